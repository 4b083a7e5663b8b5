"""How fast the claims of a page are found.

    python bench/claims.py                         # 4,000 text pages through the stage alone, on two cores

Run it on a quiet machine: every figure is wall-clock time.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.stage_alone import Alone
from onionskin.claiming.stage import find_claims
from onionskin.record import Transcription


def claims_in(text: str) -> int:
    """How many claims a file's pages have, taken as one item; mentions and dates are left out."""
    pages = tuple(Transcription("text", page) for page in text.split("\f"))
    nothing = tuple(() for _ in pages)
    return sum(map(len, find_claims(pages, *[nothing] * 6)))


BENCH = Alone("claims", "claims", claims_in, pages=40.0, times=1.0)

if __name__ == "__main__":
    sys.exit(BENCH.main())
