"""Statements for tests, made of the few things that matter in each."""

from __future__ import annotations

from onionskin.dating.chronology import days
from onionskin.dating.edtf import day_of, iso
from onionskin.record import AUTHOR, Span, Statement, Voice, digest


def said(
    act: str,
    actors: str = "",
    edtf: str | None = None,
    *,
    words: str = "",
    at: tuple[str, int] = ("study", 1),
    value: str = "CT+",
    part: str = "",
    places: str = "",
    others: str = "",
    through: tuple[str, ...] = (),
) -> Statement:
    """What a document says on a page (`at`) that somebody did. `through` are the voices below the author."""
    document, page = at
    plain = "|".join([act, actors, str(edtf), words, document, str(page), value, part, places, others, *through])
    found = days(edtf) if edtf else None
    first, last = (None, None) if found is None else (found.first, found.last)
    voices = [Voice(AUTHOR, "author_narrative", value)]
    voices += [Voice(name, "statement", "CT+", rank) for rank, name in enumerate(through, 1)]
    return Statement(
        id=digest(plain.encode())[:16],
        document=document,
        copies=(f"{document}-{page:05d}",),
        target=Span(0, 10),
        head=Span(abs(hash_of(plain)) % 1000, 1001),
        proposition=words or f"{actors} {act}",
        kind="event",
        act=act,
        factuality=value,
        voices=tuple(voices),
        source=voices[-1].source,
        actors=tuple(actors.split()),
        others=tuple(others.split()),
        places=tuple(places.split()),
        edtf=edtf,
        earliest=None if first is None else iso(day_of(first)),
        latest=None if last is None else iso(day_of(last)),
        timed="clause" if edtf else "",
        part=part,
        words=tuple(sorted(set(words.split()))),
    )


def hash_of(plain: str) -> int:
    """A number that is the same in every run."""
    return int(digest(plain.encode())[:8], 16)
