"""The vectors of passages in a folder: written batch by batch, read where they lie, every one looked at.

    meaning/NAME/000001.npz    `rows`, a row of whole numbers for each passage, and `scales`, what each row is times
    meaning/NAME/000001.json   the pages of the rows, in order, with their digests and places; pages that are let go

A batch is whole or not there: the .json is written last. What a later batch says of a page holds. Numbers of 8 bits
take a tenth of the time of those of 16, which no processor counts with, and tell the likeness to 0.005; 100,000 pages
of typescript are some 270,000 passages, 105 MB.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from onionskin.errors import SourceError, UsageError
from onionskin.record import Span
from onionskin.search.embedding import Vectors

_CHUNK = 2048
"""Rows that are made single precision at a time: what stays in the processor's cache."""

_WORN = 0.5
"""The share of pages out of use from which all is written anew."""

_TRIES = 5
"""How often the folder is read again where another program writes it anew meanwhile."""

_PASSAGES = 64
"""Rows looked at for each page asked for: more than a page has passages, so that enough pages are among them."""


@dataclass(frozen=True, slots=True)
class Near:
    """A page whose passage at `place` is as much like the question as `likeness`, a cosine."""

    page: str
    place: Span
    likeness: float


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a page: its digest, its passages, and a vector for each."""

    page: str
    digest: str
    places: Sequence[Span]
    vectors: Vectors


class _Batch:
    """One batch, with which of its pages are still in use."""

    def __init__(self, path: Path) -> None:
        told = json.loads(path.read_text("utf-8"))
        with np.load(path.with_suffix(".npz")) as kept:
            self.rows, self.scales = kept["rows"], kept["scales"]
        self.gone: list[str] = told["gone"]
        self.pages: list[tuple[str, str]] = [(page, digest) for page, digest, _ in told["pages"]]
        counts = [len(places) for _, _, places in told["pages"]]
        self.page_of = np.repeat(np.arange(len(counts)), counts)
        self.places = [(start, end) for _, _, places in told["pages"] for start, end in places]
        self.alive = np.ones(len(counts), np.bool_)
        if not len(self.rows) == len(self.scales) == len(self.places):
            raise ValueError("places and vectors are not the same number")

    def likeness(self, question: Vectors) -> NDArray[np.float32]:
        """The cosine of each row with a vector; -1 for what is no longer in use."""
        made = np.full(len(self.rows), -1, np.float32)
        if self.rows.shape[1:] == question.shape:
            for at in range(0, len(self.rows), _CHUNK):
                made[at : at + _CHUNK] = self.rows[at : at + _CHUNK].astype(np.float32) @ question
            made *= self.scales
            made[~self.alive[self.page_of]] = -1
        return made

    def near(self, row: int, likeness: float) -> Near:
        """The page and the place of a row."""
        return Near(self.pages[self.page_of[row]][0], Span(*self.places[row]), likeness)

    def kept(self) -> Iterable[Kept]:
        """What is still in use, page by page."""
        starts = np.searchsorted(self.page_of, np.arange(len(self.pages) + 1))
        for at, (page, digest) in enumerate(self.pages):
            if self.alive[at]:
                some = slice(int(starts[at]), int(starts[at + 1]))
                vectors = self.rows[some].astype(np.float32) * self.scales[some, None]
                yield Kept(page, digest, [Span(*place) for place in self.places[some]], vectors)


class Shelf:
    """The vectors of one embedder."""

    def __init__(self, folder: Path) -> None:
        """Nothing is written before the first `take_in`."""
        self.folder = folder
        self._read: list[str] = []
        self._batches: list[_Batch] = []
        self._held: dict[str, tuple[_Batch, int]] = {}

    def known(self) -> dict[str, str]:
        """The digest under which each page was taken in."""
        self._refresh()
        return {page: batch.pages[at][1] for page, (batch, at) in self._held.items()}

    def take_in(self, pages: Sequence[Kept], gone: Iterable[str] = ()) -> None:
        """Take in pages, each in place of what there was of it; let others go.

        Raises UsageError where another writes.
        """
        self._refresh()
        self._write(pages, sorted(gone))
        self._refresh()
        if len(self._held) < _WORN * sum(len(batch.pages) for batch in self._batches):
            self._renew()

    def nearest(self, question: Vectors, most: int, least: float) -> list[Near]:
        """The pages nearest to a vector, best first, each by its best passage, from the likeness `least` on."""
        self._refresh()
        found: list[tuple[float, _Batch, int]] = []
        for batch in self._batches:
            likeness = batch.likeness(question)
            wanted = min(most * _PASSAGES, int((likeness >= least).sum()))
            if wanted:
                rows = np.argpartition(-likeness, wanted - 1)[:wanted]
                found += [(float(likeness[row]), batch, int(row)) for row in rows]
        best: dict[str, Near] = {}
        for like, batch, row in sorted(found, key=lambda one: -one[0]):
            near = batch.near(row, like)
            best.setdefault(near.page, near)
            if len(best) >= most * 2:
                break
        return sorted(best.values(), key=lambda near: (-near.likeness, near.page))[:most]

    def _write(self, pages: Sequence[Kept], gone: list[str]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        last = max((int(path.stem) for path in self.folder.glob("*.npz")), default=0)
        stem = self.folder / f"{last + 1:06}"
        some = [kept.vectors for kept in pages if len(kept.vectors)]
        matrix = np.concatenate(some) if some else np.zeros((0, 1), np.float32)
        scales = np.maximum(np.abs(matrix).max(axis=1, initial=0), 1e-6) / 127
        try:
            with stem.with_suffix(".npz").open("xb") as file:
                np.savez(file, rows=np.round(matrix / scales[:, None]).astype(np.int8), scales=scales)
        except FileExistsError as fault:
            raise UsageError(f"Another program is writing to {self.folder}. Wait until it is done.") from fault
        told = [(kept.page, kept.digest, [(span.start, span.end) for span in kept.places]) for kept in pages]
        fresh = stem.with_suffix(".new")
        fresh.write_text(json.dumps({"pages": told, "gone": gone}), "utf-8")
        os.replace(fresh, stem.with_suffix(".json"))

    def _refresh(self) -> None:
        """Another process may have written since."""
        for _ in range(_TRIES):
            names = sorted(path.name for path in self.folder.glob("*.json"))
            if names[: len(self._read)] != self._read:
                self._read, self._batches, self._held = [], [], {}
            try:
                for name in names[len(self._read) :]:
                    self._add(_Batch(self.folder / name))
                    self._read.append(name)
                return
            except FileNotFoundError:
                continue
            except (ValueError, KeyError, TypeError, OSError, EOFError, BadZipFile) as fault:
                raise SourceError(
                    f"What is kept of the meaning of pages in {self.folder} is damaged ({fault}). Delete that folder; "
                    "`onionskin index --meaning` makes it again."
                ) from fault
        raise UsageError(f"Another program keeps writing to {self.folder}. Wait until it is done.")

    def _add(self, batch: _Batch) -> None:
        for page in batch.gone:
            self._let_go(page)
        for at, (page, _) in enumerate(batch.pages):
            self._let_go(page)
            self._held[page] = (batch, at)
        self._batches.append(batch)

    def _let_go(self, page: str) -> None:
        if held := self._held.pop(page, None):
            held[0].alive[held[1]] = False

    def _renew(self) -> None:
        """All that is in use as one batch; the batches before go once it is there."""
        before = list(self._read)
        self._write([kept for batch in self._batches for kept in batch.kept()], [])
        for name in before:
            (self.folder / name).unlink()
            (self.folder / name).with_suffix(".npz").unlink()
        self._refresh()
