"""Numbers of living persons: found so that they can be masked where a text is shown. The text itself stays as it is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onionskin.record import Span

MASK = "•"
"""What stands for a letter or figure that is masked: one for one, so that every offset stays what it is."""
_LEAST = 6
"""The least figures of a number, where letters may be misread figures."""
_FIGURES = re.compile(r"\d[\dOolISB\s.,–—-]{4}")
"""Without so much of a number on it, a text is not looked through."""


@dataclass(frozen=True, slots=True)
class Private:
    """A number of a person, where it stands. `kind` is a short name for counting, `says` what it is, in words."""

    span: Span
    kind: str
    says: str


@dataclass(frozen=True, slots=True)
class _Shape:
    kind: str
    says: str
    pattern: re.Pattern[str]
    cue: re.Pattern[str] | None
    before: int
    page: bool


@cache
def _shapes() -> tuple[_Shape, ...]:
    rows = tomllib.loads((files("onionskin.marking") / "private.toml").read_text("utf-8"))["number"]
    return tuple(
        _Shape(
            row["kind"],
            row["says"],
            re.compile(row["regex"], re.MULTILINE),
            re.compile(row["cue"], re.IGNORECASE) if "cue" in row else None,
            row.get("before", 0),
            row.get("page", False),
        )
        for row in rows
    )


def private_numbers(text: str) -> tuple[Private, ...]:
    """The numbers of persons in a text, in order; no two share a place."""
    if _FIGURES.search(text) is None:
        return ()
    found: list[Private] = []
    for one in _all(text):
        if not any(one.span.meets(other.span) for other in found):
            found.append(one)
    return tuple(sorted(found, key=lambda one: one.span))


def _all(text: str) -> Iterator[Private]:
    for shape in _shapes():
        if shape.cue is None or (shape.page and shape.cue.search(text)):
            for at in shape.pattern.finditer(text):
                if _told(at[0]):
                    yield Private(Span(*at.span()), shape.kind, shape.says)
            continue
        for cue in () if shape.page else shape.cue.finditer(text):
            for at in shape.pattern.finditer(text, cue.end(), min(len(text), cue.end() + shape.before + 20)):
                if at.start() - cue.end() <= shape.before and _told(at[0]):
                    yield Private(Span(*at.span()), shape.kind, shape.says)


def _told(printed: str) -> bool:
    return sum(map(str.isdigit, printed)) >= _LEAST


def masked(text: str) -> str:
    """The text with MASK for every letter and figure of a number of a person; as long as it was."""
    found = private_numbers(text)
    if not found:
        return text
    pieces: list[str] = []
    at = 0
    for one in found:
        pieces.append(text[at : one.span.start])
        pieces += [MASK if char.isalnum() else char for char in text[one.span.start : one.span.end]]
        at = one.span.end
    return "".join([*pieces, text[at:]])
