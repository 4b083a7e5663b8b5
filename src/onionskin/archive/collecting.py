"""What items tell of their forms is counted as they come in; which forms are words of the collection is weighed at the
end of a run, and the items for which that is another answer are due again.

The collection is the whole archive. Counts are sums over items, and the words follow from the counts alone: neither
the order in which items came, nor a run that was interrupted, leaves a trace.
"""

from __future__ import annotations

from typing import Any

from onionskin.archive.shelves import Shelves
from onionskin.archive.work import Brought
from onionskin.reading.collected import VERSION, collection_words, shared
from onionskin.record import digest, encode
from onionskin.store import Catalogue, Forms


class Collecting:
    """The forms of an archive that is open for writing."""

    def __init__(self, catalogue: Catalogue, shelves: Shelves) -> None:
        """Keeps counts in the catalogue; what items said stands in their boxes."""
        self._catalogue, self._shelves, self._forms = catalogue, shelves, Forms(catalogue)
        self._left = False

    def note(self, brought: Brought) -> bool:
        """Count what an item has said of its forms; False where it was brought up to words that hold no longer.

        Belongs within a transaction, after what was brought stands in its box.
        """
        pages = brought.holding
        says = next((digests["forms"] for digests in pages.values() if "forms" in digests), None)
        own = self._read(brought.part.box, says)
        counted = self._forms.counted(brought.part.item)
        if counted != (says and (says, len(pages))):
            if counted is not None:
                self._forms.forget(brought.part.item, self._read(brought.part.box, counted[0]))
            if says is not None:
                self._forms.count(brought.part.item, len(pages), (says, own), tuple(shared(own)))
        words = digest(encode(self._forms.words(shared(own))))
        holds = all(digests["known"] == words for digests in pages.values())
        self._left = self._left or not holds
        return holds

    def forget(self, sha256: str) -> None:
        """Count an item no more, unless it still stands somewhere; if it comes back it is due. Within a transaction."""
        item, counted = self._catalogue.item(sha256), self._forms.counted(sha256)
        if item is None or counted is None or self._catalogue.locations(sha256):
            return
        self._forms.forget(sha256, self._read(item.box, counted[0]))
        self._catalogue.done(sha256, None)

    def weigh(self) -> bool:
        """Weigh, where counts have changed, which forms are words; whether items became due since it was last asked."""
        left, self._left = self._left, False
        if not self._forms.due(VERSION):
            return left
        with self._catalogue.transaction():
            words = collection_words(self._forms.repeated(), self._forms.pages())
            changed = self._forms.weigh(words, VERSION)
            for sha256 in changed:
                self._catalogue.done(sha256, None)
        return left or bool(changed)

    def _read(self, box: str, says: str | None) -> Any:
        return () if says is None else self._shelves.box(box).read(says)
