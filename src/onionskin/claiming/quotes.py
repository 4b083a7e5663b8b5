"""Quotation marks: what stands between them, and whether it is a sentence or only a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onionskin.claiming.lexing import Token

_OPEN, _CLOSE, _BOTH = "“", "”", '"'
LEAST = 4
"""Words from which what stands between quotation marks may be what someone said, and no term."""


@dataclass(frozen=True, slots=True)
class Quote:
    """`sentence[first:last]` stands between quotation marks. `opened` tells that no mark of this sentence opens it,
    `left` that none closes it.
    """

    first: int
    last: int
    opened: bool = True
    left: bool = False

    def near(self, first: int, last: int, tokens: Sequence[Token]) -> bool:
        """Whether a word of saying stands right before the quotation or right behind it."""
        if self.last - self.first < LEAST:
            return False
        between = tokens[last : self.first - 1] if last < self.first else tokens[self.last + 1 : first]
        if last < self.first:
            return len(between) < 9 and all(one.tag not in (";", "SC", "MD", "VBD", "VBZ") for one in between)
        return (
            self.last < first
            and len(between) < 8
            and all(one.tag not in (";", "SC", "MD", "VBD", "VBZ", ".", "CC") for one in between)
        )


def side(tokens: Sequence[Token], at: int, inside: bool) -> str:
    """Whether a mark opens or closes a quotation (`open`, `close`), or is none (``).

    A straight mark is told by the word it leans on; where it leans on both or neither, by whether one is open.
    """
    word = tokens[at].word
    if word in (_OPEN, _CLOSE):
        return "open" if word == _OPEN else "close"
    if word != _BOTH:
        return ""
    if tokens[at].opens:
        return "open"
    behind = at > 0 and tokens[at - 1].end == tokens[at].start
    before = at + 1 < len(tokens) and tokens[at + 1].start == tokens[at].end
    if behind != before:
        return "close" if behind else "open"
    return "close" if inside else "open"


def quotes(sentence: Sequence[Token], inside: bool) -> tuple[list[Quote], bool]:
    """The quotations of a sentence, and whether one is open at its end; `inside` tells that one is at its start."""
    found: list[Quote] = []
    start: int | None = 0 if inside else None
    for at in range(len(sentence)):
        turn = side(sentence, at, start is not None)
        if turn == "open" and start is None:
            start = at + 1
        elif turn == "open" and at == 0:
            start = 1  # each paragraph of a long quotation opens with a mark of its own
        elif turn == "close" and start is not None:
            if at > start:
                found.append(Quote(start, at, start > 1 or not inside))
            start = None
    if start is not None and start < len(sentence):
        found.append(Quote(start, len(sentence), start > 1 or not inside, True))
    return found, start is not None
