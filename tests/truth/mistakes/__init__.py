"""Mistakes that people make in plans, each made on purpose in the text of a plan."""

from . import annual, citations, headings, missions, numbers, references, structure, tables, words  # noqa: F401
from .kinds import KINDS, Kind, Planted  # noqa: F401
