"""What a Word document shows, from its XML alone: paragraphs with the numbers that Word prints before them, and tables.

This is the other side of the comparison with the importer, so it shares nothing with it: no code, no list of words. Tracked
changes are read as accepted, text boxes and notes are left out, and of alternatives the newest is taken.
"""

import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

# What a run can hold and what it prints.
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "‑", "sym": "\N{REPLACEMENT CHARACTER}"}
# Names of styles that set headings: Word's own, those of WPS, those of the Secretariat.
HEADING = re.compile(r"heading \d|标题 ?\d|_ H\b|_ ?H[_ ]|Title", re.I)
# What is there and is no text of the page.
HIDDEN = {
    W + "del",
    W + "moveFrom",
    W + "rPr",
    W + "pPr",
    MC + "Fallback",
    W + "txbxContent",
    W + "instrText",
    W + "delText",
}


@dataclass
class Paragraph:
    """A paragraph of the body or of a cell."""

    text: str
    style: str = ""
    number: str = ""
    # Whether its style is one of headings.
    heading: bool = False

    @property
    def printed(self) -> str:
        """The words as they stand on the page: the automatic number, then the text, with single blanks."""
        return tidy(f"{self.number} {self.text}")


@dataclass
class Table:
    """A table: rows of cells; a cell is its paragraphs. A cell that goes on from the row above is empty."""

    rows: list[list[list[Paragraph]]] = field(default_factory=list)
    # How many columns of the grid each cell takes.
    spans: list[list[int]] = field(default_factory=list)

    def texts(self) -> list[list[str]]:
        """The words of every cell."""
        return [[tidy(" ".join(part.printed for part in cell)) for cell in row] for row in self.rows]


def tidy(text: str) -> str:
    """Text with single blanks, without what cannot be seen."""
    text = re.sub("[\u200b\u200e\u200f\u00ad\ufeff]", "", text)
    return re.sub(r"\s+", " ", text.replace("\N{NON-BREAKING HYPHEN}", "-")).strip()


def read(path: Path) -> list[Paragraph | Table]:
    """The body of a document, in the order of the page."""
    with zipfile.ZipFile(path) as package:
        names = set(package.namelist())

        def part(name: str):
            return ElementTree.fromstring(package.read(name)) if name in names else None

        numbering = Numbering(part("word/numbering.xml"), part("word/styles.xml"))
        body = part("word/document.xml").find(W + "body")
    return list(blocks(body, numbering))


def blocks(parent, numbering: "Numbering"):
    """Paragraphs and tables below an element, through what only wraps them."""
    for each in parent:
        if each.tag == W + "p":
            yield paragraph(each, numbering)
        elif each.tag == W + "tbl":
            yield table(each, numbering)
        elif each.tag in (
            W + "sdt",
            W + "sdtContent",
            W + "ins",
            W + "moveTo",
            W + "customXml",
            MC + "AlternateContent",
            MC + "Choice",
        ):
            yield from blocks(each, numbering)


def paragraph(element, numbering: "Numbering") -> Paragraph:
    """One paragraph, with its number counted on."""
    properties = element.find(W + "pPr")
    style = value(properties, "pStyle")
    found = Paragraph("".join(words(element)), numbering.style_names.get(style, style))
    found.heading = style in numbering.headings or bool(value(properties, "outlineLvl"))
    # A paragraph without words counts on, too: Word prints its number.
    found.number = numbering.next(properties, style)
    if not found.text.strip():
        found.number = ""
    return found


def table(element, numbering: "Numbering") -> Table:
    """One table; tables in its cells are read as paragraphs of the cell."""
    found = Table()
    for row in below(element, "tr"):
        if row.find(f"{W}trPr/{W}del") is not None:
            continue
        cells, spans = [], []
        for cell in below(row, "tc"):
            properties = cell.find(W + "tcPr")
            merge = properties.find(W + "vMerge") if properties is not None else None
            span = int(value(properties, "gridSpan") or 1)
            parts = list(flattened(blocks(cell, numbering)))
            goes_on = merge is not None and merge.get(W + "val", "continue") == "continue"
            cells.append([] if goes_on else parts)
            spans.append(span)
        found.rows.append(cells)
        found.spans.append(spans)
    return found


def flattened(parts):
    """Paragraphs, those of inner tables too."""
    for each in parts:
        if isinstance(each, Paragraph):
            yield each
        else:
            for row in each.rows:
                for cell in row:
                    yield from cell


def below(element, name: str):
    """Children of a name, through what only wraps them."""
    for each in element:
        if each.tag == W + name:
            yield each
        elif each.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "customXml"):
            yield from below(each, name)


def words(element):
    """The signs that a paragraph shows, without what is raised: marks of notes, and powers."""
    for each in element:
        if each.tag in HIDDEN or each.tag == W + "r" and value(each.find(W + "rPr"), "vertAlign") == "superscript":
            continue
        if each.tag == W + "t":
            yield each.text or ""
        elif each.tag.startswith(W) and each.tag[len(W) :] in SIGNS:
            yield SIGNS[each.tag[len(W) :]]
        yield from words(each)


def value(element, name: str) -> str:
    """The value of a property, or nothing."""
    found = element.find(W + name) if element is not None else None
    return found.get(W + "val", "") if found is not None else ""


class Numbering:
    """The numbers that Word makes by itself, counted as they come."""

    def __init__(self, numbering, styles):
        self.levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self.instances: dict[str, tuple[str, dict[int, int]]] = {}
        self.style_names: dict[str, str] = {}
        self.style_numbers: dict[str, tuple[str, int]] = {}
        self.based_on: dict[str, str] = {}
        self.headings: set[str] = set()
        self.counters: dict[str, dict[int, int]] = {}
        self.started: set[str] = set()
        by_style: dict[str, str] = {}
        linked: dict[str, str] = {}
        for abstract in numbering.findall(W + "abstractNum") if numbering is not None else []:
            name = abstract.get(W + "abstractNumId")
            self.levels[name] = {
                int(level.get(W + "ilvl")): (
                    value(level, "numFmt") or "decimal",
                    value(level, "lvlText"),
                    int(value(level, "start") or 1),
                )
                for level in abstract.findall(W + "lvl")
            }
            if value(abstract, "styleLink"):
                by_style[value(abstract, "styleLink")] = name
            if value(abstract, "numStyleLink"):
                linked[name] = value(abstract, "numStyleLink")
        # A list whose levels are said by a style has them from the list that the style names.
        for name, style in linked.items():
            self.levels[name] = self.levels.get(by_style.get(style, ""), {})
        for instance in numbering.findall(W + "num") if numbering is not None else []:
            starts = {
                int(each.get(W + "ilvl")): int(value(each, "startOverride"))
                for each in instance.findall(W + "lvlOverride")
                if value(each, "startOverride")
            }
            self.instances[instance.get(W + "numId")] = (value(instance, "abstractNumId"), starts)
        for style in styles.findall(W + "style") if styles is not None else []:
            name = style.get(W + "styleId")
            self.style_names[name] = value(style, "name")
            self.based_on[name] = value(style, "basedOn")
            if HEADING.match(value(style, "name")) or style.find(f"{W}pPr/{W}outlineLvl") is not None:
                self.headings.add(name)
            properties = style.find(f"{W}pPr/{W}numPr")
            if properties is not None:
                self.style_numbers[name] = (value(properties, "numId"), int(value(properties, "ilvl") or 0))

    def next(self, properties, style: str) -> str:
        """The number before the next paragraph, or nothing."""
        name, level = "", 0
        own = properties.find(W + "numPr") if properties is not None else None
        if own is not None:
            name, level = value(own, "numId"), int(value(own, "ilvl") or 0)
        seen = set()
        while not name and style and style not in seen:
            seen.add(style)
            if style in self.style_numbers:
                inherited, at = self.style_numbers[style]
                name, level = inherited, at if own is None or own.find(W + "ilvl") is None else level
            style = self.based_on.get(style, "")
        if name not in self.instances:
            return ""
        abstract, starts = self.instances[name]
        levels = self.levels.get(abstract, {})
        if level not in levels:
            return ""
        counters = self.counters.setdefault(abstract, {})
        if name not in self.started:
            self.started.add(name)
            for at in starts:
                counters.pop(at, None)
        start = starts.get(level, levels[level][2])
        counters[level] = counters[level] + 1 if level in counters else start
        for deeper in [at for at in counters if at > level]:
            del counters[deeper]
        form, text, _ = levels[level]
        if form in ("bullet", "none"):
            return ""

        def count(match: re.Match) -> str:
            at = int(match[1]) - 1
            kind, _, first = levels.get(at, ("decimal", "", 1))
            return printed(counters.get(at, starts.get(at, first)), kind)

        return re.sub(r"%(\d)", count, text).strip()


def printed(number: int, form: str) -> str:
    """A count in the form that a level asks for."""
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman"):
        digits = [
            (1000, "m"),
            (900, "cm"),
            (500, "d"),
            (400, "cd"),
            (100, "c"),
            (90, "xc"),
            (50, "l"),
            (40, "xl"),
            (10, "x"),
            (9, "ix"),
            (5, "v"),
            (4, "iv"),
            (1, "i"),
        ]
        roman = ""
        for worth, sign in digits:
            while number >= worth:
                roman, number = roman + sign, number - worth
        return roman if form == "lowerRoman" else roman.upper()
    if form == "decimalEnclosedCircle" and 1 <= number <= 20:
        return chr(ord("①") + number - 1)
    return f"{number:02}" if form == "decimalZero" else str(number)
