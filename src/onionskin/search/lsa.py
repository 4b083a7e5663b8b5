"""Latent semantic analysis (Deerwester et al. 1990): what a passage is about, learnt from the archive's own words.

Words that stand in the same passages come to lie near one another. It knows less than a trained model, but needs
nothing that is not in the archive. The largest singular vectors of the weighted table of words and passages are found
by a randomised range finder (Halko, Martinsson and Tropp 2011), so that numpy is enough.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from onionskin.search.embedding import Vectors, unit
from onionskin.search.words import words

TERMS = 8192
"""Words that count: the most telling ones."""

WIDTH = 200
"""Length of a vector: from 100 to 300 retrieval changes little (Deerwester et al.)."""

PASSAGES = 8000
"""Passages it is learnt from; more tell little that is new and take memory."""

_FEWEST, _MOST = 3, 0.2
"""A word that counts stands in so many passages at least, and in such a share of them at most."""

_EACH = 8
"""Passages for each number of a vector: with as many numbers as passages, no two words would come near."""

_OVER, _ROUNDS = 20, 2


class Lsa:
    """Embedder by the words of an archive; made by `learnt` or `read`."""

    width = WIDTH
    least = 0.35

    def __init__(self, terms: Sequence[str], weights: Vectors, basis: Vectors) -> None:
        """`weights` are by term, `basis` has a row for each term."""
        self._at = {term: at for at, term in enumerate(terms)}
        self._terms = list(terms)
        self._weights = weights
        self._basis = basis
        digest = hashlib.sha256("\n".join(self._terms).encode() + basis.tobytes()).hexdigest()
        self.name = f"lsa-{digest[:8]}"

    @classmethod
    def learnt(cls, texts: Iterable[str]) -> Lsa:
        """From passages, the same from the same ones; of more than PASSAGES, some at even distances."""
        rows = [Counter(words(text).run()) for text in texts]
        rows = rows[:: len(rows) // PASSAGES + 1]
        many = Counter(term for row in rows for term in row if len(term) > 2 and term.isalpha())
        fit = [(term, count) for term, count in many.items() if _FEWEST <= count <= max(_MOST * len(rows), _FEWEST)]
        fit = sorted(sorted(fit, key=lambda one: (-one[1], one[0]))[:TERMS])
        weights = np.array([np.log((1 + len(rows)) / (1 + count)) + 1 for _, count in fit], np.float32)
        made = cls([term for term, _ in fit], weights, np.zeros((len(fit), 0), np.float32))
        return cls(made._terms, weights, _basis(made._table(rows)))

    @classmethod
    def read(cls, path: Path) -> Lsa:
        """As `write` left it."""
        with np.load(path) as kept:
            return cls(kept["terms"].tolist(), kept["weights"], kept["basis"])

    def write(self, path: Path) -> None:
        """Keep it in a file."""
        with path.open("wb") as file:
            np.savez_compressed(file, terms=np.array(self._terms), weights=self._weights, basis=self._basis)

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """The vectors of some texts; zeros for a text without a word that counts."""
        table = self._table([Counter(words(text).run()) for text in texts])
        made = np.zeros((len(texts), self.width), np.float32)
        made[:, : self._basis.shape[1]] = table @ self._basis
        return unit(made)

    def _table(self, rows: Sequence[Counter[str]]) -> Vectors:
        table = np.zeros((len(rows), len(self._terms)), np.float32)
        for number, row in enumerate(rows):
            for term, count in row.items():
                at = self._at.get(term)
                if at is not None:
                    table[number, at] = (1 + np.log(count)) * self._weights[at]
        return unit(table)


def _basis(table: Vectors) -> Vectors:
    """The first right singular vectors of a table, as columns."""
    width = min(WIDTH, -(-len(table) // _EACH))
    wide = min(width + _OVER, *table.shape)
    if not wide:
        return np.zeros((table.shape[1], 0), np.float32)
    sketch = table @ np.random.default_rng(1990).standard_normal((table.shape[1], wide), np.float32)
    for _ in range(_ROUNDS):
        sketch = table @ (table.T @ np.linalg.qr(sketch)[0])
    small = np.linalg.qr(sketch)[0].T @ table
    basis: Vectors = np.linalg.svd(small, full_matrices=False)[2][:width].T
    return np.ascontiguousarray(basis)
