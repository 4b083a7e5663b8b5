"""Work on this machine's processes, supervised: a job that kills or hangs its worker loses itself and nothing else.

next_job() ──▶ idle worker ──▶ work(job) ──▶ Outcome(job, answer)
                    │ died, or took longer than its patience
                    └────────▶ Outcome(job, None, "…")   and a new worker in its place
"""

from __future__ import annotations

import multiprocessing
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Generic, Protocol, TypeVar


class Job(Protocol):
    """Anything that can be sent to another process and says how long it may take."""

    @property
    def patience(self) -> float:
        """Seconds after which whoever works on it is stopped."""


_MOST_MEMORY = 1_900_000_000
"""Bytes of its own that a worker may hold. The second OCR reader takes 1.3 GB, a 30,000-pixel scan 1.2 GB."""

J = TypeVar("J", bound=Job)
A = TypeVar("A")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[J, A]):
    """What became of a job: its answer, or in a sentence what stopped it (`died`), with the traceback of a bug."""

    job: J
    answer: A | None
    died: str | None = None
    trace: str | None = None


def run(work: Callable[[J], A], next_job: Callable[[], J | None], workers: int) -> Iterator[Outcome[J, A]]:
    """Outcomes, in the order they come. `work` is a top-level function, called in another process.

    `next_job` is asked whenever a worker is idle; None means there is none now, and when none is under way either,
    the run ends. So the caller may add jobs that follow from an outcome before asking for the next.
    """
    crew = [_Worker(work) for _ in range(max(1, workers))]
    try:
        while True:
            for worker in crew:
                if worker.job is None and (job := next_job()) is not None:
                    worker.give(job)
            busy = [worker for worker in crew if worker.job is not None]
            if not busy:
                return
            wait([worker.pipe for worker in busy], timeout=min(worker.left() for worker in busy))
            for worker in busy:
                outcome = worker.outcome()
                if outcome is not None:
                    yield outcome
    finally:
        for worker in crew:
            worker.dismiss()


class _Worker(Generic[J, A]):
    def __init__(self, work: Callable[[J], A]) -> None:
        self._work = work
        self.job: J | None = None
        self._since = 0.0
        self._process: BaseProcess | None = None

    def _start(self) -> None:
        # A fresh interpreter: OCR engines start threads of their own, and a forked thread pool hangs.
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(self._work, theirs), daemon=True)
        self._process.start()
        theirs.close()

    def give(self, job: J) -> None:
        if self._process is None or not self._process.is_alive():
            self._start()
        self.job, self._since = job, time.monotonic()
        self.pipe.send(job)

    def left(self) -> float:
        assert self.job is not None
        return max(0.0, self._since + self.job.patience - time.monotonic())

    def outcome(self) -> Outcome[J, A] | None:
        """What became of the job, if anything did yet."""
        job = self.job
        assert job is not None
        if self.pipe.poll():
            try:
                answer, trace = self.pipe.recv()
            except EOFError:
                return self._lost(job, "the process that read it stopped without a word")
            self.job = None
            return Outcome(job, answer, None if trace is None else "it met a fault of ours", trace)
        if self.left() == 0.0:
            return self._lost(job, f"reading it took longer than {job.patience:.0f} seconds")
        return None

    def _lost(self, job: J, reason: str) -> Outcome[J, A]:
        self.dismiss()
        self.job = None
        return Outcome(job, None, reason)

    def dismiss(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self.pipe.close()
            self._process = None


def _bound_memory() -> None:
    """No file may cost more than 2 GB: a worker that asks for more is refused it, and at worst dies alone of that.

    A PDF of a thousand bytes can make PDFium ask for 10 GB, which nothing but the system can refuse it. Counted is
    what a process holds for itself (RLIMIT_DATA); systems without such a bound go without.
    """
    try:
        import resource

        hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        most = _MOST_MEMORY if hard == resource.RLIM_INFINITY else min(_MOST_MEMORY, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
    except (ImportError, AttributeError, ValueError, OSError):
        return


def _serve(work: Callable[[J], A], pipe: Connection) -> None:
    """The worker's whole life. It ends when the other end of the pipe is closed, however that came about."""
    _bound_memory()
    while True:
        try:
            job = pipe.recv()
        except (EOFError, KeyboardInterrupt):
            return
        try:
            reply: tuple[A | None, str | None] = (work(job), None)
        except Exception:
            reply = (None, traceback.format_exc())
        try:
            pipe.send(reply)
        except (BrokenPipeError, KeyboardInterrupt):
            return
