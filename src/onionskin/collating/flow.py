"""A witness as one flow of words: its pages run on into each other, and every word remembers where it is printed.

Words are folded for aligning alone. What is compared is what is printed.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onionskin.collating.signs import Sign, signs
from onionskin.record import Annotations, Mark, Span, Transcription, Zone

WORD = re.compile(r"[^\W_]+(?:(?:['’.&-]|-\s+(?=[a-z])(?!(?:and|or|to)\b))[^\W_]+)*")
"""A word. A hyphen at a line's end, or one that a reader set a blank after, joins where lower case goes on."""
LIKE = str.maketrans({"0": "o", "1": "i", "l": "i", "j": "i", "5": "s", "8": "b", "c": "e", "q": "g", "z": "2"})
"""Letters that readers take for one another, folded to one of them; `rn` to m and `vv` to w besides."""
RUNNING, SHORT = 3, 8
"""How often a line of so few words stands in a witness before it is taken for a running head, foot or stamp."""
FURNITURE = frozenset(
    {"classification_banner", "release_stamp", "declass_stamp", "page_number", "control_number", "downgrade",
     "exemption_code"}
)  # fmt: skip
"""Marks that stand beside the text and are compared as marks. Portion marks and caveats stand in it."""
AROUND = frozenset({"release_stamp", "marking_header", "marking_footer", "page_number", "control"})
"""Zones that are no part of the text."""


@dataclass(frozen=True, slots=True)
class Folio:
    """One page of a witness as it is compared: what a reader saw, its marks and zones, and what is withheld on it."""

    transcription: Transcription
    marks: Annotations = ()
    redactions: Annotations = ()
    zones: Annotations = ()


@dataclass(slots=True)
class Flow:
    """The words of a witness in order, without what stands beside the text.

    `keys` are the words folded; `pages`, `starts`, `ends` where each is printed; `lines` the line it begins on,
    counted through the witness; `signs` the signs of withholding, each with the word that it stands before.
    """

    folios: Sequence[Folio]
    keys: list[str] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    signs: list[tuple[int, int, Sign]] = field(default_factory=list)
    """(word that it stands before, page, sign)."""

    def __len__(self) -> int:
        return len(self.keys)

    def printed(self, at: int) -> str:
        """A word as printed."""
        return self.folios[self.pages[at]].transcription.text[self.starts[at] : self.ends[at]]

    def printed_run(self, first: int, last: int) -> str:
        """Words from `first` to before `last` as printed, a blank between them."""
        return " ".join(map(self.printed, range(first, last)))

    def between(self, first: int, last: int) -> tuple[tuple[int, int, Sign], ...]:
        """The signs that stand after word `first - 1` and before word `last`."""
        low = bisect_left(self.signs, first, key=lambda one: one[0])
        high = bisect_left(self.signs, last + 1, key=lambda one: one[0])
        return tuple(self.signs[low:high])


def fold(word: str) -> str:
    """A word for aligning: letters and figures, case and accents gone, letters that look alike made one."""
    if word.isascii():
        bare = "".join(filter(str.isalnum, word.lower()))
    else:
        bare = "".join(filter(str.isalnum, unicodedata.normalize("NFKD", word).casefold()))
    return bare.translate(LIKE).replace("rn", "m").replace("vv", "w")


def flow(folios: Sequence[Folio]) -> Flow:
    """The words of a witness. Marks that stand beside the text, and lines that run through it, are left out."""
    made = Flow(folios)
    running = _running(folios)
    folded: dict[str, str] = {}
    line = 0
    for number, folio in enumerate(folios):
        text = folio.transcription.text
        found = signs(folio.transcription, folio.redactions, folio.marks)
        aside = _aside(folio, running) + [one.span for one in found if one.span is not None]
        out = sorted((span.start, span.end) for span in aside)
        waiting = sorted(found, key=lambda one: one.at)
        at, before = 0, 0
        for match in WORD.finditer(text):
            start, end = match.span()
            while at < len(out) and out[at][1] <= start:
                at += 1
            if at < len(out) and out[at][0] < end:
                continue
            while waiting and waiting[0].at <= start:
                made.signs.append((len(made.keys), number, waiting.pop(0)))
            line += text.count("\n", before, start)
            before = start
            word = match[0]
            if word not in folded:
                folded[word] = fold(word)
            made.keys.append(folded[word])
            made.pages.append(number)
            made.starts.append(start)
            made.ends.append(end)
            made.lines.append(line)
        made.signs += [(len(made.keys), number, one) for one in waiting]
        line += text.count("\n", before) + 1
    return made


def _aside(folio: Folio, running: frozenset[str]) -> list[Span]:
    marks = [
        one.target
        for one in folio.marks
        if isinstance(one.target, Span) and isinstance(one.body, Mark) and one.body.kind in FURNITURE
    ]
    marks += [
        one.target
        for one in folio.zones
        if isinstance(one.target, Span) and isinstance(one.body, Zone) and one.body.kind in AROUND
    ]
    lines = [
        Span(start, end)
        for start, end in folio.transcription.lines()
        if start < end and (key := line_key(folio.transcription.text[start:end])) and key in running
    ]
    return marks + lines


def line_key(line: str) -> str:
    """A line for telling whether it is another's twin: its letters; figures count only where there is no letter."""
    words = line.split()
    if not words or len(words) > SHORT:
        return ""
    bare = fold("".join(filter(str.isalpha, line)))
    return bare if len(bare) > 2 else fold(line)


def _running(folios: Iterable[Folio]) -> frozenset[str]:
    counts = Counter(
        key for folio in folios for line in folio.transcription.text.split("\n") if (key := line_key(line))
    )
    return frozenset(key for key, count in counts.items() if count >= RUNNING)
