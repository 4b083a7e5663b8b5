"""How fast the times of a page are found and understood, and how that compares with others.

    python bench/dates.py                          # 4,000 text pages through the stage alone, on two cores
    python bench/dates.py --with-peers             # and 50 of them through the peers of peers.toml

Run it on a quiet machine: every figure is wall-clock time.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.stage_alone import Alone
from onionskin.dating.stage import find_dates
from onionskin.record import Timex, Transcription


def times_in(text: str) -> int:
    """How many expressions of time the stage finds in a file, its pages parted by form feeds."""
    pages = tuple(Transcription("text", page) for page in text.split("\f"))
    found = find_dates(pages, tuple(() for _ in pages))
    return sum(isinstance(remark.body, Timex) for page in found for remark in page)


BENCH = Alone("dates", "times", times_in, pages=400.0, times=50.0)

if __name__ == "__main__":
    sys.exit(BENCH.main())
