//! Official documents, at their addresses in the document service of the United Nations.

pub use planmark_plan::links::{Link, document_url, links, resolution_url};

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::links;
    use crate::fixture::{Fixture, annual, biennial};

    fn shown(fixture: &Fixture) -> String {
        let links = links(fixture.document());
        links
            .iter()
            .map(|link| format!("{} -> {}\n", fixture.words(&fixture.id, &link.range), link.url))
            .collect()
    }

    #[test]
    fn documents_and_resolutions_lead_to_the_document_service() {
        expect![[r#"
            /zh/2.plan:12 58/269 -> https://undocs.org/zh/A/RES/58/269
            /zh/2.plan:12 1373(2001) -> https://undocs.org/zh/S/RES/1373(2001)
            /zh/2.plan:16 A/98/6 (Prog. 2) -> https://undocs.org/zh/A/98/6(Prog.2)
            /zh/2.plan:34 52/12 A -> https://undocs.org/zh/A/RES/52/12
            /zh/2.plan:34 说明 -> https://example.org/a
            /zh/2.plan:60 1514 (XV) -> https://undocs.org/zh/A/RES/1514(XV)
            /zh/2.plan:61 1541 (XV) -> https://undocs.org/zh/A/RES/1541(XV)
            /zh/2.plan:62 52/12 A 和 B -> https://undocs.org/zh/A/RES/52/12
            /zh/2.plan:63 61/230 -> https://undocs.org/zh/A/RES/61/230
            /zh/2.plan:63 69/291 -> https://undocs.org/zh/A/RES/69/291
            /zh/2.plan:69 1373 (2001) -> https://undocs.org/zh/S/RES/1373(2001)
        "#]]
        .assert_eq(&shown(&biennial("保护$0海洋")));
        expect![[r#"
            /annual.plan:13 70/1 -> https://undocs.org/en/A/RES/70/1
            /annual.plan:13 S-10/2 -> https://undocs.org/en/A/DEC/S-10/2
            /annual.plan:19 70/1 -> https://undocs.org/en/A/RES/70/1
            /annual.plan:20 71/285 -> https://undocs.org/en/A/RES/71/285
            /annual.plan:20 72/10 -> https://undocs.org/en/A/RES/72/10
        "#]]
        .assert_eq(&shown(&annual("protect$0 forests")));
    }
}
