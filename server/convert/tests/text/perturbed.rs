//! The published plan, changed as other documents of its kind differ from it: what is read must stay the same.

use planmark_convert::PlanFile;

use crate::corpus;
use crate::parsed::counts;
use crate::without_header;

/// The published plan of several programmes, if it lies there.
fn plan() -> Option<(String, String)> {
    corpus::texts().into_iter().find(|(name, _)| name.starts_with("biennial-2018"))
}

fn files(name: &str, text: &str) -> Vec<PlanFile> {
    let imported = corpus::read(name, text);
    assert_eq!(imported.account.unaccounted(), 0);
    imported.files
}

fn bodies(files: &[PlanFile]) -> Vec<String> {
    files.iter().map(|file| without_header(&file.text)).collect()
}

/// Every blank line of every `every`-th line of text, with `furniture` behind it.
fn with_pages(text: &str, every: usize, furniture: impl Fn(usize) -> String) -> String {
    let mut paged = String::with_capacity(text.len() * 2);
    let (mut lines, mut page) = (0, 0);
    for line in text.split_inclusive('\n') {
        paged.push_str(line);
        lines += usize::from(!line.trim().is_empty());
        if lines >= every && line == "\n" {
            lines = 0;
            page += 1;
            paged.push_str(&furniture(page));
        }
    }
    paged
}

#[test]
fn page_headers_may_stand_anywhere() {
    let Some((name, text)) = plan() else { return };
    let expected = bodies(&files(&name, &text));
    for every in [31, 43] {
        let paged = with_pages(&text, every, |page| {
            format!(" \n\nA/71/6/Rev.1 \n\n \n\n{page}/457 17-03372 (C)\n\n \n\n")
        });
        assert!(
            bodies(&files(&name, &paged)) == expected,
            "a header every {every} lines changes what is read"
        );
    }
}

#[test]
fn line_ends_and_indents_tell_nothing() {
    let Some((name, text)) = plan() else { return };
    let expected = bodies(&files(&name, &text));
    assert!(bodies(&files(&name, &text.replace('\n', "\r\n"))) == expected, "CRLF changes what is read");
    let no_break = text.replace(" 号", "\u{A0}号").replace(" 年", "\u{A0}年");
    assert!(bodies(&files(&name, &no_break)) == expected, "no-break blanks change what is read");
}

#[test]
fn other_words_and_widths_give_the_same_tables() {
    let Some((name, text)) = plan() else { return };
    let expected: Vec<_> = files(&name, &text).iter().map(|file| counts(&file.text)).collect();
    let same = |changed: &str, what: &str| {
        let counted: Vec<_> = files(&name, changed).iter().map(|file| counts(&file.text)).collect();
        assert_eq!(counted, expected, "{what}");
    };
    same(&text.replace("本组织目标", "本组织的目标").replace("秘书处预期成绩", "秘书处的预期成果"), "words");
    same(&text.replace("立法授权", "法律授权"), "mandates");
    same(&text.replace('（', "(").replace('）', ")"), "half-width brackets");
    let letters = ('a'..='h').fold(text.clone(), |text, letter| {
        text.replace(&format!("\n({letter}) "), &format!("\n（{letter}）"))
            .replace(&format!("\n ({letter}) "), &format!("\n （{letter}）"))
    });
    same(&letters, "full-width brackets around letters, without a blank");
}

#[test]
fn a_programme_alone_reads_as_within_the_plan() {
    let Some((name, text)) = plan() else { return };
    let whole = files(&name, &text);
    let label = |line: &str| line.trim().strip_prefix("方案 ").and_then(|number| number.parse::<u32>().ok());
    let mut starts: Vec<(u32, usize)> = Vec::new();
    let mut place = 0;
    for line in text.split_inclusive('\n') {
        let begins =
            |number: &u32| whole.iter().any(|file| file.name.starts_with(&format!("programme-{number:02}-")));
        if let Some(number) = label(line).filter(begins)
            && starts.iter().all(|(other, _)| *other != number)
        {
            starts.push((number, place));
        }
        place += line.len();
    }
    assert_eq!(starts.len(), whole.iter().filter(|file| file.name.starts_with("programme-")).count());
    for (index, (number, start)) in starts.iter().enumerate() {
        let end = starts.get(index + 1).map_or(text.len(), |(_, next)| *next);
        let alone = files("programme.txt", &text[*start..end]);
        assert_eq!(alone.len(), 1, "programme {number}");
        let within = whole.iter().find(|file| file.name == alone[0].name).unwrap();
        assert!(
            without_header(&within.text) == without_header(&alone[0].text),
            "programme {number} reads otherwise alone"
        );
    }
}
