"""Mistakes in numbers and letters: a gap, a repetition, a wrong order, another programme's number, one still to come."""

import re
from collections.abc import Iterator

from .kinds import ANNUAL, BOTH, Planted, kind
from .structure import ITEM, SUB_ITEM
from .text import Text

PARAGRAPH = re.compile(r"((?:\d+[A-Z]?|[A-Z])(?:[.-](?:[IVX]+|[一二三四五六七八九十]+))?[.-])(\d+)(?=\s)")


def runs(text: Text, marker: re.Pattern) -> Iterator[list[int]]:
    """Lines of one list, each behind the other."""
    run: list[int] = []
    for at in range(text.body, len(text.lines)):
        line = text.lines[at]
        if marker.match(line):
            run.append(at)
        elif line.strip() and not (marker is ITEM and SUB_ITEM.match(line)):
            if run:
                yield run
            run = []
    if run:
        yield run


def sequence(text: Text, marker: re.Pattern) -> Iterator[Planted]:
    """Takes one out of the middle, repeats a mark, or changes two marks of each list."""
    for run in runs(text, marker):
        if len(run) < 3 or "-" in text.lines[run[0]][:6]:
            continue
        first, second, third = run[:3]
        mark = {at: re.match(r"\s*\S+", text.lines[at])[0] for at in run}
        body = {at: text.lines[at][len(mark[at]) :] for at in run}
        gone = {second: None} if marker is SUB_ITEM else {at: None for at in range(second, third)}
        lines, places = text.edited(gone)
        yield Planted("gap", lines, [places[third]])
        lines, places = text.edited({second: mark[first] + body[second]})
        yield Planted("repetition", lines, [places[first], places[second], places[third]])
        lines, places = text.edited({second: mark[third] + body[second], third: mark[second] + body[third]})
        yield Planted("wrong order", lines, [places[second], places[third]])


@kind("enumerator-sequence", "letters of a list")
def letters(text: Text) -> Iterator[Planted]:
    yield from sequence(text, ITEM)


@kind("enumerator-sequence", "numerals of a list")
def numerals(text: Text) -> Iterator[Planted]:
    yield from sequence(text, SUB_ITEM)


@kind("enumerator-sequence", "paragraphs")
def paragraphs(text: Text) -> Iterator[Planted]:
    numbered = text.paragraphs()
    for before, at, after in zip(numbered, numbered[1:], numbered[2:]):
        found = [PARAGRAPH.match(text.lines[each]) for each in (before, at, after)]
        if not all(found) or [int(each[2]) - int(found[0][2]) for each in found] != [0, 1, 2]:
            continue
        rest = text.lines[at][found[1].end() :]
        lines, places = text.edited({at: found[0][0] + rest})
        yield Planted("repetition", lines, [places[before], places[at], places[after]])
        lines, places = text.edited({at: f"{found[1][1]}{int(found[1][2]) + 20}{rest}"})
        yield Planted("far ahead", lines, [places[at], places[after]])
        lines, places = text.edited({at: found[2][0] + rest, after: found[1][0] + text.lines[after][found[2].end() :]})
        yield Planted("wrong order", lines, [places[at], places[after]])


@kind("enumerator-sequence", "subprogrammes and results")
def units(text: Text) -> Iterator[Planted]:
    for what, among in (("subprogramme", text.subprogrammes()), ("result", text.numbered("result"))):
        for first, second in zip(among, among[1:]):
            numbers = [re.search(r"\d+", text.title(at)) for at in (first, second)]
            if not all(numbers) or int(numbers[1][0]) != int(numbers[0][0]) + 1:
                continue
            for form, new in (("repeated", numbers[0][0]), ("gap", str(int(numbers[1][0]) + 2))):
                lines, places = text.edited({second: text.lines[second].replace(numbers[1][0], new, 1)})
                yield Planted(f"{what}, {form}", lines, [places[at] for at in among])
            swapped = {
                first: text.lines[first].replace(numbers[0][0], numbers[1][0], 1),
                second: text.lines[second].replace(numbers[1][0], numbers[0][0], 1),
            }
            lines, places = text.edited(swapped)
            yield Planted(f"{what}, wrong order", lines, [places[at] for at in among])


@kind("enumerator-sequence", "tables and figures", ANNUAL)
def captions(text: Text) -> Iterator[Planted]:
    found = [
        at
        for at, line in enumerate(text.lines)
        if re.match(r"(?:Table|表|Tableau|Cuadro|Таблица|الجدول) ?[\w.]*\d+\s?[:：]", line)
    ]
    label = re.compile(r"^([^:：]*?)(\d+)(?=\s?[:：])")
    for first, second in zip(found, found[1:]):
        marks = [label.match(text.lines[at]) for at in (first, second)]
        if int(marks[1][2]) != int(marks[0][2]) + 1 or marks[0][1] != marks[1][1]:
            continue
        for form, new in (("repeated", marks[0][2]), ("gap", str(int(marks[1][2]) + 3)), ("far ahead", f"{marks[1][2]}0")):
            lines, places = text.edited({second: label.sub(lambda match: match[1] + new, text.lines[second], count=1)})
            yield Planted(form, lines, [places[at] for at in found])


@kind("paragraph-number", "number of another programme")
def foreign(text: Text) -> Iterator[Planted]:
    for at in text.paragraphs():
        if not (found := re.match(r"(\d+)([A-Z]?[.-])", text.lines[at])):
            continue
        number = found[1]
        spoilt = {"the next one's": str(int(number) + 1), "a digit too many": number + "1"}
        if len(number) == 2 and number[0] != number[1] and number[1] != "0":
            spoilt["digits swapped"] = number[::-1]
        elif int(number) > 1:
            spoilt["the one's before"] = str(int(number) - 1)
        for form, new in spoilt.items():
            lines, places = text.edited({at: new + text.lines[at][len(number) :]})
            yield Planted(form, lines, [places[at]])


@kind("open-marker", "number still to come")
def to_come(text: Text) -> Iterator[Planted]:
    for run in runs(text, ITEM):
        if len(run) > 1 and "-" not in text.lines[run[-1]][:2]:
            at = run[-1]
            lines, places = text.edited({at: re.sub(r"^\S+", "(?)", text.lines[at])})
            yield Planted("letter", lines, [places[at]])
    for at in text.paragraphs():
        lines, places = text.edited({at: PARAGRAPH.sub(lambda match: f"{match[1]}?", text.lines[at], count=1)})
        yield Planted("paragraph", lines, [places[at]])
        lines, places = text.edited({at: f"{text.lines[at]} [? …]"})
        yield Planted("open place", lines, [places[at]])


@kind("enumerator-sequence", "footnotes", BOTH)
def notes(text: Text) -> Iterator[Planted]:
    found = [at for at, line in enumerate(text.lines) if re.match(r"\[\^\d+\]:", line)]
    for first, second in zip(found, found[1:]):
        numbers = [int(re.match(r"\[\^(\d+)\]", text.lines[at])[1]) for at in (first, second)]
        if numbers[1] != numbers[0] + 1:
            continue
        old = f"[^{numbers[1]}]"
        marked = [at for at, line in enumerate(text.lines) if old in line]
        for form, new in (("gap", numbers[1] + 1), ("far ahead", numbers[1] + 40)):
            lines, places = text.edited({at: text.lines[at].replace(old, f"[^{new}]") for at in marked})
            yield Planted(form, lines, [places[at] for at in marked])
        lines, places = text.edited({second: text.lines[second].replace(old, f"[^{numbers[0]}]")})
        yield Planted("repetition", lines, [places[first], places[second]])
