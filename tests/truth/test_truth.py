"""Tests of the counting itself: what is counted wrong proves nothing. They need neither the corpus nor the program."""

import tempfile
import unittest
import zipfile
from pathlib import Path

import counts
import word
from ledger import Line, Told, match
from mistakes.text import Text
from places import Plan
from symbols import entry, is_symbol

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

NUMBERING = f"""<w:numbering {NAMESPACE}>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl></w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num></w:numbering>"""

STYLES = f"""<w:styles {NAMESPACE}><w:style w:styleId="Numbered"><w:name w:val="Numbered"/>
<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style></w:styles>"""


def paragraph(text: str, style: str = "", level: int | None = None) -> str:
    """The XML of a paragraph."""
    own = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>' if level is not None else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{own}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def table(*rows: list[str]) -> str:
    """The XML of a table."""
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def document(body: str) -> list:
    """A Word document read from its XML."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.docx"
        with zipfile.ZipFile(path, "w") as package:
            package.writestr("word/document.xml", f"<w:document {NAMESPACE}><w:body>{body}</w:body></w:document>")
            package.writestr("word/numbering.xml", NUMBERING)
            package.writestr("word/styles.xml", STYLES)
        return word.read(path)


class Counting(unittest.TestCase):
    def test_numbers_that_word_makes_are_counted_as_they_come(self):
        blocks = document(
            paragraph("Water.", "Numbered")
            + paragraph("Rivers;", level=1)
            + paragraph("", level=1)
            + paragraph("Lakes.", level=1)
            + paragraph("Oceans.", "Numbered")
        )
        self.assertEqual([block.number for block in blocks], ["1.", "(a)", "", "(c)", "2."])

    def test_deleted_and_raised_text_is_none_of_a_paragraph(self):
        raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>a</w:t></w:r>'
        [block] = document(f"<w:p><w:r><w:t>1 979</w:t></w:r>{raised}<w:del><w:r><w:t>old</w:t></w:r></w:del></w:p>")
        self.assertEqual(block.printed, "1 979")

    def test_parts_of_a_plan_are_counted_whatever_their_style(self):
        found = counts.in_document(
            document(
                paragraph("Subprogramme 1")
                + paragraph("Fresh water")
                + paragraph("")
                + paragraph("Objective", "H1")
                + paragraph("9.1 The objective is water for all.")
                + paragraph("Planned results for 2028")
                + paragraph("")
                + paragraph("Result 1: more wells")
                + paragraph("")
                + paragraph("9.2 There are more wells.")
                + paragraph("Table 9.1")
                + paragraph("Performance measure")
                + table(["2024 (actual)"], ["3"])
                + paragraph("Deliverables")
                + table(
                    ["Category and subcategory", "2028 planned"], ["A. Wells", ""], ["1. Reports", "2"], ["2. Notes", "–"]
                )
                + paragraph("Mandates")
                + table(["70/1; 71/2 A and B", "Water"], ["1325 (2000)", ""], ["2024 (actual)", "3"])
            )
        )
        counted = {what: found[what].total() for what in counts.WHAT if found[what]}
        self.assertEqual(
            counted,
            {
                "subprogrammes": 1,
                "objectives": 1,
                "results": 1,
                "measures": 1,
                "mandates": 2,
                "deliverables": 2,
                "paragraphs": 2,
            },
        )

    def test_rows_of_a_plan_have_the_keys_of_the_document(self):
        found = {what: counts.Counter() for what in counts.WHAT}
        counts.count_text("| Category and subcategory | 2028 planned |\n| --- | --- |\n| 1. Reports[^1] | 2[^a] |\n", found)
        self.assertEqual(list(found["deliverables"]), [counts.deliverable(["1. Reports", "2"])])


class Symbols(unittest.TestCase):
    def test_numbers_of_resolutions_are_told_from_other_words(self):
        right = (
            "70/1|52/12 A and B|1514 (XV)|1373(2001)|SS.XI/2|Decision 79/512|3411 A and B (XXX)|76/240; 77/256 (A–B) 80/236"
        )
        right += (
            "|SS.VIII/1, sect. II; 25/1|751 (PLEN.36)|S/PRST/2015/22|ECE/EX/2017/L.7|671 A (XXV)|42/37 A–C|S-10/2|1/CP.21"
        )
        for text in right.split("|"):
            self.assertTrue(is_symbol(text), text)
        for text in (
            "2024/25",
            "2024 (actual)",
            "A safer world",
            "Total",
            "12",
            "Articles 13 and 97",
            "I. Introduction",
            "5 (b)",
        ):
            self.assertFalse(is_symbol(text), text)

    def test_an_entry_begins_with_its_numbers(self):
        self.assertEqual(entry("70/1  A safer world"), "70/1")
        self.assertEqual(entry("822 (XXXI); 914 (XLVII) Regional work"), "822 (XXXI); 914 (XLVII)")
        self.assertEqual(entry("Charter of the United Nations"), "")


class Places(unittest.TestCase):
    PLAN = "{0} Subprogramme 2: Water\n\n{0}# Deliverables\n\n{0}## Some words that are a heading with a sentence in it\n\n9.4 Wells (see table 9.9).\n"

    def test_a_place_stays_where_headings_move(self):
        places = []
        for depth in ("#", "###"):
            text = self.PLAN.format(depth)
            end = len(text.split("\n")[4]) + 1
            places.append(Plan(text).at({"line": 5, "column": 1, "end_line": 5, "end_column": end}))
        high, low = places
        self.assertEqual((high.anchor, high.hash), (low.anchor, low.hash))
        self.assertTrue(high.anchor.startswith("Subprogramme 2 > "))
        self.assertNotIn("sentence", high.anchor)

    def test_what_has_a_label_is_found_by_it(self):
        finding = {"line": 7, "column": 16, "end_line": 7, "end_column": 25}
        self.assertEqual(Plan(self.PLAN.format("#")).at(finding).anchor, "9.4")

    def test_a_verdict_follows_its_finding_where_that_leaves_no_choice(self):
        lines = [
            Line("a", "r", "9.1", "h1", "true", "1"),
            Line("a", "r", "9.2", "h2", "false", "x"),
            Line("a", "r", "9.3", "h3", "true", "1"),
        ]
        told = [
            Told(Line("a", "r", anchor, mark), Path(), {}, "")
            for anchor, mark in (("9.1", "h1"), ("moved", "h2"), ("new", "h9"))
        ]
        verdicts, gone = match(told, lines)
        self.assertEqual({at: line.verdict for at, line in verdicts.items()}, {0: "true", 1: "false"})
        self.assertEqual([line.anchor for line in gone], ["9.3"])


class Planting(unittest.TestCase):
    def test_edits_say_where_each_line_went(self):
        text = Text("a", "---\nlanguage: en\n---\n# A\n\nb\nc\n")
        lines, places = text.edited({3: None, 5: ["b", "new"]})
        self.assertEqual(lines[places[6] - 1], "c")
        self.assertEqual(lines[3:7], ["", "b", "new", "c"])


if __name__ == "__main__":
    unittest.main()
