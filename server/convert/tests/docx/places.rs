//! The way back: every character of the source that a plan prints leads to the bytes of the document that say it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use planmark_convert::{Changes, Import, Place, PlanFile};
use zip::ZipArchive;

use super::fixture::{Document, NAMESPACES, paragraph, run};
use super::{import_bytes, imported, imported_with, section};

/// A document's parts, as text.
struct Parts(BTreeMap<String, String>);

impl Parts {
    fn of(bytes: &[u8], names: &[String]) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let parts = names.iter().filter_map(|name| {
            let mut text = Vec::new();
            archive.by_name(name).ok()?.read_to_end(&mut text).unwrap();
            Some((name.clone(), planmark_convert::part_text(&text)?.into_owned()))
        });
        Self(parts.collect())
    }

    fn at(&self, file: &PlanFile, place: Place) -> &str {
        &self.0[&file.parts[usize::from(place.part)]][place.start as usize..place.end as usize]
    }
}

/// The bytes of `part` that are text: neither tags nor comments.
fn text_bytes(part: &str) -> Vec<bool> {
    let mut is_text = vec![true; part.len()];
    let mut at = 0;
    while let Some(start) = part[at..].find('<').map(|start| at + start) {
        let rest = &part[start..];
        if rest.starts_with("<![CDATA[") {
            let end = start + rest.find("]]>").unwrap();
            is_text[start..start + "<![CDATA[".len()].fill(false);
            at = end + "]]>".len();
            is_text[end..at].fill(false);
            continue;
        }
        let close = if rest.starts_with("<!--") { "-->" } else { ">" };
        at = start + rest.find(close).unwrap() + close.len();
        is_text[start..at].fill(false);
    }
    is_text
}

/// Signs that Word stores and the plan writes as other ones.
const REPLACED: [(char, char); 5] =
    [('\u{2011}', '-'), ('\u{F02D}', '–'), ('\u{F0B7}', '•'), ('|', '¦'), ('｜', '¦')];

/// Plain signs, and in the same order their raised or lowered forms.
const SHIFTED: [(&str, &str); 3] = [
    ("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾"),
    ("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎"),
    ("abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ"),
];

/// Whether the XML `source` says `sign`.
fn says(source: &str, sign: char) -> bool {
    let entity = source.strip_prefix('&').and_then(|rest| rest.strip_suffix(';'));
    let stored = match entity {
        Some("amp") => Some('&'),
        Some("lt") => Some('<'),
        Some("gt") => Some('>'),
        Some("quot") => Some('"'),
        Some("apos") => Some('\''),
        Some(code) => match code.strip_prefix("#x") {
            Some(code) => u32::from_str_radix(code, 16).ok().and_then(char::from_u32),
            None => code.strip_prefix('#').and_then(|code| code.parse().ok()).and_then(char::from_u32),
        },
        None => Some(source).filter(|source| source.chars().count() == 1).and_then(|it| it.chars().next()),
    };
    let Some(stored) = stored else {
        return sign == '-' && source.starts_with("<w:noBreakHyphen") || source.starts_with("<w:sym ");
    };
    let mut pairs = SHIFTED.iter().flat_map(|(plain, shifted)| plain.chars().zip(shifted.chars()));
    let shifted = pairs.any(|pair| pair == (stored, sign));
    stored == sign || REPLACED.contains(&(stored, sign)) || shifted || stored.to_uppercase().eq([sign])
}

/// Holds every plan of `import` against the document: each character that has a place says what stands there, no two have the same,
/// and as many have one as the account has placed. Gives that number.
fn check(bytes: &[u8], import: &Import) -> u64 {
    let mut taken: BTreeSet<(u16, u32)> = BTreeSet::new();
    let mut texts: BTreeMap<u16, Vec<bool>> = BTreeMap::new();
    let mut traced = 0;
    for file in &import.files {
        let parts = Parts::of(bytes, &file.parts);
        for (start, sign) in file.text.char_indices() {
            let places = file.places.of(start..start + sign.len_utf8());
            if planmark_convert::is_blank(sign) || places.is_empty() {
                continue;
            }
            let here = || file.text[..start].lines().next_back().unwrap_or_default();
            let [place] = places[..] else { panic!("{sign} has {places:?}, behind {}", here()) };
            let source = parts.at(file, place);
            assert!(says(source, sign), "{sign} leads to {source}, behind {}", here());
            assert!(
                taken.insert((place.part, place.start)),
                "{sign} leads where another does, behind {}",
                here()
            );
            let part = &file.parts[usize::from(place.part)];
            let is_text = texts.entry(place.part).or_insert_with(|| text_bytes(&parts.0[part]));
            let own = &is_text[place.start as usize..place.end as usize];
            assert!(source.starts_with('<') || own.iter().all(|is_text| *is_text), "{sign} leads into a tag");
            traced += 1;
        }
    }
    assert_eq!(traced, import.account.placed, "characters with a place");
    traced
}

/// What the words `text` of the only plan lead to, place by place.
fn sources(bytes: &[u8], import: &Import, text: &str) -> Vec<(String, String)> {
    let file = &import.files[0];
    let start = file.text.find(text).unwrap_or_else(|| panic!("{text} is not in {}", file.text));
    let parts = Parts::of(bytes, &file.parts);
    let places = file.places.of(start..start + text.len()).into_iter();
    places
        .map(|place| {
            let part = file.parts[usize::from(place.part)].rsplit('/').next().unwrap_or_default();
            (part.to_owned(), parts.at(file, place).to_owned())
        })
        .collect()
}

fn without_parts(sources: Vec<(String, String)>) -> Vec<String> {
    sources.into_iter().map(|(_, source)| source).collect()
}

/// Imports `document`, holds it to its places, and gives what `text` leads to in its main part.
fn in_main(document: &Document, text: &str) -> Vec<String> {
    let import = imported(document);
    let bytes = document.bytes();
    check(&bytes, &import);
    let sources = sources(&bytes, &import, text).into_iter();
    sources
        .map(|(part, source)| {
            assert_eq!(part, "document.xml");
            source
        })
        .collect()
}

#[test]
fn a_word_that_runs_split_leads_to_each_of_its_pieces() {
    let mut document = section();
    document.raw(&format!("<w:p>{}{}{}</w:p>", run("More fr"), run("eig"), run("ht trains.")));
    assert_eq!(in_main(&document, "freight"), ["fr", "eig", "ht"]);
}

#[test]
fn characters_that_xml_writes_otherwise_lead_to_all_of_it() {
    let mut document = section();
    document.raw(
        "<w:p><w:r><w:t>R&amp;D &#66;&#x43;<![CDATA[<é>]]></w:t><w:noBreakHyphen/><w:t>\u{2011}end\u{AD}less</w:t>\
         <w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r></w:p>",
    );
    assert_eq!(in_main(&document, "R&D"), ["R&amp;D"]);
    assert_eq!(in_main(&document, "BC<é>"), ["&#66;&#x43;", "<é>"]);
    assert_eq!(in_main(&document, "--end"), ["<w:noBreakHyphen/>", "\u{2011}end"]);
    assert_eq!(in_main(&document, "less"), ["less"]);
    assert_eq!(in_main(&document, "✓"), ["<w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/>"]);
}

#[test]
fn tabs_breaks_and_blanks_part_what_stands_in_two_places() {
    let mut document = section();
    document.text("\t40.1\tOne  day\nmore").text("\t(a)\tAn entry;");
    assert_eq!(in_main(&document, "40.1 One"), ["40.1", "One"]);
    assert_eq!(in_main(&document, "One day more"), ["One  day", "more"]);
    assert_eq!(in_main(&document, "(a) An"), ["(a)", "An"]);
}

#[test]
fn notes_lead_into_their_own_part() {
    let mut document = section();
    document.point(
        "footnotes",
        "footnotes.xml",
        &format!(
            "<w:footnotes {NAMESPACES}><w:footnote w:id=\"1\">{}</w:footnote><w:footnote w:id=\"2\">{}</w:footnote></w:footnotes>",
            paragraph("", "By train &c."),
            paragraph("", "By road.")
        ),
    );
    document.raw(&format!(
        "<w:p>{}<w:r><w:footnoteReference w:id=\"1\"/></w:r>{}<w:r><w:footnoteReference w:id=\"2\" w:customMarkFollows=\"1\"/>\
         <w:t>*</w:t></w:r></w:p>",
        run("Freight"),
        run(" and posts")
    ));
    let (import, bytes) = (imported(&document), document.bytes());
    check(&bytes, &import);
    let note = |text: &str| vec![("footnotes.xml".to_owned(), text.to_owned())];
    assert_eq!(sources(&bytes, &import, "train &c."), note("train &amp;c."));
    assert_eq!(sources(&bytes, &import, "By road."), note("By road."));
    assert!(sources(&bytes, &import, "[^1]").is_empty());
    assert_eq!(
        sources(&bytes, &import, "posts[^*]"),
        [("document.xml".to_owned(), "posts".to_owned()), ("document.xml".to_owned(), "*".to_owned())]
    );
}

#[test]
fn cells_titles_and_notes_of_tables() {
    let mut document = section();
    document.styled("H23", &["Table 40.1", "Trains"]).table(
        1,
        &[
            &["Kind", "2>2025|2026"],
            &["Freight^a¶and more", "1 979", "2"],
            &["v>Posts", "3", "4"],
            &["^>", "5", "6"],
        ],
    );
    document.styled("FootnoteText", &["^a\tOf two axles."]);
    assert_eq!(in_main(&document, "Table 40.1: Trains"), ["Table 40.1", "Trains"]);
    assert_eq!(in_main(&document, "2025¦2026"), ["2025|2026"]);
    assert_eq!(in_main(&document, "1 979"), ["1 979"]);
    assert_eq!(in_main(&document, "Of two axles."), ["Of two axles."]);
}

#[test]
fn links_lead_to_what_is_read_not_to_their_address() {
    let mut document = section();
    let identifier = document.address("https://example.org/trains");
    document.raw(&format!(
        "<w:p>{}<w:hyperlink r:id=\"{identifier}\">{}{}</w:hyperlink>{}</w:p>",
        run("See "),
        run("the tr"),
        run("ains"),
        run(".")
    ));
    assert_eq!(in_main(&document, "[the trains](https://example.org/trains)"), ["the tr", "ains"]);
}

#[test]
fn tracked_changes_lead_to_what_stays() {
    let mut document = section();
    document.raw(&format!(
        "<w:p>{}<w:del w:id=\"1\" w:author=\"A\"><w:r><w:delText>old</w:delText></w:r></w:del><w:ins w:id=\"2\" w:author=\"A\">{}\
         </w:ins>{}</w:p>",
        run("Run "),
        run("new"),
        run(" trains")
    ));
    for (changes, text) in [(Changes::Accept, "new"), (Changes::Reject, "old")] {
        let (import, bytes) = (imported_with(&document, changes), document.bytes());
        check(&bytes, &import);
        assert_eq!(
            without_parts(sources(&bytes, &import, &format!("Run {text} trains"))),
            ["Run ", text, " trains"]
        );
    }
}

#[test]
fn boxes_charts_and_comments() {
    let mut document = section();
    let comments = format!(
        "<w:comments {NAMESPACES}><w:comment w:id=\"7\" w:author=\"A\">{}</w:comment></w:comments>",
        paragraph("", "Is it -- so?")
    );
    document.point("comments", "comments.xml", &comments);
    document
        .raw("<w:p><w:commentRangeStart w:id=\"7\"/><w:r><w:t>Told.</w:t></w:r><w:r><w:commentReference w:id=\"7\"/></w:r></w:p>")
        .raw(&format!(
            "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{0}</w:txbxContent></mc:Choice><mc:Fallback>\
             <w:txbxContent>{0}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>",
            paragraph("", "Director")
        ))
        .styled("H23", &["Figure 40.I", "Freight"])
        .chart(&["2024", "2025"], &[("Planned", &["1", "2"]), ("Actual", &["3", "4"])]);
    let (import, bytes) = (imported(&document), document.bytes());
    check(&bytes, &import);
    assert_eq!(without_parts(sources(&bytes, &import, "- -")), ["--"]);
    assert_eq!(sources(&bytes, &import, "Director")[0].0, "document.xml");
    assert_eq!(without_parts(sources(&bytes, &import, "Planned | 1")), ["Planned", "1"]);
}

#[test]
fn pieces_of_other_documents_lead_into_their_part() {
    let mut document = section();
    let page = document.point(
        "aFChunk",
        "a.html",
        "<html><body><p>From a <b>page</b> &amp; a&#x2F;b.</p></body></html>",
    );
    let text = document.point("aFChunk", "b.txt", "One line.\r\nAnother\tline.");
    document
        .raw(&format!("<w:altChunk r:id=\"{page}\"/>"))
        .text("Between.")
        .raw(&format!("<w:altChunk r:id=\"{text}\"/>"));
    let (import, bytes) = (imported(&document), document.bytes());
    check(&bytes, &import);
    let own = |part: &str, text: &str| (part.to_owned(), text.to_owned());
    assert_eq!(
        sources(&bytes, &import, "From a page & a/b."),
        [own("a.html", "From a "), own("a.html", "page"), own("a.html", " &amp; a&#x2F;b.")]
    );
    assert_eq!(sources(&bytes, &import, "Another line"), [own("b.txt", "Another"), own("b.txt", "line")]);
}

#[test]
fn signs_that_the_plan_writes_otherwise_and_tables_in_cells() {
    let mut document = section();
    let inner = format!(
        "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
        paragraph("", "Coal"),
        paragraph("", "Ore")
    );
    document
        .raw(
            "<w:p><w:r><w:t>Costs of 10</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>6</w:t></w:r>\
             <m:oMath><m:f><m:num><m:r><m:t>x+1</m:t></m:r></m:num><m:den><m:r><m:t>y</m:t></m:r></m:den></m:f></m:oMath></w:p>",
        )
        .raw(&format!(
            "<w:tbl><w:tr><w:tc>{0}</w:tc><w:tc>{0}{inner}</w:tc></w:tr><w:tr><w:tc>{0}</w:tc><w:tc>{0}</w:tc></w:tr></w:tbl>",
            paragraph("", "Freight")
        ));
    assert_eq!(in_main(&document, "10⁶"), ["10", "6"]);
    assert_eq!(in_main(&document, "(x+1)/y"), ["x+1", "y"]);
    assert_eq!(in_main(&document, "Coal; Ore"), ["Coal", "Ore"]);
}

#[test]
fn what_several_plans_share_has_its_place_in_one() {
    let document = super::account::two_entities();
    let (import, bytes) = (imported(&document), document.bytes());
    check(&bytes, &import);
    let note = "This part goes to the Committee.";
    assert_eq!(without_parts(sources(&bytes, &import, note)), [note]);
}

#[test]
fn parts_in_utf_16_lead_to_their_bytes() {
    let mut document = section();
    document.text("Fracht für 铁路 & 𝄞.");
    let utf_16: Vec<u8> =
        format!("\u{FEFF}{}", document.main()).encode_utf16().flat_map(u16::to_le_bytes).collect();
    let bytes = document.bytes_with("word/document.xml", &utf_16);
    let import = import_bytes(&bytes, Changes::Accept).unwrap();
    check(&bytes, &import);
    let file = &import.files[0];
    let start = file.text.find("铁路 & 𝄞").unwrap();
    let [place] = file.places.of(start..start + "铁路 & 𝄞".len())[..] else { panic!() };
    let raw = planmark_convert::part_range(&utf_16, place.start as usize..place.end as usize).unwrap();
    let units = utf_16[raw].chunks(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    assert_eq!(String::from_utf16(&units.collect::<Vec<_>>()).unwrap(), "铁路 &amp; 𝄞");
}

/// The documents that may be read: those that `tests/truth/unread.txt` does not keep aside.
fn documents() -> Vec<PathBuf> {
    let Some(folder) = std::env::var_os("PLANMARK_CORPUS") else {
        println!("skipped: PLANMARK_CORPUS is not set");
        return Vec::new();
    };
    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/truth/unread.txt");
    let unread = std::fs::read_to_string(list).unwrap();
    let unread: BTreeSet<&str> = unread.lines().map(str::trim).collect();
    let mut documents: Vec<PathBuf> = std::fs::read_dir(Path::new(&folder).join("docx"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "docx"))
        .filter(|path| {
            path.file_name().is_some_and(|name| name.to_str().is_some_and(|name| !unread.contains(name)))
        })
        .collect();
    documents.sort();
    documents
}

#[test]
fn every_character_of_published_documents_leads_back() {
    for path in documents() {
        let bytes = std::fs::read(&path).unwrap();
        // A document of another kind has no plan.
        let Ok(import) = import_bytes(&bytes, Changes::Accept) else { continue };
        println!("{}", path.display());
        let characters = check(&bytes, &import);
        let memory: usize = import.files.iter().map(|file| file.places.bytes()).sum();
        println!("{characters} characters, {memory} bytes");
        assert!(memory as u64 <= MOST_BYTES * characters, "{memory} bytes for {characters} characters");
    }
}

/// Bytes of memory that the places of a character may take.
const MOST_BYTES: u64 = 4;
