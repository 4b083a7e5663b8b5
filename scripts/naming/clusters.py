"""Makes src/onionskin/naming/lists/clusters.txt: words that stand among the same words.

    python scripts/naming/clusters.py --litbank DIR --wikigold FILE --data DIR

Words of texts in the public domain or under CC BY (the Pentagon Papers, Foreign Relations, Milestones, LitBank,
WikiGold) by the words beside them: positive pointwise mutual information, its first DIMENSIONS, COUNT means. A rare
word is so no longer alone.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onionskin.naming.lexing import tokens
from scripts.naming import corpora
from scripts.naming.silver import SEED, historian

LISTS = Path(__file__).resolve().parents[2] / "src" / "onionskin" / "naming" / "lists"
LEAST, BESIDE, DIMENSIONS, COUNT, ROUNDS = 6, 1200, 60, 240, 25


def texts(asked: argparse.Namespace) -> Iterator[str]:
    """All texts, names or not."""
    for name in ("frus-tei", "hist-milestones"):
        yield from (text for text, _ in historian(asked.data / name))
    for marked in (*corpora.litbank(asked.litbank), *corpora.wikigold(asked.wikigold)):
        yield marked[0]
    with gzip.open(asked.data / "pentagon-papers" / "readings.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if (row["part"], row["page"]) != SEED:
                yield row["tesseract"]


def vectors(lines: list[list[int]], size: int) -> NDArray[np.float32]:
    """A row for each word: how it stands before and behind the BESIDE most frequent."""
    flat = np.array([word for line in lines for word in [*line, -1]], dtype=np.int64)
    counts = np.zeros((size, 2 * BESIDE), dtype=np.float32)
    for step, shift in ((1, 0), (-1, BESIDE)):
        own, other = flat, np.roll(flat, step)
        there = (own >= 0) & (other >= 0) & (other < BESIDE)
        np.add.at(counts, (own[there], other[there] + shift), 1)
    total = counts.sum()
    expected = counts.sum(1, keepdims=True) @ counts.sum(0, keepdims=True) / total
    with np.errstate(divide="ignore", invalid="ignore"):
        weighed = np.nan_to_num(np.maximum(np.log(counts / expected), 0), posinf=0, neginf=0)
    _, axes = np.linalg.eigh(weighed.T @ weighed)
    drawn = weighed @ axes[:, -DIMENSIONS:]
    return (drawn / np.maximum(np.linalg.norm(drawn, axis=1, keepdims=True), 1e-6)).astype(np.float32)


def means(rows: NDArray[np.float32]) -> NDArray[np.int64]:
    """The cluster of each row, nearest of COUNT means by angle."""
    centres = rows[np.linspace(0, len(rows) - 1, COUNT).astype(int)].copy()
    nearest = np.zeros(len(rows), dtype=np.int64)
    for _ in range(ROUNDS):
        nearest = (rows @ centres.T).argmax(1)
        for at in range(COUNT):
            mean = rows[nearest == at].sum(0) if (nearest == at).any() else centres[at]
            centres[at] = mean / max(float(np.linalg.norm(mean)), 1e-6)
    return nearest


def main() -> None:
    """Count, draw together, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    for name in ("litbank", "wikigold", "data"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    lines = [[token.word.lower() for token in tokens(text)] for text in texts(parser.parse_args())]
    count = Counter(word for line in lines for word in line)
    words = [word for word, often in count.most_common() if often >= LEAST]
    index = {word: at for at, word in enumerate(words)}
    nearest = means(vectors([[index.get(word, -1) for word in line] for line in lines], len(words)))
    kept = sorted((int(nearest[at]), word) for word, at in index.items() if word.isalpha() and len(word) > 1)
    groups: dict[int, list[str]] = {}
    for cluster, word in kept:
        groups.setdefault(cluster, []).append(word)
    (LISTS / "clusters.txt").write_text(
        "\n".join(" ".join(group) for _, group in sorted(groups.items())) + "\n", "utf-8"
    )
    print(f"{sum(map(len, lines)):,} words, {len(kept):,} in {len(groups)} clusters")


if __name__ == "__main__":
    main()
