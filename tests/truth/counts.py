"""What is counted, in a Word document and in the plans that were made of it. Each thing is named by a key that both sides have.

Both sides are counted here by their own words and shapes, not by the program's lists: a heading is what it says, whatever its
style; a list of mandates is a table whose first cells are numbers of resolutions; deliverables stand in tables of categories.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from corpus import exported
from symbols import is_symbol
from word import Paragraph, Table, tidy

WHAT = [
    "subprogrammes",
    "objectives",
    "results",
    "measures",
    "mandates",
    "deliverables",
    "paragraphs",
    "accomplishments",
    "indicators",
]

# 10.24, 29A.16, 3.I.81, A.1; reports number 12.
LABEL = r"(?:(?:\d+[A-Z]?|[A-Z])(?:\.[IVXLC]+)?\.\d+|\d+\.)"
NUMBERED = re.compile(rf"({LABEL})\s+(?=\S)(.*)", re.S)
MEASURE = re.compile(r"(?:Table|Figure) [\w.]+[.:]?\s+Performance measure")
CAPTION = re.compile(r"((?:Table|Figure) (?:\w+\.)*\w+)(?:[.:]|\s|$)")
SUBPROGRAMME = re.compile(r"Sub-?prog\w+ (\d+)[.:]?\s*(.*)", re.S)
RESULT = re.compile(r"Result(?: (\d+))?\s*:\s*(.*)", re.S)
# What was reached and what is planned: until the deliverables, every table or figure there measures, whatever it is called.
RESULTS = re.compile(r"Programme performance in|Planned results?\b|Result(?: \d+)?\s*:")
# Where what belongs to one subprogramme ends, beside the next one.
PART = re.compile(
    r"(?:[IVXLC]+|[A-Z])\.\s|Annex\b|Programme support$|Executive direction|Policymaking organs$|Programme of work$"
)
FIGURE = re.compile(r"[-–—‒−.]|[\d\s.,]+|[\d.,\s]*[\[(][\d\s.,–—-]+[\])]")


def key(text: str, length: int = 40) -> str:
    """The letters and digits of a text, without width and case: what stays equal whoever sets it."""
    text = unicodedata.normalize("NFKC", unraised(text))
    return "".join(sign for sign in text.lower() if sign.isalnum())[:length]


def unraised(text: str) -> str:
    """Text without marks of notes and without what is raised."""
    return re.sub(r"\[\^[^\]]*\]|\^\([^)]*\)|[¹²³⁰-₟ᵃ-ᶻ]", "", text)


def mandate(symbols: str, title: str) -> str:
    """The key of an entry in a list of mandates."""
    signs = re.sub(r"decisions?|resolutions?|\band\b", "", symbols, flags=re.I)
    return f"{key(signs, 60)} {key(title)}"


def deliverable(cells: list[str]) -> str | None:
    """The key of a row of deliverables that has figures."""
    figures = [re.sub(r"[\s,]", "", unraised(cell)) for cell in cells[1:]]
    while figures and not figures[-1]:
        figures.pop()
    if not cells or not any(FIGURE.fullmatch(cell) for cell in figures):
        return None
    return f"{key(cells[0])} {' '.join(re.sub('[–—‒−]', '-', cell) or '_' for cell in figures)}"


def in_document(blocks: list[Paragraph | Table]) -> dict[str, Counter]:
    """Counts what a Word document holds."""
    found = {what: Counter() for what in WHAT}
    unit, awaits, heading, in_results = None, "", "", False
    for block in joined(blocks):
        if isinstance(block, Table):
            count_table(block, heading, found)
            continue
        text = block.printed
        if (numbered := NUMBERED.match(text)) and not block.heading:
            found["paragraphs"][f"{numbered[1]} {key(numbered[2], 24)}"] += 1
            if awaits == "objective":
                found["objectives"][numbered[1].rstrip(".")] += 1
            awaits = ""
            continue
        heading = text
        if caption := CAPTION.match(text):
            if in_results or MEASURE.match(text):
                found["measures"][caption[1]] += 1
        elif result := RESULT.match(text):
            found["results"][f"{result[1] or ''} {key(result[2])}"] += 1
            in_results, awaits = True, ""
        elif RESULTS.match(text):
            in_results = True
            # A single result has no number: its title follows.
            awaits = "result" if text.startswith("Planned result ") else ""
        elif (subprogramme := SUBPROGRAMME.match(text)) and "deliverables for the" not in text and len(text) < 300:
            unit, in_results = f"{subprogramme[1]} {key(subprogramme[2])}", False
        elif PART.match(text):
            unit, in_results = None, False
        elif text in ("Objective", "Objectives"):
            awaits, in_results = "objective", False
            if unit:
                found["subprogrammes"][unit] += 1
                unit = None
        elif text == "Deliverables":
            in_results = False
        elif awaits == "result":
            found["results"][f" {key(text)}"] += 1
            awaits = ""
    return found


def joined(blocks: list[Paragraph | Table]) -> list[Paragraph | Table]:
    """Headings that are set in several paragraphs without an empty one between them, as one: "Table 3.4", "Performance measure"."""
    lines: list[Paragraph | Table] = []
    runs_on = False
    for block in blocks:
        if isinstance(block, Table):
            runs_on = False
        elif not block.printed:
            runs_on = False
            continue
        elif (
            runs_on
            and (block.style == lines[-1].style or CAPTION.fullmatch(lines[-1].printed))
            and not NUMBERED.match(block.printed)
        ):
            lines[-1] = Paragraph(tidy(f"{lines[-1].printed} {block.printed}"), block.style, heading=True)
            continue
        else:
            text = block.printed
            runs_on = bool(CAPTION.match(text) or SUBPROGRAMME.match(text) or RESULT.match(text))
        lines.append(block)
    return lines


def count_table(table: Table, heading: str, found: dict[str, Counter]) -> None:
    """Counts what stands in a table of a Word document."""
    rows = table.texts()
    head = rows[0] if rows else []
    if head and key(head[0]).startswith("categoryandsubcategory"):
        found["deliverables"].update(filter(None, map(deliverable, rows[1:])))
    elif len(head) == 2 and key(head[0]).startswith("expectedaccomplishment") and key(head[1]).startswith("indicatorsofach"):
        count_framework(table, found)
    elif not CAPTION.match(heading) and max(map(len, rows), default=0) <= 4:
        for row in rows:
            starts = [at for at, cell in enumerate(row) if is_symbol(cell)]
            for at in starts if 0 in starts else []:
                title = row[at + 1] if at + 1 < len(row) and at + 1 not in starts else ""
                found["mandates"][mandate(row[at], title)] += 1


def count_framework(table: Table, found: dict[str, Counter]) -> None:
    """Counts expected accomplishments (1.1) and their indicators (1.1.1), each in a paragraph or a row of its own."""
    for row in table.rows:
        for part in (part for cell in row for part in cell):
            if indicator := re.match(r"(\d+\.\d+\.\d+)\.?\s", part.printed):
                found["indicators"][indicator[1]] += 1
            elif accomplishment := re.match(r"(\d+\.\d+)\.?\s", part.printed):
                found["accomplishments"][accomplishment[1]] += 1


def in_plans(plans: Iterable[Path]) -> dict[str, Counter]:
    """Counts what the plans hold: what the program understands of them, and the rows and numbers of their text."""
    found = {what: Counter() for what in WHAT}
    for plan in plans:
        count_text(plan.read_text(encoding="utf-8"), found)
        for programme in exported(plan)["programmes"]:
            for subprogramme in programme["subprogrammes"]:
                count_subprogramme(subprogramme, found)
            for entry in programme["mandates"]:
                if is_symbol(tidy(entry["printed"] or "")):
                    found["mandates"][mandate(entry["printed"], entry["title"] or "")] += 1
    return found


def count_subprogramme(subprogramme: dict, found: dict[str, Counter]) -> None:
    """Counts what the program understands of one subprogramme."""
    units = subprogramme["units"]
    if subprogramme["number"] and any(unit["objective"] for unit in units):
        found["subprogrammes"][f"{subprogramme['number']} {key(subprogramme['title'] or '')}"] += 1
    for unit in units:
        for block in unit["objective"][:1]:
            found["objectives"][(block.get("number") or "without a number").rstrip(".")] += 1
        for result in unit["results"]:
            found["results"][f"{result['number'] or ''} {key(result['title'] or '')}"] += 1
        for measure in unit["measures"]:
            found["measures"][tidy(measure["label"] or "without a label")] += 1
        for accomplishment in unit["accomplishments"]:
            mark = accomplishment["letter"] or ""
            found["accomplishments"][mark] += 1
            for indicator in accomplishment["indicators"]:
                numeral = indicator["numeral"] or ""
                # 1.1.1 is printed whole in a mission's framework, and may be known as the first of 1.1.
                found["indicators"][f"{mark}.{numeral}" if numeral.isdigit() else numeral] += 1


def count_text(text: str, found: dict[str, Counter]) -> None:
    """Counts what the text of a plan holds, whatever the program makes of it: numbered paragraphs, rows of deliverables, and what an annex
    tells of the plan that was, whose results are none of this plan."""
    lines = text.splitlines()
    deliverables, annex = False, False
    numbered_accomplishments = "\nformat: mission\n" in text
    for line in lines:
        if heading := re.match(r"#+ (.*)", line):
            annex = annex or heading[1].startswith("Annex")
            if annex and (result := RESULT.match(heading[1])):
                found["results"][f"{result[1] or ''} {key(unmarked(result[2]))}"] += 1
        elif annex and MEASURE.match(line) and (caption := CAPTION.match(line)):
            found["measures"][caption[1]] += 1
        if line.startswith("|"):
            cells = [tidy(cell.replace(r"\|", "|")) for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
            cells = [unmarked(cell) for cell in cells]
            if key(cells[0]).startswith("categoryandsubcategory"):
                deliverables = True
            elif deliverables and (row := deliverable(cells)):
                found["deliverables"][row] += 1
            continue
        deliverables = False
        if (numbered := NUMBERED.match(line)) and not (numbered_accomplishments and re.match(r"\d+\.\d+ ", line)):
            found["paragraphs"][f"{numbered[1]} {key(unmarked(numbered[2]), 24)}"] += 1


def unmarked(text: str) -> str:
    """Text without the signs of emphasis."""
    return re.sub(r"\*+|\\(?=\W)", "", text)
