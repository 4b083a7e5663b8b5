"""Witnesses made for tests, of papers of an invented country."""

from __future__ import annotations

from onionskin.collating.flow import Folio
from onionskin.record import Annotation, Collation, Mark, Point, Span, Stretch, Transcription

LEDE = (
    "The Minister of Harbours told the Legation on 3 March that the dredging of the Lake Sarn channel would begin in\n"
    "the autumn. He asked that the matter be kept from the Commission until the estimates had been voted.\n"
)
TAIL = (
    "The Legation believes that the Minister spoke without the knowledge of the Premier, who has said in public that\n"
    "no foreign money will be taken for the channel. A copy of the estimates is enclosed for the Department.\n"
)
MORE = (
    "The harbour dues for the year came to eleven thousand crowns, which is less than the keeper of the lights is\n"
    "owed, and the ferry at Karsk has not run since the ice broke. Nothing more was said at the table of the loan.\n"
)


def folio(text: str, *marks: tuple[str, str]) -> Folio:
    """A page with marks, each a kind and the words that are one."""
    found = tuple(
        Annotation(Span(text.index(words), text.index(words) + len(words)), Mark(kind, "TEST", {"record": words}))
        for kind, words in marks
    )
    return Folio(Transcription("text", text), found)


def folios(*texts: str) -> tuple[Folio, ...]:
    """Pages without marks."""
    return tuple(map(folio, texts))


def surface(pages: tuple[Folio, ...], passage: tuple[Stretch, ...]) -> str:
    """What stands at a passage; nothing at a point."""
    return " ".join(
        "" if isinstance(one.target, Point)
        else pages[one.page].transcription.text[one.target.start : one.target.end]
        for one in passage
    )  # fmt: skip


def of(found: Collation, kind: str) -> list[object]:
    """The variants of a class."""
    return [one for one in found.variants if one.kind == kind]
