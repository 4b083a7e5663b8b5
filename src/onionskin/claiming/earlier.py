"""What an item has told so far that a pointer may lead back to."""

from __future__ import annotations

from onionskin.claiming.chain import Draft
from onionskin.claiming.pinning import Sheet
from onionskin.claiming.quotes import LEAST
from onionskin.claiming.references import Pointer, suggests
from onionskin.claiming.saying import Parsed
from onionskin.record import Reference, Span


class Earlier:
    """What an item has told so far that a pointer may lead back to: quotations and what was put as possible."""

    def __init__(self) -> None:
        self._quotes: dict[int, Span] = {}  # the last of each page
        self._put: dict[int, Span] = {}

    def add(self, draft: Draft, sheet: Sheet, page: int) -> None:
        """Keeps a claim that was put as possible or inferred."""
        if any(one.row.kind in ("possibility", "inference") for one in draft.hedges):
            self._put.update(sheet.pins(draft.span)[:1])

    def quoted(self, sentence: Parsed, sheet: Sheet) -> None:
        """Keeps the quotations of a sentence that are more than a word."""
        for one in sentence.quotes:
            if one.last - one.first >= 2 * LEAST:
                self._quotes.update(sheet.pins((one.first, one.last))[:1])

    def found(self, pointer: Pointer, page: int) -> tuple[str, Span | None]:
        """The status of a pointer, and where it leads on its own page."""
        if pointer.kind != "backward":
            return ("off_page", None) if pointer.kind == "page" else ("unresolved", None)
        kept = self._quotes if pointer.verb in ("quoted", "cited") else self._put if suggests(pointer) else {}
        if page in kept:
            return "resolved", kept[page]
        return ("off_page" if pointer.verb in ("quoted", "cited") or kept else "unresolved"), None


def reference(pointer: Pointer, sheet: Sheet, page: int, earlier: Earlier) -> Reference:
    """A pointer as it is told of a page."""
    status, target = earlier.found(pointer, page)
    return Reference(sheet.pin((pointer.first, pointer.last), page), pointer.kind, status, target)
