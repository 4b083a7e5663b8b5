"""What a line is by its shape alone: heading, footnote, table, specks at the edge, else body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import ne

HEADING = 80
"""A heading's line is no longer than this, in code points."""
TITLE = re.compile(
    r"(?:[IVX]{1,5}|[A-Za-z]|\d{1,2})(?:\.[A-Z0-9]{1,2}){0,3}[.)]\s{1,6}[A-Z].{2,60}",
)
_DIVISION = re.compile(r"(?:TAB|PART|CHAPTER|SECTION|ANNEX|APPENDIX)\s{1,3}[\w.-]{1,8}", re.IGNORECASE)
_NOTE = re.compile(r"(?:\*{1,3}|[†‡§])\s{0,3}\w|\d{1,3}/\s{1,4}\S")
_RULE = re.compile(r"[_-]{6,}|_{4,}")
_LEADERS = re.compile(r"(?:[.·…]\s?){4,}\W{0,3}[\w+=-]{0,6}\W{0,2}$")
_COLUMNS = re.compile(r"\S(?:\s{3,}|\t|\s?\|\s?)(?=\S)")
_WORD = re.compile(r"[^\W\d_]{4,}")
_DIGIT = re.compile(r"\d")
_FIGURE = re.compile(r"[$(]?-?[\d,.]+[%)]{0,2}")
_ENDNOTES = re.compile(r"\W{0,3}(?:FOOT|END)\s?NOTES?\W{0,3}")
TABLE = 3
"""So many rows, one after another, make a table."""
SPECK = 16
"""A longer line that goes on from one before it is text, whatever it holds: the figures that end a note."""
CHART = 9
"""So many headings, one after another, are none: a title page has eight lines at most."""
LOW = 0.6
"""A footnote begins below this share of the page's lines, unless the page is one of notes."""


class Shapes:
    """The lines of one page, asked together: what a line is depends on its neighbours.

    `lines` are the printed lines with their numbers among all lines, so that a gap in the numbers is a blank line.
    """

    def __init__(self, lines: Sequence[tuple[str, int]]) -> None:
        self._lines = lines
        whole = "\n".join(text for text, _ in lines)
        self._capitals = _unlike(whole, whole.lower()) > _unlike(whole, whole.upper())

    def kinds(self, free: Sequence[int]) -> dict[int, str]:
        """The kind of each free line, by its index."""
        kinds = {index: "heading" if self._heading(index) else "body" for index in free}
        self._charts(free, kinds)
        self._tables(free, kinds)
        self._notes(free, kinds)
        self._specks(free, kinds)
        return kinds

    def _heading(self, index: int) -> bool:
        text = self._lines[index][0]
        if len(text) > HEADING or text[-1] in ",;" or _LEADERS.search(text):
            return False
        apart = self._blank(index, -1) and self._blank(index, 1)
        if apart and _DIVISION.fullmatch(text):
            return True
        if TITLE.fullmatch(text) and apart and text[-1] != "." and _titled(text):
            return True
        small = _unlike(text, text.upper())
        if self._capitals or small > 0.15 * len(text) or not _WORD.search(text):
            return False
        letters = sum(map(str.isalpha, text))
        return letters >= 4 and small <= 0.15 * letters

    def _blank(self, index: int, way: int) -> bool:
        """Whether a blank line, or the page's edge, lies on that side."""
        other = index + way
        return not 0 <= other < len(self._lines) or abs(self._lines[other][1] - self._lines[index][1]) > 1

    def _charts(self, free: Sequence[int], kinds: dict[int, str]) -> None:
        """So many headings one after another head nothing: they are the boxes of a chart, the names on a map."""
        run: list[int] = []
        for index in (*free, -1):
            if index >= 0 and kinds[index] == "heading":
                run.append(index)
                continue
            if len(run) >= CHART:
                kinds.update(dict.fromkeys(run, "other"))
            run = []

    def _tables(self, free: Sequence[int], kinds: dict[int, str]) -> None:
        rows: list[int] = []
        for index in (*free, -1):
            if index >= 0 and _row(self._lines[index][0]):
                rows.append(index)
                continue
            if len(rows) >= TABLE:
                kinds.update(dict.fromkeys(rows, "table"))
            rows = []

    def _notes(self, free: Sequence[int], kinds: dict[int, str]) -> None:
        titled = next((index for index in free if _ENDNOTES.fullmatch(self._lines[index][0])), None)
        if titled is not None:
            kinds.update({index: "footnote" for index in free if index > titled and kinds[index] != "table"})
            return
        low = LOW * len(self._lines)
        first = next((i for i in free if i >= low and _NOTE.match(self._lines[i][0]) and self._opens(i)), None)
        if first is not None:
            kinds.update({index: "footnote" for index in free if index >= first})

    def _opens(self, index: int) -> bool:
        """Whether a note may begin here: after a blank line or a rule."""
        return self._blank(index, -1) or bool(_RULE.search(self._lines[index - 1][0]))

    def _specks(self, free: Sequence[int], kinds: dict[int, str]) -> None:
        """Lines of dirt before the first and after the last line with a word."""
        for way in (free, tuple(reversed(free))):
            for index in way:
                if re.search(r"[^\W\d_]{4,}|(?:\w{2,} ){2}\w{2,}", self._lines[index][0]) or kinds[index] != "body":
                    break
                if len(self._lines[index][0]) > SPECK and not self._blank(index, -1):
                    break
                kinds[index] = "other"


def _unlike(text: str, other: str) -> int:
    """How many signs are not those of the other text, sign by sign."""
    return sum(map(ne, text, other))


def _titled(text: str) -> bool:
    """Whether there are longer words and they begin with capitals."""
    words = _WORD.findall(text)
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def _row(text: str) -> bool:
    """Whether a line is a table's: leaders to a page, columns, or figures for the most part."""
    if _LEADERS.search(text) or len(_COLUMNS.findall(text)) >= 2:
        return True
    if len(_DIGIT.findall(text)) < 3:
        return False
    words = text.split()
    figures = sum(1 for word in words if _FIGURE.fullmatch(word))
    return figures >= 3 and figures * 2 > len(words)
