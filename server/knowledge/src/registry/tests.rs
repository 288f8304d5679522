use planmark_syntax::Language;
use planmark_syntax::citation::{Citation, Context};
use planmark_syntax::{Organ, citation::Kind};

use super::{Registry, RegistryBuilder, TitleSource};

fn problems(name: &str, text: &str) -> Vec<String> {
    let builder = RegistryBuilder::default().file(name, text);
    builder.problems().iter().map(|problem| problem.message.render(Language::En)).collect()
}

fn registry(texts: &[&str]) -> Registry {
    let builder = RegistryBuilder::default();
    texts.iter().fold(builder, |builder, text| builder.file("a.csv", text)).build()
}

#[test]
fn titles_stand_in_one_column_or_in_one_for_each_language() {
    let long = "symbol,title,language,date,notes\n\
        A/RES/71/900,Care of harbours,en,2016-12-01,x\n\
        A/RES/71/900,港口的维护,zh,2016-12-01,x\n";
    let wide = "\u{feff}Symbol;title_en;title_zh;title_zh_src;date\nA/RES/71/900;Care of harbours;港口的维护;unxml;2016-12-01\n";
    for (text, source) in [(long, TitleSource::List), (wide, TitleSource::OfficialText)] {
        let registry = registry(&[text]);
        let entry = registry.entry("A/RES/71/900").unwrap();
        assert_eq!(entry.title(Language::En).unwrap().text, "Care of harbours");
        let chinese = entry.title(Language::Zh).unwrap();
        assert_eq!((chinese.text, chinese.source), ("港口的维护", source));
        assert_eq!(
            (entry.date(), entry.is_listed(), entry.title(Language::Fr)),
            (Some("2016-12-01"), true, None)
        );
        assert_eq!(entry.organ(), Some(Organ::GeneralAssembly));
        assert_eq!(registry.data_date(), Some("2016-12-01"));
    }
}

#[test]
fn symbols_are_found_however_the_file_prints_them() {
    let registry = registry(&[
        "symbol,status\nA/RES/1514 (XV),listed\nS/RES/2171(2013),cited-only\nA/RES/52/12 A and B,\n",
    ]);
    assert!(registry.entry("A/RES/1514(XV)").unwrap().is_listed());
    assert!(!registry.entry("S/RES/2171(2013)").unwrap().is_listed());
    assert!(registry.entry("A/RES/52/12 B").is_some() && registry.entry("A/RES/52/12").is_none());
    let cited = Citation::read("1514(XV)", Context::new(Organ::GeneralAssembly, Kind::Resolution)).unwrap();
    assert_eq!(registry.of(&cited).unwrap().symbol(), "A/RES/1514(XV)");
}

#[test]
fn what_a_later_file_says_fills_the_gaps_of_an_earlier_one() {
    let registry = registry(&[
        "symbol,title_en,description_en\nA/RES/60/901,First title,\nS/RES/1999(2011),,On admission\n",
        "symbol,title_en,title_fr\nA/RES/60/901,Another,Titre\n",
        "cited_symbol,latest_symbol,group_title\nA/RES/60/901,A/RES/79/902,Harbours\nA/RES/79/902,A/RES/79/902,Harbours\n",
    ]);
    let entry = registry.entry("A/RES/60/901").unwrap();
    assert_eq!(entry.title(Language::En).unwrap().text, "First title");
    assert_eq!(entry.title(Language::Fr).unwrap().text, "Titre");
    assert_eq!(
        (entry.latest(), entry.series(), entry.is_listed()),
        (Some("A/RES/79/902"), Some("Harbours"), true)
    );
    let latest = registry.entry("A/RES/79/902").unwrap();
    assert_eq!((latest.latest(), latest.is_listed()), (None, false));
    let council = registry.entry("S/RES/1999(2011)").unwrap();
    assert_eq!(council.title(Language::En), None);
    assert_eq!(council.description().unwrap().text, "On admission");
    assert_eq!(registry.titled(Language::En, "FIRST  title ").len(), 1);
    assert_eq!(registry.titled(Language::Fr, "First title").len(), 0);
}

#[test]
fn a_missing_column_is_told_once_and_a_bad_row_costs_itself_alone() {
    assert_eq!(
        problems("a.csv", "number,title\n1,x\n2,y\n"),
        [
            "a.csv has no column “symbol”, and nothing of it counts. Name the columns in its first line: symbol, title, language, date."
        ]
    );
    assert_eq!(problems("a.csv", "symbol,title\nA/RES/1/1,x\n").len(), 1);
    assert_eq!(problems("a.csv", "cited_symbol,group_title\nA/RES/1/1,x\n").len(), 1);
    assert_eq!(problems("a.csv", "").len(), 1);
    let text = "symbol,title,language,date\n\
        A/RES/71/900,\"two\nlines\",en,\n\
        A/RES/71/901,x,en,2016\n\
        \n\
        resolution,x,en,\n\
        A/RES/71/902,x,de,\n\
        A/RES/71/903,a,b,c,d\n\
        A/RES/71/904,short\n\
        A/RES/71/905,y,en,2016-12-02\n";
    let builder = RegistryBuilder::default().file("a.csv", text);
    let told: Vec<String> = builder.problems().iter().map(|it| it.message.render(Language::En)).collect();
    assert_eq!(
        told,
        [
            "a.csv, line 4: “2016” is no day, such as 2015-09-25. The row is left out, and so are 4 more bad rows; the rest of the file counts."
        ]
    );
    let registry = builder.build();
    let known: Vec<&str> = registry.entries().map(super::Entry::symbol).collect();
    assert_eq!(known, ["A/RES/71/900", "A/RES/71/905"]);
}

#[test]
fn the_same_content_is_the_same_registry() {
    let text = "symbol,title_en\nA/RES/71/900,One\n";
    assert_eq!(registry(&[text]), registry(&[text]));
    assert_ne!(registry(&[text]), registry(&["symbol,title_en\nA/RES/71/900,Two\n"]));
    assert_ne!(registry(&[text]), Registry::default());
}

#[test]
fn the_reference_files_are_read_whole() {
    let Ok(folder) = std::env::var("PLANMARK_DATA") else {
        println!("skipped: PLANMARK_DATA is not set");
        return;
    };
    let read = |name: &str| std::fs::read_to_string(std::path::Path::new(&folder).join(name)).unwrap();
    let builder = RegistryBuilder::default()
        .file("resolutions.csv", &read("resolutions.csv"))
        .file("superseded_ppb2026.csv", &read("superseded_ppb2026.csv"));
    assert_eq!(builder.problems(), []);
    let registry = builder.build();
    assert!(registry.len() > 21_000, "{}", registry.len());
    let entry = registry.entry("A/RES/74/1").unwrap();
    assert_eq!((entry.date(), entry.titles().count()), (Some("2019-10-10"), 6));
    assert!(entry.titles().all(|title| title.source == TitleSource::OfficialText));
    // Statements of organizational sessions, and the resolution of two sessions at once, are of no form that plans cite.
    let unread = registry.entries().filter(|entry| entry.citation().is_none()).count();
    assert!(unread < 10, "{unread} symbols are not read");
    assert!(registry.entries().filter(|entry| entry.latest().is_some()).count() > 900);
}
