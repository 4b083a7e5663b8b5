"""How fast pages are repaired: the stages `emendations` and `repairs` alone, on two cores.

    python bench/repair.py                         # 1,000 text pages of the specimens, one letter in a hundred misread

Run it on a quiet machine: every figure is wall-clock time.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.material import write_pages
from onionskin.marking.marks import find_marks
from onionskin.reading.repair import find_repairs
from onionskin.reading.zones import find_zones
from onionskin.record import Annotations, Emendation, Transcription

PAGES_A_SECOND = 150.0
MISREAD = 0.01
MISREADINGS = {"o": "a", "l": "1", "m": "rn", "e": "c", "h": "b", "i": "l", "B": "8", "O": "0"}

Prepared = tuple[Transcription, Annotations, Annotations]


def misread(text: str, rng: random.Random) -> str:
    """The text with some of its letters misread."""
    return "".join(MISREADINGS[sign] if sign in MISREADINGS and rng.random() < MISREAD else sign for sign in text)


def prepared(page: str) -> Prepared:
    """A page with what repair reads of it, which is not timed."""
    reading = Transcription("tesseract", page)
    marks = find_marks(reading, (), {}, ())
    return reading, marks, find_zones(reading, marks, ())


def repaired(pages: Sequence[Prepared]) -> int:
    """How many repairs are made on these pages."""
    found = (find_repairs(page, (), (marks, zones), (), ((), ())) for page, marks, zones in pages)
    return sum(isinstance(one.body, Emendation) and one.body.applied for said in found for one in said)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print. The exit status is 1 where the bar is missed and --strict was asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--workers", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("--strict", action="store_true", help="fail where the bar is missed")
    asked = parser.parse_args(argv)
    with TemporaryDirectory(prefix="onionskin-bench-") as name:
        write_pages(Path(name), asked.pages)
        rng = random.Random(1957)
        texts = [page for file in sorted(Path(name).rglob("*.txt")) for page in file.read_text("utf-8").split("\f")]
    pages = [prepared(misread(text, rng)) for text in texts]
    lots = [pages[at : at + 10] for at in range(0, len(pages), 10)]
    with ProcessPoolExecutor(asked.workers) as pool:
        list(pool.map(repaired, [pages[:3]] * (2 * asked.workers)))  # each has the models
        began = time.perf_counter()
        made = sum(pool.map(repaired, lots))
        seconds = time.perf_counter() - began
    rate = len(pages) / seconds
    letters = sum(map(len, texts)) / len(texts)
    held = "held" if rate >= PAGES_A_SECOND else "MISSED"
    print(f"{len(pages):,} text pages of {letters:,.0f} letters, {made:,} repairs, {asked.workers} processes")
    print(f"pages a second  {rate:.0f}  ≥ {PAGES_A_SECOND:.0f}  {held}", flush=True)
    return 1 if asked.strict and held == "MISSED" else 0


if __name__ == "__main__":
    sys.exit(main())
