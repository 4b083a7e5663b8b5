"""The stage `mentions`: who and where, as each page names them.

readings of an item ─▶ names of each page ─▶ the item's forms ─▶ how places are meant ─▶ set right by hand ─▶ pinned
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from onionskin.naming.found import Found, free_of
from onionskin.naming.items import over_pages
from onionskin.naming.model import Model
from onionskin.naming.page import PageNames, page_names
from onionskin.naming.senses import with_senses
from onionskin.record import Annotation, Annotations, Mark, Mention, Span, Transcription, refused

BY_HAND = "by hand"
"""The rule of what a person said."""
OPAQUE = ("declass_stamp", "release_stamp")
"""Marks whose initials are those of a reviewer."""


@cache
def _model() -> Model:
    return Model()


def find_mentions(
    readings: tuple[Transcription, ...], marks: tuple[Annotations, ...], hands: tuple[Annotations, ...]
) -> tuple[Annotations, ...]:
    """The mentions of each page of an item, by where they begin, the longer first: Mention, pinned to the reading.

    A mention may stand in another (*Hanoi* in *Hanoi Press*), and none crosses another. Nothing is mentioned in a
    mark, but the initials in a stamp, which stay initials. `hands` is what people said of each page, in their order: a
    Mention by hand takes the place of those it meets, the last of two for the same words; a refusal of `mention`
    withdraws those it meets.
    """
    pages = [page_names(reading.text, _model()) for reading in readings]
    pages = [_beside_marks(page, of) for page, of in zip(pages, marks, strict=True)]
    return tuple(
        tuple(sorted(_said(page, found, hand), key=_place))
        for page, found, hand in zip(pages, over_pages(pages), hands, strict=True)
    )


def _beside_marks(page: PageNames, marks: Annotations) -> PageNames:
    """A page without the names that stand in marks; of the signs there the initials stay."""
    taken = [
        Found(mark.target.start, mark.target.end, "")
        for mark in marks
        if isinstance(mark.body, Mark) and isinstance(mark.target, Span) and mark.body.kind != "unrecognised"
    ]
    signs = [one for one in page.found if one.type == "CRYPT"]
    names = free_of([one for one in page.found if one.type != "CRYPT"], taken)
    return PageNames(page.text, page.cut, page.capitals, tuple(sorted([*names, *signs], key=_order)))


def _order(one: Found) -> tuple[int, int]:
    return one.start, -one.end


def _said(page: PageNames, found: Sequence[Found], hand: Annotations) -> Iterator[Annotation]:
    given = {one.target: one.body for one in hand if isinstance(one.body, Mention) and isinstance(one.target, Span)}
    gone = [*given, *refused(hand, "mention")]
    for one in with_senses(page.cut, found):
        span = Span(one.start, one.end)
        if not any(span.meets(other) for other in gone):
            canonical = None if one.type == "CRYPT" else one.canonical
            sense = one.sense if one.type == "LOC" else None
            yield Annotation(span, Mention(one.type, sense, canonical, one.form, one.rule), round(one.cert, 2))
    for span, body in given.items():
        yield Annotation(span, Mention(body.type, body.sense, body.canonical, body.form, BY_HAND))


def _place(remark: Annotation) -> tuple[int, int]:
    assert isinstance(remark.target, Span)
    return remark.target.start, -remark.target.end
