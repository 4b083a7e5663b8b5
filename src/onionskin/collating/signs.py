"""Signs that something is withheld: what the text of a page says of it, and what was found on the page as a redaction.

A sign says that words are not shown. It never says which, and nothing here asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onionskin.record import Annotations, Bound, Mark, Redaction, Region, Span, Transcription

_NUMBER = r"(?:\d+½?|one|two|three|four|five|six|seven|eight|nine|ten|less than (?:1|one)|½|1/2)"
_UNIT = r"(?:lines?|words?|paragraphs?|pages?|sentences?)"
_WITHHELD = r"(?:not declassified|withheld|redacted|deleted|denied|excised|classified|still classified|sanitized)"
FORMS = (
    ("statement", re.compile(
        rf"\[[^\[\]()\n]{{0,60}}(?:\([^()\n]{{1,30}}\)[^\[\]\n]{{0,30}})?\b{_WITHHELD}\b[^\[\]\n]{{0,40}}\]",
        re.I,
    )),
    ("statement", re.compile(rf"\b{_NUMBER}\s+{_UNIT}(?:\s+of\s+\w+)?\s+not\s+declassified\b", re.I)),
    ("token", re.compile(r"\[(?:\d{2}|\d{1,2}-\d{1,3})\]")),
    ("bar", re.compile(r"[█■▉▇▆]+(?:\s*[█■▉▇▆]+)*|(?<!\w)[Xx]{5,}(?!\w)")),
)  # fmt: skip
"""Forms that say of themselves that something is withheld (domain reference, section 2.6): FRUS brackets with their
quantities, the opaque tokens of records of the Kennedy years, bars as readers write them."""
CODE = re.compile(r"(?<!\w)(?:25|50|75)\s?[xX]{1,2}\s?\d{1,4}(?!\w)")
"""A code that says why something stays withheld, also where a reader doubled its letter; what the marks of a page know
as exemption codes counts besides."""
OF_RECORD = frozenset({"JFK_RESTRICTION"})
"""Families of codes that a form gives of a record as a whole, and of no place in it."""
EDITORIAL = re.compile(r"\[\s*Omitted here\b[^\[\]]{0,300}\]", re.I)
"""FRUS: a selection of the editors, which withholds nothing."""
_BOUND = re.compile(rf"({_NUMBER})\s+({_UNIT})", re.I)


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign at a place of the text: `at` is where it stands, `span` the words that are the sign, if it is words.

    `kind` is `statement`, `token`, `bar`, `code`, `redaction` or `editorial`; `said` are its words; `bound` what it
    says of the extent, `code` why.
    """

    kind: str
    at: int
    span: Span | None = None
    bound: str = ""
    said: str = ""
    code: str = ""


def signs(transcription: Transcription, redactions: Annotations = (), marks: Annotations = ()) -> tuple[Sign, ...]:
    """The signs of one page in order: those that its text prints, its codes, and redactions that were found on it."""
    found = list(_printed(transcription.text))
    found += _codes(transcription.text, marks, [one.span for one in found if one.span])
    taken = [one.span for one in found if one.span]
    for remark in redactions:
        if not isinstance(remark.body, Redaction):
            continue
        span = remark.target if isinstance(remark.target, Span) else None
        if span is not None and any(span.meets(one) for one in taken):
            continue
        at = remark.target.start if isinstance(remark.target, Span) else _place(transcription, remark.target)
        if at is not None:
            found.append(_found(remark.body, at, span))
    return tuple(sorted(found, key=lambda one: (one.at, one.kind, one.said, one.code)))


def _codes(text: str, marks: Annotations, taken: list[Span]) -> Iterator[Sign]:
    spans = [
        one.target
        for one in marks
        if isinstance(one.target, Span)
        and isinstance(one.body, Mark)
        and one.body.kind == "exemption_code"
        and one.body.family not in OF_RECORD
    ]
    spans += [Span(*match.span()) for match in CODE.finditer(text)]
    for span in spans:
        if not any(span.meets(other) for other in taken):
            taken.append(span)
            yield Sign("code", span.start, span, code=text[span.start : span.end])


def _found(body: Redaction, at: int, span: Span | None) -> Sign:
    bounds = list(map(_range, body.bounds))
    codes = ", ".join(dict.fromkeys(one.code for one in body.exemptions))
    kind = "editorial" if body.editorial else "redaction"
    return Sign(kind, at, span, ", ".join(bounds), code=codes)


def _range(bound: Bound) -> str:
    """A bound in words: `at most 1 line`, `2 to 3 lines`."""
    most = bound.least if bound.most is None else bound.most
    unit = bound.unit.removesuffix("s") if most == 1 else bound.unit
    if not bound.least:
        return f"at most {most:g} {unit}"
    return f"{most:g} {unit}" if most == bound.least else f"{bound.least:g} to {most:g} {unit}"


def _printed(text: str) -> Iterator[Sign]:
    taken: list[Span] = []
    for match in EDITORIAL.finditer(text):
        taken.append(Span(*match.span()))
        yield Sign("editorial", match.start(), taken[-1], said=match[0])
    for kind, form in FORMS:
        for match in form.finditer(text):
            span = Span(*match.span())
            if any(span.meets(one) for one in taken):
                continue
            taken.append(span)
            bound = _BOUND.search(match[0])
            yield Sign(kind, match.start(), span, bound[0] if bound else "", match[0])


def _place(transcription: Transcription, region: Region) -> int | None:
    """Where in the text a box stands: before the first word that lies right of it, or below.

    None where the reader gave no places to tell it by. Words stand in reading order, line by line; a word belongs to
    the box's first line if it shares half its height with it.
    """
    words = transcription.words
    if not words:
        return None
    foot = region.y + min(region.height, 2 * max(8, sorted(word.region.height for word in words)[len(words) // 2]))
    last = None
    for word in words:
        middle = word.region.y + word.region.height / 2
        if middle < region.y or (middle < foot and word.region.x + word.region.width / 2 < region.x + region.width / 2):
            last = word
    return words[0].start if last is None else last.end
