"""Sheets for the tests: a body of plain typing about Ostrana, with what a test sets at its head and foot."""

from __future__ import annotations

from onionskin.marking.marks import find_marks
from onionskin.record import Annotation, Mark, RunningLine, Span, Transcription

BODY = """The Premier drove to Karsk on the morning train and came back by the
river road, which had been mended for the occasion. He spoke to the
elders for an hour and to the miller, it is said, for two.

The garrison at Dravo was changed in the spring. Its officers had been
in the secret of the plan since the winter, and the Secretary of the
Council maintained that nobody else was. The harvest was middling.

On the lake the boats went out after dark with their lamps shuttered.
What they carried was confidential, in the words of the harbor master,
who was restricted by a bad leg to the window of his office.

Mme. Resen called twice at the legation. She asked whether a letter
could be sent to San Aurel by the bag, and whether it would be read.
She was told that it could, and that it would not."""
"""Words of markings in running text, and none of them a marking."""


def sheet(head: str = "", foot: str = "", body: str = BODY) -> str:
    """A page with something at its head, something at its foot, or both."""
    return "\n\n".join(part for part in (head, body, foot) if part)


def found(text: str, *running: str, hand: tuple[Annotation, ...] = ()) -> tuple[Annotation, ...]:
    """The marks of a page of an item that repeats the folded lines `running`."""
    lines = tuple(RunningLine("head", line, 9) for line in running)
    return find_marks(Transcription("text", text), lines, {}, hand)


def said(text: str, kind: str, *running: str) -> list[tuple[str, Mark]]:
    """The marks of one kind: what is printed, and what was made of it."""
    return [
        (text[one.target.start : one.target.end], one.body)
        for one in found(text, *running)
        if isinstance(one.target, Span) and isinstance(one.body, Mark) and one.body.kind == kind
    ]


def families(text: str, *running: str) -> list[str]:
    """The families of a page's marks, in the order of the page."""
    return [one.body.family for one in found(text, *running) if isinstance(one.body, Mark)]
