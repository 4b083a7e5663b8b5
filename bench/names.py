"""How fast the names of a page are found, and how that compares with others.

    python bench/names.py                          # 4,000 text pages through the stage alone, on two cores
    python bench/names.py --with-peers             # and 50 of them through the peers of peers.toml

Run it on a quiet machine: every figure is wall-clock time.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.beside import PEERS, environment, peers_of
from bench.material import IN_A_FILE, write_pages
from bench.watch import watched
from onionskin.naming.stage import find_mentions
from onionskin.record import Transcription

PAGES_A_SECOND = 60.0
TIMES_A_PEER = 5.0


def files_of(folder: Path, pages: int) -> list[Path]:
    """Text files in a folder, IN_A_FILE pages each."""
    write_pages(folder, pages)
    return sorted(folder.rglob("*.txt"))


def names_in(text: str) -> int:
    """How many names and other mentions a file's pages have, taken as one item."""
    pages = tuple(Transcription("text", page) for page in text.split("\f"))
    nothing = tuple(() for _ in pages)
    return sum(map(len, find_mentions(pages, nothing, nothing)))


def rate(files: Sequence[Path], workers: int) -> tuple[float, int]:
    """Pages a second, the start of the workers left out, and how many names were found."""
    texts = [file.read_text("utf-8") for file in files]
    with ProcessPoolExecutor(workers) as pool:
        list(pool.map(names_in, texts[: 2 * workers]))  # each has the model
        began = time.perf_counter()
        found = sum(pool.map(names_in, texts, chunksize=4))
        seconds = time.perf_counter() - began
    return len(texts) * IN_A_FILE / seconds, found


def beside(name: str, files: Sequence[Path], ours: float) -> str:
    """One peer on the same files, its start included, or why it did not run."""
    peer = peers_of("names")[name]
    python = environment(name, peer)
    if isinstance(python, str):
        return f"{name}: not run: {python}."
    run = watched([python, PEERS / peer["recipe"], *files])
    if run.status:
        return f"{name}: not run: {(run.err.strip().splitlines() or ['it did not say why'])[-1]}"
    pages = len(files) * IN_A_FILE / run.seconds
    held = "held" if ours / pages >= TIMES_A_PEER else "MISSED"
    return (
        f"{name}: {pages:.2f} pages a second, {sum(json.loads(run.out).values())} names in {len(files) * IN_A_FILE} "
        f"pages; ours is {ours / pages:.0f} times as fast  ≥ {TIMES_A_PEER:.0f}  {held}"
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print. The exit status is 1 where the bar is missed and --strict was asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--pages", type=int, default=4000)
    parser.add_argument("--beside", type=int, default=50, help="pages for the peers")
    parser.add_argument("--workers", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("--with-peers", nargs="*", choices=tuple(peers_of("names")))
    parser.add_argument("--strict", action="store_true", help="fail where the bar is missed")
    asked = parser.parse_args(argv)
    with TemporaryDirectory(prefix="onionskin-bench-") as name:
        files = files_of(Path(name), asked.pages)
        pages, found = rate(files, asked.workers)
        held = pages >= PAGES_A_SECOND
        print(f"{asked.pages:,} text pages, {found:,} names, {asked.workers} processes")
        print(f"pages a second  {pages:.0f}  ≥ {PAGES_A_SECOND:.0f}  {'held' if held else 'MISSED'}", flush=True)
        for peer in () if asked.with_peers is None else asked.with_peers or peers_of("names"):
            print(beside(peer, list(islice(files, max(1, asked.beside // IN_A_FILE))), pages))
    return 1 if asked.strict and not held else 0


if __name__ == "__main__":
    sys.exit(main())
