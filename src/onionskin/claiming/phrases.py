"""Noun phrases around a word: who stands before it, behind it, whose it is."""

from __future__ import annotations

from collections.abc import Sequence

from onionskin.claiming.clauses import Clause
from onionskin.claiming.lexing import Token
from onionskin.claiming.lists import table

Range = tuple[int, int]
_NP = frozenset(["NN", "NP", "JJ", "DT", "CD", "POS", "VBN", "PO", "&"])
_LONG = 24


def nouns_after(tokens: Sequence[Token], at: int) -> Range | None:
    """The noun phrase that begins at a token, with what *of* and *and* join to it; None where none begins."""
    start = at
    while at < len(tokens) and at - start < _LONG:
        kind = tokens[at].tag
        if (
            (
                kind in _NP
                or (kind in ("PS", "WH") and at == start)
                or (kind == "RB" and at + 1 < len(tokens) and tokens[at + 1].tag in ("JJ", "NN", "CD"))
            )
            or (
                tokens[at].low in ("of", "in", "for", "from", "to", "at")
                and at > start
                and at + 1 < len(tokens)
                and tokens[at + 1].tag in _NP
                and tokens[at - 1].tag not in ("PS",)
            )
            or (
                kind == "CC"
                and at > start
                and at + 1 < len(tokens)
                and tokens[at + 1].tag in _NP
                and tokens[at].low in ("and", "or")
            )
        ):
            at += 1
        else:
            break
    while at > start and tokens[at - 1].tag in ("CC", "DT", "POS", "IN"):
        at -= 1
    return (
        (start, at)
        if at > start and any(one.tag in ("NN", "NP", "PS", "PO", "CD", "JJ", "DT") for one in tokens[start:at])
        else None
    )


def by_agent(tokens: Sequence[Token], at: int, content: Range) -> Range | None:
    """Who stands behind *by* right after a passive."""
    for place in range(at, min(at + 3, len(tokens))):
        if tokens[place].low == "by":
            of = nouns_after(tokens, place + 1)
            return of if of is not None and (of[1] <= content[0] or of[0] >= content[1] or content[0] < at) else None
        if tokens[place].tag not in ("RB",):
            return None
    return None


def possessor(tokens: Sequence[Token], at: int) -> Range | None:
    """Whose a noun is: `Ho's`, `the Ambassador's`, `his`."""
    place = at - 1
    while place >= 0 and tokens[place].tag in ("JJ", "NN", "VBN", "CD") and place > at - 4:
        place -= 1
    if place < 0:
        return None
    if tokens[place].low in ("his", "her", "their", "its", "my", "our"):
        return place, place + 1
    if tokens[place].tag == "POS" or (tokens[place].low.endswith("'s") and len(tokens[place].low) > 2):
        first = place
        while first and tokens[first - 1].tag in ("NN", "NP", "JJ", "DT", "CD"):
            first -= 1
        return (first, place) if first < place else None
    return None


def antecedent(tokens: Sequence[Token], clause: Clause) -> Range | None:
    """The noun phrase before a relative or participle clause; a date that stands between is passed over."""
    at = clause.first
    while True:
        while at and tokens[at - 1].tag in (",", "RB", "(", "WH", "IN"):
            at -= 1
        first = at
        who = tokens[clause.first].low == "who"
        while first and (tokens[first - 1].tag in _NP or (not who and tokens[first - 1].low == "of" and first - 1)):
            first -= 1
        if first == at:
            return clause.subject
        if not all(token.tag == "CD" or token.low in MONTHS for token in tokens[first:at]):
            return first, at
        at = first


MONTHS = frozenset(table("tagging.toml")["months"].split())


def trimmed(tokens: Sequence[Token], of: Range | None) -> Range | None:
    """A subject without the asides and adverbs that stand in it: `Ho, upon his return,` is Ho."""
    if of is None:
        return None
    first, last = of
    while first < last and tokens[first].tag in (",", "RB", "CC", "SC", "NOT", '"', "“", "THAT"):
        first += 1
    first = next((at + 1 for at in range(last - 2, first, -1) if tokens[at].tag == ")"), first)
    stop = next((at for at in range(first + 1, last) if tokens[at].tag in (",", "(", "--", "—", "WH")), last)
    if tokens[first].tag == "IN" and first < last:
        after = [at for at in range(first, last) if tokens[at].tag == ","]
        if after:
            first = after[-1] + 1 if after[-1] + 1 < last else first
            stop = last
    last = stop
    if last - first > 1 and tokens[last - 1].tag == "PS" and tokens[first].tag == "IN":
        return last - 1, last  # from the talks we
    while last > first and tokens[last - 1].tag in (",", "RB", "NOT", ")"):
        last -= 1
    return (first, last) if first < last else None
