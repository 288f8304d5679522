//! What cannot be imported is told in one sentence.

use planmark_convert::{Format, MAX_TEXT_BYTES, Options, Source, import};

fn error(bytes: &[u8]) -> String {
    import(Source { name: "甲.txt", bytes }, &Options::default(), |_| {}).unwrap_err().to_string()
}

#[test]
fn every_error_names_the_source_and_the_cause() {
    assert_eq!(error(b"\xB7\xBD\xB0\xB8"), "甲.txt: not UTF-8 text (byte 1 is not valid)");
    assert_eq!(error("方案\n\n\0".as_bytes()), "甲.txt: a binary file, not text (line 3)");
    assert_eq!(error("\u{FEFF} \n\u{3000}\n".as_bytes()), "甲.txt: empty");
    assert_eq!(
        error("铁路\n".as_bytes()),
        "甲.txt: not a programme plan, a revision or a report that is known; name its format to read it all the same"
    );
    assert_eq!(
        error(&vec![b'a'; MAX_TEXT_BYTES + 1]),
        format!("甲.txt: {} bytes, more than the {MAX_TEXT_BYTES} that can be imported", MAX_TEXT_BYTES + 1)
    );
}

#[test]
fn a_named_format_reads_what_is_not_recognised() {
    let options = Options { format: Some(Format::Report), ..Options::default() };
    let imported = import(Source { name: "a.txt", bytes: "铁路\n".as_bytes() }, &options, |_| {}).unwrap();
    assert_eq!(imported.account.unaccounted(), 0);
    assert!(imported.files[0].text.contains("铁路"));
}

#[test]
fn formats_have_names() {
    for format in Format::ALL {
        assert_eq!(Format::from_name(format.name()), Some(format));
    }
    assert_eq!(Format::from_name("word"), None);
}
