"""Mistakes in the years of annual plans."""

import re
from collections.abc import Iterator

from .kinds import ANNUAL, BIENNIAL, Planted, kind
from .text import CAPTION, Text, cells, row


def measures(text: Text) -> Iterator[tuple[int, list[int]]]:
    """Each measure under a result: its caption, and the lines of its table or list."""
    results = text.numbered("result")
    for at, line in enumerate(text.lines):
        if not CAPTION.match(line) or not (above := text.above(at, results)) or at >= text.end(above):
            continue
        body = []
        for below in range(at + 1, min(at + 16, len(text.lines))):
            if text.lines[below].startswith(("|", "- ")):
                body.append(below)
            elif body or text.levels[below] or CAPTION.match(text.lines[below]):
                break
        if body:
            yield at, body


@kind("performance-measure-years", "years of a measure", ANNUAL)
def years(text: Text) -> Iterator[Planted]:
    for caption, body in measures(text):
        head = text.lines[body[0]]
        if head.startswith("|"):
            names = cells(head)
            years = [index for index, name in enumerate(names) if re.search(r"\b20\d\d\b", name)]
            if len(years) != 5 or "---" not in text.lines[body[1]]:
                continue
            back = [re.sub(r"20\d\d", lambda found: str(int(found[0]) - 1), name) for name in names]
            lines, places = text.edited({body[0]: row(back)})
            yield Planted("table of last year", lines, [places[at] for at in (caption, body[0])])
            edits = {at: row(cells(text.lines[at])[: years[-1]]) for at in body}
            lines, places = text.edited(edits)
            yield Planted("last year left out", lines, [places[at] for at in (caption, body[0])])
            values = cells(text.lines[body[2]])
            if len(values) > years[-1] and values[years[-1]] not in ("", "–") and len(body) == 3:
                lines, places = text.edited({body[2]: row([*values[: years[-1]], "–", *values[years[-1] + 1 :]])})
                yield Planted("planned year without a value", lines, [places[at] for at in (caption, body[0], body[2])])
        elif len(body) == 5:
            back = {at: re.sub(r"20\d\d", lambda found: str(int(found[0]) - 1), text.lines[at], count=1) for at in body}
            lines, places = text.edited(back)
            yield Planted("list of last year", lines, [places[at] for at in (caption, *body)])
            lines, places = text.edited({body[-1]: None})
            yield Planted("last year left out of a list", lines, [places[at] for at in (caption, *body[:-1])])
            lines, places = text.edited({body[0]: None})
            yield Planted("first year left out of a list", lines, [places[at] for at in (caption, *body[1:])])


@kind("stale-year", "year of last year's plan", ANNUAL)
def stale(text: Text) -> Iterator[Planted]:
    for form, keys in (
        ("planned results", ("planned_results",)),
        ("performance", ("programme_performance",)),
        ("plan or strategy", ("proposed_programme_plan", "strategy_and_external_factors")),
    ):
        for heading in text.named(*keys):
            new = re.sub(r"20\d\d", lambda found: str(int(found[0]) - 1), text.lines[heading], count=1)
            if new != text.lines[heading]:
                lines, places = text.edited({heading: new})
                yield Planted(form, lines, [places[heading]])
    for begin, _ in text.tables():
        names = cells(text.lines[begin])
        last = str(text.year)
        if last in names[-1] and len(names) == 5 and not re.search(r"20\d\d", names[0]):
            new = row([*names[:-1], names[-1].replace(last, str(text.year - 1))])
            caption = text.caption_of(begin)
            lines, places = text.edited({begin: new})
            yield Planted("column of deliverables", lines, [places[at] for at in (begin, caption) if at is not None])


@kind("stale-year", "period of the plan before", BIENNIAL)
def stale_period(text: Text) -> Iterator[Planted]:
    period = text.header.get("period", "")
    if not re.fullmatch(r"\d{4}-\d{4}", period):
        return
    first, last = map(int, period.split("-"))
    titles = {
        "en": ("Strategy", "External factors", "Expected accomplishments"),
        "zh": ("战略", "外部因素", "秘书处预期成绩"),
    }.get(text.language)
    keys = ("strategy", "external_factors", "expected_accomplishments")
    for form, heading_key, words in zip(("strategy", "factors", "accomplishments"), keys, titles or ()):
        for heading in text.named(heading_key):
            old = f"{first - 2}-{last - 2}"
            new = f"{old} 年{words}" if text.language == "zh" else f"{words} for {old}"
            lines, places = text.edited({heading: "#" * text.levels[heading] + " " + new})
            yield Planted(form, lines, [places[heading]])
