"""A text becomes the words that speak of time, with what each may be, and where sentences end.

Everything is looked at once: one pattern cuts the text, one table says what a word is. What is not in the table and no
figure leaves only a gap in the count, so that two words stand side by side where their counts follow one another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from onionskin.dating.words import company, lexicon

_CUT = re.compile(
    r"""
      (?P<iso>(?<![\d-])\d{4}-(?:0\d|1[0-2])-[0-3]\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-]))
    | (?P<group>(?<![\w.])[0-3]\d[0-2]\d[0-5]\d(?:[A-IK-Z](?![a-z\w])|2(?!\w)))
    | (?P<slash>(?<![\d/.,-])\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?![\d/]))
    | (?P<dash>(?<![\d/.,-])\d{1,2}-\d{1,2}-(?:\d{4}|\d{2})(?![\d-]))
    | (?P<dots>(?<![\d/.,-])\d{1,2}\.[ ]?(?:\d{1,2}|[IVX]{1,4})\.[ ]?(?:19|20)\d\d(?![\d.]))
    | (?P<zoned>(?<![\w.,-])[0-2]\d[0-5]\d[A-IK-Z](?!\w))
    | (?P<clock>(?<![\d:.,$])(?:[01]?\d|2[0-4])(?::[0-5]\d(?::[0-5]\d)?)(?:[ ]?[ap]\.?[ ]?m\b\.?)?(?![\d:])
        |(?<![\d:.,$])(?:1[0-2]|0?[1-9])(?:\.[0-5]\d)?[ ]?(?:[ap]\.[ ]?m\.|[ap]m\b|[AP]M\b|[ap]\.m\b))
    | (?P<decade>(?<![\w.,$])(?:\d{0,2}[0-9]0[’']?s|[’'][2-9]0[’']?s)(?!\w))
    | (?P<short>(?<!\w)[’‘'`]\d\d(?![\w’']))
    | (?P<ordinal>(?<![\w.,$])\d{1,3}(?:st|nd|rd|th|d)(?!\w))
    | (?P<glued>(?<=[a-z])\d{1,2}(?=[,.\s]))
    | (?P<number>(?<![\w$£€\#])(?<!\d[.,])\d{1,3}(?:,\d{3})+(?![\w])|(?<![\w$£€\#])(?<!\d[.,])\d+(?:\.\d+)?(?![\w]))
    | (?P<word>[^\W\d_]+(?:-\n[ \t]*[a-z]+)?)
    | (?P<blank>\n[ \t]*\n\s*)
    | (?P<sign>[^\w\s])
    | (?P<other>\w+)
    """,
    re.X,
)
_SIGN: Mapping[str, Any] = {"sign": True}


@dataclass(frozen=True, slots=True)
class Token:
    """A word, figure or sign that may speak of time: `text[start:end]`.

    `word` is folded; `order` counts all words and signs of the text, so that neighbours have neighbouring orders;
    `sentence` and `paragraph` count from 0. `says` maps what it may be (`month`, `number`, `sign` …) to its value.
    """

    start: int
    end: int
    word: str
    order: int
    sentence: int
    paragraph: int
    capital: bool
    says: Mapping[str, Any]


def tokens(text: str) -> list[Token]:
    """The tokens of a text, in order; words that are not in the lexicon are counted and left out."""
    known, short = lexicon(), company()["abbreviated"]
    found: list[Token] = []
    add = found.append
    order = sentence = paragraph = 0
    ended = False
    last = ""
    for piece in _CUT.finditer(text):
        kind = piece.lastgroup
        if kind == "blank":
            paragraph, sentence, ended = paragraph + 1, sentence + 1, False
            continue
        printed = piece[0]
        order += 1
        if ended:
            ended = False
            if not printed[0].islower():
                sentence += 1
        if kind == "word":
            last = _folded(printed) if "\n" in printed else printed.lower()
            says = known.get(last)
            if says is not None:
                add(Token(piece.start(), piece.end(), last, order, sentence, paragraph, printed[0].isupper(), says))
        elif kind == "sign":
            if printed in ".?!":
                ended = _ends(text, piece.end()) and (printed != "." or not (last in short or len(last) == 1))
            add(Token(piece.start(), piece.end(), printed, order, sentence, paragraph, False, _SIGN))
        else:
            kind = _reglued(kind, last)
            says = known.get(printed.lower()) if kind == "other" else {str(kind): printed}
            last = ""
            if says is not None:
                add(Token(piece.start(), piece.end(), printed.lower(), order, sentence, paragraph, False, says))
    return found


def _reglued(kind: str | None, last: str) -> str | None:
    """A figure that stands close behind a month is its day: `March25`."""
    if kind != "glued":
        return kind
    says = lexicon().get(last, {})
    return "number" if "month" in says or "month_short" in says else "other"


def _folded(printed: str) -> str:
    """A word in lower case; one broken at a line's end is read whole."""
    return re.sub(r"-\n[ \t]*", "", printed.lower())


def _ends(text: str, end: int) -> bool:
    """Whether a stop may end a sentence: blank, a bracket or a closing quotation after it."""
    return end >= len(text) or text[end].isspace() or text[end] in "\"'”’)"
