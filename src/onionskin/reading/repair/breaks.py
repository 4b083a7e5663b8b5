"""Blank lines that a reader saw within a paragraph.

Within a sentence such a break can be refuted from the page alone, and is taken out. Between two sentences it cannot:
where the line before it is full, which the last line of a paragraph seldom is, it is told as a suspicion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onionskin.reading.repair.emend import emended
from onionskin.record import Annotation, Emendation, Span

RULE = "false paragraph break"
FULL = 0.93
"""A line that reaches this far of the measure is full. The measure is the length that one line in ten exceeds."""
SHORT = 0.6
"""A line that ends in the middle of a sentence before this much of the measure is a heading or a list."""
OPEN = 0.3
"""Where more of the lines than this have a blank line after them, blank lines tell nothing."""
_BLANK = re.compile(r"(?<=\S)[ \t]*\n(?:[ \t]*\n)+[ \t]*(?=\S)")
_ENDS = re.compile(r"[.!?:;][\"'\u201d\u2019)\]]*$")
_GOES_ON = re.compile(r"[a-z][a-z'\u2019]*[ ,;.\n]|[a-z]+-|[a-z]{2,}")
_LISTED = re.compile(r"[a-zivx]{1,3}[.)]\s|[-*\u2022]")


def false_breaks(text: str, body: Sequence[Span]) -> Iterator[Annotation]:
    """Blank lines between lines of body, `body` being the places of running text; all of the page where it is ()."""
    lines = [line.rstrip() for line in text.split("\n") if line.strip()]
    blanks = list(_BLANK.finditer(text))
    if len(lines) < 4 or len(blanks) > max(OPEN * len(lines), 6):
        return
    lengths = sorted(len(line) for line in lines)
    measure = lengths[int(len(lengths) * 0.9)]
    for found in blanks:
        before = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
        after = text[found.end() : (text.find("\n", found.end()) + 1 or len(text) + 1) - 1]
        if not _within(body, found.start(), found.end()):
            continue
        place = (found.start(), found.end())
        if _broken(before, after, measure):
            evidence = f"The sentence goes on: “{_tail(before)}” before the blank line, “{_head(after)}” after it."
            yield emended(place, Emendation("\n", "false_paragraph_break", True, RULE, evidence), 0.97)
        elif _doubtful(before, after, measure):
            evidence = "The line before the blank line is full, as the last line of a paragraph seldom is."
            yield emended(place, Emendation("\n", "false_paragraph_break", False, RULE, evidence), 0.6)


def _broken(before: str, after: str, measure: int) -> bool:
    """Whether a sentence stands open before the break and goes on in lower case after it."""
    if (
        _ENDS.search(before)
        or len(before) < SHORT * measure
        or (not before[-1].isalnum() and before[-1] not in ",-'\"")
    ):
        return False
    return bool(_GOES_ON.match(after)) and not _LISTED.match(after)


def _doubtful(before: str, after: str, measure: int) -> bool:
    return (
        len(before) >= FULL * measure
        and bool(re.search(r"[.!?][\"'\u201d\u2019)]*$", before))
        and len(after) >= SHORT * measure
        and after[0].isupper()
        and not after.isupper()
    )


def _within(body: Sequence[Span], start: int, end: int) -> bool:
    """Whether running text goes right up to the break on both sides."""
    if not body:
        return True
    if any(span.start < start and end < span.end for span in body):
        return True
    return any(one.end == start and other.start == end for one, other in pairwise(body))


def _tail(line: str) -> str:
    return " ".join(line.split()[-3:])


def _head(line: str) -> str:
    return " ".join(line.split()[:3])
