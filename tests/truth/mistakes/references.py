"""Mistakes in what a plan refers to: parts that are not there, titles that are not theirs, goals that do not exist, documents
that do not agree."""

import re
from collections import Counter
from collections.abc import Iterator

from .kinds import ANNUAL, BIENNIAL, Planted, kind
from .phrases import added, narrative, phrase
from .text import CAPTION, Text


def referred(text: Text, name: str, form: str, words: list[str]) -> Iterator[Planted]:
    """A sentence that refers to something put behind paragraphs."""
    for at, new in zip(narrative(text)[1:], words * 3):
        lines, places = text.edited(added(text, at, phrase(text, name, new)))
        yield Planted(form, lines, [places[at]])


@kind("unresolved-reference", "part that is not there")
def nowhere(text: Text) -> Iterator[Planted]:
    if text.subprogrammes():
        yield from referred(text, "subprogramme", "subprogramme", ["27", "19", "31"])
    starts = Counter(found[1] for at in text.paragraphs() if (found := re.match(r"(\S*[.-])\d+\s", text.lines[at])))
    if starts:
        yield from referred(
            text, "paragraph", "paragraph", [f"{starts.most_common(1)[0][0]}{number}" for number in (987, 876, 765)]
        )
        both = phrase(text, "joint", "").join(f"{starts.most_common(1)[0][0]}{number}" for number in (987, 988))
        yield from referred(text, "paragraphs", "two paragraphs", [both])
    # A plan without annexes may mean those of another document.
    if any(re.match(r"Annex|附件|Anexo|Приложение|المرفق", text.title(at)) for at in text.headings):
        yield from referred(text, "annex", "annex", [{"ar": "التاسع عشر", "zh": "十九"}.get(text.language, "XIX")])
    captions = [
        found
        for line in text.lines
        if (found := re.match(r"(?:Table|表|Tableau|Cuadro|Таблица|الجدول) ?([\w.-]*[.-])\d+\s?[:：]", line))
    ]
    if captions:
        yield from referred(text, "table", "table", [f"{captions[-1][1]}{number}" for number in (98, 87, 76)])


@kind("unresolved-reference", "number beside the one that is meant")
def beside(text: Text) -> Iterator[Planted]:
    """Changes the number of a reference that is there."""
    labels = {
        found[1]
        for line in text.lines
        if (found := re.match(r"(?:Table|表|Tableau|Cuadro|Таблица|الجدول) ?([\w.-]*\d+)\s?[:：]", line))
    }
    reference = re.compile(
        r"((?:see |见|voir |véase |см\. )(?:table|表|le tableau|el cuadro|таблицу) ?(?:[\w]+[.-])*)(\d+)(?=[)）])", re.I
    )
    for at in text.paragraphs():
        if found := reference.search(text.lines[at]):
            for form, new in (
                ("a digit too many", found[2] + "7"),
                ("far ahead", str(int(found[2]) + 60)),
                ("digit doubled", found[2] + found[2]),
            ):
                label = re.search(r"[\w.-]*$", found[1])[0] + new
                if label not in labels:
                    lines, places = text.edited(
                        {at: text.lines[at][: found.start(2)] + new + text.lines[at][found.end(2) :]}
                    )
                    yield Planted(form, lines, [places[at]])


@kind("unresolved-reference", "footnote that is not there")
def no_note(text: Text) -> Iterator[Planted]:
    for form, mark in (("number", "[^97]"), ("letter", "[^zz]"), ("stars", "[^*****]")):
        for at in narrative(text):
            lines, places = text.edited({at: text.lines[at].rstrip() + mark})
            yield Planted(form, lines, [places[at]])


@kind("reference-title", "title of a subprogramme that is not its own")
def title(text: Text) -> Iterator[Planted]:
    begin, end = text.mandates()
    own = {re.search(r"\d+", text.title(at))[0]: at for at in text.subprogrammes() if re.search(r"\d+", text.title(at))}
    if len(own) < len(text.subprogrammes()):
        # Under lettered sections the same number is several subprogrammes'.
        return
    for at in text.numbered("subprogramme"):
        number = re.search(r"\d+", text.title(at))
        if not begin <= at < end or not number or number[0] not in own:
            continue
        head, words = re.match(r"(#+ .*?\d+\s?[:：.]?\s?)(.*)", text.lines[at]).groups()
        if len(words) < 6:
            continue
        others = [text.title(each) for name, each in own.items() if name != number[0]]
        spoilt = {
            "end cut off": words[: len(words) * 2 // 3].rstrip() if text.language == "zh" else " ".join(words.split()[:-1])
        }
        spoilt["a word changed"] = (
            words[:-2] + "水" + words[-1] if text.language == "zh" else words.rsplit(" ", 1)[0] + " harbours"
        )
        if others:
            spoilt["another's title"] = re.sub(r".*?\d+\s?[:：.]?\s?", "", others[0], count=1)
        for form, new in spoilt.items():
            if new and new != words:
                lines, places = text.edited({at: head + new})
                yield Planted(form, lines, [places[at]])
    for number, at in own.items():
        words = re.sub(r".*?\d+\s?[:：.]?\s?", "", text.title(at), count=1)
        if len(words) > 6:
            cut = words[: len(words) * 2 // 3].rstrip() if text.language == "zh" else " ".join(words.split()[:-1])
            for form, new in (
                ("in text, end cut off", cut),
                ("in text, another title", "港口和灯塔" if text.language == "zh" else "Harbours"),
            ):
                if new:
                    yield from referred(text, "subprogramme", form, [f"{number} ({new})"])


@kind("unknown-goal", "goal or target that does not exist")
def goal(text: Text) -> Iterator[Planted]:
    yield from referred(text, "goal", "goal", ["18", "20", "71"])
    yield from referred(text, "target", "target", ["14.12", "6.9", "17.20"])
    yield from referred(text, "target", "target of no goal", ["18.1", "20.3", "19.4"])


@kind("revision-target", "revision of what its base does not have", BIENNIAL)
def revision(text: Text) -> Iterator[Planted]:
    programme = next(iter(text.numbered("programme")), None)
    units = text.subprogrammes()
    if programme is None or not units or not (symbol := text.header.get("symbol")):
        return
    head = ["---", f"symbol: {symbol.split(' ')[0]}/Corr.9", "format: revision", f"period: {text.header['period']}"]
    head += [f"language: {text.language}", f"revises: {symbol}", "---", "", text.lines[programme], ""]
    number = re.search(r"\d+", text.title(programme))[0]
    unit = re.match(r"(#+ .*?)\d+(\s?[:：]?\s?)", text.lines[units[0]])
    heading = f"{unit[1]}97{unit[2]}{'港口' if text.language == 'zh' else 'Harbours'}"
    for form, lines in (
        ("subprogramme", [*head, heading, "", "…"]),
        ("paragraph", [*head, phrase(text, "paragraph", f"{number}.987")]),
        ("subprogramme with objective", [*head, heading, "", text.lines[text.objectives()[0]], "", "…"]),
    ):
        yield Planted(form, lines, [len(head) + 1], beside={"base": text.lines})


@kind("language-concordance", "translation that differs")
def translation(text: Text) -> Iterator[Planted]:
    """A copy that says it is a translation, with one number changed in it."""
    if not text.header.get("symbol"):
        return
    head = next((at for at, line in enumerate(text.lines[: text.body]) if line.startswith("language:")), None)
    other = "fr" if text.language != "fr" else "en"
    if head is None or any(line.startswith("original:") for line in text.lines[: text.body]):
        return
    translated = {head: [f"language: {other}", f"original: {text.language}"]}
    for at in narrative(text):
        line = text.lines[at]
        changes = {
            "year": re.sub(r"\b20(\d)(\d)\b", lambda found: f"20{found[1]}{(int(found[2]) + 3) % 10}", line, count=1),
            "resolution": re.sub(r"\b(\d\d)/(\d+)\b", r"\1/\g<2>7", line, count=1),
        }
        for form, new in changes.items():
            if new != line:
                lines, places = text.edited(translated | {at: new})
                yield Planted(form, lines, [places[at]], beside={"original": text.lines})
    for at in text.subprogrammes()[1:]:
        lines, places = text.edited(translated | {each: None for each in range(at, text.end(at))})
        yield Planted("subprogramme left out", lines, [*places.values()], beside={"original": text.lines})


@kind("unresolved-reference", "table that was renumbered", ANNUAL)
def renumbered(text: Text) -> Iterator[Planted]:
    """Takes a caption's number away from references to it."""
    for caption in (at for at, line in enumerate(text.lines) if CAPTION.match(line)):
        if not (found := re.match(r"(\w+ ?)((?:\w+[.-])*)(\d+)(?=\s?[:：])", text.lines[caption])):
            continue
        label = re.compile(re.escape(f"{found[1]}{found[2]}{found[3]}".lower()) + r"(?![\w.-]*\w)")
        referring = [at for at in text.paragraphs() if label.search(text.lines[at].lower())]
        form = ("one reference", "two references", "several references")[min(len(referring), 3) - 1] if referring else ""
        if form:
            new = f"{found[1]}{found[2]}{int(found[3]) + 80}"
            lines, places = text.edited({caption: new + text.lines[caption][found.end() :]})
            yield Planted(form, lines, [places[at] for at in referring])
