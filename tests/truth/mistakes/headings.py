"""Mistakes in headings and in the header."""

import re
from collections.abc import Iterator

from .kinds import Planted, kind
from .text import Text, vocabulary

# Headings that a plan's structure hangs on.
KEYS = (
    "objective",
    "objective_of_organization",
    "strategy",
    "deliverables",
    "legislative_mandates",
    "overall_orientation",
    "evaluation_activities",
)


@kind("missing-title", "title left out")
def no_title(text: Text) -> Iterator[Planted]:
    for form, key, among in (
        ("subprogramme", "subprogramme", text.subprogrammes()),
        ("result", "result", text.numbered("result")),
        ("programme", "programme", text.numbered("programme")),
    ):
        for heading in among:
            if found := re.match(r"(#+ .*?\d+)\s?(?:[:：.]|\s).*\w", text.lines[heading]):
                lines, places = text.edited({heading: found[1]})
                yield Planted(form, lines, [places[heading]])
                lines, places = text.edited({heading: f"{found[1]}:"})
                yield Planted(f"{form}, with the colon", lines, [places[heading]])


@kind("heading-depth", "number of # wrong")
def depth(text: Text) -> Iterator[Planted]:
    units = text.subprogrammes()
    for unit in units:
        level = text.levels[unit]
        for heading in text.named("objective", "objective_of_organization", "strategy", "deliverables"):
            if not unit < heading < text.end(unit) or text.levels[heading] != level + 1 or level + 2 > 6:
                continue
            # A section as high as its subprogramme ends it.
            lines, places = text.edited({heading: "#" * level + " " + text.title(heading)})
            yield Planted("one too few", lines, [places[heading]])
            # One that is deeper than what stands before it belongs to that.
            if text.levels[text.above(heading, text.headings)] == level + 1 and text.own_end(heading) == text.end(heading):
                lines, places = text.edited({heading: "#" * (level + 2) + " " + text.title(heading)})
                yield Planted("below the section before", lines, [places[heading]])
        before = text.above(unit, units)
        if before is not None and text.end(before) == unit and level < 6:
            lines, places = text.edited({unit: "#" * (level + 1) + " " + text.title(unit)})
            yield Planted("subprogramme one too deep", lines, [places[unit]])


@kind("unknown-heading", "slip of the pen in a heading")
def slip(text: Text) -> Iterator[Planted]:
    for heading in text.named(*KEYS):
        title = text.title(heading)
        hashes = "#" * text.levels[heading]
        if text.language == "zh":
            if len(title) < 3:
                continue
            spoilt = {
                "sign changed": title[:-1] + "咸",
                "sign left out": title[:-2] + title[-1],
                "sign doubled": title + title[-1],
            }
        else:
            middle = len(title) // 2
            swapped = title[: middle - 1] + title[middle] + title[middle - 1] + title[middle + 1 :]
            spoilt = {
                "letter changed": title[:middle] + ("o" if title[middle] != "o" else "e") + title[middle + 1 :],
                "letter left out": title[:middle] + title[middle + 1 :],
                "letters swapped": swapped,
            }
        for form, new in spoilt.items():
            if new != title and " " not in title[middle - 1 : middle + 1] if text.language != "zh" else new != title:
                lines, places = text.edited({heading: f"{hashes} {new}"})
                yield Planted(form, lines, [places[heading]])


@kind("mixed-language", "heading in another language")
def foreign(text: Text) -> Iterator[Planted]:
    for key in (
        "strategy",
        "objective",
        "deliverables",
        "legislative_mandates",
        "external_factors",
        "expected_accomplishments",
    ):
        for heading in text.named(key):
            for other in ("en", "fr", "zh", "es"):
                new = vocabulary()[key][other][0]
                # One word may serve two languages.
                if other == text.language or new.lower() == text.title(heading).lower():
                    continue
                lines, places = text.edited({heading: "#" * text.levels[heading] + " " + new})
                yield Planted(f"in {other}", lines, [places[heading]])


@kind("header-key", "header wrong")
def header(text: Text) -> Iterator[Planted]:
    keys = {line.split(":")[0]: at for at, line in enumerate(text.lines[: text.body]) if ":" in line}
    spoilt = {}
    if "format" in keys:
        spoilt["bad value"] = (keys["format"], f"format: {text.format[:-1]}")
    if "period" in keys:
        spoilt["bad period"] = (keys["period"], "period: next year")
    if "symbol" in keys:
        spoilt["key misspelt"] = (keys["symbol"], text.lines[keys["symbol"]].replace("symbol", "symbool"))
    if "language" in keys:
        spoilt["language without a value"] = (keys["language"], "language:")
    for form, (at, line) in spoilt.items():
        lines, places = text.edited({at: line})
        yield Planted(form, lines, [places[at]])
    if "format" in keys:
        lines, places = text.edited({keys["format"]: [text.lines[keys["format"]], text.lines[keys["format"]]]})
        yield Planted("key twice", lines, [places[keys["format"]], places[keys["format"]] + 1])
