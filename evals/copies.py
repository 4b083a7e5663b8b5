"""Copies and passages on the development data: planted pairs found among pages that are none, passages found again.

    python evals/copies.py                       # the measures, among 20,000 pages
    python evals/copies.py --pages 100000        # as the bar has it
    python evals/copies.py --misses              # and which pairs were missed, which reported beside them

A pair is a page as Tesseract read it, and as another engine did with a third cut away. A pair that was
reported and not planted is true where it was judged so by reading (`gold/copies.json`: names of pages, no text), and
false otherwise. Passages are drawn from the other engines' readings, and looked for in Tesseract's.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evals.copies_material import Material, engines, material, name, shelved
from onionskin.archive import Archive
from onionskin.errors import UsageError
from onionskin.store import Copies

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "evals" / "gold" / "copies.json"
PAGES = 20_000
LENGTHS = (11, 12, 25, 60, 300)
HEAD = 30
"""Words at the head of a page that no passage is drawn from, and at its foot a third as many."""
PASSAGES = 60
"""Passages of each length."""

Pairs = set[tuple[str, str]]


def measure() -> dict[str, float]:
    """Recall and precision of pairs, recall of passages, and the time that these take."""
    return measured(material(PAGES), [])


def measured(pages: Material, misses: list[str]) -> dict[str, float]:
    """The measures of one archive, which is made and thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        ids = shelved(pages.pages, Path(folder))
        archive = Archive(Path(folder), writing=True)
        archive.bring_copies()
        values = measured_archive(archive, Path(folder), ids, pages, misses)
        archive.close()
        return values


def measured_archive(
    archive: Archive, folder: Path, ids: dict[str, str], pages: Material, misses: list[str] | None = None
) -> dict[str, float]:
    """The measures of an archive in which the pages stand, and their copies are known."""
    told: list[str] = [] if misses is None else misses
    return _pairs(reported(folder, ids), pages, told) | passages(archive, pages, ids, told)


def reported(folder: Path, ids: dict[str, str]) -> Pairs:
    """The pairs of copies that an archive tells, by the names of the pages."""
    table = Copies(folder)
    pages = table.ids({page for pair in table.copies() for page in pair})
    found = {tuple(sorted((ids[pages[one]], ids[pages[other]]))) for one, other in table.copies()}
    table.close()
    return {(one, other) for one, other in found}


def judged() -> dict[tuple[str, str], bool]:
    """Pairs of pages of the papers that were read: whether one is a copy of the other or of a part of it."""
    rows = json.loads(GOLD.read_text("utf-8"))["pairs"]
    return {tuple(sorted((row["one"], row["other"]))): row["copy"] for row in rows}  # type: ignore[misc]


def _pairs(found: Pairs, pages: Material, misses: list[str]) -> dict[str, float]:
    planted: Pairs = {(min(pair), max(pair)) for pair in pages.planted}
    own = {other: one for one, other in pages.planted}
    known = judged()

    def true(pair: tuple[str, str]) -> bool:
        one, other = (own.get(page, page) for page in pair)
        return one == other or known.get((min(one, other), max(one, other)), False)

    misses += [f"missed: {one} / {other}" for one, other in sorted(planted - found)]
    wrong = sorted(pair for pair in found if not true(pair))
    misses += [f"reported, and not judged a copy: {one} / {other}" for one, other in wrong]
    return {
        "planted_recall": len(planted & found) / len(planted),
        "precision": 1 - len(wrong) / max(1, len(found)),
        "reported_beside": float(len(found - planted)),
    }


def passages(archive: Archive, pages: Material, ids: dict[str, str], misses: list[str]) -> dict[str, float]:
    """How many passages of each length are found on the page they are of, and how long that takes."""
    rng, by_name = random.Random(11), {called: page for page, called in ids.items()}
    values, spent = dict[str, float](), list[float]()
    fit = [row for row in pages.readings if engines(row) and len(row["tesseract"].split()) > 320]
    for length in LENGTHS:
        held = 0
        for row in rng.sample(fit, PASSAGES):
            words = row[rng.choice(engines(row))].split()
            # The stamp and the banners that pages begin and end with are no part of what is compared.
            start = rng.randrange(HEAD, max(HEAD + 1, len(words) - length - HEAD // 3))
            passage = " ".join(words[start : start + length])
            before = time.perf_counter()
            found = _found(archive, passage)
            spent.append((time.perf_counter() - before) * 1000)
            held += by_name[name(row)] in found
            if by_name[name(row)] not in found:
                misses.append(f"passage not found: {name(row)}, {length} words from word {start}")
        values[f"passages_{length}"] = held / PASSAGES
    spent.sort()
    times = {"median": 0.5, "95": 0.95, "most": 1.0}
    return values | {f"public_ms_{called}": spent[int(at * (len(spent) - 1))] for called, at in times.items()}


def _found(archive: Archive, passage: str) -> Sequence[str]:
    try:
        return [one.where.page for one in archive.public(passage).found]
    except UsageError:  # a dozen figures and stops are no passage
        return []


def main() -> None:
    """Print the measures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--misses", action="store_true")
    asked = parser.parse_args()
    misses: list[str] = []
    for key, value in measured(material(asked.pages), misses).items():
        print(f"{key:<20} {value:.4f}")
    if asked.misses:
        print("\n".join(misses))


if __name__ == "__main__":
    main()
