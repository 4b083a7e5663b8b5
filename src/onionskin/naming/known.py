"""Names that are what they are wherever they stand: states, capitals, bodies; and capitals that name no one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onionskin.naming.lexing import Token, tokens
from onionskin.naming.lists import table


@dataclass(frozen=True, slots=True)
class Known:
    """A row of known.toml: its words as printed, what they name, and how a place is meant if nothing tells.

    `governs` tells that a government sits there, or that it is a state.
    """

    words: tuple[str, ...]
    type: str
    sense: str | None
    governs: bool = False


@cache
def known() -> dict[str, tuple[Known, ...]]:
    """The names by their first word, folded, the longest first."""
    found: dict[str, list[Known]] = {}
    for row in table("known.toml")["known"]:
        for name in " ".join(row["names"].split()).replace(" |", "|").split("|"):
            words = tuple(token.word for token in tokens(name.strip()))
            found.setdefault(words[0].lower(), []).append(
                Known(words, row["type"], row.get("sense"), row.get("governs", False))
            )
    return {first: tuple(sorted(rows, key=lambda row: -len(row.words))) for first, rows in found.items()}


def known_names(cut: Sequence[Token], capitals: Sequence[bool]) -> Iterator[tuple[int, int, Known]]:
    """Tokens [first, last) that are a name of the list, the longest at each place, none in another."""
    table, at = known(), 0
    while at < len(cut):
        row = next((one for one in table.get(cut[at].word.lower(), ()) if _stands(cut, capitals, at, one)), None)
        if row is not None:
            yield at, at + len(row.words), row
            at += len(row.words)
        else:
            at += 1


def _stands(cut: Sequence[Token], capitals: Sequence[bool], at: int, row: Known) -> bool:
    """Whether a name stands here: as printed, or all in capitals; one of letters alone only as printed."""
    here = [token.word for token in cut[at : at + len(row.words)]]
    if len(here) < len(row.words):
        return False
    if tuple(here) == row.words:
        return True
    if all(word.isupper() for word in row.words):
        return False
    return capitals[at] and [word.lower() for word in here] == [word.lower() for word in row.words]
