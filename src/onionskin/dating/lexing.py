"""A text becomes the words that speak of time, with what each may be, and where sentences end.

Everything is looked at once: one pattern cuts the text, one table says what a word is. What is not in the table and no
figure leaves only a gap in the count, so that two words stand side by side where their counts follow one another.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_CUT = re.compile(
    r"""
      (?P<iso>(?<![\d-])\d{4}-(?:0\d|1[0-2])-[0-3]\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-]))
    | (?P<group>(?<![\w.])[0-3]\d[0-2]\d[0-5]\d(?:[A-IK-Z](?![a-z\w])|2(?!\w)))
    | (?P<slash>(?<![\d/.,-])\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?![\d/]))
    | (?P<dash>(?<![\d/.,-])\d{1,2}-\d{1,2}-(?:\d{4}|\d{2})(?![\d-]))
    | (?P<dots>(?<![\d/.,-])\d{1,2}\.[ ]?(?:\d{1,2}|[IVX]{1,4})\.[ ]?(?:19|20)\d\d(?![\d.]))
    | (?P<clock>(?<![\d:.,$])(?:[01]?\d|2[0-4])(?::[0-5]\d(?::[0-5]\d)?)(?:[ ]?[ap]\.?[ ]?m\b\.?)?(?![\d:])
        |(?<![\d:.,$])(?:1[0-2]|0?[1-9])(?:\.[0-5]\d)?[ ]?(?:[ap]\.[ ]?m\.|[ap]m\b|[AP]M\b|[ap]\.m\b))
    | (?P<decade>(?<![\w.,$])(?:(?:1[0-9]|20)?[0-9]0[’']?s|[’'][2-9]0[’']?s)(?!\w))
    | (?P<short>(?<!\w)[’‘'`]\d\d(?![\w’']))
    | (?P<ordinal>(?<![\w.,$])\d{1,3}(?:st|nd|rd|th|d)(?!\w))
    | (?P<number>(?<![\w$£€#])(?<!\d[.,])\d{1,3}(?:,\d{3})+(?![\w])|(?<![\w$£€#])(?<!\d[.,])\d+(?:\.\d+)?(?![\w]))
    | (?P<word>[^\W\d_]+(?:-\n[ \t]*[a-z]+)?)
    | (?P<blank>\n[ \t]*\n\s*)
    | (?P<sign>[^\w\s])
    | (?P<other>\w+)
    """,
    re.X,
)
_ABBREVIATED = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "gen",
        "col",
        "maj",
        "capt",
        "lt",
        "sgt",
        "gov",
        "sen",
        "rep",
        "hon",
        "prof",
        "rev",
        "st",
        "no",
        "nos",
        "vol",
        "vs",
        "etc",
        "inc",
        "ltd",
        "co",
        "corp",
        "dept",
        "cf",
        "op",
        "pp",
        "p",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "ca",
        "amb",
        "sec",
        "art",
        "par",
        "para",
        "fig",
        "ed",
        "eds",
        "trans",
        "u",
        "s",
        "e",
    ]
)
_NOTHING: Mapping[str, Any] = {}


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


@cache
def lexicon() -> Mapping[str, Mapping[str, Any]]:
    """Every word of lexicon.toml with all that it may be."""
    table = tomllib.loads((files("onionskin.dating") / "lexicon.toml").read_text("utf-8"))
    words: dict[str, dict[str, Any]] = {}
    for kind, rows in table.items():
        for word, value in rows.items():
            words.setdefault(word, {})[kind] = value
    return words


def tokens(text: str) -> list[Token]:
    """The tokens of a text, in order; words that are not in the lexicon are counted and left out."""
    known = lexicon()
    found: list[Token] = []
    order = sentence = paragraph = 0
    ended = False
    last = ""
    for piece in _CUT.finditer(text):
        kind = piece.lastgroup or ""
        if kind == "blank":
            paragraph += 1
            sentence += 1
            ended = False
            continue
        start, end = piece.span()
        printed = piece[0]
        order += 1
        capital = printed[0].isupper()
        if ended and (capital or not printed[0].isalnum() or printed[0].isdigit()):
            sentence += 1
        ended = False
        if kind == "word":
            word = _folded(printed)
            says = known.get(word)
            if says is not None:
                found.append(Token(start, end, word, order, sentence, paragraph, capital, says))
            last = word
        elif kind == "sign":
            if printed in ".?!":
                ended = _ends(text, end, printed, last)
            found.append(Token(start, end, printed, order, sentence, paragraph, False, _SIGN))
        elif kind != "other":
            found.append(Token(start, end, printed.lower(), order, sentence, paragraph, False, {kind: printed}))
            last = ""
        else:
            last = ""
    return found


_SIGN: Mapping[str, Any] = {"sign": True}


def _folded(printed: str) -> str:
    """A word in lower case; one broken at a line's end is read whole."""
    word = printed.lower()
    return re.sub(r"-\n[ \t]*", "", word) if "\n" in word else word


def _ends(text: str, end: int, sign: str, last: str) -> bool:
    """Whether a stop ends a sentence: blank or a closing quotation after it, and no abbreviation or initial before."""
    if end < len(text) and not text[end].isspace() and text[end] not in "\"'”’)":
        return False
    return sign != "." or not (last in _ABBREVIATED or len(last) == 1)
