"""What one reader saw on a page, mistakes and all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce

from onionskin.record.place import Region, Span


@dataclass(frozen=True, slots=True)
class Word:
    """One word as a reader placed it: `text[start:end]` stands at `region`.

    `cert` is the reader's own confidence from 0 to 1, None where it gave none.
    """

    start: int
    end: int
    region: Region
    cert: float | None = None


@dataclass(frozen=True, slots=True)
class Transcription:
    """One reader's text of one page (ALTO, hOCR). The text is never changed.

    `reader` names who read: `text` (the file itself), `text-layer`, `alto`, `hocr`, `page-xml`, `tesseract`,
    `rapidocr`.
    `words` are in the order of the text, without overlap; empty where the reader gave no places.
    """

    reader: str
    text: str
    words: tuple[Word, ...] = ()

    def lines(self) -> Iterator[tuple[int, int]]:
        """Each line's [start, end) without its line break, empty lines too, so that line n is the n-th."""
        start = 0
        for line in self.text.split("\n"):
            yield start, start + len(line)
            start += len(line) + 1

    def within(self, span: Span) -> tuple[Word, ...]:
        """The words that share a code point with the span."""
        first = bisect_right(self.words, span.start, key=lambda word: word.end)
        last = bisect_left(self.words, span.end, key=lambda word: word.start)
        return self.words[first:last]

    def regions(self, span: Span) -> tuple[Region, ...]:
        """The boxes to draw for a span: one for each printed line it runs over; () where no places are known."""
        boxes: list[Region] = []
        before: Word | None = None
        for word in self.within(span):
            if before is not None and "\n" not in self.text[before.end : word.start]:
                boxes[-1] = reduce(Region.around, (boxes[-1], word.region))
            else:
                boxes.append(word.region)
            before = word
        return tuple(boxes)
