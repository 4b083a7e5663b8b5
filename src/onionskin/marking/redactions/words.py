"""What words say is missing: brackets with their quantity, tokens set in place of a word, sheets that stand for pages.

A quantity is a claim of whoever wrote the bracket, and kept as that. A token stays what it is: it is set beside no
name, here or elsewhere.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from onionskin.marking.redactions.codes import marked
from onionskin.record import Annotation, Annotations, Bound, Exemption, Redaction, Span

_LEAST = "less than "
_FRACTIONS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3)}
CERT = 0.95


@dataclass(frozen=True, slots=True)
class Wording:
    """One way of saying that something is missing; the fields are those of `redactions.toml`."""

    id: str
    form: str
    trigger: str
    pattern: re.Pattern[str]
    unit: str | None
    least: float


@cache
def wordings() -> tuple[Wording, ...]:
    """Every wording of redactions.toml, in the order of the file, which is their precedence where two meet."""
    return tuple(
        Wording(
            row["id"],
            row["form"],
            row["trigger"],
            _spaced(row["regex"]),
            row.get("unit"),
            float(row.get("least", 0)),
        )
        for row in _read()["words"]
    )


@cache
def _read() -> Mapping[str, Any]:
    return tomllib.loads((files("onionskin.marking") / "redactions.toml").read_text("utf-8"))


def _spaced(written: str) -> re.Pattern[str]:
    """A pattern of the file; outside a class in brackets a blank is any white space."""
    pieces = re.findall(r"\\.|\[(?:\\.|[^\]])+\]|[^\\\[]+", written, re.DOTALL)
    spelled = "".join(piece if piece[0] in "[\\" else piece.replace(" ", r"\s{1,6}") for piece in pieces)
    return re.compile(spelled.replace(r"\s{1,6}?", r"\s{0,6}"), re.IGNORECASE | re.MULTILINE)


@cache
def _quantity() -> re.Pattern[str]:
    numbers, units = "|".join(_read()["numbers"]), "|".join(_read()["units"])
    return re.compile(
        rf"(?P<less>less\s+than\s+)?(?P<number>\d{{1,4}}(?:[\s-]\d/\d)?[½¼¾⅓⅔]?|[½¼¾⅓⅔]|\d/\d|\b(?:{numbers})\b)"
        rf"\s{{1,3}}(?:\w+\s){{0,1}}?(?P<unit>{units})(?:s|\(s\))?\b",
        re.IGNORECASE,
    )


def in_words(text: str, marks: Annotations) -> Iterator[Annotation]:
    """What the words of a page say is missing, in the order of the wordings; no two share a place."""
    folded = text.lower()
    if len(folded) != len(text):
        folded = text
    taken: list[Span] = []
    for wording in wordings():
        if wording.trigger not in folded:
            continue
        for at in wording.pattern.finditer(text):
            span = Span(*at.span())
            if not any(span.meets(other) for other in taken):
                taken.append(span)
                exemptions = () if wording.form == "omission" else marked(text, marks, span)
                yield Annotation(span, _redaction(wording, at[0], exemptions), CERT)


def _redaction(wording: Wording, printed: str, exemptions: tuple[Exemption, ...]) -> Redaction:
    editorial = wording.form == "omission"
    found = () if editorial else _bounds(wording, printed)
    return Redaction(wording.form, exemptions=exemptions, bounds=found, editorial=editorial)


def _bounds(wording: Wording, printed: str) -> tuple[Bound, ...]:
    """The quantities that are named, each as a bound; where none is, what the wording itself says."""
    units: Mapping[str, str] = _read()["units"]
    found = [_bound(at, units) for at in _quantity().finditer(printed)]
    if found:
        return tuple(found)
    if total := re.search(r"=\s?(\d{1,5})", printed):
        return (Bound("pages", float(total[1]), float(total[1]), stated=True),)
    named = next((unit for word, unit in units.items() if re.search(rf"\b{word}s?\b", printed, re.IGNORECASE)), None)
    if wording.unit is not None:
        return (Bound(wording.unit, wording.least, None, stated=wording.form != "token"),)
    return (Bound(named, 1.0, None, stated=True),) if named else ()


def _bound(at: re.Match[str], units: Mapping[str, str]) -> Bound:
    amount, unit = float(_number(at["number"])), units[at["unit"].lower()]
    return Bound(unit, 0.0 if at["less"] else amount, amount, stated=True)


def _number(printed: str) -> Fraction:
    """`1½`, `1-1/2`, `3/4`, `two` as a number."""
    numbers: Mapping[str, int] = _read()["numbers"]
    if printed.lower() in numbers:
        return Fraction(numbers[printed.lower()])
    whole = Fraction(0)
    for piece in re.findall(r"\d/\d|\d+|[½¼¾⅓⅔]", printed):
        if piece in _FRACTIONS:
            whole += _FRACTIONS[piece]
        elif "/" not in piece or piece[-1] != "0":
            whole += Fraction(piece)
    return whole
