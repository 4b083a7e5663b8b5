"""How fast the names of a page are found, and how that compares with others.

    python bench/names.py                          # 4,000 text pages through the stage alone, on two cores
    python bench/names.py --with-peers             # and 50 of them through the peers of peers.toml

Run it on a quiet machine: every figure is wall-clock time.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.stage_alone import Alone
from onionskin.naming.stage import find_mentions
from onionskin.record import Transcription


def names_in(text: str) -> int:
    """How many names and other mentions a file's pages have, taken as one item."""
    pages = tuple(Transcription("text", page) for page in text.split("\f"))
    nothing = tuple(() for _ in pages)
    return sum(map(len, find_mentions(pages, nothing, nothing)))


BENCH = Alone("names", "names", names_in, pages=60.0, times=5.0)

if __name__ == "__main__":
    sys.exit(BENCH.main())
