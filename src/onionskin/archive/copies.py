"""The table of copies is a projection: it takes in, item by item, what the boxes say has changed, and pairs what is new.

boxes ─▶ items whose readings or zones changed ─▶ prints ─▶ pages that share rare ones ─▶ looked at side by side ─▶ pairs ─▶ clusters
"""  # noqa: E501

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onionskin.archive.entities import text_of
from onionskin.archive.indexing import running_text
from onionskin.archive.pages import Pages
from onionskin.collating.copies import Letters, Near, clusters, distinct, keys, letters, near, pairs, prints
from onionskin.record import Transcription, digest
from onionskin.store import Box, Catalogue, Copies, PairRow

VERSION = "1"
"""Of prints, of how pages are paired and looked at: raised, the whole table is made again."""

Rows = list[tuple[str, str, str]]
"""Pages of an item, each with the digests of its reading and of its zones; "" where it has none."""
_NO_KEYS = np.zeros(0, np.uint64)


@dataclass(slots=True)
class Fresh:
    """What a round took in: the letters of new pages by number, one byte each, and their keys."""

    letters: dict[int, bytes] = field(default_factory=dict)
    keys: list[NDArray[np.uint64]] = field(default_factory=list)

    def add(self, number: int, found: bytes, marks: NDArray[np.uint32]) -> None:
        """A page that is to be paired."""
        self.letters[number] = found
        self.keys.append(keys(marks, number))

    def all_keys(self) -> NDArray[np.uint64]:
        """The keys of all, in order; what was kept page by page is let go."""
        every = np.concatenate([_NO_KEYS, *self.keys])
        self.keys.clear()
        every.sort()
        return every


class Copying:
    """One round of bringing the table up to date. `pages` reads the boxes that `catalogue` lists."""

    def __init__(self, archive: Path, catalogue: Catalogue, pages: Pages) -> None:
        """Opens the table for writing."""
        self._catalogue, self._pages = catalogue, pages
        self._table = Copies(archive, writing=True)

    def close(self) -> None:
        """Let go of the table."""
        self._table.close()

    def bring(self) -> int:
        """Let the table hold what the boxes now say; how many pages were taken in. It is done whole or not at all."""
        with self._table.transaction():
            if self._table.told("made by") != VERSION:
                self._table.clear()
                self._table.note("made by", VERSION)
            seen, fresh, beside = self._table.seen(), Fresh(), set[int]()
            left = set(seen)
            due = list[tuple[str, str, str, Rows]]()
            for name in self._catalogue.boxes():
                for item, rows in _items(self._pages.box(name)):
                    left.discard(item)
                    signature = digest("\n".join(" ".join(row) for row in rows).encode())
                    if seen.get(item) != signature:
                        due.append((name, item, signature, rows))
            for item in (*left, *(item for _, item, _, _ in due if item in seen)):
                beside |= self._table.drop(item)
            for name, item, signature, rows in due:
                self._take(self._pages.box(name), item, signature, rows, fresh)
            if left or due:
                self._pair(fresh, beside - fresh.letters.keys())
            return len(fresh.letters)

    def _take(self, box: Box, item: str, signature: str, rows: Rows, fresh: Fresh) -> None:
        found = [letters(unmasked(box, reading, zones)) for _, reading, zones in rows]
        marks = [prints(one) for one in found]
        pages = [(row[0], len(one)) for row, one in zip(rows, marks, strict=True)]
        numbers = self._table.take(item, signature, pages)
        for number, one, mark in zip(numbers, found, marks, strict=True):
            fresh.add(number, packed(one), mark)

    def _pair(self, fresh: Fresh, again: set[int]) -> None:
        """Pair what is new with everything, and again what had something in common with what went."""
        new = fresh.all_keys()
        standing = self._table.ids(again)
        for number, page in standing.items():
            fresh.letters[number] = packed(self._letters(page))
        asked = (new >> np.uint64(32)).astype(np.uint32)
        old = [prints(unpacked(fresh.letters[number])) for number in standing]
        everything = distinct(np.concatenate([new, self._table.posted(distinct(np.concatenate([asked, *old])))]))
        self._table.post(new)
        numbers, counts = self._table.sizes()
        sizes = np.zeros(self._table.last() + 1, np.int64)
        sizes[numbers] = counts
        everything = everything[sizes[(everything & np.uint64(0xFFFFFFFF)).astype(np.int64)] > 0]
        wanted = np.zeros(len(sizes), bool)
        wanted[list(fresh.letters)] = True
        found = pairs(everything, sizes, wanted)
        del everything, new
        self._table.put(self._looked_at(found, fresh))
        copies = self._table.copies()
        self._table.cluster(clusters(copies, self._table.ids({page for pair in copies for page in pair})))

    def _looked_at(self, found: NDArray[np.int64], fresh: Fresh) -> Iterator[PairRow]:
        """The pairs that have something in common, with where it stands."""
        ids = self._table.ids(distinct(found.ravel()).tolist())
        for one, other in found.tolist():
            sides = [
                unpacked(fresh.letters[number]) if number in fresh.letters else self._letters(ids[number])
                for number in (one, other)
            ]
            shared = near(sides[0], sides[1])
            if shared is not None:
                here, there = self._letters(ids[one]), self._letters(ids[other])
                yield row((one, other), shared, here, there)

    def _letters(self, page: str) -> Letters:
        _, box, _ = self._pages.find(page)
        heads = box.heads(page)
        return letters(unmasked(box, *(heads[name].says if name in heads else "" for name in ("reading", "zones"))))


def row(numbers: tuple[int, int], shared: Near, here: Letters, there: Letters) -> PairRow:
    """What two pages have in common, pinned to their readings."""
    spans = tuple(
        (mine.start, mine.end, theirs.start, theirs.end)
        for one in shared.blocks
        for mine, theirs in ((here.span(one.start, one.end), there.span(one.from_, one.to)),)
    )
    return PairRow(*numbers, shared.copy, round(shared.share, 3), round(shared.other, 3), spans)


def printed(box: Box, reading: str, zones: str) -> str:
    """The running text of a page as printed, by the digests of its reading and its zones: heads, stamps and page
    numbers are blanked out, so that every offset stays what it is."""
    return _running(box, text_of(box, reading) if reading else "", zones)


def unmasked(box: Box, reading: str, zones: str) -> str:
    """The same with what is masked where anything is shown: prints tell nobody of it, and masking costs as much as all
    the rest. A mask is as long as what it masks, so that the offsets are the same."""
    given = json.loads(box.body(reading)) if reading else None
    return _running(box, given["text"] if given else "", zones)


def _running(box: Box, text: str, zones: str) -> str:
    return running_text(Transcription("", text), box.read(zones)) if zones and text else text


def packed(found: Letters) -> bytes:
    """Letters, one byte each, without where they stand."""
    return found.codes.astype(np.uint8).tobytes()


def unpacked(found: bytes) -> Letters:
    """Letters of which it is not known where they stand."""
    codes = np.frombuffer(found, np.uint8).astype(np.uint64)
    return Letters(codes, np.arange(len(codes)))


def _items(box: Box) -> Iterator[tuple[str, Rows]]:
    """The items of a box that are shown, with their pages."""
    shown = {page for page, _ in box.stamps()}
    says: Mapping[str, dict[str, str]] = {
        stage: {layer.page: layer.says for layer in box.heads_of(stage)} for stage in ("reading", "zones")
    }
    found: defaultdict[str, Rows] = defaultdict(list)
    for shelved in box.all_pages():
        page = shelved.page.id
        if page in shown:
            found[shelved.item].append((page, says["reading"].get(page, ""), says["zones"].get(page, "")))
    yield from found.items()
