"""Whether a lacuna is a thing withheld or a fault of a reader: what speaks for and against it, weighed.

The weights are those of a logistic regression over lacunae judged by reading (`scripts/collating/weights.py`, which
tells how they were drawn). None of the grounds looks at what could stand in a gap: they look at what the other witness
has open, at the edges of the gap, and at how well the two read beside it.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onionskin.collating.align import Block
from onionskin.collating.flow import Flow
from onionskin.collating.kinds import UNKNOWN, bare, kind, known, places, rarity
from onionskin.collating.lacunae import NEAR, Lacuna, begins, printed_between, strokes

GROUNDS = (
    "inside", "whole", "foot", "strokes", "edges", "residue", "names", "length", "tight", "figures", "absent", "again",
    "cut", "goes_on", "noise", "unknown", "form", "places", "withheld", "plain", "alike", "lone",
    "few_inside", "capital_next", "single_letters", "known",
)  # fmt: skip
LEAST_BESIDE, LEAST_TIGHT = 8, 3
"""Of the sixteen words beside a lacuna, how many must be matched, and how many on the worse side."""
MOST_RESIDUE = 0.5
"""Letters of a residue to letters of what stands against it, beyond which the two are rather readings of one text."""
LEAST_KNOWN = 0.4
"""Share of words that are words, or look like names, below which what stands there is no reading at all."""
LONGEST = 120
"""Words beyond which a lacuna is a matter of pages and not of passages."""
FEW = 3
"""Words that a name, an office or a place mostly has."""
RUN = 3
"""Words in a row by which a passage is known again elsewhere."""
_CONTENT = 5.0
"""Zipf frequency below which a word tells a passage from another: not *the*, *which*, *after*."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a lacuna is weighed against, of the two witnesses as a whole.

    `words` are the forms that the barer side has anywhere; `counts` how often the fuller has each; `again` how many
    lacunae of this side have a word; `there` and `here` the runs of RUN words of the barer and of the fuller side, the
    latter with how often they stand there; `noise` which share of what is matched is matched by likeness alone.
    """

    words: frozenset[str]
    counts: Mapping[str, int]
    again: Mapping[str, int]
    there: frozenset[tuple[str, ...]]
    here: Mapping[tuple[str, ...], int]
    noise: float


def weighable(one: Lacuna) -> bool:
    """Whether it is a lacuna at all, among words that are matched: elsewhere nothing can be said."""
    if one.letters < 3 or one.residue > MOST_RESIDUE * one.letters or one.last - one.first > LONGEST:
        return False
    if sum(one.beside) < LEAST_BESIDE or min(one.beside) < LEAST_TIGHT:
        return False
    return sum(map(known, one.words)) >= LEAST_KNOWN * (one.last - one.first)


def settings(lacunae: Sequence[Lacuna], a: Flow, b: Flow, blocks: Sequence[Block]) -> dict[bool, Setting]:
    """The setting of lacunae in which A is the fuller (True), and of those in which B is."""
    like = sum(block.how == "like" for block in blocks)
    same = sum(block.b - block.a for block in blocks if block.how == "same")
    noise = like / max(1, like + same)
    made = {}
    for fuller, full, other in ((True, a, b), (False, b, a)):
        mine = [one for one in lacunae if one.full is full]
        again = Counter(key for one in mine for key in set(content(one)))
        made[fuller] = Setting(
            frozenset(other.keys), Counter(full.keys), again, frozenset(runs(other)), runs(full), noise
        )
    return made


def runs(of: Flow) -> Counter[tuple[str, ...]]:
    """Runs of RUN words, with how often each stands in a witness."""
    return Counter(zip(*(of.keys[step:] for step in range(RUN)), strict=False))


def stands(one: Lacuna, setting: Setting) -> tuple[float, float]:
    """Which share of a lacuna's runs stands elsewhere in the barer witness, and which stands twice in the fuller."""
    keys = one.full.keys[one.first : one.last]
    found = list(zip(*(keys[step:] for step in range(RUN)), strict=False))
    if not found:
        return 0.0, 0.0
    return sum(run in setting.there for run in found) / len(found), sum(setting.here[run] > 1 for run in found) / len(
        found
    )


def content(one: Lacuna) -> list[str]:
    """The folded words of the fuller side that tell it from another passage."""
    found = []
    for at in range(one.first, one.last):
        key = one.full.keys[at]
        if len(key) > 2 and rarity(one.full.printed(at)) > 8 - _CONTENT:
            found.append(key)
    return found


def grounds(one: Lacuna, setting: Setting) -> dict[str, float]:
    """What speaks for or against a thing withheld, each from 0 to 1, by the names in GROUNDS."""
    words, telling = one.words, content(one)
    count = len(words)
    lower = [bare(word) for word in words]
    head, foot, broken = begins(one.full, one.first), begins(one.full, one.last), one.broken
    drawn, edges = strokes(one)
    keys = one.full.keys[one.first : one.last]
    strange = [rarity(word) > UNKNOWN and setting.counts[key] < 2 for word, key in zip(words, keys, strict=True)]
    return {
        "inside": float(not broken),
        "whole": float(head and foot and broken),
        "foot": float(foot and not head),
        "strokes": min(drawn, 3) / 3,
        "edges": edges,
        "residue": min(1.0, one.residue / max(1, one.letters)),
        "names": sum(_name(one.full, at) for at in range(one.first, one.last)) / count,
        "length": min(count, 20) / 20,
        "tight": min(one.beside) / NEAR,
        "figures": sum(word.isdigit() for word in words) / count,
        "absent": sum(key not in setting.words for key in telling) / max(1, len(telling)),
        "again": min(3, max((setting.again[key] for key in telling), default=0)) / 3,
        "cut": float(one.first > 0 and bare(one.full.printed(one.first - 1)) in kind("cut")),
        "goes_on": float(one.last < len(one.full) and one.full.printed(one.last)[0].islower()),
        "noise": min(0.3, setting.noise) * 3,
        "unknown": sum(strange) / count,
        "form": sum(word in kind("form") for word in lower) / count,
        "places": sum(word in places() for word in lower) / count,
        "withheld": sum(word in kind("withheld") for word in lower) / count,
        "plain": sum(map(_plain, words)) / count,
        "alike": one.alike,
        "lone": float(count == 1),
        "few_inside": float(count <= FEW and not broken),
        "capital_next": float(one.last < len(one.full) and one.full.printed(one.last)[0].isupper()),
        "single_letters": sum(len(word) == 1 for word in words) / count,
        "known": sum(map(known, words)) / count,
    }


def _name(of: Flow, at: int) -> bool:
    """Whether a word has a capital though it begins no sentence, among words that have none."""
    word = of.printed(at)
    if not word[0].isupper() or word.isupper():
        return False
    before = printed_between(of, at - 1, at).strip() if at else "."
    return not before.endswith((".", "?", "!", ":"))


def _plain(word: str) -> bool:
    return word[0].islower() and rarity(word) > 2.5 and bare(word) not in kind("withheld")


@cache
def weights() -> tuple[float, dict[str, float]]:
    """What is added without any ground, and the weight of each."""
    table = json.loads(files(__package__).joinpath("weights.json").read_text("utf-8"))
    return float(table["none"]), {name: float(table[name]) for name in GROUNDS}


def likelihood(found: Mapping[str, float]) -> float:
    """How likely a lacuna with these grounds is a thing withheld, from 0 to 1."""
    none, table = weights()
    return 1 / (1 + math.exp(-none - sum(table[name] * found[name] for name in GROUNDS)))
