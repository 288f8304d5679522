"""The ledger: what somebody who looked it up in the source said of each finding on the corpus."""

import csv
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

import corpus
from places import Plan

LEDGER = corpus.HERE / "ledger.tsv"
COLUMNS = ["document", "rule", "anchor", "hash", "verdict", "reason"]
VERDICTS = ("true", "false", "import")


@dataclass(frozen=True)
class Line:
    """One line: a finding, and what it was found to be."""

    document: str
    rule: str
    anchor: str
    hash: str
    verdict: str = ""
    reason: str = ""

    @property
    def finding(self) -> tuple[str, str, str, str]:
        """What the line is about."""
        return self.document, self.rule, self.anchor, self.hash


@dataclass(frozen=True)
class Told:
    """A finding that the program tells now."""

    line: Line
    plan: Path
    finding: dict
    words: str

    @property
    def severity(self) -> str:
        """How much the program says that it matters."""
        return self.finding["severity"]


def read() -> list[Line]:
    """The ledger. A line that says nothing clear ends the run with its place."""
    lines = []
    with LEDGER.open(encoding="utf-8", newline="") as file:
        for at, row in enumerate(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE), start=2):
            line = Line(**{column: row.get(column) or "" for column in COLUMNS})
            complain(line, f"{LEDGER.name}:{at}")
            lines.append(line)
    for finding, times in Counter(line.finding for line in lines).items():
        if times > 1:
            raise SystemExit(f"{LEDGER.name}: {' '.join(finding)} has {times} lines; leave one")
    return lines


def complain(line: Line, place: str) -> None:
    """Ends the run on a line that cannot be taken."""
    if line.verdict not in VERDICTS:
        raise SystemExit(f"{place}: “{line.verdict}” is no verdict; write {', '.join(VERDICTS)}")
    if not line.reason.strip():
        raise SystemExit(f"{place}: a verdict needs a reason in a few words")
    if line.verdict == "true" and not re.search(r"\d", line.reason):
        raise SystemExit(
            f"{place}: a true finding quotes by coordinates what proves it: table, row, cell, figures, or paragraph"
        )


def write(lines: list[Line]) -> None:
    """Writes the ledger in its order."""
    with LEDGER.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
        writer.writerow(COLUMNS)
        for line in sorted(lines, key=lambda line: line.finding):
            writer.writerow([getattr(line, column) for column in COLUMNS])


def told(findings: list[dict], folder: Path) -> list[Told]:
    """The findings of a check, each with its line; what is the same for the ledger is numbered."""
    plans: dict[Path, Plan] = {}
    seen: Counter = Counter()
    found = []
    for finding in sorted(findings, key=lambda each: (each["path"], each["line"], each["column"], each["rule"])):
        path = folder / finding["path"]
        if path.suffix != ".plan":
            raise SystemExit(f"{finding['path']}: {finding['message']}")
        if path not in plans:
            plans[path] = Plan(path.read_text(encoding="utf-8"))
        place = plans[path].at(finding)
        line = Line(path.parent.name, finding["rule"], place.anchor, place.hash)
        seen[line.finding] += 1
        if seen[line.finding] > 1:
            line = replace(line, hash=f"{line.hash}-{seen[line.finding]}")
        found.append(Told(line, path, finding, place.words))
    return found


def match(found: list[Told], lines: list[Line]) -> tuple[dict[int, Line], list[Line]]:
    """Which line each finding has, and the lines that nothing is told of any more.

    A finding is first looked for at its place with its words; then by its words where the place has another name; then at its
    place where the import gives other words, wherever this leaves no choice.
    """
    verdicts: dict[int, Line] = {}
    left = dict(enumerate(lines))
    ways = (
        lambda line: line.finding,
        lambda line: (line.document, line.rule, line.hash),
        lambda line: (line.document, line.rule, line.anchor),
    )
    for way in ways:
        known, open_ones = defaultdict(list), defaultdict(list)
        for at, line in left.items():
            known[way(line)].append(at)
        for at, each in enumerate(found):
            if at not in verdicts:
                open_ones[way(each.line)].append(at)
        for name, ats in open_ones.items():
            if len(ats) == 1 and len(known.get(name, [])) == 1:
                verdicts[ats[0]] = left.pop(known[name][0])
    return verdicts, list(left.values())
