"""How fast an archive is made, and how that compares with others. Everything goes through the command line.

    python bench/ingest.py                             # 10,000 text pages: ingest, then check that nothing is due
    python bench/ingest.py --pages 1000 --scans 0      # quicker
    python bench/ingest.py --with-peers                # the scans also through the peers of peers.toml

Run it on a quiet machine: every figure is wall-clock time.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from rapidfuzz.distance import Levenshtein

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.beside import PEERS, environment, peers_of
from bench.material import Scan, lay_out, scans, write_pages
from bench.watch import Run, watched

ONIONSKIN = Path(sys.executable).parent / "onionskin"

PAGES_A_SECOND = 150.0
SECONDS_TO_CHECK = 1.0
CHECKED = 10_000
MEGABYTES = 1536.0


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. `bar` is a sentence, `held` None where the bar does not apply."""

    what: str
    value: str
    bar: str = ""
    held: bool | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """How one reader did on the scans: seconds, peak memory, characters wrong of a hundred; or why it did not run."""

    name: str
    seconds: float = 0.0
    peak_mb: float = 0.0
    cer: float = 0.0
    missing: str = ""


def done(run: Run, what: str) -> Run:
    """The run itself where it went well. Raises SystemExit with what it said where not."""
    if run.status:
        raise SystemExit(f"{what} ended with status {run.status}:\n{run.err[-2000:]}")
    return run


def text_rows(pages: int, workers: int) -> list[Row]:
    """Text pages through every stage, and the same command again with nothing due."""
    with TemporaryDirectory(prefix="onionskin-bench-") as name:
        source, archive = Path(name, "source"), Path(name, "archive")
        source.mkdir()
        write_pages(source, pages)
        start = done(watched([ONIONSKIN, "--help"]), "onionskin --help")
        command: list[str | Path] = [ONIONSKIN, "ingest", source, "--archive", archive, "--workers", str(workers)]
        first = done(watched(command), "the ingest")
        again = done(watched(command), "the second ingest")
    rate = pages / first.seconds
    peak = max(first.peak_mb, again.peak_mb)
    exact = pages == CHECKED
    return [
        Row("starting the program", f"{start.seconds:.2f} s"),
        Row(f"{pages:,} text pages, all stages", f"{first.seconds:.1f} s"),
        Row("pages a second", f"{rate:.0f}", f"≥ {PAGES_A_SECOND:.0f}", rate >= PAGES_A_SECOND),
        Row("processor seconds for each second", f"{first.cpu_seconds / first.seconds:.2f}"),
        Row(
            f"checking {pages:,} finished pages",
            f"{again.seconds:.2f} s",
            f"≤ {SECONDS_TO_CHECK:.0f} s for {CHECKED:,}",
            again.seconds <= SECONDS_TO_CHECK if exact else None,
        ),
        Row("peak memory", f"{peak:.0f} MB", f"≤ {MEGABYTES:.0f} MB", peak <= MEGABYTES if peak else None),
    ]


def folded(text: str) -> str:
    """The text with every run of white space as one space, and without the bars that stand in a gold for what is
    blacked out: no reader is marked for its line breaks, nor for a bar that has no letters in it.
    """
    return re.sub(r"\s+", " ", text.replace("█", " ")).strip()


def cer(chosen: Sequence[Scan], texts: Mapping[str, str]) -> float:
    """Characters wrong of a hundred over all scans. `texts` are by file name."""
    wrong = whole = 0
    for scan in chosen:
        gold = folded(scan.text)
        read = folded("\n".join(texts.get(file.name, "") for file in scan.files))
        wrong += Levenshtein.distance(gold, read)
        whole += len(gold)
    return 100 * wrong / whole


def ours(chosen: Sequence[Scan], files: Sequence[Path], workers: int) -> Beside:
    """This project on the scans: the time of an ingest; the texts from `analyse`, which is not timed."""
    folder = files[0].parent.parent
    with TemporaryDirectory(prefix="onionskin-bench-") as name:
        command: list[str | Path] = [
            ONIONSKIN,
            "ingest",
            folder,
            "--archive",
            Path(name, "archive"),
            "--workers",
            str(workers),
        ]
        run = done(watched(command), "the ingest of the scans")
    texts = {}
    for file in files:
        said = done(watched([ONIONSKIN, "analyse", file, "--json"]), f"the analysis of {file.name}").out
        texts[file.name] = "\n".join(json.loads(line)["text"] for line in said.splitlines())
    return Beside("onionskin", run.seconds, run.peak_mb, cer(chosen, texts))


def theirs(name: str, peer: Mapping[str, str], chosen: Sequence[Scan], files: Sequence[Path]) -> Beside:
    """One peer on the same files, or why it did not run."""
    python = environment(name, peer)
    if isinstance(python, str):
        return Beside(name, missing=python)
    env = {"TESSDATA_PREFIX": tessdata(), "OMP_THREAD_LIMIT": "1"}
    run = watched([python, PEERS / peer["recipe"], *files], env)
    if run.status:
        why = (run.err.strip().splitlines() or ["it did not say why"])[-1]
        return Beside(name, missing=f"ended with status {run.status}: {why}")
    texts = {Path(file).name: text for file, text in json.loads(run.out).items()}
    return Beside(name, run.seconds, run.peak_mb, cer(chosen, texts))


def tessdata() -> str:
    """The folder of the language data that this project reads with; the peers get the same."""
    set_already = os.environ.get("TESSDATA_PREFIX")
    return set_already or str(Path(sys.prefix, "share", "tessdata"))


def beside_table(results: Sequence[Beside], pages: int) -> str:
    """The scans: seconds, memory, error, and how many times ours each is."""
    base = results[0]
    lines = [f"{'reader':<12} {'s':>7} {'s/page':>7} {'× ours':>7} {'MB':>6} {'CER %':>6} {'× ours':>7}"]
    for one in results:
        if one.missing:
            lines.append(f"{one.name:<12} not run: {one.missing}.")
            continue
        slower = one.seconds / base.seconds
        worse = f"{one.cer / base.cer:7.2f}" if base.cer else f"{'–':>7}"
        lines.append(
            f"{one.name:<12} {one.seconds:7.1f} {one.seconds / pages:7.2f} {slower:7.2f} {one.peak_mb:6.0f} "
            f"{one.cer:6.2f} {worse}"
        )
    return "\n".join(lines)


def scan_report(pages: int, workers: int, names: Sequence[str]) -> str:
    """This project and the named peers on the same scans, in one run."""
    chosen = scans(pages)
    peers = peers_of("ingest")
    with TemporaryDirectory(prefix="onionskin-bench-") as folder:
        files = lay_out(chosen, Path(folder, "scans"))
        results = [ours(chosen, files, workers)]
        results += [theirs(name, peers[name], chosen, files) for name in names]
    counted = sum(scan.pages for scan in chosen)
    levels = ", ".join(f"{scan.name} ({scan.level}, {scan.pages})" for scan in chosen)
    return f"{counted} specimen scans: {levels}\n{beside_table(results, counted)}"


def table(rows: Sequence[Row]) -> str:
    """The rows in columns, with whether each bar is held."""
    width = max(len(row.what) for row in rows)
    says = {True: "held", False: "MISSED", None: ""}
    return "\n".join(f"{row.what:<{width}}  {row.value:>9}  {row.bar:<18} {says[row.held]}".rstrip() for row in rows)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print. The exit status is 1 where a bar is missed and --strict was asked for."""
    peers = tuple(peers_of("ingest"))
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--pages", type=int, default=CHECKED, help="text pages; 0 leaves them out")
    parser.add_argument("--scans", type=int, default=12, help="scanned pages, at least; 0 leaves them out")
    parser.add_argument("--workers", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("--with-peers", nargs="*", choices=peers, help="install and run these peers; all of them")
    parser.add_argument("--strict", action="store_true", help="fail where a bar is missed")
    asked = parser.parse_args(argv)
    rows = text_rows(asked.pages, asked.workers) if asked.pages else []
    if rows:
        print(table(rows), flush=True)
    if asked.scans:
        names = () if asked.with_peers is None else asked.with_peers or peers
        print(scan_report(asked.scans, asked.workers, names))
    return 1 if asked.strict and any(row.held is False for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
