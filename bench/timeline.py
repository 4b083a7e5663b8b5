"""How evenly the timeline of many happenings is moved, in a real browser.

    python bench/timeline.py                       # 20,000 happenings, moved for three seconds by key and mouse
    python bench/timeline.py --happenings 5000 --strict

Needs Chromium (Debian: `chromium`), which draws here without a graphics card,
at most sixty frames a second. Run it on a quiet machine.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from onionskin.archive import ChronologyView, HappeningRow

HAPPENINGS, SECONDS, BAR = 20_000, 3.0, 50.0
"""How many happenings, for how long they are moved, and the frames a second that are wanted."""
STILL = "left still"
"""What the machine has for a screen on which nothing is drawn: below the bar, it is too busy to measure."""
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
WATCH = """() => {
  window.frames_ = []; let before = 0;
  const look = (now) => {
    if (before) frames_.push(now - before);
    before = now; window.watching_ = requestAnimationFrame(look);
  };
  window.watching_ = requestAnimationFrame(look);
}"""


def happenings(count: int = HAPPENINGS) -> Mapping[str, list[Any]]:
    """So many happenings from 1945 to 1975, of every length and certainty, as the timeline is told of them."""
    names = ("id", "name", "first", "last", "fuzzy", "certainty", "sources", "statements", "conflicts", "drifts")
    told: dict[str, list[Any]] = {name: [] for name in names}
    for at in range(count):
        first = -9131 + at * 7919 % 10_957
        length = (0, 0, 30, 89, 364, 1_460)[at * 31 % 6]
        row = {
            "id": f"{at:016x}",
            "name": f"The delegation of number {at} left the harbour for the northern islands",
            "first": None if at % 29 == 0 else first,
            "last": None if at % 31 == 0 and at % 29 else first + length,
            "fuzzy": int(at % 5 == 0),
            "certainty": ("CT+", "CT+", "PR+", "PS+", "Uu", "CT-", "PR-")[at % 7],
            "sources": 1 + at % 4,
            "statements": 1 + at % 6,
            "conflicts": int(at % 97 == 0),
            "drifts": int(at % 53 == 0),
        }
        for name, value in row.items():
            told[name].append(value)
    return told


class Told:
    """An archive that has these happenings and nothing else."""

    def __init__(self, count: int) -> None:
        self._columns, self._count = happenings(count), count

    def timeline(self, *_: object) -> Mapping[str, list[Any]]:
        """All of them."""
        return self._columns

    def chronology(self, *_: object) -> ChronologyView:
        """One of them, so that there is a list."""
        row = HappeningRow(
            "0" * 16, "The delegation left", "leave", "1957-01-01", "1957-12-31", ("1957",), (), (),
            "CT+", (), (), 1, 1, 1, 0, 0,
        )  # fmt: skip
        return ChronologyView(self._count, 0, 0, 0, (row,))

    def conflicts(self, *_: object) -> tuple[int, tuple[()]]:
        """None."""
        return 0, ()

    drifts = conflicts

    def units(self) -> tuple[()]:
        """None."""
        return ()


@dataclass(frozen=True, slots=True)
class Moved:
    """Frames while it was moved: milliseconds between each and the one before."""

    how: str
    frames: Sequence[float]

    @property
    def rate(self) -> float:
        """Frames a second."""
        return 1000 * len(self.frames) / sum(self.frames)

    @property
    def told(self) -> str:
        """A line of the table."""
        slow = sorted(self.frames)
        late = sum(one > 1000 / BAR * 1.25 for one in self.frames)
        held = "" if self.rate >= BAR or self.how == STILL else "  MISSED"
        return (
            f"{self.how:<24} {self.rate:5.1f} frames a second, 95 of 100 within {slow[int(len(slow) * 0.95)]:.1f} ms,"
            f" the longest {slow[-1]:.1f} ms, {late} of {len(slow)} late{held}"
        )


def served(count: int) -> tuple[Any, str]:
    """A room over such an archive, and its address."""
    import uvicorn

    from onionskin.web.app import application

    server = uvicorn.Server(uvicorn.Config(application(Told(count)), host="127.0.0.1", port=0, log_level="error"))  # type: ignore[arg-type]
    threading.Thread(target=server.run, daemon=True).start()
    while not (server.started and server.servers):
        time.sleep(0.01)
    return server, f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"


def measured(count: int, seconds: float) -> list[Moved]:
    """It is moved by a held key, and by dragging, at the scale it opens with and four times nearer."""
    from playwright.sync_api import sync_playwright

    server, address = served(count)
    with sync_playwright() as play:
        found = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
        browser = play.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        began = time.perf_counter()
        page.goto(f"{address}/chronology")
        page.wait_for_selector("#timeline[data-drawn]")
        print(f"{count:,} happenings are fetched, laid out and drawn in {time.perf_counter() - began:.2f} s.")
        rows = [Moved(STILL, _watched(page, lambda: time.sleep(seconds)))]
        for scale in ("as it opens", "nearer"):
            rows.append(Moved(f"a key held, {scale}", _by_key(page, seconds)))
            rows.append(Moved(f"dragged, {scale}", _by_mouse(page, seconds)))
            for _ in range(2):
                page.click("[data-do=nearer]")
        browser.close()
    server.should_exit = True
    return rows


def _by_key(page: Any, seconds: float) -> list[float]:
    page.focus(".timeline .stage")
    return _watched(page, lambda: (page.keyboard.down("ArrowLeft"), time.sleep(seconds), page.keyboard.up("ArrowLeft")))


def _by_mouse(page: Any, seconds: float) -> list[float]:
    box = page.locator(".timeline .stage").bounding_box()

    def drag() -> None:
        ends = time.perf_counter() + seconds
        left, right, high = box["x"] + 80, box["x"] + box["width"] - 80, box["y"] + 200
        while time.perf_counter() < ends:
            page.mouse.move(left, high)
            page.mouse.down()
            page.mouse.move(right, high, steps=60)
            page.mouse.up()

    return _watched(page, drag)


def _watched(page: Any, act: Any) -> list[float]:
    page.evaluate(WATCH)
    act()
    found: list[float] = page.evaluate("() => { cancelAnimationFrame(window.watching_); return window.frames_; }")
    return found


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(description="How evenly the timeline is moved.")
    parser.add_argument("--happenings", type=int, default=HAPPENINGS)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--strict", action="store_true", help="a missed bar is the exit status")
    given = parser.parse_args()
    rows = measured(given.happenings, given.seconds)
    for row in rows:
        print(row.told)
    print(f"The bar is {BAR:.0f} frames a second.")
    return int(given.strict and any(row.rate < BAR and row.how != STILL for row in rows))


if __name__ == "__main__":
    sys.exit(main())
