"""Where in a plan something stands, said so that it stays true when the plan is imported anew: by part, subprogramme and result,
and by the label of the paragraph, table or entry. How deep a heading stands plays no part, and no sentence is quoted: what has no
label is named by a short hash of its letters."""

import hashlib
import re
from dataclasses import dataclass

from counts import NUMBERED, key
from symbols import entry
from word import tidy

# What a heading can be, the outermost first: a new one ends those behind it.
LEVELS = ["annex", "part", "section", "programme", "subprogramme", "component", "result", "heading"]
FORMS = {
    "annex": re.compile(r"Annex(?: [IVXLC]+)?\b"),
    "part": re.compile(r"[IVX]+\.(?=\s)"),
    "section": re.compile(r"[A-Z]\.(?=\s)"),
    "programme": re.compile(r"(?:Programme|方案) ?(\d+)"),
    "subprogramme": re.compile(r"(?:Sub-?prog\w+|次级方案) ?\d+"),
    "component": re.compile(r"(?:Component|构成部分) ?\d+"),
    "result": re.compile(r"(?:Result|成果) ?\d+"),
}
# Headings of a subprogramme itself, behind which no result goes on.
OF_SUBPROGRAMME = re.compile(r"(?:Objective|Strategy|Planned result|Deliverables|Evaluation|Programme performance in \d+$)")
CAPTION = re.compile(r"((?:Table|Figure|表|图) ?(?:\w+[.．])*\w+)")
# A heading of so few words is a name, not a sentence.
NAME_WORDS = 4
# Words with fewer letters than this may stand anywhere: what is told of them is known with its place only.
ANYWHERE = 16


@dataclass(frozen=True)
class Place:
    """A place in a plan: its name, the words that are told of, and a hash that stands for them."""

    anchor: str
    words: str
    hash: str


def short(text: str, length: int = 4) -> str:
    """A few signs that stand for a text and do not tell it."""
    return hashlib.sha256((key(text, 400) or text).encode()).hexdigest()[:length]


class Plan:
    """A plan's lines, each with the headings that it stands under and its own label."""

    def __init__(self, text: str):
        self.lines = text.split("\n")
        self.anchors: list[tuple[str, str]] = []
        marks: dict[str, str] = {}
        # What the line is called; the paragraph or table that items belong to; the table that rows belong to; the last item.
        label, owner, table, item = "", "", "", ""
        for line in self.lines:
            if heading := re.match(r"#{1,6}\s+(.*)", line):
                self.enter(marks, heading[1])
                label, owner, table = "heading", "", ""
            elif line.startswith("|"):
                self.anchors.append((path(marks), f"{table or label} {row(self.cells(line)[0])}".strip()))
                continue
            elif caption := CAPTION.match(line):
                label = owner = table = caption[1]
            elif numbered := NUMBERED.match(line):
                label = owner = numbered[1]
                table = ""
            elif marker := re.match(r"(\s*)(\(\w+\)|[a-z]\)|[㈠-㈩]|-(?: \d{4})?)\s", line):
                item = marker[2] if not marker[1] else item
                label = f"{owner} {item if not marker[1] else item + ' ' + marker[2]}".strip()
            elif note := re.match(r"\[\^[^\]]+\](?=:)", line):
                label = f"note {note[0]}"
            elif numbers := entry(line):
                label = f"entry {key(numbers, 60)}"
            elif line.strip() and not line.startswith(" "):
                label = f"text {short(line)}"
            self.anchors.append((path(marks), label))

    @staticmethod
    def enter(marks: dict[str, str], heading: str) -> None:
        """Goes under a heading."""
        level, mark = "heading", ""
        for kind, form in FORMS.items():
            if found := form.match(heading):
                level, mark = kind, found[0]
                break
        if not mark:
            mark = heading if len(heading.split()) <= NAME_WORDS else f"~{short(heading)}"
            if OF_SUBPROGRAMME.match(heading):
                marks.pop("result", None)
        for deeper in LEVELS[LEVELS.index(level) :]:
            marks.pop(deeper, None)
        marks[level] = mark

    @staticmethod
    def cells(line: str) -> list[str]:
        """The cells of a row."""
        return [tidy(cell) for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]

    def at(self, finding: dict) -> Place:
        """Where a finding stands, and the words that it is about."""
        first, last = finding["line"] - 1, finding["end_line"] - 1
        lines = self.lines[first : last + 1] or [""]
        told = list(lines)
        told[-1] = told[-1][: finding["end_column"] - 1]
        told[0] = told[0][finding["column"] - 1 :]
        words = tidy(" ".join(told))
        headings, label = self.anchors[min(first, len(self.anchors) - 1)]
        named = words
        if lines[0].startswith("|"):
            column = len(re.findall(r"(?<!\\)\|", lines[0][: finding["column"] - 1]))
            label = f"{label} column {max(column, 1)}"
            named = f"{self.cells(lines[0])[0]} {words}"
        # What has a number of its own is found by it, wherever it stands.
        anchor = (
            label if re.match(r"(?:Table|Figure|表|图|[\dA-Z]+\.)", label) else " > ".join(filter(None, (headings, label)))
        )
        return Place(anchor, words, short(named if len(key(named, ANYWHERE)) == ANYWHERE else f"{anchor} {named}", 8))


def path(marks: dict[str, str]) -> str:
    """The headings above, the outermost first."""
    return " > ".join(marks[level] for level in LEVELS if level in marks)


def row(first: str) -> str:
    """The name of a row: its number where it has one."""
    number = re.match(r"(?:\d+|[A-Z])\.(?=\s)", first)
    return f"row {number[0] if number else short(first) if first else '–'}"
