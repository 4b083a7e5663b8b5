"""The engine's contract: every job has an outcome, whatever its work does to its worker."""

from __future__ import annotations

import os
import time
from collections import deque
from dataclasses import dataclass

from onionskin.engine import run


@dataclass(frozen=True)
class Errand:
    what: str
    patience: float = 30.0


def _work(errand: Errand) -> str:
    """A small liar: it answers, breaks, dies or sleeps, as it is told."""
    if errand.what == "break":
        raise RuntimeError("a fault of ours")
    if errand.what == "die":
        os._exit(9)
    if errand.what == "sleep":
        time.sleep(60)
    return errand.what.upper()


def test_a_job_that_dies_hangs_or_breaks_loses_only_itself() -> None:
    jobs = deque([Errand("a"), Errand("die"), Errand("break"), Errand("sleep", 1.5), Errand("b"), Errand("c")])
    outcomes = {one.job.what: one for one in run(_work, lambda: jobs.popleft() if jobs else None, workers=2)}
    assert {what: one.answer for what, one in outcomes.items()} == {
        "a": "A", "b": "B", "c": "C", "die": None, "break": None, "sleep": None,
    }  # fmt: skip
    assert "stopped without a word" in (outcomes["die"].died or "")
    assert "longer than 2 seconds" in (outcomes["sleep"].died or "")
    assert "RuntimeError: a fault of ours" in (outcomes["break"].trace or "")


def test_jobs_may_follow_from_outcomes() -> None:
    jobs, done = deque([Errand("a")]), []
    for outcome in run(_work, lambda: jobs.popleft() if jobs else None, workers=2):
        done.append(outcome.answer)
        if len(done) < 4:
            jobs.append(Errand(f"a{len(done)}"))
    assert done == ["A", "A1", "A2", "A3"]


def test_no_jobs_no_workers() -> None:
    started = time.monotonic()
    assert list(run(_work, lambda: None, workers=2)) == []
    assert time.monotonic() - started < 0.5  # starting an interpreter would take longer
