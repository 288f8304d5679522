"""Mistakes in what a plan consists of: parts that are missing, doubled or empty."""

import re
from collections.abc import Iterator

from .kinds import ANNUAL, BIENNIAL, Planted, kind
from .text import CAPTION, Text

ITEM = re.compile(r"(?:\(\w+\)|\w+\)|-)\s")
SUB_ITEM = re.compile(r"\s{2,5}(?:\(\w+\)|\w+\)|'\d+'|[㈠-㈩]|-|\([一二三四五六七八九十]+\))\s")


def accomplishments(text: Text) -> Iterator[tuple[int, list[int]]]:
    """Each expected accomplishment with its indicators."""
    for heading in text.accomplishments():
        last, under = None, []
        for at in range(heading + 1, text.own_end(heading)):
            if ITEM.match(text.lines[at]):
                if last is not None:
                    yield last, under
                last, under = at, []
            elif last is not None and SUB_ITEM.match(text.lines[at]):
                under.append(at)
        if last is not None:
            yield last, under


@kind("missing-indicator", "indicators of an accomplishment left out", BIENNIAL)
def no_indicator(text: Text) -> Iterator[Planted]:
    for item, under in accomplishments(text):
        if not under or any(line.strip() for line in text.lines[item + 1 : under[0]]):
            continue
        form = "the only one" if len(under) == 1 else "of two" if len(under) == 2 else "of several"
        lines, places = text.edited({at: None for at in under})
        yield Planted(form, lines, [places[item]])


@kind("missing-indicator", "measure of a result left out", ANNUAL)
def no_measure(text: Text) -> Iterator[Planted]:
    results = text.numbered("result")
    for at, result in enumerate(results):
        end = text.end(result)
        if at + 1 < len(results):
            end = min(end, results[at + 1])
        captions = [each for each in range(result, end) if CAPTION.match(text.lines[each])]
        if len(captions) != 1:
            continue
        caption = captions[0]
        gone = {each: None for each in range(caption, end) if each == caption or text.lines[each].startswith(("|", "- "))}
        form = "a table" if any(text.lines[each].startswith("|") for each in gone) else "a list"
        if re.match(r"Figure|图|Gráfico|Диаграмма|الشكل", text.lines[caption]):
            form = "a figure"
        lines, places = text.edited(gone)
        yield Planted(form, lines, [places[result]])


@kind("orphan-indicator", "line of the accomplishment lost", BIENNIAL)
def orphan(text: Text) -> Iterator[Planted]:
    first: set[int] = set()
    for item, under in accomplishments(text):
        heading = text.above(item, text.headings)
        if heading in first or not under:
            continue
        first.add(heading)
        lines, places = text.edited({item: None})
        yield Planted("line lost", lines, [places[under[0]]])
        lines, places = text.edited({item: f"    {text.lines[item]}"})
        yield Planted("indented by mistake", lines, [places[item], places[under[0]]])
        lines, places = text.edited({item: [text.lines[under[0]], text.lines[item]], under[0]: None})
        yield Planted("indicator above it", lines, [places[item]])


@kind("missing-objective", "objective left out")
def no_objective(text: Text) -> Iterator[Planted]:
    for unit in text.subprogrammes():
        objectives = [at for at in text.objectives() if unit < at < text.end(unit)]
        if len(objectives) != 1:
            continue
        heading = objectives[0]
        lines, places = text.edited({at: None for at in range(heading, text.own_end(heading))})
        yield Planted("heading and text", lines, [places[unit]])
        lines, places = text.edited({heading: None})
        yield Planted("heading alone", lines, [places[unit]])
        lines, places = text.edited({heading: text.lines[heading][: text.levels[heading]] + " " + text.title(heading)[::-1]})
        yield Planted("heading spoilt", lines, [places[unit]])


@kind("duplicate-objective", "objective stands twice")
def two_objectives(text: Text) -> Iterator[Planted]:
    for unit in text.subprogrammes():
        objectives = [at for at in text.objectives() if unit < at < text.end(unit)]
        if len(objectives) != 1:
            continue
        heading, end = objectives[0], text.own_end(objectives[0])
        copy = text.lines[heading:end]
        lines, places = text.edited({end - 1: [text.lines[end - 1], *copy]})
        yield Planted("right behind it", lines, [places[heading], places[end - 1] + 1])
        last = text.end(unit) - 1
        if text.levels[heading] == text.levels[unit] + 1:
            lines, places = text.edited({last: [text.lines[last], *copy]})
            yield Planted("at the end", lines, [places[heading], places[last] + 1])
        lines, places = text.edited({end - 1: [text.lines[end - 1], copy[0], "", "…", ""]})
        yield Planted("to be written", lines, [places[heading], places[end - 1] + 1])


@kind("missing-accomplishment", "accomplishments left out", BIENNIAL)
def no_accomplishment(text: Text) -> Iterator[Planted]:
    for unit in text.subprogrammes():
        here = [at for at in text.accomplishments() if unit < at < text.end(unit)]
        objectives = [at for at in text.objectives() if unit < at < text.end(unit)]
        if len(here) != 1 or len(objectives) != 1:
            continue
        heading, objective = here[0], objectives[0]
        lines, places = text.edited({at: None for at in range(heading, text.own_end(heading))})
        yield Planted("section left out", lines, [places[objective], places[unit]])
        lines, places = text.edited({at: None for at in range(heading + 1, text.own_end(heading))})
        yield Planted("heading alone", lines, [places[objective], places[unit], places[heading]])
        items = {at: None for at in range(heading + 1, text.own_end(heading))} | {heading + 1: ["", "…", ""]}
        lines, places = text.edited(items)
        yield Planted("to be written", lines, [places[objective], places[unit], places[heading]])


@kind("missing-section", "section left out")
def no_section(text: Text) -> Iterator[Planted]:
    for unit in text.subprogrammes():
        wanted = [("strategy", "strategy")]
        if text.format == "annual":
            wanted += [("planned results", "planned_results"), ("deliverables", "deliverables")]
        for form, key in wanted:
            here = [at for at in text.named(key) if unit < at < text.end(unit)]
            if len(here) == 1:
                lines, places = text.edited({at: None for at in range(here[0], text.end(here[0]))})
                yield Planted(form, lines, [places[unit]])
    begin, end = text.mandates()
    programme = next(iter(text.numbered("programme")), None)
    for heading in text.named("overall_orientation") if text.format == "biennial" and programme is not None else []:
        lines, places = text.edited({at: None for at in range(heading, text.end(heading))})
        yield Planted("orientation", lines, [places[programme]])
    above = [at for at in text.headings if at < begin]
    if above:
        lines, places = text.edited({at: None for at in range(begin, end)})
        yield Planted("mandates", lines, [places[at] for at in above])


@kind("empty-section", "nothing under a heading")
def empty(text: Text) -> Iterator[Planted]:
    for form, keys in (
        ("strategy", ("strategy",)),
        (
            "evaluation or factors",
            ("evaluation_activities", "evaluation", "external_factors", "strategy_and_external_factors"),
        ),
        ("objective", ("objective", "objective_of_organization")),
    ):
        for heading in text.named(*keys):
            if text.own_end(heading) != text.end(heading):
                continue
            body = range(heading + 1, text.end(heading))
            if any(text.lines[at].strip() for at in body):
                lines, places = text.edited({at: None for at in body})
                yield Planted(form, lines, [places[heading]])


@kind("repeated-text", "indicator or accomplishment copied", BIENNIAL)
def repeated(text: Text) -> Iterator[Planted]:
    marker = re.compile(r"\s*\S+\s+")
    known: dict[int, tuple[int, list[int]]] = {}
    for item, under in accomplishments(text):
        heading = text.above(item, text.headings)
        if len(under) > 1:
            first, second = under[:2]
            copied = marker.match(text.lines[second])[0] + marker.sub("", text.lines[first], count=1)
            lines, places = text.edited({second: copied})
            yield Planted("indicator below", lines, [places[second], places[first]])
            lines, places = text.edited({second: f"{copied}."})
            yield Planted("with a full stop", lines, [places[second], places[first]])
        if heading in known:
            first = known[heading][0]
            copied = marker.match(text.lines[item])[0] + marker.sub("", text.lines[first], count=1)
            lines, places = text.edited({item: copied})
            yield Planted("accomplishment", lines, [places[item], places[first]])
        known[heading] = (item, under)
