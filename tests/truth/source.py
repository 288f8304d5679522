"""Finds in a document what a line of its plan was made of, and shows it with its coordinates."""

import re
from pathlib import Path

import word
from counts import CAPTION, key
from word import Paragraph, Table

# How many letters two texts share to be taken for one, at most.
ENOUGH = 48
REFERENCE = re.compile(r"(?:[Tt]able|[Ff]igure|[Aa]nnex) (?:[0-9A-Z]+\.)*[0-9A-Z]+")
# How long a text may be shown.
WIDTH = 400


class Source:
    """A Word document, by the words of its paragraphs and rows; a text, by its lines."""

    def __init__(self, path: Path):
        if path.suffix == ".txt":
            lines = path.read_text(encoding="utf-8").split("\n")
            # Line 1 is the first: nothing stands before it.
            self.blocks = [Paragraph(""), *(Paragraph(line, "line") for line in lines)]
        else:
            self.blocks = word.read(path)
        self.tables = [at for at, block in enumerate(self.blocks) if isinstance(block, Table)]
        # The key of each paragraph and row, where it is, and the share of the document before it.
        self.index: list[tuple[str, int, int]] = []
        for at, block in enumerate(self.blocks):
            if isinstance(block, Paragraph):
                if block.printed:
                    self.index.append((key(block.printed, ENOUGH), at, -1))
            else:
                for row, cells in enumerate(block.texts()):
                    if any(cells):
                        self.index.append((key(" ".join(cells), ENOUGH), at, row))
                    # Lists in cells become lines of their own.
                    for cell in cells:
                        if len(cells) > 1 and len(cell) > ENOUGH:
                            self.index.append((key(cell, ENOUGH), at, row))

    def find(self, text: str, share: float) -> tuple[int, int] | None:
        """The block, and the row of a table, that a line was made of; of several the one that stands about as far in."""
        wanted = key(text, ENOUGH)
        for length in (ENOUGH, 24, 12):
            if len(wanted) < min(length, 6):
                break
            hits = [(at, row) for name, at, row in self.index if name[:length] == wanted[:length]]
            if hits:
                return min(hits, key=lambda hit: abs(hit[0] / len(self.blocks) - share))
        return None

    def caption(self, table: int) -> str:
        """The label above a table, or the last line above it."""
        lines = [
            block.printed
            for block in self.blocks[max(0, table - 12) : table]
            if isinstance(block, Paragraph) and block.printed
        ]
        for line in reversed(lines[-5:]):
            if label := CAPTION.match(line):
                return label[1]
        return lines[-1][:60] if lines else ""

    def show(self, text: str, share: float, shown: set[int]) -> list[str]:
        """What stands in the document, with its coordinates; a whole table once, its row each time."""
        hit = self.find(text, share)
        if not hit:
            return []
        at, row = hit
        block = self.blocks[at]
        if isinstance(block, Paragraph):
            before = next(
                (each.printed for each in reversed(self.blocks[:at]) if isinstance(each, Paragraph) and each.printed), ""
            )
            after = next((each for each in self.blocks[at + 1 :] if isinstance(each, Table) or each.printed), None)
            what = "a table" if isinstance(after, Table) else after.printed[:80] if after else "the end"
            return [
                f"paragraph {at} [{block.style}]: {block.printed[:WIDTH]}",
                f"  before it: {before[:80]}; after it: {what}",
            ]
        number = self.tables.index(at) + 1
        lines = [f"table {number} ({self.caption(at)}), row {row + 1}: " + " | ".join(block.texts()[row])]
        if at not in shown:
            shown.add(at)
            lines += [
                f"  {line + 1:>3} " + " | ".join(cells_shown(cells))
                for line, cells in enumerate(block.texts())
                if any(cells)
            ]
        return lines

    def meant(self, text: str) -> list[str]:
        """What the tables, figures and annexes that a text refers to are in the document."""
        found = []
        for label in dict.fromkeys(REFERENCE.findall(text)):
            wanted = re.compile(re.escape(label) + r"(?!\w|\.\w)", re.I)
            places = [
                f"{label} is paragraph {at}: {block.printed[:80]}"
                for at, block in enumerate(self.blocks)
                if isinstance(block, Paragraph) and wanted.match(block.printed)
            ]
            found += places or [f"nothing in the document begins with “{label}”"]
        return found


def cells_shown(cells: list[str]) -> list[str]:
    """A row in few signs: names short, figures whole."""
    return [cell if index and len(cell) < 24 else cell[:48] for index, cell in enumerate(cells)]
