"""The vectors of passages in a folder: written batch by batch, read where they lie, searched exactly.

    meaning/NAME/000001.npy    a matrix, a row for each passage, half precision
    meaning/NAME/000001.json   for each row its page and place; pages that the batch takes out

A batch is whole or not there: the .json is written last. What a later batch says of a page holds. 200,000 passages
of 384 numbers take 154 MB.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onionskin.record import Span
from onionskin.search.embedding import Vectors

_CHUNK = 16_384
"""Rows that are made single precision at a time: what fits the processor's cache beside the question."""

_WORN = 0.5
"""The share of rows out of use from which all is written anew."""


@dataclass(frozen=True, slots=True)
class Near:
    """A page whose passage at `place` is as much like the question as `likeness`, a cosine."""

    page: str
    place: Span
    likeness: float


class Shelf:
    """The vectors of one embedder."""

    def __init__(self, folder: Path) -> None:
        """Nothing is written before the first `take_in`."""
        self.folder = folder
        self._read: tuple[str, ...] = ()
        self._batches: list[NDArray[np.float16]] = []
        self._rows: list[list[tuple[str, int, int]]] = []
        self._held: dict[str, tuple[int, str]] = {}
        self._alive: list[NDArray[np.bool_]] = []

    def known(self) -> dict[str, str]:
        """The digest under which each page was taken in."""
        self._refresh()
        return {page: digest for page, (_, digest) in self._held.items()}

    def take_in(self, pages: Sequence[tuple[str, str, Sequence[Span], Vectors]], gone: Iterable[str] = ()) -> None:
        """Take in pages with digest, passages and their vectors, each in place of what there was; let others go."""
        self._refresh()
        rows = [(page, span.start, span.end) for page, _, spans, _ in pages for span in spans]
        matrix = np.concatenate([vectors for *_, vectors in pages if len(vectors)] or [np.zeros((0, 1), np.float32)])
        self._write(matrix.astype(np.float16), rows, {page: digest for page, digest, *_ in pages}, sorted(gone))
        self._refresh()
        if sum(map(len, self._rows)) * _WORN > sum(int(alive.sum()) for alive in self._alive) and len(self._rows) > 1:
            self._renew()

    def nearest(self, question: Vectors, most: int, least: float) -> list[Near]:
        """The pages nearest to a vector, best first, each by its best passage; exact: every passage is looked at."""
        self._refresh()
        best: dict[str, Near] = {}
        for batch, rows, alive in zip(self._batches, self._rows, self._alive, strict=True):
            likeness = np.concatenate(
                [batch[at : at + _CHUNK].astype(np.float32) @ question for at in range(0, len(batch), _CHUNK)]
                or [np.zeros(0, np.float32)]
            )
            likeness[~alive] = -1
            # A page has some passages: so many rows are sure to hold the pages asked for.
            wanted = min(most * 8, len(likeness))
            for row in np.argpartition(-likeness, wanted - 1)[:wanted] if wanted else ():
                page, start, end = rows[row]
                near = Near(page, Span(start, end), float(likeness[row]))
                if near.likeness >= least and (page not in best or best[page].likeness < near.likeness):
                    best[page] = near
        return sorted(best.values(), key=lambda near: (-near.likeness, near.page))[:most]

    def _write(
        self, matrix: NDArray[np.float16], rows: list[tuple[str, int, int]], pages: dict[str, str], gone: list[str]
    ) -> Path:
        self.folder.mkdir(parents=True, exist_ok=True)
        last = max((int(path.stem) for path in self.folder.glob("*.npy")), default=0)
        stem = self.folder / f"{last + 1:06}"
        np.save(stem.with_suffix(".npy"), matrix)
        fresh = stem.with_suffix(".new")
        fresh.write_text(json.dumps({"rows": rows, "pages": pages, "gone": gone}), "utf-8")
        os.replace(fresh, stem.with_suffix(".json"))
        return stem

    def _refresh(self) -> None:
        """Another process may have written since."""
        names = tuple(sorted(path.name for path in self.folder.glob("*.json")))
        if names == self._read:
            return
        self._batches, self._rows, self._held, self._alive = [], [], {}, []
        for number, name in enumerate(names):
            path = self.folder / name
            told = json.loads(path.read_text("utf-8"))
            self._batches.append(np.load(path.with_suffix(".npy"), mmap_mode="r"))
            self._rows.append([(page, start, end) for page, start, end in told["rows"]])
            for page in told["gone"]:
                self._held.pop(page, None)
            self._held |= {page: (number, digest) for page, digest in told["pages"].items()}
        for number, rows in enumerate(self._rows):
            alive = (self._held.get(page, (-1, ""))[0] == number for page, _, _ in rows)
            self._alive.append(np.fromiter(alive, np.bool_, len(rows)))
        self._read = names

    def _renew(self) -> None:
        """All that is in use as one batch; the batches before go once it is there."""
        rows = [row for row, alive in zip(self._rows, self._alive, strict=True) for row in np.array(row, object)[alive]]
        matrix = np.concatenate([batch[alive] for batch, alive in zip(self._batches, self._alive, strict=True)])
        pages = {page: digest for page, (_, digest) in self._held.items()}
        before = [self.folder / name for name in self._read]
        self._write(matrix, [(str(page), int(start), int(end)) for page, start, end in rows], pages, [])
        self._batches = []
        for path in before:
            path.unlink()
            path.with_suffix(".npy").unlink()
        self._refresh()
