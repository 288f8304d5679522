"""Whether words are numbers of resolutions, and nothing else: 70/1; 52/12 A and B; 1514 (XV); 1373 (2001); SS.XI/2; Decision 79/512."""

import re

WORD = re.compile(r"[^\s;,]+")
# What one word of such numbers can be: a number with a stroke, one with brackets, a bracket behind a number, part letters.
STROKE = re.compile(r"[\w.()-]*\w(?:/[\w.()–-]+)+")
NUMBER = re.compile(r"\d+[A-Z]?(?:\([\w.-]+\)[A-Z]?)?")
BRACKET = re.compile(r"\((?:[IVXLCDM]+|(?:19|20)\d\d|[A-Z]+[.-][\w-]+|[A-Z](?:[–-][A-Z])?)\)[A-Z]?")
LETTERS = re.compile(r"\(?(?:[A-Z](?:[–-][A-Z])?|[IVXLC]+)\)?")
BETWEEN = {"and", "or", "to", "sect.", "para.", "–", "-", "decision", "decisions", "resolution", "resolutions"}
# What makes numbers of them: a stroke or a bracket.
CERTAIN = re.compile(r"\d/\w|\w/\d|\d.*\((?:[IVXLCDM]+|(?:19|20)\d\d|[A-Z]+[.-][\w-]+)\)")
# In mission budgets a period, not a resolution.
PERIOD = re.compile(r"(?:19|20)\d\d/\d\d(?:\d\d)?$")


def is_symbol(text: str) -> bool:
    """Whether a text names resolutions and says nothing else."""
    text = text.strip()
    return bool(text) and entry(text) == text


def entry(line: str) -> str:
    """The numbers with which an entry of a list begins, or nothing."""
    end = 0
    for word in WORD.finditer(re.split(r"\s{2}|\t", line, maxsplit=1)[0]):
        if not could_be(word[0]) or not end and LETTERS.fullmatch(word[0]):
            break
        end = word.end() + len(re.match(r"[;,]*", line[word.end() :])[0])
    numbers = line[:end]
    return numbers if CERTAIN.search(numbers) and not PERIOD.match(numbers) else ""


def could_be(word: str) -> bool:
    """Whether a word can stand among numbers of resolutions."""
    if word.lower() in BETWEEN:
        return True
    if STROKE.fullmatch(word):
        return any(sign.isdigit() for sign in word)
    return any(form.fullmatch(word) for form in (NUMBER, BRACKET, LETTERS))
