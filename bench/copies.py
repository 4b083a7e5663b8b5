"""How long it takes to find the copies among many pages, what memory that takes, and how soon a passage is found.

    python bench/copies.py                     # 100,000 pages
    python bench/copies.py --pages 20000 --strict
    python bench/copies.py --with-peers        # and what signatures of whole pages find of the same pairs

The pages are those of evals/copies.py. They stand in boxes before the clock runs; it runs over all that follows: boxes
are read, prints taken, pages paired and looked at, the table written. The peer is given the letters of the pages, and
only has to find which two to look at. Run it on a quiet machine.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np

from bench.watch import watched
from evals.copies import measured_archive
from evals.copies_material import Material, material, shelved
from onionskin.archive import Archive
from onionskin.collating.copies import letters
from onionskin.collating.copies.letters import grams
from onionskin.store import copies_path

PAGES = 100_000
MINUTES, GIGABYTES, RECALL, PRECISION, MILLISECONDS = 3.0, 2.0, 0.97, 0.98, 200.0
SLOTS = 128
"""Slots of a signature of the peer's."""


def brought(folder: Path) -> None:
    """What is timed, in a process of its own."""
    archive = Archive(folder, writing=True)
    archive.bring_copies()
    archive.close()


def ours(pages: Material, folder: Path) -> list[tuple[str, str, bool]]:
    """The rows of the table: what, how much, whether the bar is held."""
    ids = shelved(pages.pages, folder)
    run = watched([sys.executable, __file__, "--bring", folder], os.environ)
    if run.status:
        raise RuntimeError(run.err)
    archive = Archive.open(folder)
    values = measured_archive(archive, folder, ids, pages)
    archive.close()
    return [
        ("minutes", f"{run.seconds / 60:.2f} (processor {run.cpu_seconds / 60:.2f})", run.seconds <= 60 * MINUTES),
        ("peak memory, GB", f"{run.peak_mb / 1000:.2f}", run.peak_mb <= 1000 * GIGABYTES),
        ("table on disk, MB", f"{copies_path(folder).stat().st_size / 1e6:.0f}", True),
        ("planted pairs found", f"{values['planted_recall']:.3f}", values["planted_recall"] >= RECALL),
        ("of those reported, true", f"{values['precision']:.3f}", values["precision"] >= PRECISION),
        *((f"passages of {n} words found", f"{values[f'passages_{n}']:.3f}", True) for n in (11, 12, 25, 60, 300)),
        ("a passage, ms, median", f"{values['public_ms_median']:.0f}", values["public_ms_median"] <= MILLISECONDS),
        ("a passage, ms, 95 of 100", f"{values['public_ms_95']:.0f}", values["public_ms_95"] <= MILLISECONDS),
        ("a passage, ms, most", f"{values['public_ms_most']:.0f}", True),
    ]


def signatures(pages: Material) -> list[tuple[str, str, bool]]:
    """What MinHash signatures of whole pages find of the planted pairs, in bands of four slots and of two."""
    from rensa import RMinHash

    start, at = time.perf_counter(), {page.name: number for number, page in enumerate(pages.pages)}
    runs = [np.unique(grams(letters(page.text).codes, 8)) for page in pages.pages]
    ends = np.concatenate(([0], np.cumsum([len(one) for one in runs]))).astype(np.uint64)
    hashed = np.concatenate(runs) * np.uint64(0x9E3779B97F4A7C15)
    made = RMinHash.digest_matrix_from_flat_token_hashes(hashed, ends, SLOTS, 42)
    table = np.array(made.to_rows(), np.uint32)
    rows = [("rensa: signatures, s", f"{time.perf_counter() - start:.0f}", True)]
    planted = [(at[one], at[other]) for one, other in pages.planted]
    for bands in (32, 64):
        cut = [np.ascontiguousarray(one) for one in np.split(table, bands, axis=1)]
        found = sum(any((one[a] == one[b]).all() for one in cut) for a, b in planted) / len(planted)
        rows.append((f"rensa, {bands} bands: planted pairs found", f"{found:.3f}", True))
        rows.append((f"rensa, {bands} bands: pairs to look at", f"{sum(map(_together, cut)):,}", True))
    return rows


def _together(band: Sequence[Sequence[int]]) -> int:
    """How many two pages have the same band."""
    table = np.ascontiguousarray(band)
    _, counts = np.unique(table.view(f"V{table.dtype.itemsize * table.shape[1]}").ravel(), return_counts=True)
    return int((counts.astype(np.int64) * (counts - 1) // 2).sum())


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--with-peers", action="store_true")
    parser.add_argument("--strict", action="store_true", help="exit 1 where a bar is missed")
    parser.add_argument("--bring", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.bring:
        brought(asked.bring)
        return 0
    pages = material(asked.pages)
    with tempfile.TemporaryDirectory() as folder:
        rows = ours(pages, Path(folder))
    if asked.with_peers:
        rows += signatures(pages)
    for what, how_much, held in rows:
        print(f"{what:<40} {how_much:>28}{'' if held else '   MISSED'}")
    return int(asked.strict and not all(held for _, _, held in rows))


if __name__ == "__main__":
    sys.exit(main())
