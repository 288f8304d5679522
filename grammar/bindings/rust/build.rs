//! Compiles the parser and the scanner.

fn main() {
    let source = std::path::Path::new("src");
    let mut build = cc::Build::new();
    build.std("c11").include(source).warnings(false).extra_warnings(false);
    // The parser is as slow as its compiler makes it, and every test goes through it.
    build.opt_level(2);
    build.flag_if_supported("-Wno-unused");
    // A browser has no C library: the headers that a parser needs come with tree-sitter.
    if let Ok(headers) = std::env::var("DEP_TREE_SITTER_LANGUAGE_WASM_HEADERS") {
        build.include(headers);
    }
    for file in ["parser.c", "scanner.c"] {
        build.file(source.join(file));
    }
    build.compile("tree-sitter-planmark");
    println!("cargo:rerun-if-changed=src");
}
