"""Those through whom something is said, in words: the chain, and how sure each of them is."""

from __future__ import annotations

from collections.abc import Sequence

from onionskin.record import AUTHOR, UNNAMED, Voice
from onionskin.web.words import word


def chain(voices: Sequence[Voice]) -> tuple[str, ...]:
    """The voices, the author first, those who stand side by side joined by a plus."""
    return tuple(ranks(voices))


def ranks(voices: Sequence[Voice]) -> list[str]:
    """The names of the voices of each rank."""
    found: dict[int, list[str]] = {}
    for one in voices:
        found.setdefault(one.rank, []).append(name_of(one.name))
    return [" + ".join(dict.fromkeys(names)) for _, names in sorted(found.items())]


def name_of(name: str) -> str:
    """A voice as a reader is told of it."""
    return word("voice", name) if name in (AUTHOR, UNNAMED) else " ".join(name.split())


def according(voices: Sequence[Voice]) -> str:
    """How sure each voice is, in a sentence: *According to Le Duan it is asserted; according to the author …*"""
    told: dict[str, str] = {}
    for one in voices:
        told.setdefault(name_of(one.name), one.factuality)
    said = [f"according to {name} it {word('according', sure)}" for name, sure in reversed(told.items())]
    sentence = "; ".join(said)
    return f"{sentence[:1].upper()}{sentence[1:]}."
