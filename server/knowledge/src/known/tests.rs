use planmark_syntax::Organ;
use planmark_syntax::citation::{Citation, Context, Session};

use super::{Problem, SessionRange, check, ga_session, ga_session_of, kind_by_number, sc_year, sc_year_of};

fn citation(text: &str, code: &str) -> Citation {
    let (organ, kind) = Organ::from_code(code).expect("a code of the table");
    let kind = kind.or(organ.kinds().first().copied());
    Citation::read(text, Context { organ: Some(organ), kind }).expect("a citation")
}

/// What is wrong with a number under a heading, in a few words.
fn found(text: &str, code: &str) -> String {
    let problems: Vec<String> = check(&citation(text, code)).iter().map(shown).collect();
    problems.join("; ")
}

fn shown(problem: &Problem) -> String {
    match problem {
        Problem::Form { .. } => "form".to_owned(),
        Problem::NotInSession { range, belongs_to, .. } => {
            let session =
                belongs_to.map(|session| format!(", of session {}", session.number)).unwrap_or_default();
            format!("not among {}-{}{session}", range.numbers.0, range.numbers.1)
        }
        Problem::PastYear { last, .. } => format!("not among 1-{last}"),
        Problem::OutOfCount { known, reached, .. } => format!("session {} has {reached}", known.number),
        Problem::NotInYear { belongs_to: Some(year), .. } => format!("of {year}"),
        Problem::NotInYear { belongs_to: None, .. } => "of no closed year".to_owned(),
        Problem::OtherKind { is, .. } => format!("{is:?}").to_lowercase(),
    }
}

#[test]
fn what_is_wrong_is_found() {
    let cases = [
        ("69/331", "GA", "not among 1-327"),
        ("56/300", "GA", "not among 1-299"),
        ("78/332", "GA", "not among 1-331"),
        ("553(XXVI)", "GA", "not among 2751-2903, of session 6"),
        ("3201 (XXIX)", "GA", "not among 3203-3360, of session 6"),
        ("4000 (XXX)", "GA", "not among 3363-3541"),
        ("S-10/3", "GA", "not among 1-2"),
        ("ES-6/9", "GA", "not among 1-2"),
        ("69/999", "GA", "not among 1-327"),
        ("69/999", "GA-DEC", "not among 1-327"),
        ("58/511", "GA", "decision"),
        ("58/526", "GA", "decision"),
        ("54/418", "GA", "decision"),
        ("56/301", "GA", "decision"),
        ("82/501", "GA", "decision"),
        ("58/269", "GA-DEC", "resolution"),
        ("2013/16", "GA", "form"),
        ("1373 (2001)", "GA", "form"),
        ("24/11", "GA", "form"),
        ("269 (LVIII)", "GA", "form"),
        ("58/269", "SC", "form"),
        ("58/269", "ECOSOC", "form"),
        ("2171(2013)", "SC", "of 2014"),
        ("1373 (2030)", "SC", "of 2001"),
        ("2790 (2024)", "SC", "of 2025"),
        ("2900 (2013)", "SC", "of no closed year"),
        ("2024/22", "ECOSOC", "not among 1-21"),
        ("553 (XXVI)", "ECOSOC", "session 25 has 672"),
        ("1900 (X)", "ECOSOC", "session 11 has 304"),
        ("2011/245", "ECOSOC", "decision"),
        ("2014/35", "ECOSOC-DEC", "resolution"),
        ("6/102", "HRC", "decision"),
    ];
    for (text, code, expected) in cases {
        assert_eq!(found(text, code), expected, "{text} as {code}");
    }
}

#[test]
fn what_is_right_or_not_known_is_not_called_wrong() {
    let cases = [
        ("58/269", "GA"),
        ("56/299", "GA"),
        ("56/500", "GA"),
        ("56/512", "GA"),
        ("42/38 C", "GA"),
        ("78/331", "GA"),
        ("58/511", "GA-DEC"),
        ("56/450", "GA-DEC"),
        ("1541(XV)", "GA"),
        ("996 (ES-I)", "GA"),
        ("996 (ES-II)", "GA"),
        ("3201 (S-VI)", "GA"),
        ("S-32/1", "GA"),
        ("1373 (2001)", "SC"),
        ("2171(2014)", "SC"),
        ("2011/245", "ECOSOC-DEC"),
        ("1997/2", "ECOSOC-AC"),
        ("106 (VI)", "ECOSOC"),
        ("671 A (XXV)", "ECOSOC"),
        ("1818 (LV)", "ECOSOC"),
        ("2024/21", "ECOSOC"),
        ("2020/99", "ECOSOC"),
        ("2024/210", "ECOSOC-DEC"),
        ("51/30", "HRC"),
        ("S-30/1", "HRC"),
        ("70/1", "ESCAP"),
        ("2015/L.5", "ECOSOC"),
        // Newer than the data, or in sessions that are open or not in the data.
        ("79/390", "GA"),
        ("80/399", "GA"),
        ("81/1", "GA"),
        ("ES-10/99", "GA"),
        ("S-31/1", "GA"),
        ("S-40/9", "GA"),
        ("2799 (2025)", "SC"),
        ("2850 (2026)", "SC"),
        ("2030/9", "ECOSOC"),
    ];
    for (text, code) in cases {
        assert_eq!(found(text, code), "", "{text} as {code}");
    }
}

#[test]
fn nothing_is_said_where_the_organ_is_not_decided() {
    let undecided = Citation::read("69/331", Context::UNKNOWN).expect("a citation");
    assert_eq!(check(&undecided), []);
    assert_eq!(kind_by_number(&undecided), None);
}

#[test]
fn a_number_that_the_page_does_not_call_a_resolution_may_be_a_decision() {
    let organ = Some(Organ::GeneralAssembly);
    let read = |text: &str| Citation::read(text, Context { organ, kind: None }).expect("a citation");
    assert_eq!(check(&read("58/511")), []);
    assert_eq!(check(&read("S-10/21")), []);
    assert_eq!(
        check(&read("69/331")).len(),
        1,
        "between the last resolution and the first decision is nothing"
    );
}

/// Reads a table of the reference data: one list of cells for each row, quoted cells included.
fn table(name: &str) -> Option<Vec<Vec<String>>> {
    let Ok(folder) = std::env::var("PLANMARK_DATA") else {
        println!("skipped: PLANMARK_DATA is not set");
        return None;
    };
    let path = std::path::Path::new(&folder).join(name);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Some(text.lines().skip(1).map(cells).collect())
}

fn cells(row: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut is_quoted = false;
    for sign in row.chars() {
        match sign {
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => cells.push(String::new()),
            _ => cells.last_mut().expect("at least one cell").push(sign),
        }
    }
    cells
}

#[test]
fn the_sessions_agree_with_the_reference_data() {
    let Some(rows) = table("ga_by_session.csv") else { return };
    let mut compared = 0;
    for row in &rows {
        let (name, style, ranges, status) =
            (row[0].as_str(), row[1].as_str(), row[3].as_str(), row[11].as_str());
        // Resolution 996 is told of two sessions at once.
        if name == "ES-IandII" {
            assert_eq!(ga_session_of(996).map(|session| session.number), Some(1));
            continue;
        }
        let bracketed = style.starts_with("number (");
        let citation_text = if bracketed { format!("1 ({name})") } else { format!("{name}/1") };
        let number = citation(&citation_text, "GA").number;
        let session = match number {
            planmark_syntax::citation::Number::NumberSession { session, .. }
            | planmark_syntax::citation::Number::SessionNumber { session, .. } => session,
            other => panic!("{name}: {other:?}"),
        };
        let known = ga_session(session).unwrap_or_else(|| panic!("{name} is known"));
        let listed: Vec<(u32, u32)> = ranges
            .split(' ')
            .map(|range| {
                let (first, last) = range.split_once('-').expect("a range");
                (first.parse().expect("a number"), last.parse().expect("a number"))
            })
            .collect();
        for (first, last) in &listed {
            assert!(known.contains(*first) && known.contains(*last), "{name}: {known:?}");
        }
        // Session 78 is known to go on past the list; the seventh emergency session is listed from its second resolution.
        let end = known.more.unwrap_or(known.numbers).1;
        let expected = if name == "78" { Some(331) } else { listed.last().map(|(_, last)| *last) };
        assert_eq!(Some(end), expected, "{name}");
        assert_eq!(known.closed, status == "closed" || name == "78", "{name}: {status}");
        compared += 1;
    }
    assert_eq!(compared, rows.len() - 1);
    assert_eq!(ga_session(Session::regular(81)), None);
    let session_56 = SessionRange { numbers: (1, 299), more: Some((500, 512)), closed: true };
    assert_eq!(ga_session(Session::regular(56)), Some(session_56));
}

#[test]
fn the_years_agree_with_the_reference_data() {
    let Some(rows) = table("sc_by_year.csv") else { return };
    for row in &rows {
        let cell = |index: usize| row[index].parse::<u32>().expect("a number");
        let (year, first, last) = (cell(0), cell(1), cell(2));
        let known = sc_year(year).unwrap_or_else(|| panic!("{year} is known"));
        assert_eq!((known.first, known.last), (first, last), "{year}");
        assert_eq!(known.closed, row[4] == "yes", "{year}");
        assert_eq!((sc_year_of(first), sc_year_of(last)), (Some(year), Some(year)));
    }
    assert_eq!(rows.len(), 80);
    assert_eq!(sc_year_of(0), None);
    assert_eq!(sc_year_of(2799), None);
}

/// Every resolution of the Assembly and of the Security Council that a list of resolutions names is possible.
#[test]
fn no_listed_resolution_is_called_wrong() {
    let Some(rows) = table("resolutions.csv") else { return };
    let mut wrong = Vec::new();
    let mut compared = 0;
    for row in &rows {
        let (symbol, organ, status) = (row[0].as_str(), row[1].as_str(), row[row.len() - 1].as_str());
        if !matches!(organ, "GA" | "SC") || symbol.contains("and") || status != "listed" {
            continue;
        }
        let Ok(citation) = Citation::read(symbol, Context::UNKNOWN) else {
            wrong.push(format!("{symbol}: not read"));
            continue;
        };
        compared += 1;
        wrong.extend(check(&citation).iter().map(|problem| format!("{symbol}: {}", shown(problem))));
    }
    assert!(wrong.is_empty(), "{} wrong: {:?}", wrong.len(), &wrong[..wrong.len().min(20)]);
    assert!(compared > 15_000, "{compared}");
}

#[test]
fn the_years_of_the_economic_and_social_council_agree_with_the_reference_data() {
    let Some(rows) = table("ecosoc_by_year.csv") else { return };
    let mut closed = 0;
    for row in rows.iter().filter(|row| row[1] == "resolution") {
        let (session, most) = (&row[0], row[2].parse::<u32>().expect("a number"));
        let printed = if session.starts_with(|sign: char| sign.is_ascii_digit()) {
            format!("{session}/{most}")
        } else {
            format!("{most} ({session})")
        };
        // The observations hold numbers of decisions, too.
        let problem = found(&printed, "ECOSOC");
        assert!(problem.is_empty() || problem == "decision", "{printed} was observed: {problem}");
        if row[4] == "yes" {
            let past = format!("{session}/{}", most + 1);
            assert_eq!(found(&past, "ECOSOC"), format!("not among 1-{most}"), "{past} is past the end");
            closed += 1;
        }
    }
    assert_eq!(closed, 5);
}
