"""Mistakes in budgets of missions: series of measures, numbers of a framework, tables of posts and of requirements."""

import re
from collections.abc import Iterator

from .kinds import Planted, kind
from .tables import changed, figure
from .text import Text, cells, row

MISSION = ("mission",)
SERIES = re.compile(r"\((20\d\d/\d\d: [^;()]+(?:; 20\d\d/\d\d: [^;()]+){2,})\)")


@kind("indicator-series", "series of an indicator", MISSION)
def series(text: Text) -> Iterator[Planted]:
    for at, line in enumerate(text.lines):
        if not (found := SERIES.search(line)):
            continue
        periods = found[1].split("; ")
        spoilt = {
            "period left out": "; ".join(periods[:1] + periods[2:]),
            "period twice": "; ".join(periods[:2] + periods[1:]),
            "sign wrong": found[1].replace(": ", "; ", 1),
            "order wrong": "; ".join([periods[1], periods[0], *periods[2:]]),
            "value left out": "; ".join([re.sub(r": .*", ": ", periods[0]), *periods[1:]]),
            "semicolon twice": found[1].replace("; ", ";; ", 1),
            "a year behind": re.sub(
                r"20(\d\d)/(\d\d)", lambda year: f"20{int(year[1]) - 1:02}/{int(year[2]) - 1:02}", found[1]
            ),
        }
        for form, new in spoilt.items():
            lines, places = text.edited({at: line.replace(found[1], new)})
            yield Planted(form, lines, [places[at]])


@kind("missing-indicator", "indicators of an accomplishment left out of a mission's framework", MISSION)
def no_indicator(text: Text) -> Iterator[Planted]:
    for at, line in enumerate(text.lines):
        if not re.match(r"\d+\.\d+\s", line):
            continue
        under = []
        for below in range(at + 1, len(text.lines)):
            if text.lines[below].startswith("<!--"):
                continue
            if not re.match(r"\s+\d+\.\d+\.\d+\s", text.lines[below]):
                break
            under.append(below)
        if under:
            lines, places = text.edited({each: None for each in under})
            yield Planted("one" if len(under) == 1 else "two" if len(under) == 2 else "several", lines, [places[at]])


@kind("net-change", "net change", MISSION)
def net(text: Text) -> Iterator[Planted]:
    for begin, end in text.tables():
        for at in range(begin + 2, end):
            values = cells(text.lines[at])
            if not re.match(r"Net change", values[0]):
                continue
            for column in range(1, len(values)):
                plain = values[column].strip("()")
                if figure(plain) is not None and len(plain) < 6:
                    new = values[column].replace(plain, changed(plain, 3))
                    lines, places = text.edited({at: row([*values[:column], new, *values[column + 1 :]])})
                    form = (
                        "last column" if column == len(values) - 1 else "first column" if column == 1 else "a column between"
                    )
                    yield Planted(form, lines, [places[at]])


@kind("enumerator-sequence", "number of another accomplishment or component", MISSION)
def numbered_elsewhere(text: Text) -> Iterator[Planted]:
    for at, line in enumerate(text.lines):
        if found := re.match(r"(\s+)(\d+)\.(\d+)\.(\d+)(\s)", line):
            spoilt = {
                "indicator of another accomplishment": f"{found[2]}.{int(found[3]) + 1}.{found[4]}",
                "indicator of another component": f"{int(found[2]) + 1}.{found[3]}.{found[4]}",
            }
        elif found := re.match(r"()(\d+)\.(\d+)(\s)", line):
            spoilt = {"accomplishment of another component": f"{int(found[2]) + 1}.{found[3]}"}
        else:
            continue
        for form, number in spoilt.items():
            lines, places = text.edited({at: found[1] + number + line[found.end() - 1 :]})
            yield Planted(form, lines, [places[at]])


@kind("unresolved-reference", "accomplishment or indicator that is not there", MISSION)
def not_in_framework(text: Text) -> Iterator[Planted]:
    for at, line in enumerate(text.lines):
        if not re.match(r"\d+\. [A-Z]", line) or not line.endswith("."):
            continue
        for form, words in {
            "accomplishment": "expected accomplishment 1.19",
            "indicator": "indicator of achievement 1.1.39",
            "in a list": "indicators 1.1.1 and 9.1.1",
        }.items():
            lines, places = text.edited({at: f"{line[:-1]} (see {words})."})
            yield Planted(form, lines, [places[at]])


def spoilt_rows(text: Text, label: str, digits: int) -> Iterator[Planted]:
    """One figure of a row with such a label changed."""
    for begin, end in text.tables():
        for at in range(begin + 2, end):
            values = cells(text.lines[at])
            if not re.match(label, values[0]):
                continue
            for column in range(1, len(values)):
                plain = values[column].strip("()")
                if figure(plain) is not None and len(plain) >= digits:
                    new = values[column].replace(plain, changed(plain, 3))
                    lines, places = text.edited({at: row([*values[:column], new, *values[column + 1 :]])})
                    form = "last column" if column == len(values) - 1 else "first column" if column == 1 else "between"
                    yield Planted(form, lines, [places[each] for each in range(begin, end) if each in places])


@kind("net-change", "posts approved or proposed", MISSION)
def posts(text: Text) -> Iterator[Planted]:
    yield from spoilt_rows(text, r"(Approved|Actual|Proposed) posts", 1)


@kind("column-formula", "row of requirements", MISSION)
def requirements(text: Text) -> Iterator[Planted]:
    yield from spoilt_rows(text, r"(Gross|Net|Total) requirements", 5)
