"""The doors of an archive that lead to what is hidden in it: lists, counts, what people say of it, and the masks."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from dataclasses import replace

from onionskin.archive import redact_counts
from onionskin.archive.images import scaled
from onionskin.archive.pages import Pages, said
from onionskin.archive.redact_private import places, shaded
from onionskin.archive.redact_views import RedactionCounts, RedactionList, hidden
from onionskin.errors import UsageError
from onionskin.marking.tables import codes
from onionskin.record import REDACTIONS, Annotation, Exemption, Redaction, Refusal, Region
from onionskin.store import Catalogue

Asked = redact_counts.Asked


SMALL = 300
"""Pixels of a page's width below which no number on it can be read, and none need be covered."""


class RedactionDoors(ABC):
    """Of an archive: what is asked and said of what is hidden."""

    _lock: threading.RLock
    _catalogue: Catalogue
    _pages: Pages

    @abstractmethod
    def correct(self, page: str, who: str, said: Annotation) -> int:
        """Note what a person says of a page; the number to undo it by."""

    # -- asking --

    def redactions(self, asked: Asked = redact_counts.ALL, offset: int = 0, limit: int = 50) -> RedactionList:
        """The places where something is hidden, in the order of the archive. Raises UsageError for a wrong question."""
        with self._lock:
            return redact_counts.listed(self._pages, self._catalogue, asked, (offset, limit))

    def redaction_counts(self) -> RedactionCounts:
        """What is hidden in the whole archive, counted by code, form, agency, year and page; and the rule of it."""
        with self._lock:
            return redact_counts.counts(self._pages, self._catalogue)

    # -- saying --

    def confirm_redaction(self, page: str, number: int, who: str) -> int:
        """Note that the n-th redaction of a page is one; the number to undo it by. Raises UsageError where none is."""
        return self.correct(page, who, replace(self._redaction(page, number), cert=1.0))

    def reject_redaction(self, page: str, number: int, who: str) -> int:
        """Note that the n-th redaction of a page is none. Raises UsageError where there is none of that number."""
        found = self._redaction(page, number)
        return self.correct(page, who, Annotation(found.target, Refusal("redaction")))

    def draw_redaction(self, page: str, region: Region, who: str, form: str = "outline", code: str = "") -> int:
        """Note that something is hidden at a region, with its codes (`(b)(1), 25X1`); the number to undo it by.

        Raises UsageError for a region off the page, another form, or a code of no table.
        """
        with self._lock:
            _, _, shelved = self._pages.find(page)
        width, height = shelved.page.width, shelved.page.height
        if region.x < 0 or region.y < 0 or region.x + region.width > width or region.y + region.height > height:
            raise UsageError(f"A box must lie on the page, which is {width} by {height} pixels.")
        if form not in REDACTIONS:
            raise UsageError(f"{form} is no form of a redaction. Say one of {', '.join(REDACTIONS)}.")
        share = round(region.width * region.height / (width * height), 4)
        return self.correct(page, who, Annotation(region, Redaction(form, _exemptions(code), share=share)))

    def _redaction(self, page: str, number: int) -> Annotation:
        with self._lock:
            _, box, _ = self._pages.find(page)
            found = hidden(said(box, box.heads(page), "redactions") or ())
        if not 1 <= number <= len(found):
            raise UsageError(f"Page {page} has {len(found)} redactions; there is none of number {number}.")
        one: Annotation = found[number - 1]
        return one

    # -- masks --

    @property
    def unmasked(self) -> bool:
        """Whether numbers of persons are shown. They are masked unless whoever owns the archive asks for them."""
        return self._pages.unmasked

    @unmasked.setter
    def unmasked(self, shown: bool) -> None:
        with self._lock:
            self._pages.unmasked = shown

    def image(self, page: str, width: int | None = None, *, upright: bool = False) -> tuple[bytes, str]:
        """A page's image, at most `width` pixels wide, as scanned or turned upright, and its media type.

        Numbers of persons are covered where a reader placed them. Raises UsageError where there is none.
        """
        with self._lock:
            _, box, shelved = self._pages.find(page)
            if shelved.image is None:
                raise UsageError(f"The source of page {page} is text and has no image.")
            data = self._pages.files.read(shelved.image)
            heads = box.heads(page)
            condition = said(box, heads, "condition") if upright else None
            readings = (
                () if self.unmasked or (width or SMALL) < SMALL else (*box.read(shelved.given), *self._read_by_us(page))
            )
        covered = places(readings)
        return scaled(shaded(data, covered) if covered else data, width, condition.rotation if condition else 0)

    def _read_by_us(self, page: str) -> tuple[object, ...]:
        _, box, _ = self._pages.find(page)
        heads = box.heads(page)
        return tuple(box.read(heads["ocr"].says)) if "ocr" in heads else ()


def _exemptions(printed: str) -> tuple[Exemption, ...]:
    """The codes of the table that a person named. Raises UsageError for another."""
    found: list[Exemption] = []
    for name in (piece.strip() for piece in printed.replace(";", ",").split(",")):
        if name:
            known = codes().get(name.upper())
            if known is None:
                raise UsageError(f"{name} is no code that is known here. Write it as (b)(1), 25X1 or 3.3(h)(2).")
            found.append(Exemption(known.code, known.family))
    return tuple(found)
