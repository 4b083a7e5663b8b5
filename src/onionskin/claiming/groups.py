"""The verb groups of a sentence: auxiliaries, negation and the verb they belong to.

    He [had been expressing] conviction that Diem [would stamp] it out unless the DRV [were] [to reinforce] the party

`head` is the verb that says what is asserted; a group without a finite verb is an infinitive, an -ing form or a
participle.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onionskin.claiming.lexing import Token
from onionskin.claiming.lists import verb_forms

FINITE = frozenset(["VBD", "VBZ", "VBP"])
_INNER = frozenset(["RB", "NOT", "PO"])
_LONG = 9
"""Words of a subject that may stand between an auxiliary and its verb: `even had the decision been taken`."""


@dataclass(slots=True)
class Group:
    """`sentence[first:last]` with its head. `form` is `finite`, `to`, `ing` or `participle`.

    `modal` is the modal verb, folded; `negated` tells of a *not* within; `inverted` that the subject stands inside.
    """

    first: int
    last: int
    head: int
    form: str
    lemma: str
    modal: str | None = None
    perfect: bool = False
    passive: bool = False
    progressive: bool = False
    negated: bool = False
    inverted: bool = False
    past: bool = False
    words: frozenset[str] = field(default_factory=frozenset)


def groups(sentence: Sequence[Token]) -> list[Group]:
    """The verb groups of a tagged sentence, in order; none overlap."""
    found: list[Group] = []
    at = 0
    while at < len(sentence):
        group = _group(sentence, at)
        if group is None:
            at += 1
            continue
        found.append(_negated(sentence, group))
        at = group.last
    return found


def _negated(sentence: Sequence[Token], group: Group) -> Group:
    """The same, with a *never* or *no longer* that stands right before it."""
    at = group.first - 1
    while at >= 0 and sentence[at].tag in ("RB", "NOT"):
        group.negated |= sentence[at].tag == "NOT"
        at -= 1
    return group


def _group(sentence: Sequence[Token], at: int) -> Group | None:
    kind = sentence[at].tag
    if kind in ("MD", "BE", "HV", "DO") or kind in FINITE or kind in ("VBN", "VBG", "VB"):
        return _taken(sentence, at, at)
    if kind == "TO":
        after = at + 1
        while after < len(sentence) and sentence[after].tag in _INNER and sentence[after].tag != "PO":
            after += 1
        if after < len(sentence) and (sentence[after].tag == "VB" or sentence[after].low in ("be", "have", "do")):
            return _taken(sentence, at, after)
    return None


@dataclass(slots=True)
class _Chain:
    modal: str | None = None
    has: bool = False
    is_: bool = False
    did: bool = False
    negated: bool = False
    inverted: bool = False


def _taken(sentence: Sequence[Token], first: int, at: int) -> Group:
    """The group that begins at `first`, its first verb at `at`."""
    chain, last = _Chain(), at
    start = at
    while at < len(sentence):
        token = sentence[at]
        if token.tag == "MD" and at == start:
            chain.modal = token.low
        elif token.tag in ("BE", "HV", "DO") and (at == start or _follows(token, sentence, start, at, chain)):
            chain.has |= token.tag == "HV"
            chain.is_ |= token.tag == "BE"
            chain.did |= token.tag == "DO"
        elif token.tag in _INNER and token.tag != "PO":
            chain.negated |= token.tag == "NOT"
            at += 1
            continue
        elif token.low.endswith("n't") and at == start:
            chain.negated = True
        elif token.tag[:2] == "VB" and (at == start or _completes(token, chain)):
            return _made(sentence, first, at, chain)
        elif at > start and (over := _over(sentence, first, at)) is not None:
            chain.inverted |= sentence[at].tag not in ("IN", ",")
            at = over
            continue
        else:
            break
        if token.low.endswith("n't"):
            chain.negated = True
        last = at
        at += 1
    return _made(sentence, first, last, chain)


def _follows(token: Token, sentence: Sequence[Token], start: int, at: int, chain: _Chain) -> bool:
    """Whether an auxiliary goes on with those before: `would have been`; `was` after `had` begins another group."""
    if token.low in ("be", "been", "being"):
        return True
    return token.low == "have" and (
        chain.modal is not None or sentence[start].tag == "TO" or sentence[start - 1].tag == "TO"
    )


def _completes(token: Token, chain: _Chain) -> bool:
    if token.tag in ("VBN", "VBD", "JJ"):
        return ((chain.has or chain.is_) and token.tag != "VBD") or (token.tag == "VBD" and chain.has)
    if token.tag == "VBG":
        return chain.is_
    return token.tag == "VB" and (chain.modal is not None or chain.did)


def _over(sentence: Sequence[Token], first: int, at: int) -> int | None:
    """Past the subject that stands inside an inverted group; None where there is none."""
    auxiliary = sentence[at - 1]
    if sentence[at].tag == ",":
        return _past_aside(sentence, at)
    if auxiliary.tag == "HV" and sentence[at].tag == "IN":
        return _past_phrase(sentence, at)
    if auxiliary.low not in ("had", "were", "should", "did", "does", "do", "could", "would", "can"):
        return None
    before = sentence[first - 1] if first else None
    fronted = before is None or before.low in (
        "even",
        ",",
        "and",
        "but",
        "nor",
        "neither",
        "never",
        "so",
        "—",
        "--",
        '"',
        "“",
    )
    if not fronted or sentence[at].tag not in ("DT", "PS", "NP", "NN", "THAT", "CD", "JJ"):
        return None
    for place in range(at + 1, min(len(sentence), at + _LONG)):
        kind = sentence[place].tag
        if kind in ("VBN", "VB", "BE", "HV") and sentence[place].low not in ("is", "was", "are", "were", "has", "had"):
            return place
        if kind == "VBD" and auxiliary.low == "had":
            sentence[place].tag = "VBN"
            return place
        if kind in (",", ";", ":", "MD", "VBZ", "BE", "HV", "SC", "WH"):
            return None
    return None


def _past_aside(sentence: Sequence[Token], at: int) -> int | None:
    """Past a short aside between an auxiliary and its verb: `had not, in fact, seen them`."""
    for place in range(at + 2, min(len(sentence) - 1, at + 8)):
        if sentence[place].tag == ",":
            verb = sentence[place + 1]
            return place + 1 if verb.tag in ("VBN", "VB", "VBG", "VBD") or verb.low in ("be", "been") else None
        if sentence[place].tag in ("PS", "MD", "VBD", "VBZ", "VBP", "BE", "HV", "SC", "WH"):
            return None
    return None


def _past_phrase(sentence: Sequence[Token], at: int) -> int | None:
    """Past a short phrase between an auxiliary and its participle: `had for years stressed`."""
    for place in range(at + 2, min(len(sentence), at + 5)):
        token = sentence[place]
        if token.tag in ("VBN", "VBD") and verb_forms().get(token.low, ("", "n"))[1] != "d":
            token.tag = "VBN"
            return place
        if token.tag not in ("NN", "CD", "NP", "JJ", "DT"):
            return None
    return None


def _made(sentence: Sequence[Token], first: int, head: int, chain: _Chain) -> Group:
    token = sentence[head]
    lemma, _ = verb_forms().get(token.low, (token.low, ""))
    if token.tag in ("BE", "HV", "DO"):
        lemma = {"BE": "be", "HV": "have", "DO": "do"}[token.tag]
    elif token.tag == "MD":
        lemma = token.low
    elif token.low not in verb_forms() and token.low.endswith("ed"):
        lemma = token.low[:-2]
    starts = sentence[first]
    if starts.tag == "TO":
        form = "to"
    elif starts.tag in ("MD", "DO") or starts.tag in FINITE or starts.tag == "VB":
        form = "finite"
    elif starts.low in ("be", "being", "been", "having"):
        form = "ing" if starts.low in ("being", "having") else "participle" if starts.low == "been" else "finite"
    elif starts.tag in ("BE", "HV"):
        form = "finite"
    else:
        form = "ing" if starts.tag == "VBG" else "participle"
    passive = token.tag == "VBN" and (chain.is_ or form == "participle")
    past = token.tag == "VBD" or starts.low in ("was", "were", "had", "did")
    words = frozenset(sentence[at].low for at in range(first, head + 1)) if not chain.inverted else frozenset()
    perfect = chain.has and token.tag in ("VBN", "VBD", "BE", "HV") and head > first
    return Group(
        first, head + 1, head, form, lemma, chain.modal, perfect,
        passive, token.tag == "VBG" and chain.is_, chain.negated, chain.inverted, past, words,
    )  # fmt: skip


def parsed(text_tokens: Sequence[Token]) -> Iterator[Group]:
    """The groups of a sentence, one by one."""
    yield from groups(text_tokens)
