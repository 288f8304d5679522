//! The archive that a Word document is: its parts, their types, and how they point at each other (ISO/IEC 29500-2).
//!
//! Nothing is unpacked but the parts that are read, into memory, each within the limits of [`planmark_convert_model::word_problem`].

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use planmark_convert_model::word_problem::{
    MAX_DOCUMENT_BYTES, MAX_ENTRIES, MAX_GROWTH, MAX_PART_BYTES, WordProblem,
};
use zip::ZipArchive;
use zip::result::ZipError;

use super::xml::{Element, Parser};

/// Bytes from which the growth of a part is looked at: a small part may be mostly repetition.
const SMALL_PART_BYTES: u64 = 1024 * 1024;

/// A document's archive.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    parser: Parser,
    /// Bytes of all parts that were read.
    unpacked: u64,
}

/// A part's pointer to another part, or to a place outside the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Relationship {
    /// The last part of its type's name: `styles`, `hyperlink`.
    pub(super) kind: String,
    /// The name of a part, or an address outside.
    pub(super) target: String,
    /// Whether the target is outside.
    pub(super) external: bool,
}

/// The pointers of a part, by their identifiers.
pub(super) type Relationships = BTreeMap<String, Relationship>;

/// The signature of an entry in the archive's directory (APPNOTE 4.3.12).
const DIRECTORY_ENTRY: &[u8] = b"PK\x01\x02";

impl<'b> Package<'b> {
    /// Opens the archive and looks at the names of its entries.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, WordProblem> {
        // Counted before the directory is read, which would hold every entry in memory.
        let entries =
            bytes.windows(DIRECTORY_ENTRY.len()).filter(|window| *window == DIRECTORY_ENTRY).count();
        if entries > MAX_ENTRIES {
            return Err(WordProblem::TooManyEntries);
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| problem(&error))?;
        for name in archive.file_names() {
            let name = name.map_err(|error| problem(&error))?;
            if leads_out(&name) {
                return Err(WordProblem::Outside(name.chars().take(80).collect()));
            }
        }
        Ok(Self { archive, parser: Parser::default(), unpacked: 0 })
    }

    /// The name of the main part, which must be the text of a Word document.
    pub(super) fn main_part(&mut self) -> Result<String, WordProblem> {
        let types = self.required("[Content_Types].xml")?;
        let pointers = self.relationships("")?;
        let main = pointers
            .values()
            .find(|pointer| pointer.kind == "officeDocument" && !pointer.external)
            .map(|pointer| pointer.target.clone())
            .ok_or_else(|| WordProblem::Missing("the pointer to its text (_rels/.rels)".to_owned()))?;
        let kind = content_type(&types, &main).unwrap_or_default();
        let is_word =
            ["wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml", "ms-word.document"];
        if !is_word.iter().any(|word| kind.contains(word)) {
            let kind = if kind.is_empty() { "unknown" } else { &kind };
            return Err(WordProblem::ContentType(kind.chars().take(120).collect()));
        }
        Ok(main)
    }

    /// The root of a part that must be there.
    pub(super) fn required(&mut self, part: &str) -> Result<Element, WordProblem> {
        self.part(part)?.ok_or_else(|| WordProblem::Missing(part.to_owned()))
    }

    /// The root of a part, if there is such a part.
    pub(super) fn part(&mut self, part: &str) -> Result<Option<Element>, WordProblem> {
        let Some(bytes) = self.bytes(part)? else { return Ok(None) };
        self.parser.parse(part, &bytes).map(Some)
    }

    /// The number by which places name `part`, which is read otherwise than as a tree.
    pub(super) fn number(&mut self, part: &str) -> u16 {
        self.parser.number(part)
    }

    /// Names of the parts that were read, in the order of their numbers.
    pub(super) fn parts(&self) -> &[String] {
        self.parser.parts()
    }

    /// The pointers of `part`; of the archive itself, if `part` is empty.
    pub(super) fn relationships(&mut self, part: &str) -> Result<Relationships, WordProblem> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let name = format!("{folder}{slash}_rels/{file}.rels");
        let Some(root) = self.part(&name)? else { return Ok(Relationships::new()) };
        let pointers =
            root.elements().filter(|element| element.is("rel:Relationship")).filter_map(|element| {
                let external = element.attribute("TargetMode") == Some("External");
                let target = element.attribute("Target")?;
                let target = if external { target.to_owned() } else { resolve(folder, target) };
                let kind = element.attribute("Type")?.rsplit('/').next().unwrap_or_default().to_owned();
                Some((element.attribute("Id")?.to_owned(), Relationship { kind, target, external }))
            });
        Ok(pointers.collect())
    }

    /// The bytes of a part, if there is such a part.
    pub(super) fn bytes(&mut self, part: &str) -> Result<Option<Vec<u8>>, WordProblem> {
        let entry = match self.archive.by_name(part) {
            Ok(entry) => entry,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(problem(&error)),
        };
        let too_large = || WordProblem::PartTooLarge { part: part.to_owned() };
        if entry.size() > MAX_PART_BYTES {
            return Err(too_large());
        }
        let packed = entry.compressed_size();
        let mut bytes = Vec::new();
        // The size that an entry states may be a lie: the limit is on what comes out.
        let read = entry.take(MAX_PART_BYTES + 1).read_to_end(&mut bytes);
        read.map_err(|error| WordProblem::Archive(error.to_string()))?;
        let size = bytes.len() as u64;
        if size > MAX_PART_BYTES {
            return Err(too_large());
        }
        if size > SMALL_PART_BYTES && size / packed.max(1) > MAX_GROWTH {
            return Err(WordProblem::Growth { part: part.to_owned() });
        }
        self.unpacked += size;
        if self.unpacked > MAX_DOCUMENT_BYTES {
            return Err(WordProblem::DocumentTooLarge);
        }
        Ok(Some(bytes))
    }
}

fn problem(error: &ZipError) -> WordProblem {
    match error {
        ZipError::InvalidPassword => WordProblem::Protected,
        ZipError::UnsupportedArchive(why) if why.contains("assword") => WordProblem::Protected,
        other => WordProblem::Archive(other.to_string()),
    }
}

/// Whether the name of an entry is absolute or climbs out of the archive.
fn leads_out(name: &str) -> bool {
    let drive = name.as_bytes().get(1) == Some(&b':');
    drive || name.starts_with(['/', '\\']) || name.split(['/', '\\']).any(|step| step == "..")
}

/// The name of the part at which `target` points from `folder`. A target with a slash in front counts from the top.
fn resolve(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').filter(|step| !step.is_empty()).collect(),
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The type of a part: its own, or that of its extension.
fn content_type(types: &Element, part: &str) -> Option<String> {
    let named = |element: &&Element| {
        element
            .attribute("PartName")
            .is_some_and(|name| name.trim_start_matches('/').eq_ignore_ascii_case(part))
    };
    let extension = part.rsplit('.').next().unwrap_or_default();
    let default = |element: &&Element| {
        element.attribute("Extension").is_some_and(|name| name.eq_ignore_ascii_case(extension))
    };
    let own = types.elements().filter(|element| element.is("ct:Override")).find(named);
    let found = own.or_else(|| types.elements().filter(|element| element.is("ct:Default")).find(default));
    found?.attribute("ContentType").map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::{leads_out, resolve};

    #[test]
    fn targets_are_resolved_inside_the_archive() {
        assert_eq!(resolve("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word", "/word/document.xml"), "word/document.xml");
        assert_eq!(resolve("word/charts", "../embeddings/a.xlsx"), "word/embeddings/a.xlsx");
        assert_eq!(resolve("word", "../../../etc/passwd"), "etc/passwd");
    }

    #[test]
    fn names_that_lead_out_are_told() {
        for name in ["/etc/passwd", "../a", "word/../../a", "C:\\a", "word\\..\\a", "\\\\host\\a"] {
            assert!(leads_out(name), "{name}");
        }
        assert!(!leads_out("word/document..xml"));
    }
}
