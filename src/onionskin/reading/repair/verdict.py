"""How sure a reading is, from its grounds: small trees that `scripts/train_verdict.py` grew, added up.

Every ground is a number that can be named in a sentence; the trees only say how much they weigh together.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

TREES = Path(__file__).with_name("verdict.json")


def chance(grounds: Sequence[float]) -> float:
    """The chance, from 0 to 1, that the reading is right and the form is not; `grounds` in the order of GROUNDS."""
    start, rate, trees = _trees()
    total = 0.0
    for node in trees:
        while type(node) is list:
            node = node[2] if grounds[node[0]] <= node[1] else node[3]
        total += node
    return 1 / (1 + math.exp(-(start + rate * total)))


@cache
def _trees() -> tuple[float, float, list[Any]]:
    data = json.loads(TREES.read_text("utf-8"))
    return data["start"], data["rate"], data["trees"]
