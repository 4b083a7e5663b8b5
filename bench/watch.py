"""Runs a command and watches it and its children: seconds, peak memory, processor time."""

from __future__ import annotations

import os
import resource
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

EVERY = 0.1
"""Seconds between two looks at the memory: a peak shorter than that may be missed."""


@dataclass(frozen=True, slots=True)
class Run:
    """One command. `peak_mb` is the most that it and its children held together (shared pages counted once)."""

    seconds: float
    cpu_seconds: float
    peak_mb: float
    status: int
    out: str
    err: str


def watched(command: Sequence[str | Path], env: Mapping[str, str] | None = None, limit: float = 1800) -> Run:
    """Run to the end, or for `limit` seconds: then it is stopped and its status is 124, as with timeout(1)."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    peak = 0.0
    stopped = False
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        process = subprocess.Popen(list(map(str, command)), stdout=out, stderr=err, env={**os.environ, **(env or {})})
        while process.poll() is None:
            peak = max(peak, held(process.pid))
            if time.perf_counter() - started > limit:
                stopped = True
                process.kill()
            try:
                process.wait(EVERY)
            except subprocess.TimeoutExpired:
                continue
        seconds = time.perf_counter() - started
        out.seek(0)
        err.seek(0)
        said, wrong = out.read(), err.read()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(seconds, cpu, peak, 124 if stopped else process.returncode, said, wrong)


def held(root: int) -> float:
    """Megabytes that a process and all that came from it hold now; 0 where the system does not tell."""
    return sum(map(_megabytes, _family(root)))


def _family(root: int) -> list[int]:
    parents: dict[int, int] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(entry.parent.name)] = int(entry.read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError, IndexError):
            continue  # it ended while we looked
    family = [root]
    for one in family:  # grows while it is walked
        family += [child for child, parent in parents.items() if parent == one]
    return family


def _megabytes(process: int) -> float:
    try:
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    except (OSError, ValueError):
        pass
    return 0.0
