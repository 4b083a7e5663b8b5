"""What a voice is by its kind: a prisoner, a cable, the press."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from onionskin.claiming.lexing import Token
from onionskin.claiming.lists import table
from onionskin.claiming.saying import Saying


@cache
def _types() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in table("sources.toml")["source"]:
        for word in row["words"].split():
            found.setdefault(word, row["type"])
    return found


@cache
def _taken() -> frozenset[str]:
    return frozenset(table("sources.toml")["captured"]["words"].split())


def source_type(words: Sequence[Token], around: Sequence[Token] = ()) -> str:
    """The kind of a voice by the words of its name; `around` are words near it that may tell it was captured."""
    lows = [token.low for token in words]
    documents = any(_types().get(low) in ("document", "agency_paper", "official_declaration") for low in lows)
    if documents and any(token.low in _taken() for token in (*words, *around)):
        return "captured_document"
    return next((_types()[low] for low in lows if low in _types()), "statement")


def unnamed_type(saying: Saying) -> str:
    """The kind of a voice that is not named."""
    if saying.manner == "knowing":
        return "unattributed_knowledge"
    return "evidence" if saying.manner == "showing" else "hearsay"
