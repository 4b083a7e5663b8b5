"""How fast a chronology is made of claims, and how fast it follows when one page changes.

    python bench/chronology.py                     # 5,000 pages, ingested first: development data, else specimens
    python bench/chronology.py --archive DIR       # of one that is there; it is only brought up to date

Run it on a quiet machine: every figure is wall-clock time. Ingest is not timed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.material import write_pages
from onionskin.archive import Archive, Wanted
from onionskin.record import Annotation, Refusal, Span
from onionskin.store import chronology_path

PAGES, AN_ITEM = 5_000, 100
BARS = {"made": 60.0, "follows": 5.0}
"""Seconds: of 5,000 pages from nothing; after one page changed."""


def papers(folder: Path, pages: int) -> Path:
    """The pages of the Pentagon Papers, again and again with another last line, until there are as many."""
    folder.mkdir(parents=True)
    typed = Path(os.environ.get("ONIONSKIN_DATA", "../shared/data")) / "pentagon-papers" / "readings.jsonl.gz"
    if not typed.is_file():
        write_pages(folder, pages)
        return folder
    with gzip.open(typed, "rt", encoding="utf-8") as lines:
        texts = [str(json.loads(line)["tesseract"]) for line in lines]
    for at in range(0, pages, AN_ITEM):
        some = [(number, texts[number % len(texts)]) for number in range(at, min(at + AN_ITEM, pages))]
        text = "\f".join(f"{text}\nLeaf {number}." for number, text in some)
        (folder / f"{at:05d}.txt").write_text(text, "utf-8")
    return folder


def timed(archive: Archive) -> dict[str, float]:
    """Seconds from nothing, after one page changed, and to answer."""
    archive.bring_names()
    for path in chronology_path(archive.folder).parent.glob("chronology.db*"):
        path.unlink()
    figures = {"made": _seconds(archive.bring_chronology), "unchanged": _seconds(archive.bring_chronology)}
    view = archive.chronology(Wanted(), limit=1)
    page = archive.happening(view.rows[0].id).statements[0].page
    word = archive.correct(page, "bench", Annotation(Span(0, 20), Refusal("claim")))
    figures["follows"] = _seconds(archive.bring_chronology)
    archive.undo(page, word)
    archive.bring_chronology()
    figures["list"] = _seconds(lambda: archive.chronology(Wanted(), limit=200))
    figures["timeline"] = _seconds(lambda: archive.timeline(Wanted(all_kinds=True)))
    figures["happenings"] = float(view.total + view.undated)
    return figures


def _seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description="How fast a chronology is made and follows.")
    parser.add_argument("--archive", type=Path)
    parser.add_argument("--pages", type=int, default=PAGES)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        if given.archive is None:
            archive = Archive.create(Path(scratch) / "archive")
            archive.ingest([papers(Path(scratch) / "papers", given.pages)], os.cpu_count())
        else:
            archive = Archive.create(given.archive)
        figures = timed(archive)
    for name, value in figures.items():
        bar = f"   bar {BARS[name]:.0f}" if name in BARS else ""
        print(f"{name:<12} {value:>10.2f}{bar}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
