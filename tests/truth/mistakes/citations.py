"""Mistakes in what a plan cites: numbers that cannot be, that were never given, or that stand under the wrong organ or title."""

import csv
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from counts import key
from symbols import entry as numbers

from .kinds import Planted, kind
from .phrases import added, narrative, phrase
from .text import Text


@cache
def table(name: str) -> list[dict[str, str]]:
    """A table of the reference data."""
    with (Path(os.environ["PLANMARK_DATA"]) / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def number_in(text: Text, at: int) -> re.Match | None:
    """The number of an entry that has only one, of the form 70/1, and a title without a link."""
    if "](" in text.lines[at]:
        return None
    return re.fullmatch(r"(\d\d)/(\d+)", numbers(text.lines[at]).strip())


def entry(text: Text, at: int, new: str) -> dict[int, str]:
    """An entry with another number."""
    return {at: new + text.lines[at][len(numbers(text.lines[at]).rstrip()) :]}


def cited(text: Text, name: str, form: str, numbers: list[str]) -> Iterator[Planted]:
    """A sentence with a number put behind paragraphs."""
    for at, new in zip(narrative(text), numbers * 2):
        lines, places = text.edited(added(text, at, phrase(text, name, new)))
        yield Planted(form, lines, [places[at]], words=new)


@kind("malformed-citation", "number that no organ has")
def malformed(text: Text) -> Iterator[Planted]:
    for at in text.entries("ga_resolutions"):
        if found := number_in(text, at):
            lines, places = text.edited(entry(text, at, f"{found[1]}{found[1][-1]}/{found[2]}"))
            yield Planted("session with a digit twice", lines, [places[at]])
    yield from cited(text, "assembly", "session with a digit twice, in text", ["688/269", "559/12", "744/301"])
    yield from cited(text, "council", "bracket not closed", ["1373 (2001", "2250 (2015", "1325 (2000"])
    yield from cited(text, "council", "year with five digits", ["1373 (20011)", "2250 (20115)"])


@kind("impossible-resolution", "number past the end of its session")
def impossible(text: Text) -> Iterator[Planted]:
    closed = {
        row["session"]: int(row["last"])
        for row in table("ga_by_session.csv")
        if row["status"] == "closed" and row["last"].isdigit()
    }
    for at in text.entries("ga_resolutions"):
        if (found := number_in(text, at)) and 57 <= int(found[1]) <= 78 and found[1] in closed:
            lines, places = text.edited(entry(text, at, f"{found[1]}/{closed[found[1]] + 40}"))
            yield Planted("in a list", lines, [places[at]])
    yield from cited(text, "assembly", "in text", ["69/371", "72/399", "60/338"])
    yield from cited(text, "assembly", "with a Roman number", ["1514 (XX)", "3281 (XXV)", "2200 (XV)"])


@kind("resolution-year", "year of another resolution of the Security Council")
def year(text: Text) -> Iterator[Planted]:
    years = {}
    for row in table("sc_by_year.csv"):
        if row.get("first", "").isdigit() or row.get("last", "").isdigit():
            years[row["year"]] = (int(row["first"]), int(row["last"]))
    for at in text.entries("sc_resolutions"):
        if found := re.match(r"(\d+) ?\((\d{4})\)", text.lines[at]):
            if found[2] in years and int(found[2]) < 2024 and years[found[2]][0] < int(found[1]) <= years[found[2]][1]:
                for form, new in (("a year later", int(found[2]) + 1), ("a year earlier", int(found[2]) - 1)):
                    lines, places = text.edited({at: text.lines[at].replace(f"({found[2]})", f"({new})", 1)})
                    yield Planted(form, lines, [places[at]])
    yield from cited(text, "council", "in text", ["1373 (2002)", "1325 (2001)", "2250 (2016)"])
    yield from cited(text, "council", "digits swapped", ["2171 (2041)", "1540 (2040)", "1894 (2090)"])


@kind("organ-mismatch", "number under the wrong organ")
def organ(text: Text) -> Iterator[Planted]:
    for at in text.entries("ga_resolutions"):
        if number_in(text, at):
            lines, places = text.edited(entry(text, at, "2022/24"))
            yield Planted("year and number in a list of the Assembly", lines, [places[at]])
            lines, places = text.edited(entry(text, at, "1325 (2000)"))
            yield Planted("number of the Council in a list of the Assembly", lines, [places[at]])
    yield from cited(text, "assembly", "number of the Council in text", ["1373 (2001)", "2250 (2015)"])
    yield from cited(text, "council", "number of the Assembly in text", ["70/1", "66/288"])


@kind("decision-as-resolution", "decision among resolutions")
def decision(text: Text) -> Iterator[Planted]:
    for form, organs, new in (
        ("of the Assembly", ("ga_resolutions",), "77/552"),
        ("of an early session", ("ga_resolutions",), "50/412"),
        ("of another session", ("ga_resolutions",), "60/551"),
        ("of the Economic and Social Council", ("ecosoc_resolutions",), "2011/245"),
    ):
        for at in (at for at in text.entries(*organs) if number_in(text, at)):
            lines, places = text.edited(entry(text, at, new))
            yield Planted(form, lines, [places[at]])


@kind("draft-as-resolution", "draft among mandates")
def draft(text: Text) -> Iterator[Planted]:
    for form, organs, new in (
        ("of the Assembly", ("ga_resolutions",), "A/80/L.12"),
        ("of a committee", ("ga_resolutions",), "A/C.2/78/L.31"),
        ("of the Council", ("sc_resolutions",), "S/2019/L.7"),
        ("revised", ("ga_resolutions",), "A/70/L.1/Rev.1"),
        ("of the Economic and Social Council", ("ecosoc_resolutions",), "2015/L.5"),
    ):
        for at in (at for at in text.entries(*organs) if "](" not in text.lines[at]):
            lines, places = text.edited(entry(text, at, new))
            yield Planted(form, lines, [places[at]])


@kind("duplicate-mandate", "entry stands twice")
def twice(text: Text) -> Iterator[Planted]:
    entries = text.entries()
    for first, second in zip(entries, entries[1:]):
        if second != first + 1 or not re.search(r"\w{3}", text.lines[first][len(numbers(text.lines[first])) :]):
            continue
        lines, places = text.edited({first: [text.lines[first]] * 2})
        yield Planted("one below the other", lines, [places[first], places[first] + 1])
        lines, places = text.edited({second: [text.lines[second], text.lines[first]]})
        yield Planted("after another", lines, [places[first], places[second] + 1])
        lines, places = text.edited({first: [text.lines[first], re.sub(r"(?<=\S) {2}", "   ", text.lines[first]) + " "]})
        yield Planted("with other blanks", lines, [places[first], places[first] + 1])


@kind("mandate-order", "entry in the wrong place")
def order(text: Text) -> Iterator[Planted]:
    entries = text.entries("ga_resolutions")
    for first, second in zip(entries, entries[1:]):
        numbers = [number_in(text, at) for at in (first, second)]
        if second != first + 1 or not all(numbers):
            continue
        pair = [(int(found[1]), int(found[2])) for found in numbers]
        if pair[0] >= pair[1]:
            continue
        form = "neighbours of one session" if pair[0][0] == pair[1][0] else "neighbours of two sessions"
        lines, places = text.edited({first: text.lines[second], second: text.lines[first]})
        yield Planted(form, lines, [places[first], places[second]])
    for at in entries[:-3]:
        below = [each for each in entries if at < each <= at + 3]
        if (found := number_in(text, at)) and len(below) == 3 and all(number_in(text, each) for each in below):
            if [int(found[1])] * 3 < [int(number_in(text, each)[1]) for each in below]:
                lines, places = text.edited({at: None, below[-1]: [text.lines[below[-1]], text.lines[at]]})
                yield Planted("moved down", lines, [places[each] for each in (*below, at)] + [places[below[-1]] + 1])


@kind("cited-not-mandated", "cited and not listed")
def not_listed(text: Text) -> Iterator[Planted]:
    listed = {part for at in text.entries() for part in re.findall(r"\d+/\d+", numbers(text.lines[at]))}
    if not listed:
        return
    forms = [
        ("one", "55/2"),
        ("two in one breath", f"53/144{phrase(text, 'joint', '')}55/2"),
        ("of a special session", "S-26/2"),
    ]
    for form, new in forms:
        if not listed & set(re.findall(r"\d+/\d+", new)):
            yield from cited(text, "assembly", form, [new])


@kind("superseded-mandate", "an earlier one of a recurring series")
def superseded(text: Text) -> Iterator[Planted]:
    resolution = re.compile(r"A/RES/(\d+)/(\d+)")
    # The last session that was over when the plan was drafted: what came later, it cannot know. What is old is listed on purpose.
    session = text.year - (1949 if text.format == "biennial" else 1947)
    titles = {row["symbol"]: row[f"title_{text.language}"] for row in table("resolutions.csv")}
    series = []
    for pair in table("superseded_ppb2026.csv"):
        old, latest = resolution.fullmatch(pair["cited_symbol"]), resolution.fullmatch(pair["latest_symbol"])
        if old and latest and session - 10 < int(old[1]) < int(latest[1]) <= session and titles.get(old[0]):
            series.append((old, latest))
    listed = {f"A/RES/{part}" for at in text.entries() for part in re.findall(r"\d+/\d+", numbers(text.lines[at]))}
    series = [(old, latest) for old, latest in series if not {old[0], latest[0]} & listed]
    for at, (old, latest) in zip(
        (at for at in text.entries("ga_resolutions") if number_in(text, at)), series[:: max(len(series) // 20, 1)]
    ):
        age = int(latest[1]) - int(old[1])
        form = "a year older" if age == 1 else "two years older" if age == 2 else "some years older"
        lines, places = text.edited({at: [f"{old[1]}/{old[2]}  {titles[old[0]]}", text.lines[at]]})
        yield Planted(form, lines, [places[at]])


@kind("link-mismatch", "link to another document")
def link(text: Text) -> Iterator[Planted]:
    forms = {
        "resolution, undocs.org": "[70/1](https://undocs.org/en/A/RES/70/2)",
        "resolution, docs.un.org": "[70/1](https://docs.un.org/en/A/RES/71/1)",
    }
    for form, new in forms.items():
        yield from cited(text, "assembly", form, [new])
    for at in text.entries("ga_resolutions"):
        if found := number_in(text, at):
            lines, places = text.edited(
                entry(text, at, f"[{found[0]}](https://undocs.org/en/A/RES/{found[1]}/{int(found[2]) + 1})")
            )
            yield Planted("in a list", lines, [places[at]])


@kind("unread-citation", "letters written out of order")
def unread(text: Text) -> Iterator[Planted]:
    for form, new in (("up to", "42/37 A up to C"), ("et seq.", "52/12 A et seq."), ("part", "60/283, part two bis")):
        yield from cited(text, "assembly", form, [new])


def is_official(row: dict[str, str], language: str) -> bool:
    """Whether the reference data has the title of the official text."""
    return bool(row[f"title_{language}"]) and row.get(f"title_{language}_src", "unxml") in ("official", "unxml")


@cache
def official(language: str) -> dict[str, str]:
    """Official titles of resolutions of the Assembly that no other resolution has."""
    titles: dict[str, list[str]] = {}
    for row in table("resolutions.csv"):
        title = row.get(f"title_{language}", "")
        if title and row["organ"] == "GA" and re.fullmatch(r"A/RES/\d+/\d+", row["symbol"]):
            titles.setdefault(key(title, 400), []).append(row["symbol"].removeprefix("A/RES/"))
    return {own[0]: title for title, own in titles.items() if len(own) == 1}


@kind("title-of-another", "number of another resolution")
def wrong_number(text: Text) -> Iterator[Planted]:
    titles = official(text.language)
    known = {row["symbol"].removeprefix("A/RES/") for row in table("resolutions.csv") if is_official(row, text.language)}
    for at in text.entries("ga_resolutions"):
        found = number_in(text, at)
        if not found:
            continue
        title = text.lines[at][len(numbers(text.lines[at])) :].strip()
        if titles.get(found[0]) != key(title, 400):
            continue
        session, number = found[1], found[2]
        swapped = number[:-2] + number[-1] + number[-2] if len(number) > 1 else number
        for form, new in (
            ("digits swapped", f"{session}/{swapped}"),
            ("off by one", f"{session}/{int(number) + 1}"),
            ("another session", f"{int(session) - 1}/{number}"),
        ):
            if new != found[0] and new in known:
                lines, places = text.edited(entry(text, at, new))
                yield Planted(form, lines, [places[at]])


@kind("inconsistent-title", "one resolution under two titles")
def two_titles(text: Text) -> Iterator[Planted]:
    entries = [at for at in text.entries("ga_resolutions") if number_in(text, at)]
    for at in entries:
        marks = numbers(text.lines[at])
        title = text.lines[at][len(marks) :].strip()
        words = title.split(" ")
        if text.language == "zh":
            if len(title) < 8:
                continue
            spoilt = {
                "cut off": title[: len(title) // 2],
                "sign changed": title[:-3] + "水" + title[-2:],
                "words put in": "进一步" + title,
            }
        else:
            if len(words) < 5:
                continue
            spoilt = {
                "cut off": " ".join(words[: len(words) // 2]),
                "a word left out": " ".join(words[:2] + words[3:]),
                "a word changed": " ".join([*words[:-1], words[0].lower()]),
            }
        # The same entry stands in a list of another programme of the edition, with its own title.
        for form, new in spoilt.items():
            lines, places = text.edited({at: f"{marks.rstrip()}  {new}"})
            yield Planted(form, lines, [places[at]], beside={"other": text.lines})
