"""Phrases of saying: *according to*, *in his view*, *from the testimony of*, *reportedly*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from onionskin.claiming.lexing import Token
from onionskin.claiming.phrases import nouns_after, possessor
from onionskin.claiming.reach import around, clause_of
from onionskin.claiming.saying import Parsed, Range, Saying, words_of


def according(parsed: Parsed) -> Iterator[Saying]:
    """`according to CIA reports`."""
    tokens = parsed.tokens
    for at in range(len(tokens) - 2):
        if tokens[at].low == "according" and tokens[at + 1].low == "to":
            of = nouns_after(tokens, at + 2)
            content = None if of is None else around(parsed, at, of[1])
            if (
                of is not None
                and content is not None
                and any(content[0] <= one.head < content[1] for one in parsed.groups if one.form == "finite")
            ):
                yield Saying((at, at + 2), content, (of,), "neutral", "according")


def views(parsed: Parsed) -> Iterator[Saying]:
    """`in his view`, `in the opinion of the Joint Chiefs`."""
    tokens = parsed.tokens
    for at, token in enumerate(tokens):
        if token.low not in words_of("views") or at < 2:
            continue
        if tokens[at - 1].low in ("his", "her", "their", "my", "our") and tokens[at - 2].low == "in":
            own = tokens[at - 1].low in words_of("first_person")
            yield Saying((at - 2, at + 1), around(parsed, at - 2, at + 1), ((at - 1, at),), "believing", "view", own)
        elif tokens[at - 1].tag == "POS":
            owner = possessor(tokens, at)
            if owner is not None and owner[0] and tokens[owner[0] - 1].low == "in":
                yield Saying(
                    (owner[0] - 1, at + 1), around(parsed, owner[0] - 1, at + 1), (owner,), "believing", "view"
                )
        elif (
            tokens[at - 1].low == "the"
            and tokens[at - 2].low == "in"
            and at + 2 < len(tokens)
            and tokens[at + 1].low == "of"
        ):
            of = nouns_after(tokens, at + 2)
            if of is not None:
                yield Saying((at - 2, at + 2), around(parsed, at - 2, of[1]), (of,), "believing", "view")


def evidence(parsed: Parsed) -> Iterator[Saying]:
    """`from the testimony of prisoners and captured documents`, `on the basis of intercepts`."""
    tokens, nouns = parsed.tokens, words_of("evidence")
    for at, token in enumerate(tokens):
        lead = _lead(tokens, at)
        if not lead or (at and tokens[at - 1].tag not in (",", "(") and token.low == "from"):
            continue
        of = nouns_after(tokens, at + lead)
        if of is None or not any(one.low in nouns for one in tokens[of[0] : of[1]]):
            continue
        if token.low == "from" and of[1] < len(tokens) and tokens[of[1]].tag not in (",", ")"):
            continue
        yield Saying((at, at + lead), clause_of(parsed, at, of[1]), _each(tokens, of, nouns), "showing", "evidence")


def _lead(tokens: Sequence[Token], at: int) -> int:
    words = [token.low for token in tokens[at : at + 4]]
    if words[:4] == ["on", "the", "basis", "of"] or words[:4] == ["on", "the", "evidence", "of"]:
        return 4
    if words[:2] in (["based", "on"], ["judging", "from"], ["judging", "by"]):
        return 2
    return 1 if words[:1] == ["from"] else 0


def _each(tokens: Sequence[Token], of: Range, nouns: frozenset[str]) -> tuple[Range, ...]:
    """The sources of a phrase one by one: prisoners, and captured documents."""
    first = of[0]
    if of[0] + 2 < of[1]:
        for at in range(of[0], of[1] - 1):
            if tokens[at].low in nouns and tokens[at + 1].low in ("of", "by", "from"):
                first = at + 2
                break
    cuts = [at for at in range(first, of[1]) if tokens[at].tag == "CC"]
    edges = [first - 1, *cuts, of[1]]
    parts = [(a + 1, b) for a, b in pairwise(edges) if a + 1 < b]
    return tuple(parts) or (of,)


def adverbs(parsed: Parsed) -> Iterator[Saying]:
    """`reportedly`, `allegedly`: someone says so who is not named."""
    for at, token in enumerate(parsed.tokens):
        if token.low in words_of("adverbs"):
            clause = next(
                (one for one in reversed(parsed.clauses) if one.first <= at < max(one.last, one.group.last)), None
            )
            if clause is not None:
                manner = "neutral" if token.low in ("reportedly", "reputedly") else "doubting"
                yield Saying((at, at + 1), (clause.first, clause.last), (), manner, "adverb")
