"""What the rules tell a reader, in a sentence each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from onionskin.dating.words import table


@cache
def rules() -> Mapping[str, str]:
    """The sentence of every rule that a Meaning or a Dating may name."""
    return dict(table("rules.toml")["rule"])


def sentence(rule: str) -> str:
    """What a rule tells a reader. Raises KeyError for a name that is no rule."""
    return rules()[rule]
