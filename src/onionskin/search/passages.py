"""A page cut into passages of some lines, each about one thing, which overlap so that none is cut at its only place."""

from __future__ import annotations

import re

from onionskin.record import Span

WORDS = 120
"""Words of a passage: some 160 pieces, within the 256 that the model reads."""

OVERLAP = 20

_WORD = re.compile(r"\S+")
_SENSE = re.compile(r"[^\W\d_]{2,}")
_LEAST = 5
"""Words of letters that a passage needs: fewer are a heading, a number, or noise."""


def passages(text: str) -> list[Span]:
    """The passages of a text, in order; () for a text with hardly a word."""
    places = [found.span() for found in _WORD.finditer(text)]
    spans: list[Span] = []
    start = 0
    while start < len(places):
        end = min(start + WORDS, len(places))
        span = Span(places[start][0], places[end - 1][1])
        if len(_SENSE.findall(text, span.start, span.end)) >= _LEAST:
            spans.append(span)
        if end == len(places):
            break
        start = end - OVERLAP
    return spans
