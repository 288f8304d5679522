"""Mistakes in words and signs."""

import re
from collections.abc import Iterator

from .kinds import BIENNIAL, Planted, kind
from .phrases import PHRASES, added, narrative, phrase
from .structure import accomplishments
from .text import Text, cells, row

PAIRS = {"(": ")", "（": "）", "“": "”", "《": "》", "[": "]"}


@kind("unbalanced-brackets", "bracket or quotation mark left out")
def brackets(text: Text) -> Iterator[Planted]:
    for at in narrative(text):
        line = text.lines[at]
        for opening, closing in PAIRS.items():
            if (
                opening == "["
                or line.count(opening) != 1
                or line.count(closing) != 1
                or re.search(r"[^\w]\w[)）]|[(（]\d+[)）]", line)
            ):
                continue
            begin, end = line.index(opening), line.index(closing)
            name = "quotation mark" if opening in "“《" else "bracket"
            lines, places = text.edited({at: line[:end] + line[end + 1 :]})
            yield Planted(f"{name} not closed", lines, [places[at]])
            lines, places = text.edited({at: line[:begin] + line[begin + 1 :]})
            yield Planted(f"{name} not opened", lines, [places[at]])
    for begin, end in text.tables():
        for at in range(begin + 2, end):
            first = cells(text.lines[at])[0]
            if first.count("(") == 1 and first.count(")") == 1 and not re.search(r"\(\w{1,3}\)|\d\.\s", first):
                lines, places = text.edited({at: row([first.replace(")", ""), *cells(text.lines[at])[1:]])})
                yield Planted("in a cell", lines, [places[at]])


@kind("mixed-width", "signs of two widths", languages=("zh",))
def width(text: Text) -> Iterator[Planted]:
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    for at in narrative(text):
        line = text.lines[at]
        if line.count("(") == 1 and line.count(")") == 1:
            lines, places = text.edited({at: line.replace("(", "（")})
            yield Planted("opening bracket", lines, [places[at]])
            lines, places = text.edited({at: line.replace(")", "）")})
            yield Planted("closing bracket", lines, [places[at]])
        if found := re.search(r"(?<=[^\d.])20\d\d(?=[^\d.])", line[8:]):
            begin = found.start() + 8
            lines, places = text.edited({at: line[:begin] + line[begin].translate(wide) + line[begin + 1 :]})
            yield Planted("digit", lines, [places[at]])


@kind("odd-characters", "signs that look like others or cannot be seen")
def odd(text: Text) -> Iterator[Planted]:
    for at in narrative(text):
        line = text.lines[at]
        if found := re.search(r"(?<!\d)\d\d/\d+(?!\d)", line):
            middle = found.start() + 1
            for form, sign in (("blank without width in a number", "\u200b"), ("soft hyphen in a number", "\u00ad")):
                lines, places = text.edited({at: line[:middle] + sign + line[middle:]})
                yield Planted(form, lines, [places[at]])
    if text.language == "zh":
        for heading in (
            text.named("programme_of_work", "overall_orientation", "strategy", "legislative_mandates") + text.subprogrammes()
        ):
            radical = text.lines[heading].translate(str.maketrans("方力目大立", "⽅⼒⽬⼤⽴"))
            if radical != text.lines[heading]:
                lines, places = text.edited({heading: radical})
                yield Planted("radical in a heading", lines, [places[heading]])
    else:
        for heading in text.named("objective", "strategy", "deliverables"):
            title = text.title(heading)
            lines, places = text.edited({heading: "#" * text.levels[heading] + f" {title[:3]}\u200b{title[3:]}"})
            yield Planted("blank without width in a heading", lines, [places[heading]])


@kind("unmeasurable-indicator", "indicator that names nothing countable", BIENNIAL)
def unmeasurable(text: Text) -> Iterator[Planted]:
    spoilt = {form: PHRASES[form][text.language] for form in ("adoption", "establishment", "holding")}
    for _, under in accomplishments(text):
        for at in under[:2]:
            marker = re.match(r"\s*\S+\s+", text.lines[at])[0]
            for form, new in spoilt.items():
                lines, places = text.edited({at: marker + new})
                yield Planted(form, lines, [places[at]])


@kind("terminology", "one entity under two names")
def names(text: Text) -> Iterator[Planted]:
    forms = {
        "zh": {
            "abbreviation with two meanings": ("联合国海洋和渔业会议(海渔会)", "联合国海洋和渔民大会(海渔会)"),
            "name with two abbreviations": ("联合国海洋和渔业会议(海渔会)", "联合国海洋和渔业会议(海业会)"),
            "unit in two ways": ("全球用水司", "全球供水司"),
        },
        "en": {
            "abbreviation with two meanings": ("Conference on Oceans and Fisheries (COF)", "Council of Ocean Fishers (COF)"),
            "name with two abbreviations": (
                "Conference on Oceans and Fisheries (COF)",
                "Conference on Oceans and Fisheries (COFI)",
            ),
            "unit in two ways": ("Global Water Division", "Global Waters Division"),
        },
        "fr": {
            "abbreviation with two meanings": ("Conférence sur les océans et la pêche (COP)", "Conseil des pêcheurs (COP)"),
            "name with two abbreviations": (
                "Conférence sur les océans et la pêche (COP)",
                "Conférence sur les océans et la pêche (COPE)",
            ),
            "unit in two ways": ("Division mondiale de l’eau", "Division mondiale des eaux"),
        },
        "es": {
            "abbreviation with two meanings": ("Conferencia sobre Océanos y Pesca (COP)", "Consejo de Pescadores (COP)"),
            "name with two abbreviations": (
                "Conferencia sobre Océanos y Pesca (COP)",
                "Conferencia sobre Océanos y Pesca (COPE)",
            ),
            "unit in two ways": ("División Mundial del Agua", "División Mundial de Aguas"),
        },
        "ru": {
            "abbreviation with two meanings": ("Конференция по рыболовству (КОР)", "Комиссия по рыболовству (КОР)"),
            "name with two abbreviations": ("Конференция по рыболовству (КОР)", "Конференция по рыболовству (КОРЫ)"),
            "unit in two ways": ("Глобальный отдел по воде", "Глобальный отдел по водам"),
        },
        "ar": {
            "abbreviation with two meanings": ("مؤتمر المحيطات (COP)", "مجلس الصيادين (COP)"),
            "name with two abbreviations": ("مؤتمر المحيطات (COP)", "مؤتمر المحيطات (COPE)"),
            "unit in two ways": ("الشعبة العالمية للمياه", "الشعبة العالمية للماء"),
        },
    }[text.language]
    paragraphs = narrative(text)
    for first, second in zip(paragraphs, paragraphs[2:]):
        for form, (one, other) in forms.items():
            lines, places = text.edited(
                added(text, first, phrase(text, "unit", one)) | added(text, second, phrase(text, "unit", other))
            )
            yield Planted(form, lines, [places[first], places[second]])


@kind("merge-conflict", "two versions of a block")
def conflict(text: Text) -> Iterator[Planted]:
    for form, at in zip(("first", "second", "third"), narrative(text)):
        theirs = f"<!-- planmark: conflict, theirs: {text.lines[at]} -->"
        lines, places = text.edited({at: [text.lines[at], theirs]})
        yield Planted(f"{form} paragraph", lines, [places[at], places[at] + 1])
