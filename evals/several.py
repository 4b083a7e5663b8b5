"""What the evals of several sets share: which sets are asked for, the table of measures, and what was missed."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Mapping

from evals.date_tables import Misses

Sets = Mapping[str, Callable[[Misses], Mapping[str, float]]]
"""The sets by name; each tells its measures and adds what was missed."""


def measured(sets: Sets, names: Iterable[str], misses: Misses) -> dict[str, float]:
    """Every measure of these sets."""
    return {measure: value for name in names for measure, value in sets[name](misses).items()}


def run(sets: Sets, parser: ArgumentParser, begin: Callable[[Namespace], None] = lambda _: None) -> int:
    """Measure the sets that the command line asks for, or all, and print them. `begin` is told what was asked."""
    parser.add_argument("sets", nargs="*", choices=[*sets, []])
    parser.add_argument("--misses", action="store_true", help="name what was missed")
    asked = parser.parse_args()
    begin(asked)
    misses: Misses = []
    for name, value in measured(sets, asked.sets or list(sets), misses).items():
        print(f"{name:34}{value:10.4f}")
    if asked.misses:
        print("\n".join(misses))
    return 0
