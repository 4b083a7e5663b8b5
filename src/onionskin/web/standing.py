"""Where words stand that a reader names or selects, in the text as printed or as repaired."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from onionskin.archive import PageView
from onionskin.record import Span, Text, Transcription, repaired
from onionskin.web.forms import NotKept

LONGEST = 200
"""Code points of words that are taken in."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Words on a page: where they are printed, and what of that was not named.

    A repair is one piece: where a part of one was named, `before` and `after` are the rest of what is read there.
    """

    span: Span
    before: str = ""
    after: str = ""


def standing(view: PageView, sent: Mapping[str, str], what: str) -> Standing:
    """Where the words stand that a form names: on the line given, or anywhere if they stand there once.

    `text` says whether they were read as repaired; `nth` which they are of those on their line. Raises NotKept, with
    `what` they are to be, where they stand nowhere or more than once.
    """
    asked, reading = sent.get("words", "")[:LONGEST].split(), view.reading
    if not asked or reading is None:
        raise NotKept(f"No words are named. Copy from the page those that are {what}.", 400)
    words, line, nth = " ".join(asked), *(_whole(sent.get(name, "")) for name in ("line", "nth"))
    text = repaired(reading, view.repairs if sent.get("text") == "repaired" else ())
    found = [_pinned(text, one.span()) for one in re.finditer(r"\s+".join(map(re.escape, asked)), text.text)]
    where = ""
    if line is not None:
        found = [one for one in found if _on(reading, line, one.span.start)]
        where = f" on line {line}"
    if nth is not None and nth <= len(found):
        return found[nth - 1]
    if not found:
        raise NotKept(f"“{words}” does not stand{where} as the page is read. Copy it letter for letter.", 400)
    if len(found) > 1:
        more = "Name the line, or take" if line is None else "Take"
        raise NotKept(f"“{words}” stands {len(found)} times{where}. {more} more of the words around it.", 400)
    return found[0]


def _pinned(text: Text, at: tuple[int, int]) -> Standing:
    start, end = at
    ends = [run.here for run in text.runs[1:]] + [len(text.text)]
    before = after = ""
    for run, until in zip(text.runs, ends, strict=False):
        if run.emended and run.here < start < until:
            before = text.text[run.here : start]
        if run.emended and run.here < end < until:
            after = text.text[end:until]
    return Standing(text.pin(start, end), before, after)


def _on(reading: Transcription, line: int, at: int) -> bool:
    start, end = dict(enumerate(reading.lines(), 1)).get(line, (-1, -1))
    return start <= at < end


def _whole(said: str) -> int | None:
    return int(said) if said.isascii() and said.isdigit() and 0 < len(said) < 9 and int(said) else None
