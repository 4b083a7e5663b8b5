"""How fast two readings of 500 pages are compared, against the standard library's difflib on the same words in one run.

    python bench/compare.py                        # 500 pages a side, a word in twelve misread
    python bench/compare.py --pages 100 --json

difflib is given the folded words of both sides, `autojunk` off, and asked for its opcodes; it classes nothing. Where it
takes longer than `--patience` seconds it is given a tenth of the words, and its time is taken to grow with the square.
Run it on a quiet machine: every figure is wall-clock time.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from difflib import SequenceMatcher
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.material import write_pages
from onionskin.collating.collate import collate
from onionskin.collating.flow import Folio, flow
from onionskin.record import Transcription

MISREAD, DROPPED = 1 / 12, 1 / 600
"""Of the words, how many are misread in the second reading, and before how many some are missing."""
SECONDS, TIMES = 15.0, 20.0
"""The bars."""
SIGNS = {"e": "c", "o": "0", "l": "1", "m": "rn", "a": "u", "t": "f"}


def misread(text: str, dice: random.Random) -> str:
    """A page as another reader has it."""
    words = text.split(" ")
    made, skip = [], 0
    for word in words:
        if skip:
            skip -= 1
            continue
        if dice.random() < DROPPED:
            skip = dice.randint(1, 6)
        if dice.random() < MISREAD and (at := next((sign for sign in SIGNS if sign in word), "")):
            word = word.replace(at, SIGNS[at], 1)
        made.append(word)
    return " ".join(made)


def plain(left: list[str], right: list[str], patience: float) -> tuple[float, bool]:
    """Seconds that difflib takes, and whether they were measured whole."""
    for share, whole in ((10, False), (1, True)):
        began = time.perf_counter()
        SequenceMatcher(None, left[: len(left) // share], right[: len(right) // share], autojunk=False).get_opcodes()
        took = (time.perf_counter() - began) * share**2
        if whole or took > patience:
            break
    return took, whole


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--patience", type=float, default=120.0)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    dice = random.Random(7)
    texts = pages(asked.pages)
    a = tuple(Folio(Transcription("one", text)) for text in texts)
    b = tuple(Folio(Transcription("two", misread(text, dice))) for text in texts)
    collate(a[:2], b[:2])  # what is read once is read
    began = time.perf_counter()
    found = collate(a, b)
    took = time.perf_counter() - began
    peer, whole = plain(flow(a).keys, flow(b).keys, asked.patience)
    told = {
        "pages": len(texts),
        "words": found.words[0],
        "seconds": round(took, 2),
        "difflib_seconds": round(peer, 1),
        "difflib_measured_whole": whole,
        "times_as_fast": round(peer / took, 1),
    }
    print(json.dumps(told) if asked.json else "\n".join(f"{name:24}{value}" for name, value in told.items()))
    return 0 if took <= SECONDS and peer / took >= TIMES else 1


def pages(count: int) -> list[str]:
    """So many pages of text, no two alike."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        write_pages(Path(folder), count)
        texts = [page for path in sorted(Path(folder).rglob("*.txt")) for page in path.read_text("utf-8").split("\f")]
    return texts[:count]


if __name__ == "__main__":
    sys.exit(main())
