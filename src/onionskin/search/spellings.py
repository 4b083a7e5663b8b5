"""What a word or a phrase may stand as in print: misread, split, run together.

    return from europe   ->   return fram europe        misread      o/a 0.5
                              re turn from europe       split            0.3
                              returnfrom europe         run together     0.3

A word in its own right is not taken for a misreading of another: not one that English has, unless it is a hundred
times rarer than the word asked for, nor one that stands on more pages than misreadings of it would. In a phrase of
three words or more, whose other words vouch for it, it may be one after all, and counts for more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from math import inf
from typing import TypeVar

import numpy as np

from onionskin.search.likeness import costs, slips
from onionskin.search.phrases import Choice, Spelling, Stands, spelt
from onionskin.search.vocabulary import SLIPS, Vocabulary
from onionskin.search.words import english, heard

Bound = TypeVar("Bound", int, float)

SHORTEST = 4
"""Letters from which a word that is asked for alone is also looked for misread: shorter ones have too many kin."""

MOST_KIN = 48
"""Misreadings of one word that are looked for, likest first."""

MOST_OTHERS = 8
"""Words of their own that may stand for one word of a phrase."""

_ALONE = {4: 0.5, 5: 0.7, 6: 0.9, 8: 1.1, 10: 1.3}
"""By the letters of a word, the most that its slips may cost where it stands alone. Swept on Index to IV-A-3 of the
Pentagon Papers, as all figures here (`evals/search.py --part dev`)."""

_AMONG = {1: 0.7, 3: 0.9, 4: 1.2, 5: 1.5, 6: 2.2, 8: 2.8, 10: 3.4}
"""The same for a word of a phrase."""

_WHOLE = (0.8, 0.1)
"""The most that a phrase may cost: so much, and so much for each of its letters."""

_SLIPS = {1: 1, 3: 2, 6: 3}
"""By the letters of a word, the single slips that are looked at, of a chunk such as rn/m two; three in phrases only."""

_RARER = 50
"""An English word this many times rarer than another may be its misreading: hes for has, not bad for had."""

_COMMONER = 12
"""How many times as common as a word of its own that stands for it a word must be, in English or in the archive: and
for end, DRV for dry, but not that for the."""

_ENDINGS = frozenset({"s", "es", "d", "ed", "r", "er", "y", "ly", "n"})
"""Endings by which words of English differ; one is a word where it is heard more than once in a hundred thousand."""
_HEARD = 1e-5

_NAMES = 2e-6
"""Words that are rarer in English may be common in an archive: DRV."""

_LONG, _LONG_SLIP = 7, 0.7
"""A word of so many letters that English has at all is another's misreading only by less than one rare slip."""

_SHARE = 0.25
"""The share of a word's pages on which its likeliest misreading may stand; a slip more and it is a tenth of that."""

_FEW = 3
"""Pages on which any misreading may stand."""

_TAIL = 1e-5
"""How common the rest of a run-together word must be in English: governmentin, not governmentese."""

_VOUCHED = {2: {0: 0.3, 4: 0.5}, 3: {0: 0.5, 8: 1.0}}
"""The most that the slip may cost by which a word of its own stands for another in a phrase: by the words of the
phrase, and by the letters of the others, which vouch for it."""

_LOST = {1: 0.6}
"""What it costs that a short word inside a phrase is not read at all, by its letters: @ for a."""

_REMEMBERED = 4096
"""Words whose misreadings are remembered."""


class Spellings:
    """Spellings by one vocabulary: that of an index or that of a page."""

    def __init__(self, vocabulary: Vocabulary, *, counted: bool = True) -> None:
        """`counted` is whether the vocabulary's numbers of pages tell a word of its own from a misreading."""
        self._vocabulary = vocabulary
        self._counted = counted
        self._near: dict[tuple[str, float, float], list[Choice]] = {}
        self._asked: tuple[tuple[str, ...], list[list[Choice]]] = (), []

    def word(self, form: str) -> list[Spelling]:
        """What else a word may stand as, likest first; () where it has fewer than SHORTEST letters."""
        if len(form) < SHORTEST or not form.isalpha():
            return []
        rows = [*self._misread(form, _bound(_ALONE, len(form)), 0.0), *self._split(form)]
        rows += self._run_together(form, both=True)
        return [Spelling((((form,), one.printed),), one.cost) for one in sorted(rows)]

    def phrase(self, parts: Sequence[str], stands: Stands, *, far: bool = False) -> list[Spelling]:
        """What words that follow one another may stand as, likest first, of all that stands anywhere.

        Where `far`, what is only looked for where nothing nearer stands: another word of English in place of one.
        `stands` says whether words follow one another anywhere.
        """
        if sum(map(len, parts)) < SHORTEST:
            return []
        if self._asked[0] != tuple(parts):
            self._asked = tuple(parts), self.choices(parts)
        choices = [[one for one in row if not one.cost or one.far == far] for row in self._asked[1]]
        most = _WHOLE[0] + _WHOLE[1] * sum(map(len, parts)) if self._counted else inf
        return spelt(tuple(parts), choices, stands, most)

    def choices(self, parts: Sequence[str]) -> list[list[Choice]]:
        """At each place of a phrase, what may stand there, likest first; the word itself costs nothing."""
        rows: list[list[Choice]] = []
        for at, part in enumerate(parts):
            row = [Choice(0.0, 1, (part,))]
            if "*" not in part and "?" not in part:
                vouched = _bound(_VOUCHED[min(len(parts), 3)], sum(map(len, parts)) - len(part))
                row += self._misread(part, _bound(_AMONG, len(part)), vouched)
                row += self._split(part)
                if at in (0, len(parts) - 1):
                    row += self._run_together(part, head=at > 0)
                elif len(part) <= max(_LOST):
                    row.append(Choice(_LOST[len(part)], 1, (), sure=False))
                if at + 1 < len(parts):
                    row += self._joined(part + parts[at + 1])
            rows.append(sorted(row))
        return rows

    def _joined(self, together: str) -> list[Choice]:
        joined = slips().joined
        if not together.isalnum():
            return []
        near = self._misread(together, _bound(_ALONE, len(together)), 0.0)
        there = [Choice(joined, 2, (together,))] if self._vocabulary.pages(together) else []
        return there + [Choice(joined + one.cost, 2, one.printed) for one in near]

    def _misread(self, form: str, most: float, vouched: float) -> list[Choice]:
        """Misreadings that cost at most so much; words of their own only up to `vouched`, for more."""
        key = (form, most, vouched)
        if key not in self._near:
            # What only pieces make together is doubtful, and more so where no other word vouches for it.
            closed = alone if most > (alone := _bound(_ALONE, len(form))) else alone / 2
            found: list[Choice] = []
            others: list[Choice] = []
            standing = self._vocabulary.pages(form)
            for cost, kin, pages in self._akin(form, max(most, vouched)):
                if len(found) >= MOST_KIN and len(others) >= MOST_OTHERS:
                    break
                if cost > (most if pages or not self._counted else closed) or _ending(kin, form):
                    continue
                if not self._own(kin, form, cost):
                    if not self._counted or pages <= _bearable(standing, cost):
                        found.append(Choice(cost, 1, (kin,)))
                elif cost <= vouched:
                    far = not self._commoner((form, standing), (kin, pages))
                    others.append(Choice(round(cost + slips().other, 3), 1, (kin,), sure=False, far=far))
            if len(self._near) >= _REMEMBERED:
                self._near.clear()
            self._near[key] = found[:MOST_KIN] + others[:MOST_OTHERS]
        return self._near[key]

    def _akin(self, form: str, most: float) -> list[tuple[float, str, int]]:
        """What it costs to read other words as this one, at most so much, and their pages; the likest first."""
        far = _bound(_SLIPS, len(form))
        forms, pages = self._vocabulary.akin(form, far if most > max(_ALONE.values()) else min(far, SLIPS))
        cost = np.round(costs(forms, form).astype(float), 3)
        return sorted({(float(cost[at]), forms[at], pages[at]) for at in np.flatnonzero(cost <= most).tolist()})

    def _own(self, kin: str, form: str, cost: float) -> bool:
        """Whether a word is one of its own, and not what is left of another."""
        known = english().get(kin, 0.0)
        if kin.isdigit():
            return form.isalpha()
        if len(kin) >= _LONG and cost > _LONG_SLIP and known:
            return True
        return known > max(english().get(form, 0.0) / _RARER, heard(kin))

    def _commoner(self, asked: tuple[str, int], kin: tuple[str, int]) -> bool:
        """Whether a word is so much more common than another that the other may be its misreading, if others vouch.

        Each is given with the pages it is on.
        """
        meant = english().get(asked[0], 0.0)
        if self._counted and asked[1] >= _COMMONER * kin[1]:
            return True
        return meant >= _COMMONER * english().get(kin[0], 0.0) or (not self._counted and meant < _NAMES)

    def _split(self, form: str) -> list[Choice]:
        cuts = [(form[:at], form[at:]) for at in range(1, len(form))]
        return [Choice(slips().split, 1, two) for two in cuts if max(map(len, two)) > 1
                and all(map(self._vocabulary.pages, two))]  # fmt: skip

    def _run_together(self, form: str, *, head: bool = False, both: bool = False) -> list[Choice]:
        """Words that are this one and another without a space: this one first (`head`), last, or either."""
        if len(form) < SHORTEST:
            return []
        found = []
        if head or both:
            found += [(kin, kin[len(form) :]) for kin in self._vocabulary.starting(form, _common())]
        if not head or both:
            found += [(kin, kin[: -len(form)]) for kin in self._vocabulary.ending(form, _common())]
        rows = [Choice(slips().joined, 1, (kin,)) for kin, rest in found if kin not in english() and len(rest) > both]
        return sorted(rows)[:MOST_KIN]


def _bearable(standing: int, cost: float) -> float:
    """The most pages on which a misreading of such a cost may stand, of a word that is on so many."""
    share: float = _SHARE * 10.0 ** min(0.3 - cost, 0)
    return _FEW + standing * share


@cache
def _common() -> frozenset[str]:
    return frozenset(word for word, heard in english().items() if heard > _TAIL)


def _ending(kin: str, form: str) -> bool:
    """Whether a word of English differs from another only by an ending: states is not misread for state."""
    short, long = sorted((kin, form), key=len)
    return long.startswith(short) and long[len(short) :] in _ENDINGS and english().get(kin, 0.0) > _HEARD


def _bound(table: Mapping[int, Bound], length: int) -> Bound:
    return max((value for least, value in table.items() if least <= length), default=min(table.values()))
