"""A query cut into its signs: words, phrases, fields, operators, parentheses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onionskin.search.words import fold, words

_SIGN = re.compile(
    r"""
      (?P<space>\s+)
    | (?P<open>\() | (?P<close>\))
    | (?P<phrase>["“”„«»](?P<quoted>[^"“”„«»]*)(?P<closing>["“”„«»])?(?:~(?P<slop>\d*))?)
    | (?P<minus>-(?=["“”„«»(]|[\w*?]))
    | (?P<date>(?i:date):\s*(?P<asked>\[[^\]]*\]?|["“”„«»][^"“”„«»]*["“”„«»]?|[^\s()"“”„«»]+))
    | (?P<field>[A-Za-z][A-Za-z_]*:(?=\S))
    | (?P<word>[^\s()"“”„«»]+)
    """,
    re.X,
)
_OPERATORS = {"AND": "and", "OR": "or", "NOT": "not"}
_FUZZY = re.compile(r"~(\d*)$")
_SHAPE = re.compile(r"[\w\u0300-\u036f*?]+")
_PLAIN = re.compile(r"[\w\u0300-\u036f]+|[*?]")


@dataclass(frozen=True, slots=True)
class Sign:
    """`kind` is open, close, phrase, minus, date, field, word, and, or, not.

    `number` follows a `~`, "" where none does.
    """

    kind: str
    start: int
    end: int
    text: str
    number: str | None = None
    closed: bool = True


def signs(query: str) -> Iterator[Sign]:
    """The query's signs; punctuation that stands alone is passed over."""
    for found in _SIGN.finditer(query):
        kind, start, end, text = found.lastgroup or "", found.start(), found.end(), found[0]
        if found["phrase"] is not None:
            yield Sign("phrase", start, end, found["quoted"], found["slop"], found["closing"] is not None)
        elif kind == "word":
            if text in _OPERATORS:
                yield Sign(_OPERATORS[text], start, end, text)
            elif parts(text):
                fuzzy = _FUZZY.search(text)
                yield Sign("word", start, end, text[: fuzzy.start()] if fuzzy else text, fuzzy[1] if fuzzy else None)
        elif found["date"] is not None:
            yield Sign("date", start, end, found["asked"])
        elif kind == "field":
            yield Sign(kind, start, end, text[:-1])
        elif kind != "space":
            yield Sign(kind, start, end, text)


def parts(text: str) -> tuple[str, ...]:
    """The words of a query's word or phrase, folded, with their `*` and `?`."""
    return tuple(shape for found in _SHAPE.findall(text.replace("_", " ")) for shape in [_shape(found)] if shape)


def joined(text: str) -> tuple[str, ...]:
    """The same with what hyphens hold together read as one word; () where nothing is or where there are shapes."""
    if "*" in text or "?" in text:
        return ()
    read = words(text)
    return tuple(form for form, _, _ in read.joined()) if read.joins else ()


def _shape(text: str) -> str:
    folded = "".join(piece if piece in "*?" else fold(piece) for piece in _PLAIN.findall(text) if piece.strip())
    return re.sub(r"\*+", "*", folded)
