"""What a kind of mistake is: the rule that must find it, and how the mistake is made."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from .text import Text


@dataclass
class Planted:
    """A plan with one mistake in it."""

    # Which of the printed forms of its kind it has.
    form: str
    lines: list[str]
    # The lines, counted from 1, at one of which it must be told.
    at: list[int]
    # What must be told there, where the line alone leaves a doubt: words that the told range touches.
    words: str = ""
    # Other documents of the edition: their names and texts.
    beside: dict[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Kind:
    """A kind of mistake."""

    rule: str
    name: str
    formats: tuple[str, ...]
    languages: tuple[str, ...]
    plant: Callable[[Text], Iterator[Planted]]


KINDS: list[Kind] = []
BIENNIAL = ("biennial",)
ANNUAL = ("annual",)
BOTH = ("biennial", "annual")
EVERY_LANGUAGE = ("ar", "en", "es", "fr", "ru", "zh")


def kind(rule: str, name: str, formats: tuple[str, ...] = BOTH, languages: tuple[str, ...] = EVERY_LANGUAGE):
    """Says that a function makes mistakes of a kind: it yields them one by one, in the order of the plan."""

    def add(plant: Callable[[Text], Iterator[Planted]]):
        KINDS.append(Kind(rule, name, formats, languages, plant))
        return plant

    return add
