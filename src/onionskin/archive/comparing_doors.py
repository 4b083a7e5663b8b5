"""The doors of an archive that lead to comparing: two of its items, and which items may be witnesses of one."""

from __future__ import annotations

import re
import threading
from abc import ABC, abstractmethod
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from pathlib import PurePath

from onionskin.archive.compare_views import CompareView, Fellow
from onionskin.archive.comparing import READ, Told, compared, from_pages
from onionskin.archive.pages import Pages, said
from onionskin.archive.views import Results
from onionskin.errors import UsageError
from onionskin.record import Level, Mark
from onionskin.store import Catalogue

_KEPT = 4
"""Comparisons that are kept, since a reader goes from place to place in one."""
_MOST = 12
"""Items that are offered as witnesses."""
_RELEASE = re.compile(r"(?:--|[-_. ])?(?:19|20)\d\d$")
"""A year at the end of a file's name, by which releases are often told apart."""


class ComparingDoors(ABC):
    """Of an archive: two items side by side."""

    _lock: threading.RLock
    _catalogue: Catalogue
    _pages: Pages
    _compared: OrderedDict[tuple[str, ...], CompareView] | None = None

    def compare(self, a: str, b: str) -> CompareView:
        """Two items side by side, by their codes, or by names that end the code of one item alone.

        Raises UsageError where there is no such item, or several.
        """
        with self._lock:
            one, other = self._side(self._named(a)), self._side(self._named(b))
            kept = self._compared = OrderedDict() if self._compared is None else self._compared
            key = (*one[1], "", *other[1])
            if key not in kept:
                kept[key] = compared(one[0], other[0])
            kept.move_to_end(key)
            while len(kept) > _KEPT:
                kept.popitem(last=False)
            return kept[key]

    def fellows(self, code: str) -> tuple[Fellow, ...]:
        """Items that may be witnesses of this one: those with a record number of it first, then those of its name."""
        with self._lock:
            witness = self._side(self._named(code))[0]
            found: dict[str, Fellow] = {}
            for number in _numbers(witness)[:4]:
                for hit in self.search(f'"{number}"', limit=50, meaning=False).hits:
                    if hit.source != witness.code and hit.source not in found:
                        found[hit.source] = Fellow(hit.source, hit.title, f"Both bear the number {number}.")
            stem = _stem(witness.code)
            for unit in self._catalogue.units():
                if unit.level is Level.ITEM and unit.code != witness.code and _stem(unit.code) == stem:
                    found.setdefault(
                        unit.code, Fellow(unit.code, unit.title, "Both have the same name but for a year.")
                    )
            return tuple(found.values())[:_MOST]

    @abstractmethod
    def search(
        self,
        query: str,
        filters: Mapping[str, Sequence[str]] | None = None,
        offset: int = 0,
        limit: int = 20,
        *,
        meaning: bool = True,
    ) -> Results:
        """The archive's own search."""

    def _named(self, name: str) -> str:
        location = self._catalogue.location(name)
        if location is not None:
            return name
        items = [unit.code for unit in self._catalogue.units() if unit.level is Level.ITEM]
        found = [code for code in items if code.endswith(name) or PurePath(code).stem == name]
        if len(found) == 1:
            return found[0]
        if found:
            raise UsageError(
                f"Several items end in {name}: {', '.join(sorted(found)[:5])}. Name more of the one you mean."
            )
        raise UsageError(f"This archive has no item {name}.")

    def _side(self, code: str) -> tuple[Told, tuple[str, ...]]:
        """An item as a witness, and the digests of all that is read of it."""
        location = self._catalogue.location(code)
        item = None if location is None or location.sha256 is None else self._catalogue.item(location.sha256)
        if item is None:
            raise UsageError(f"This archive has read no source {code}.")
        box = self._pages.box(item.box)
        shelved = box.pages(item.sha256, 1, 1 << 62)
        heads = [box.heads(one.page.id) for one in shelved]
        told = [{name: said(box, layers, name) for name in READ if name in layers} for layers in heads]
        digests = tuple(layers[name].says for layers in heads for name in READ if name in layers)
        return from_pages(shelved, told, self._catalogue.chain(code), item.sha256), digests


def _numbers(witness: Told) -> list[str]:
    """The record numbers on a witness, each once."""
    found = [
        str(remark.body.value["record"])
        for folio in witness.folios
        for remark in folio.marks
        if isinstance(remark.body, Mark) and remark.body.kind == "control_number" and remark.body.value.get("record")
    ]
    return list(dict.fromkeys(found))


def _stem(code: str) -> str:
    return _RELEASE.sub("", PurePath(code).stem).casefold()
