"""The names of one page as the table has them: read from its layers, each with the date beside it."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from onionskin.naming.entities import PageMentions, gather
from onionskin.record import (
    Annotation,
    Annotations,
    Appellation,
    DocumentDate,
    Emendation,
    Mention,
    Span,
    Timex,
    digest,
)
from onionskin.store import Box, MentionRow

BESIDE = 300
"""Code points from a name within which a date is taken to stand beside it: some four typed lines."""


def page_mentions(box: Box, heads: Mapping[str, str]) -> PageMentions | None:
    """A page as names are gathered from it; None where nothing is read on it, or its names are not found yet.

    Only the text of the reading is taken: where its words stand would be most of the work.
    """
    reading = json.loads(box.body(heads["reading"])) if "reading" in heads else None
    if reading is None or "mentions" not in heads:
        return None
    text: str = reading["text"]
    repairs = box.read(heads["repairs"]) if "repairs" in heads else ()
    return PageMentions(content(text), text, box.read(heads["mentions"]), repairs)


def content(text: str) -> str:
    """What tells one page from another, whatever source it is in: a short digest of its words."""
    return digest(" ".join(text.split()).encode("utf-8", "surrogatepass"))[:16]


def mention_rows(page: str, item: str, at: PageMentions, dates: Annotations) -> Iterator[MentionRow]:
    """Where the names of a page stand, each with its name's id and the date beside it."""
    repairs = sorted(
        (
            (one.target.start, one.target.end, one.body)
            for one in at.repairs
            if isinstance(one.body, Emendation) and isinstance(one.target, Span)
        ),
        key=lambda one: one[:2],
    )
    starts = [start for start, *_ in repairs]
    days = [
        (one.target, one.body.earliest, one.body.latest)
        for one in dates
        if isinstance(one.body, Timex) and isinstance(one.target, Span) and one.body.earliest and one.body.latest
    ]
    for remark in at.mentions:
        span, body = remark.target, remark.body
        if not isinstance(span, Span) or not isinstance(body, Mention):
            continue
        near = repairs[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        within = tuple(
            Annotation(Span(start - span.start, end - span.start), body_)
            for start, end, body_ in near
            if end <= span.end
        )
        surface = at.text[span.start : span.end]
        form = _form(surface, body, within)
        if form is not None:
            first, last = _nearest(span, days)
            called = Appellation(body.type, form, item)
            read = _form(surface, body, ()) if within else form
            printed = read if read and read != form else ""
            yield MentionRow(page, span.start, span.end, called.id, body.sense or "", printed, first, last)


@lru_cache(maxsize=1 << 14)
def _form(surface: str, body: Mention, repairs: Annotations) -> str | None:
    """The form under which a mention is gathered; None where it names no one."""
    alone = Annotation(Span(0, len(surface)), body)
    found = gather("", (PageMentions("", surface, (alone,), repairs),))
    return found[0].called.form if found else None


def outside(dates: Annotations, marks: Annotations) -> Annotations:
    """The dates that do not stand in marks: a stamp's tells when the paper was released."""
    stamped = [one.target for one in marks if isinstance(one.target, Span)]
    return tuple(one for one in dates if not (isinstance(one.target, Span) and any(map(one.target.meets, stamped))))


def _nearest(span: Span, days: Sequence[tuple[Span, str, str]]) -> tuple[str | None, str | None]:
    def apart(other: Span) -> int:
        return max(other.start - span.end, span.start - other.end, 0)

    near = min(days, key=lambda one: (apart(one[0]), one[0].start), default=None)
    return near[1:] if near is not None and apart(near[0]) <= BESIDE else (None, None)


def written(dates: Annotations) -> tuple[str | None, str | None]:
    """The days between which the document on a page was written, as far as it says."""
    found = [one.body for one in dates if isinstance(one.body, DocumentDate) and one.body.role == "written"]
    return (found[0].earliest, found[0].latest) if found else (None, None)
