"""What is mentioned in a text, for the tables."""

from __future__ import annotations

from onionskin.naming.stage import find_mentions
from onionskin.record import Annotations, Mention, Span, Transcription

Said = tuple[str, str]


def remarks(*pages: str, hands: tuple[Annotations, ...] | None = None) -> list[list[tuple[str, Mention]]]:
    """For each page, the words of each mention and what is said of it."""
    readings = tuple(Transcription("text", page) for page in pages)
    none: tuple[Annotations, ...] = ((),) * len(pages)
    found = find_mentions(readings, none, none if hands is None else hands)
    told = []
    for page, said in zip(pages, found, strict=True):
        told.append(
            [
                (page[one.target.start : one.target.end], one.body)
                for one in said
                if isinstance(one.target, Span) and isinstance(one.body, Mention)
            ]
        )
    return told


def mentioned(text: str) -> list[Said]:
    """Words and type of each mention of a page."""
    return [(words, body.type) for words, body in remarks(text)[0]]
