"""Sets passages on typed pages, row by row, and remembers where every character came from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random

from written import Passage, Remark

ROWS, TOP, FOOT = 66, 7, 58
Origin = tuple[int, int]
"""Which passage of the page set, and which character of it; (-1, -1) for what the typist added."""
NOWHERE: Origin = (-1, -1)
BREAK = re.compile(
    r"(?<=[a-z]{3})(?=(?:tions?|ments?|ness|ings?|tional|mental)$)|(?<=[a-z]{2}([bcdfglmnprt]))(?=\1[a-z]{2})"
)


@dataclass
class Cell:
    """One typed character."""

    char: str
    origin: Origin = NOWHERE


@dataclass
class Row:
    """A typed line: `y` in rows of a sixth of an inch, `x` in columns."""

    y: float
    x: int
    cells: list[Cell]
    zone: str
    step: float = 1.0
    face: str = "type"


@dataclass
class Sheet:
    """One page before it is inked."""

    number: int
    rows: list[Row] = field(default_factory=list)
    covers: list[tuple[float, int, int, str, str, tuple[int, int]]] = field(default_factory=list)
    """(row, first column, last column + 1, look, code, (passage, where in it)) of what was struck out."""


@dataclass
class Style:
    """How a document is typed."""

    width: int
    left: int
    step: float
    hyphens: bool
    indent: int = 5


def rows_of(item: Passage, index: int, style: Style, rng: Random) -> list[list[Cell]]:
    """The lines of a passage, not yet placed; a passage that is kept as it stands is not wrapped."""
    cells = [Cell(char, (index, at)) for at, char in enumerate(item.text)]
    if item.style in ("kept", "centre"):
        return _split(cells)
    words = [word for word in _split(cells, " ") if word]
    indent = 0 if re.match(r"\(?[0-9a-z]{1,2}[.)] |[A-Z][A-Z .]+:", item.text) else style.indent
    return _wrapped(words, indent if item.style == "paragraph" else 0, style, rng)


def _split(cells: list[Cell], sign: str = "\n") -> list[list[Cell]]:
    lines: list[list[Cell]] = [[]]
    for cell in cells:
        if cell.char == sign:
            lines.append([])
        else:
            lines[-1].append(cell)
    return lines


def _wrapped(words: list[list[Cell]], indent: int, style: Style, rng: Random) -> list[list[Cell]]:
    lines: list[list[Cell]] = []
    line: list[Cell] = [Cell(" ") for _ in range(indent)]
    fresh = True
    for word in words:
        room = style.width - len(line) - (0 if fresh else 1)
        if len(word) > room:
            head, tail = _hyphenated(word, room, rng) if style.hyphens else ([], word)
            if head:
                line = [*line, *([] if fresh else [Cell(" ")]), *head]
            lines.append(line)
            line, fresh, word = [], True, tail
        line = [*line, *([] if fresh else [_space(line, word)]), *word]
        fresh = False
    return [*lines, line]


def _space(line: list[Cell], word: list[Cell]) -> Cell:
    """A space inside a passage keeps its place in it, so that what runs over it is unbroken."""
    before, after = line[-1].origin, word[0].origin
    return Cell(" ", (before[0], before[1] + 1) if before[0] == after[0] and before[1] >= 0 else NOWHERE)


def _hyphenated(word: list[Cell], room: int, rng: Random) -> tuple[list[Cell], list[Cell]]:
    text = "".join(cell.char for cell in word)
    cuts = [hit.start() for hit in BREAK.finditer(text.rstrip(".,;:)")) if 3 <= hit.start() < room]
    if not text[:1].isalpha() or len(text) < 8 or not cuts or rng.random() < 0.35:
        return [], word
    return [*word[: cuts[-1]], Cell("-")], word[cuts[-1] :]


@dataclass
class Set_:
    """What goes on the body of the pages: passages in order, placed one after another."""

    style: Style
    rng: Random
    sheets: list[Sheet] = field(default_factory=lambda: [Sheet(0)])
    y: float = TOP
    foot: float = FOOT

    def turn(self) -> None:
        """Begins a new page."""
        self.sheets.append(Sheet(len(self.sheets)))
        self.y, self.foot = TOP, FOOT

    def place(self, item: Passage, index: int) -> None:
        """Puts a passage where the last one ended, over as many pages as it needs."""
        lines = rows_of(item, index, self.style, self.rng)
        step = self.style.step if item.style == "paragraph" else 1.0
        if item.style == "note":
            return self._note(lines, item)
        if item.style == "centre" and self.y + len(lines) + 3 > self.foot:
            self.turn()
        for line in lines:
            if self.y + 0.5 > self.foot:
                self.turn()
            x = self.style.left
            if item.style == "centre":
                x += max(0, (self.style.width - len(line)) // 2)
            if line:
                self.sheets[-1].rows.append(Row(self.y, x, line, item.zone, step))
            self.y += step
        self.y += 1.0
        return None

    def _note(self, lines: list[list[Cell]], item: Passage) -> None:
        self.foot -= len(lines) + 1
        for offset, line in enumerate(lines):
            self.sheets[-1].rows.append(Row(self.foot + 1 + offset, self.style.left, line, item.zone))


def code_of(remark: Remark, release: int) -> str:
    """The exemption code that a release gives for what it withholds: `12 b7D>b3` has one for each release."""
    codes = remark.head.partition(" ")[2].split(">")
    return codes[min(release, len(codes)) - 1]


def cover(sheet: Sheet, held: Iterable[tuple[int, Remark]], how: tuple[str, int], margin: int) -> None:
    """Strikes out what a release withholds: a black bar with its code in the margin, or an empty box with its code."""
    look, release = how
    for index, remark in held:
        code = code_of(remark, release)
        said = False
        for row in list(sheet.rows):
            at = [
                n for n, c in enumerate(row.cells) if c.origin[0] == index and remark.start <= c.origin[1] < remark.end
            ]
            if not at:
                continue
            first, last = at[0], at[-1] + 1
            fits = last - first >= len(code) + 2
            says = bool(code) and not said and (look == "bar" or fits)
            said = said or says
            _strike(row, first, last, code if look == "box" and says else "", look)
            sheet.covers.append((row.y, row.x + first, row.x + last, look, code, (index, remark.start)))
            if look == "bar" and says:
                sheet.rows.append(Row(row.y, margin, _code_cells(code), "other", row.step, "code"))


def _strike(row: Row, first: int, last: int, label: str, look: str) -> None:
    blank = "█" if look == "bar" else "\u00a0"
    for at in range(first, last):
        row.cells[at] = Cell(blank)
    start = first + (last - first - len(label)) // 2
    for offset, cell in enumerate(_code_cells(label)):
        row.cells[start + offset] = cell


def _code_cells(label: str) -> list[Cell]:
    return [Cell(char, (-2, at)) for at, char in enumerate(label)]
