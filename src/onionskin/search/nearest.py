"""What was probably meant."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, process

_LIKE = 70
"""Likeness, of 100, from which a name is offered: "stmp" is 89 like stamp, "subject" at most 50 like any field."""


def nearest(name: str, names: Sequence[str], most: int = 3) -> tuple[str, ...]:
    """The names that are much like this one, likest first."""
    found = process.extract(name, names, scorer=fuzz.ratio, score_cutoff=_LIKE, limit=most)
    return tuple(row[0] for row in found)
