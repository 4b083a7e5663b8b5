"""What the reading room calls things; the names themselves are data (words.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files

WORDS: Mapping[str, Mapping[str, str]] = tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))
"""Shelves of names: facet, mark, zone, reader, kind, level, field, why, stage."""


def word(shelf: str, name: str) -> str:
    """What a reader is shown for a name of the record; an unknown one is shown as it is, with spaces."""
    return WORDS[shelf].get(name) or name.replace("_", " ")


def number(count: int) -> str:
    """A number as people read it: `1,204`."""
    return f"{count:,}"


def counted(count: int, noun: str) -> str:
    """A number and its noun: `1 page`, `1,204 pages`."""
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{count:,} {noun if count == 1 else plural}"


def certainty(cert: float) -> str:
    """The software's confidence as a word.

    The two bounds only name bands for a reader (domain reference §5: probable from about two thirds upward); nothing
    is decided by them.
    """
    if cert >= 0.9:
        return "asserted"
    return "probable" if cert >= 0.67 else "possible"


def legible(score: float) -> str:
    """A legibility as a word, in the bands that the search's facet of legibility counts."""
    for least, name in ((0.85, "reads well"), (0.6, "reads fairly"), (0.3, "reads poorly")):
        if score >= least:
            return name
    return "is hardly legible"


def size(count: int) -> str:
    """A number of bytes as people read it."""
    amount = float(count)
    for unit in ("bytes", "kB", "MB"):
        if amount < 1000:
            return f"{amount:,.0f} {unit}" if unit == "bytes" else f"{amount:,.1f} {unit}"
        amount /= 1000
    return f"{amount:,.1f} GB"
