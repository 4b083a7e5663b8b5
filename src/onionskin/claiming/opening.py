"""The word that opens a clause."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from onionskin.claiming.lexing import Token
from onionskin.claiming.lists import table
from onionskin.claiming.subjects import HARD, MARKS, PREPOSITIONS


@cache
def sets() -> dict[str, frozenset[str]]:
    """The words of clauses.toml under what they do."""
    return {name: frozenset(row["words"].split()) for name, row in table("clauses.toml").items()}


def mark_of(sentence: Sequence[Token], end: int, first: int) -> int | None:
    """The word that opens a clause between two verb groups: the last *that* or *who*, the first *when* behind it."""
    found = None
    for at in range(end, first):
        kind = sentence[at].tag
        if kind in HARD:
            found = None
        elif kind in ("WH", "THAT"):
            found = at
        elif kind == "SC" and _opens_clause(sentence, at, first, led=not end and at > 0):
            weak = found is None or sentence[found].tag != "SC" or sentence[found].low in (*PREPOSITIONS, "as", "than")
            found = at if weak else found
        elif kind == "," and found is not None and _full(sentence, found, at):
            found = None
        elif kind == "CC" and found is None and at + 1 < first and sentence[at + 1].tag in MARKS:
            continue
    if (
        found is not None
        and first
        and sentence[first - 1].tag == "CC"
        and sentence[found].low in (*PREPOSITIONS, "as", "than")
    ):
        return None  # appeared before a committee and reported
    return found


def _opens_clause(sentence: Sequence[Token], at: int, first: int, *, led: bool) -> bool:
    """Whether `as`, `before`, `since` and the like open a clause and not a phrase: a subject and this verb follow."""
    low = sentence[at].low
    if led and low in PREPOSITIONS and sentence[at - 1].tag in ("NN", "NP", "PS", "CD"):
        return False  # no one before the war had expected
    if low in sets()["conditions"] or low in ("whether", "because", "although", "though", "while", "whereas", "unless"):
        return True
    rest = sentence[at + 1 : first]
    if low == "as" and rest and rest[0].tag in ("CD", "JJ", "VBN"):
        return False
    return all(token.tag not in (",", ";") for token in rest) or low in ("when", "where", "how", "why")


def _full(sentence: Sequence[Token], mark: int, comma: int) -> bool:
    """Whether what a word opened ends at a comma without a verb: `when in February, the DRV moved`."""
    if sentence[mark].tag != "SC" or comma <= mark + 1:
        return False
    if sentence[mark].low in ("as", "than", "before", "after", "since", "until"):
        return True
    return all(
        token.tag in ("JJ", "VBN", "VBG", "IN", "RB", "NN") for token in sentence[mark + 1 : comma]
    )  # while drunk
