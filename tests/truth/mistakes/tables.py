"""Mistakes in figures: a total that does not add up, a cell that is not what the head of its column says."""

import re
from collections.abc import Iterator

from .kinds import ANNUAL, Planted, kind
from .text import Text, cells, row

NUMBER = re.compile(r"\d[\d  ]*(?:\.\d+)?")


def figure(cell: str) -> float | None:
    """The value of a cell that holds a plain number."""
    return float(re.sub(r"[  ]", "", cell)) if NUMBER.fullmatch(cell) else None


def changed(cell: str, by: int = 1) -> str:
    """A figure with its last whole digit changed."""
    whole, dot, rest = cell.partition(".")
    return f"{whole[:-1]}{(int(whole[-1]) + by) % 10}{dot}{rest}"


@kind("deliverable-total", "deliverables", ANNUAL)
def deliverables(text: Text) -> Iterator[Planted]:
    item = re.compile(r"\d+\.\s")
    for begin, end in text.tables():
        if len(cells(text.lines[begin])) != 5:
            continue
        unit, under = None, []
        for at in range(begin + 2, end + 1):
            values = cells(text.lines[at]) if at < end else []
            if values and item.match(values[0]):
                under.append(at)
                continue
            if unit is not None and under:
                yield from unit_of(text, unit, under)
            unit, under = (at, []) if values and len(values) == 5 and figure(values[-1]) is not None else (None, [])


def unit_of(text: Text, unit: int, under: list[int]) -> Iterator[Planted]:
    """A unit that is the sum of its items, with the sum or an item changed."""
    totals = cells(text.lines[unit])
    rows = [cells(text.lines[at]) for at in under]
    if any(len(each) != 5 for each in rows):
        return
    for column in (4, 1, 3):
        items = [figure(each[column]) if each[column] not in ("–", "") else 0.0 for each in rows]
        total = figure(totals[column])
        # What does not add up before is no ground for a mistake.
        if total is None or total < 3 or None in items or sum(items) != total:
            continue
        lines, places = text.edited({unit: row([*totals[:column], str(int(total) + 1), *totals[column + 1 :]])})
        yield Planted("the sum, one more", lines, [places[unit]])
        lines, places = text.edited({unit: row([*totals[:column], str(int(total) * 10), *totals[column + 1 :]])})
        yield Planted("the sum, a digit too many", lines, [places[unit]])
        largest = max(range(len(items)), key=items.__getitem__)
        values = rows[largest]
        lines, places = text.edited(
            {under[largest]: row([*values[:column], str(int(items[largest]) + 2), *values[column + 1 :]])}
        )
        yield Planted("an item", lines, [places[unit], places[under[largest]]])
        return


@kind("deliverable-total", "resources", ANNUAL)
def resources(text: Text) -> Iterator[Planted]:
    for begin, end in text.tables():
        rows = [(at, cells(text.lines[at])) for at in range(begin + 2, end)]
        last = next(
            (each for each in reversed(rows) if re.fullmatch(r"\**(?:Total|Grand total|共计|总计)\**", each[1][0])), None
        )
        if last is None or len(last[1]) < 4 or len(rows) < 3:
            continue
        at, values = last
        above = [each for each in rows if each[0] < at]
        for column in range(1, len(values)):
            total = figure(values[column])
            addends = [
                figure(each[column]) if len(each) > column and each[column] not in ("–", "", "‒") else 0.0
                for _, each in above
            ]
            # Only a plain sum: subtotals and parts of rows leave more than one reading.
            if (
                total is None
                or total < 20
                or None in addends
                or abs(sum(addends) - total) > 0.11
                or sum(value > 0 for value in addends) < 2
            ):
                continue
            lines, places = text.edited({at: row([*values[:column], changed(values[column], 5), *values[column + 1 :]])})
            yield Planted("the total", lines, [places[at]])
            largest, parts = max(above, key=lambda each: figure(each[1][column]) or 0.0)
            lines, places = text.edited({largest: row([*parts[:column], changed(parts[column], 5), *parts[column + 1 :]])})
            yield Planted("a row", lines, [places[at], places[largest]])
            new = [
                *values[:column],
                re.sub(r"\d", lambda found: str(9 - int(found[0])), values[column], count=1),
                *values[column + 1 :],
            ]
            lines, places = text.edited({at: row(new)})
            yield Planted("the first digit of the total", lines, [places[at]])
            break


@kind("column-formula", "cell that is not what its column's head says", ("annual", "mission", "report"))
def formula(text: Text) -> Iterator[Planted]:
    for begin, end in text.tables():
        heads = [at for at in range(begin, min(begin + 5, end)) if re.search(r"\(\d\)\s?=\s?\(\d\)", text.lines[at])]
        if not heads:
            continue
        for at in range(heads[0] + 1, end):
            values = cells(text.lines[at])
            for column, head in enumerate(cells(text.lines[heads[0]])):
                if column < len(values) and "=" in head and (figure(values[column]) or 0) > 20:
                    form = "difference" if "-" in head or "–" in head else "share" if "÷" in head else "sum"
                    lines, places = text.edited(
                        {at: row([*values[:column], changed(values[column], 5), *values[column + 1 :]])}
                    )
                    yield Planted(form, lines, [places[at]])
