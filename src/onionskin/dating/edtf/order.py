"""How two values lie to one another in time.

    a  ├────┤              before      a ends before b begins
    b          ├────┤

    a    ├──┤              within      (and b contains a)
    b  ├──────┤

An approximate end may lie one unit of its precision farther out: `1957-08` is not disjoint from `1957-09~`.
"""

from __future__ import annotations

import math

from onionskin.dating.edtf.bounds import pieces, shifted
from onionskin.dating.edtf.values import Value

RELATIONS = ("equal", "within", "contains", "overlaps", "before", "after", "disjoint")
"""What `relation` answers. `disjoint` is said of sets that lie between one another without a common day."""

Stretch = tuple[float, float]


def relation(one: Value, other: Value, *, slack: bool = True) -> str:
    """One of RELATIONS, read from `one` to `other`: `relation(a, b) == "within"` where a lies within b.

    An end that is open or unknown lies as far out as there is. With `slack`, what only the looseness of `~` brings
    together is together.
    """
    a, b = _stretches(one, slack=False), _stretches(other, slack=False)
    if a == b:
        return "equal"
    wide_a, wide_b = (_stretches(one, slack=slack), _stretches(other, slack=slack)) if slack else (a, b)
    if _inside(a, b) or (_inside(a, wide_b) and not _inside(b, wide_a)):
        return "within"
    if _inside(b, a) or (_inside(b, wide_a) and not _inside(a, wide_b)):
        return "contains"
    if any(_meet(left, right) for left in wide_a for right in wide_b):
        return "overlaps"
    if a[-1][1] < b[0][0]:
        return "before"
    return "after" if b[-1][1] < a[0][0] else "disjoint"


def _stretches(value: Value, *, slack: bool) -> tuple[Stretch, ...]:
    """First and last ordinals, in order; those that meet are one."""
    found: list[Stretch] = []
    for piece in pieces(value):
        first = shifted(piece.earliest, -piece.loose[0] if slack else 0)
        last = shifted(piece.latest, piece.loose[1] if slack else 0)
        stretch = (-math.inf if first is None else first, math.inf if last is None else last)
        if found and stretch[0] <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], stretch[1]))
        else:
            found.append(stretch)
    return tuple(found)


def _inside(inner: tuple[Stretch, ...], outer: tuple[Stretch, ...]) -> bool:
    return all(any(out[0] <= one[0] and one[1] <= out[1] for out in outer) for one in inner)


def _meet(one: Stretch, other: Stretch) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
