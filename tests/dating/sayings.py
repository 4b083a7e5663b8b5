"""What is said of a sentence, for the tables: surface, TIMEX3 value, EDTF."""

from __future__ import annotations

from onionskin.dating.edtf import Date, parse
from onionskin.dating.resolving.meaning import Meaning
from onionskin.dating.telling import Placed, placed, story_of, tell

Said = tuple[str, str | None, str | None]


def dated(printed: str | None) -> Date | None:
    """A document's date as it is given on the command line."""
    made = parse(printed) if printed else None
    assert made is None or isinstance(made, Date)
    return made


def told(text: str, written: str | None = None) -> list[tuple[Placed, Meaning]]:
    """All that is told, with where it stands."""
    found = placed(text)
    date = dated(written)
    return list(zip(found, tell(found, story_of(date, found)), strict=True))


def said(text: str, written: str | None = None) -> list[Said]:
    """Surface, TIMEX3 value and EDTF of each expression; a range before its two ends."""
    return [
        (text[place.start : place.end], meant.value, None if meant.edtf is None else str(meant.edtf))
        for place, meant in told(text, written)
    ]


def found(text: str) -> list[str]:
    """The surfaces alone."""
    return [text[place.start : place.end] for place in placed(text)]
