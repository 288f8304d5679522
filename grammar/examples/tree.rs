//! Prints the tree of a plan: `cargo run -p tree-sitter-planmark --example tree -- FILE`.

use std::error::Error;
use std::fs;

use tree_sitter::{Node, Parser, TreeCursor};

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("name a file")?;
    let text = fs::read(path)?;
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_planmark::LANGUAGE.into())?;
    let tree = parser.parse(&text, None).ok_or("parsing was stopped")?;
    print(&mut tree.walk(), &text, 0);
    Ok(())
}

fn print(cursor: &mut TreeCursor<'_>, text: &[u8], depth: usize) {
    let node = cursor.node();
    if node.is_named() || node.is_error() || node.is_missing() {
        let field = cursor.field_name().map(|name| format!("{name}: ")).unwrap_or_default();
        let leaf = leaf_text(node, text);
        println!("{:indent$}{field}{}{leaf}", "", node.kind(), indent = depth * 2);
    }
    if cursor.goto_first_child() {
        loop {
            print(cursor, text, depth + 1);
            if !cursor.goto_next_sibling() {
                break;
            }
        }
        cursor.goto_parent();
    }
}

fn leaf_text(node: Node<'_>, text: &[u8]) -> String {
    if node.named_child_count() > 0 {
        return String::new();
    }
    format!(" {:?}", String::from_utf8_lossy(&text[node.byte_range()]))
}
