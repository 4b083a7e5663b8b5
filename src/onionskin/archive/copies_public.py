"""Whether a passage is open somewhere in the archive: candidates by their prints, each then read word for word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from onionskin.archive.copies import printed, unmasked
from onionskin.archive.copies_views import OpenAt, PublicView, Standing, Words
from onionskin.archive.pages import Pages, label, said
from onionskin.collating.copies import LEAST, Passage, Piece, Stand, all_prints
from onionskin.errors import UsageError
from onionskin.marking.standing import standing
from onionskin.record import Span, Transcription
from onionskin.store import Box, Catalogue, Copies

LOOKED_AT, AT_ONCE = 48, 48_000
"""Pages that are read word for word, those with the rarest prints of the passage first; of a long passage fewer, so
that no more than so many of its letters are compared: a tenth of a second."""
LONGEST = 12_000
"""Code points of a passage that are looked at: three pages."""
PART = 0.5
"""Share of the passage's words from which a part of it is told."""
END, TOGETHER = 0.15, 0.75
"""Shares of a passage that two pages have where it runs over from one to the next: of each at least, and of both."""
MANY_WORDS = 25
"""Words from which a part is told, whatever its share: a paragraph of a pasted page."""
FEWEST, SPARSE = 4, 0.01
"""Prints of a passage that a page has at least to be read; of a passage of less than 400 letters, one for each 100."""
_COMMON = 8.0
"""Pages up to which a print counts whole; on more it counts as much less."""


class Asking:
    """Answers from the table of copies and the pages of one archive."""

    def __init__(self, table: Copies, catalogue: Catalogue, pages: Pages) -> None:
        """Reads as it is asked."""
        self._table, self._catalogue, self._pages = table, catalogue, pages

    def public(self, text: str, limit: int) -> PublicView:
        """Where a passage is open. Raises UsageError where it is too short to be looked for."""
        passage = Passage(text.strip()[:LONGEST])
        if len(passage.letters) < LEAST:
            raise UsageError("This passage is too short to be told from others. Give at least six words of it.")
        candidates = self._candidates(all_prints(passage.letters), len(passage.letters))
        stands = list[tuple[str, Stand]]()
        for page in candidates:
            stand = self._stand(passage, page, unmasked)
            if stand is not None:
                stands.append((page, stand))
        # Masking costs as much as reading, so what is masked is taken out of those few that are told.
        likely = _over_page_ends(stands)
        stands = [
            (page, told)
            for page, stand in stands
            if page in likely or _enough(passage, stand)
            if (told := self._stand(passage, page, printed)) is not None
        ]
        over = _over_page_ends(stands)
        stands = [one for one in stands if one[0] in over or _enough(passage, one[1])]
        stands.sort(key=lambda one: (not one[1].whole, -one[1].share, one[0]))
        whole = sum(stand.whole for _, stand in stands)
        return PublicView(
            passage=passage.text,
            pages=self._table.counts()[0],
            looked_at=len(candidates),
            whole=whole,
            part=len(stands) - whole,
            found=tuple(
                replace(self._open_at(passage, page, stand), runs_over=page in over) for page, stand in stands[:limit]
            ),
            left_out=max(0, len(stands) - limit),
        )

    def _candidates(self, asked: NDArray[np.uint32], size: int) -> tuple[str, ...]:
        """The pages that have prints of a passage of so many letters, the most and the rarest first."""
        posted = self._table.posted(asked)
        marks, pages = (posted >> np.uint64(32)).astype(np.uint32), (posted & np.uint64(0xFFFFFFFF)).astype(np.int64)
        if not len(marks):
            return ()
        _, inverse, counts = np.unique(marks, return_inverse=True, return_counts=True)
        met, at = np.unique(pages, return_inverse=True)
        weights = np.bincount(at, np.minimum(1.0, _COMMON / counts)[inverse])
        # A page with nearly nothing of a long passage is not read: of what a page has whole, 2 in 17 runs are kept.
        weights[np.bincount(at) < min(FEWEST, size * SPARSE)] = 0
        most = np.argsort(-weights, kind="stable")[: 2 * LOOKED_AT]
        best = met[most[weights[most] > 0]].tolist()
        ids = self._table.ids(best)  # those of pages that are gone are left out
        return tuple(ids[number] for number in best if number in ids)[: min(LOOKED_AT, AT_ONCE // size)]

    def _stand(self, passage: Passage, page: str, read: Callable[[Box, str, str], str]) -> Stand | None:
        try:
            _, box, _ = self._pages.find(page)
        except UsageError:  # the table has not heard yet that it is gone
            return None
        heads = box.heads(page)
        text = read(box, *(heads[name].says if name in heads else "" for name in ("reading", "zones")))
        return passage.on(text) if text else None

    def _open_at(self, passage: Passage, page: str, stand: Stand) -> OpenAt:
        _, box, _ = self._pages.find(page)
        reading: Transcription = said(box, box.heads(page), "reading")
        line, last = (reading.text.count("\n", 0, at) + 1 for at in (stand.span.start, stand.span.end))
        return OpenAt(
            where=self.where(page),
            span=stand.span,
            regions=tuple(region for span in _printed_spans(stand) for region in reading.regions(span)),
            line=line,
            last_line=last,
            share=round(stand.share, 3),
            whole=stand.whole,
            words=tuple(_words(piece, passage.text, reading.text) for piece in stand.pieces),
        )

    def where(self, page: str) -> Standing:
        """A page by what a list says of it. Raises UsageError where it is gone."""
        item, box, shelved = self._pages.find(page)
        location = self._pages.source(item)
        marks = said(box, box.heads(page), "marks") or ()
        title = self._catalogue.chain(location.code)[-1].title
        has_image = shelved.image is not None
        return Standing(page, location.code, title, shelved.number, label(marks), standing(marks), has_image)


def _enough(passage: Passage, stand: Stand) -> bool:
    return stand.share >= PART or stand.share * len(passage.words) >= MANY_WORDS


def _over_page_ends(stands: Sequence[tuple[str, Stand]]) -> frozenset[str]:
    """The pages on which a passage begins or ends that runs over from one to the next: neighbours in an item that have
    most of it together, and neither the whole."""
    shares = {page: stand.share for page, stand in stands if not stand.whole and stand.share >= END}
    found = set[str]()
    for page, share in shares.items():
        item, _, number = page.rpartition("-")
        after = f"{item}-{int(number) + 1:0{len(number)}}"
        if after in shares and share + shares[after] >= TOGETHER:
            found |= {page, after}
    return frozenset(found)


def _printed_spans(stand: Stand) -> tuple[Span, ...]:
    """What of the page is of the passage: words that the page has between are in no box."""
    return tuple(piece.there for piece in stand.pieces if piece.there is not None and piece.asked is not None)


def _words(piece: Piece, asked: str, there: str) -> Words:
    def cut(text: str, span: Span | None) -> str:
        return "" if span is None else " ".join(text[span.start : span.end].split())

    return Words(piece.kind, cut(asked, piece.asked), cut(there, piece.there))
