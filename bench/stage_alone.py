"""A stage alone on text pages, and beside its peers: what the benches of single stages share."""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.beside import PEERS, environment, peers_of
from bench.material import IN_A_FILE, write_pages
from bench.watch import watched


@dataclass(frozen=True, slots=True)
class Alone:
    """A benchmark of one stage: `found` counts what it finds in a file, whose pages are parted by form feeds.

    `name` is that of the benchmark in peers.toml, `what` the plural of what is found. `pages` a second and `times` as
    fast as a peer are the bars.
    """

    name: str
    what: str
    found: Callable[[str], int]
    pages: float
    times: float

    def rate(self, files: Sequence[Path], workers: int) -> tuple[float, int]:
        """Pages a second, the start of the workers left out, and how many were found."""
        texts = [file.read_text("utf-8") for file in files]
        with ProcessPoolExecutor(workers) as pool:
            list(pool.map(self.found, texts[: 2 * workers]))  # each has read what it needs
            began = time.perf_counter()
            found = sum(pool.map(self.found, texts, chunksize=4))
            seconds = time.perf_counter() - began
        return len(texts) * IN_A_FILE / seconds, found

    def beside(self, name: str, files: Sequence[Path], ours: float) -> str:
        """One peer on the same files, its start included, or why it did not run."""
        peer = peers_of(self.name)[name]
        python = environment(name, peer)
        if isinstance(python, str):
            return f"{name}: not run: {python}."
        run = watched([python, PEERS / peer["recipe"], *files])
        if run.status:
            return f"{name}: not run: {(run.err.strip().splitlines() or ['it did not say why'])[-1]}"
        count = len(files) * IN_A_FILE
        pages = count / run.seconds
        held = "held" if ours / pages >= self.times else "MISSED"
        return (
            f"{name}: {pages:.2f} pages a second, {sum(json.loads(run.out).values())} {self.what} in {count} "
            f"pages; ours is {ours / pages:.0f} times as fast  ≥ {self.times:.0f}  {held}"
        )

    def main(self, argv: Sequence[str] | None = None) -> int:
        """Measure and print. The exit status is 1 where the bar is missed and --strict was asked for."""
        parser = argparse.ArgumentParser(description=f"How fast the {self.what} of a page are found.")
        parser.add_argument("--pages", type=int, default=4000)
        parser.add_argument("--beside", type=int, default=50, help="pages for the peers")
        parser.add_argument("--workers", type=int, default=min(2, os.cpu_count() or 1))
        parser.add_argument("--with-peers", nargs="*", choices=tuple(peers_of(self.name)))
        parser.add_argument("--strict", action="store_true", help="fail where the bar is missed")
        asked = parser.parse_args(argv)
        with TemporaryDirectory(prefix="onionskin-bench-") as name:
            write_pages(Path(name), asked.pages)
            files = sorted(Path(name).rglob("*.txt"))
            pages, found = self.rate(files, asked.workers)
            held = pages >= self.pages
            print(f"{asked.pages:,} text pages, {found:,} {self.what}, {asked.workers} processes")
            print(f"pages a second  {pages:.0f}  ≥ {self.pages:.0f}  {'held' if held else 'MISSED'}", flush=True)
            for peer in () if asked.with_peers is None else asked.with_peers or peers_of(self.name):
                print(self.beside(peer, list(islice(files, max(1, asked.beside // IN_A_FILE))), pages))
        return 1 if asked.strict and not held else 0
