"""A transcription as repaired, which remembers where every code point stood on the page.

    printed    ... f r a m   e x p ...        emendation: [6, 10) "fram" -> "from"
                   |     |   |
    runs       (0,0)    (6,6)  (10,10)        (where a piece begins here; where it stood there)
                   |     |   |
    repaired   ... f r o m   e x p ...

Nothing is found again by comparing the two texts: the runs are exact.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from onionskin.record.annotation import Annotation, Annotations, Emendation
from onionskin.record.place import Span
from onionskin.record.transcription import Transcription


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of repaired text that begins at `here` and is printed at [`there`, `until`).

    A piece that was kept maps code point for code point; an emended one maps as a whole.
    """

    here: int
    there: int
    until: int
    emended: bool


@dataclass(frozen=True, slots=True)
class Text:
    """The reading text: `text` is as repaired, `printed` as the page shows it."""

    text: str
    printed: str
    runs: tuple[Run, ...]

    def pin(self, start: int, end: int) -> Span:
        """The printed span under `text[start:end]`. An emended piece that is touched is taken whole.

        Raises ValueError where the span is empty or leaves the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"[{start}, {end}) does not lie in a text of {len(self.text)} code points.")
        return Span(self._there(start, end=False), self._there(end, end=True))

    def find(self, span: Span) -> tuple[int, int]:
        """Where a printed span stands in `text`, as [start, end); an emended piece that it touches is taken whole.

        `pin(*find(span))` covers the span. Empty, start == end, where nothing of it was kept.
        """
        ends = (*(run.here for run in self.runs[1:]), len(self.text))
        touched = [
            (end, run)
            for run, end in zip(self.runs, ends, strict=False)
            if run.there < span.end and (run.until > span.start or run.there == run.until == span.start)
        ]
        if not touched:
            return 0, 0
        (_, first), (end, last) = touched[0], touched[-1]
        start = first.here if first.emended else first.here + max(0, span.start - first.there)
        return start, end if last.emended else last.here + min(span.end, last.until) - last.there

    def _there(self, at: int, *, end: bool) -> int:
        find = bisect_left if end else bisect_right
        run = self.runs[find(self.runs, at, key=lambda run: run.here) - 1]
        if not run.emended:
            return run.there + at - run.here
        return run.until if end else run.there


def repaired(transcription: Transcription, emendations: Annotations) -> Text:
    """The transcription with every applied emendation made; where two overlap, the earlier and then the surer holds."""
    printed = transcription.text
    pieces: list[str] = []
    runs: list[Run] = []
    here = there = 0

    def keep(piece: str, start: int, until: int, emended: bool) -> None:
        nonlocal here
        if piece:
            runs.append(Run(here, start, until, emended))
            pieces.append(piece)
            here += len(piece)

    for span, body in _applied(emendations):
        if span.start < there or span.end > len(printed):
            continue
        keep(printed[there : span.start], there, span.start, False)
        keep(body.reading, span.start, span.end, True)
        there = span.end
    keep(printed[there:], there, len(printed), False)
    return Text("".join(pieces), printed, tuple(runs))


def _applied(emendations: Annotations) -> list[tuple[Span, Emendation]]:
    def order(remark: Annotation) -> tuple[int, float]:
        return (remark.target.start if isinstance(remark.target, Span) else 0, -remark.cert)

    return [
        (remark.target, remark.body)
        for remark in sorted(emendations, key=order)
        if isinstance(remark.target, Span) and isinstance(remark.body, Emendation) and remark.body.applied
    ]
