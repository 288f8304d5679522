"""The text of a plan, read line by line as people read it: which heading a line is, what stands under it, which lists it has.

The words of headings come from the table of words that the reference data has in six languages, not from the program.
"""

import csv
import os
import re
from functools import cache
from pathlib import Path

from symbols import entry


@cache
def vocabulary() -> dict[str, dict[str, list[str]]]:
    """For each heading and language the words that it is printed in."""
    words = {}
    with (Path(os.environ["PLANMARK_DATA"]) / "vocabulary.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            words[row["key"]] = {language: row[language].split(" | ") for language in ("en", "zh", "fr", "es", "ru", "ar")}
    for key, english in (
        ("planned_results", "Planned result for {year}"),
        ("ga_resolutions", "General Assembly resolution"),
    ):
        words[key]["en"].append(english)
    return words


@cache
def form(key: str, language: str) -> re.Pattern:
    """How a heading is recognized."""
    forms = []
    for printed in vocabulary()[key][language]:
        pattern = re.escape(printed).replace(r"\{year\}", r"\d{4}(?:[-–]\d{4})?").replace(r"\{n\}", r"\d+")
        forms.append(pattern.replace(r"\ ", " ?"))
    return re.compile(f"(?:{'|'.join(forms)})", re.I)


class Text:
    """A plan's lines."""

    def __init__(self, name: str, text: str):
        self.name = name
        self.lines = text.split("\n")
        self.header = {}
        self.body = 0
        if self.lines[0] == "---":
            end = self.lines.index("---", 1) if "---" in self.lines[1:] else 0
            self.body = end + 1
            self.header = dict(re.split(r":\s*", line, maxsplit=1) for line in self.lines[1:end] if ":" in line)
        self.language = self.header.get("language", "")
        self.format = self.header.get("format", "")
        # The last year that is planned.
        years = re.findall(r"\d{4}", self.header.get("period", ""))
        self.year = int(years[-1]) if years else 0
        self.levels = [len(line) - len(line.lstrip("#")) if re.match(r"#{1,6}\s", line) else 0 for line in self.lines]
        self.headings = [at for at, level in enumerate(self.levels) if level]

    def title(self, at: int) -> str:
        """The words of a heading."""
        return self.lines[at].lstrip("#").strip()

    def named(self, *keys: str) -> list[int]:
        """The headings that say one of these things and nothing else."""
        return [at for at in self.headings if any(form(key, self.language).fullmatch(self.title(at)) for key in keys)]

    def numbered(self, key: str) -> list[int]:
        """The headings that begin with a word and a number: subprogrammes, results."""
        word = form(key, self.language)
        return [
            at
            for at in self.headings
            if (found := word.match(self.title(at))) and re.match(r"\s?\d|\s?[:：]|$", self.title(at)[found.end() :])
        ]

    def subprogrammes(self) -> list[int]:
        """The headings of subprogrammes that have an objective under them: not those in lists of mandates."""
        objectives = self.objectives()
        return [at for at in self.numbered("subprogramme") if any(at < each < self.end(at) for each in objectives)]

    def objectives(self) -> list[int]:
        """The headings of objectives."""
        return self.named("objective", "objective_of_organization")

    def accomplishments(self) -> list[int]:
        """The headings of expected accomplishments, in the words that this plan has for them."""
        short = {"zh": "预期成绩", "en": "Expected accomplishments"}.get(self.language, "")
        return [
            at
            for at in self.headings
            if form("expected_accomplishments", self.language).match(self.title(at)) or short and short in self.title(at)
        ]

    def end(self, at: int) -> int:
        """The line behind a section with everything under it."""
        return next((each for each in self.headings if each > at and self.levels[each] <= self.levels[at]), len(self.lines))

    def own_end(self, at: int) -> int:
        """The line behind what stands under a heading itself."""
        return next((each for each in self.headings if each > at), len(self.lines))

    def above(self, at: int, among: list[int]) -> int | None:
        """The last of some lines above a line."""
        return next((each for each in reversed(among) if each < at), None)

    def mandates(self) -> tuple[int, int]:
        """Where the lists of mandates begin and end."""
        for at in self.named("legislative_mandates"):
            return at, self.end(at)
        return 0, 0

    def entries(self, *organs: str) -> list[int]:
        """Entries in lists of mandates, under the heading of one of some organs."""
        begin, end = self.mandates()
        wanted = set(self.named(*organs)) if organs else None
        found = []
        heading = None
        for at in range(begin, end):
            if self.levels[at]:
                heading = at
            elif (wanted is None or heading in wanted) and entry(self.lines[at]):
                found.append(at)
        return found

    def paragraphs(self) -> list[int]:
        """Numbered paragraphs of the narrative."""
        return [
            at
            for at, line in enumerate(self.lines)
            if at >= self.body and re.match(r"(?:\d+[A-Z]?|[A-Z])(?:[.-](?:[IVX]+|[一二三四五六七八九十]+))?[.-]\d+\s", line)
        ]

    def tables(self) -> list[tuple[int, int]]:
        """The first line of each table and the line behind it."""
        found, begin = [], None
        for at, line in enumerate([*self.lines, ""]):
            if line.startswith("|") and begin is None:
                begin = at
            elif not line.startswith("|") and begin is not None:
                found.append((begin, at))
                begin = None
        return found

    def caption_of(self, table: int) -> int | None:
        """The caption above a table."""
        for at in range(table - 1, max(table - 6, 0), -1):
            if CAPTION.match(self.lines[at]):
                return at
            if self.levels[at]:
                return None
        return None

    def edited(self, edits: dict[int, str | list[str] | None]) -> tuple[list[str], dict[int, int]]:
        """The lines with some of them replaced, taken out (None) or made several (a list), and where each line went, counted from 1."""
        lines: list[str] = []
        places = {}
        for at, line in enumerate(self.lines):
            places[at] = len(lines) + 1
            new = edits.get(at, line)
            if isinstance(new, list):
                lines.extend(new)
            elif new is not None:
                lines.append(new)
        return lines, places


CAPTION = re.compile(r"(?:Table|Figure|表|图|Tableau|Cuadro|Gráfico|Таблица|Диаграмма|الجدول|الشكل) ?[\d一-十]")


def cells(line: str) -> list[str]:
    """The cells of a row."""
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]


def row(values: list[str]) -> str:
    """A row of cells."""
    return f"| {' | '.join(values)} |"
