"""What is told to the model of each word: its shape, its ends, the lists it stands in, and its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onionskin.naming.known import known_names
from onionskin.naming.lexing import Token
from onionskin.naming.lists import clusters, common, lexicon, listed, phrases, towns

MARGIN = 2
_RUNS = re.compile(r"(.)\1+")
CAPITALS = 0.7
"""Share of letters of a line that are capitals from which its capitals say nothing."""

LONG = 5
"""Letters from which a line of one or two words counts as one in capitals; fewer may be an abbreviation."""


@lru_cache(maxsize=200_000)
def shape(word: str) -> str:
    """A word with its letters as X and x and its figures as d, runs drawn together: `McNamara` is XxXx."""
    drawn = "".join("X" if c.isupper() else "x" if c.isalpha() else "d" if c.isdigit() else c for c in word)
    return _RUNS.sub(r"\1", drawn)


@lru_cache(maxsize=200_000)
def signs(folded: str) -> tuple[str, ...]:
    """The lists a word stands in."""
    found = [name for name, words in lexicon().items() if folded in words]
    if folded in towns():
        found.append("town")
    if folded in listed("given"):
        found.append("given")
    if folded in listed("surnames"):
        found.append("surname")
    if folded in listed("states"):
        found.append("state")
    *_, last = folded.split("-")
    if last != folded and len(last) > 1:
        found += [f"-{sign}" for sign in signs(last) if sign in ("place", "town", "surname", "organisation")]
    return tuple(found)


@lru_cache(maxsize=200_000)
def _own(word: str, capitals: bool) -> tuple[str, ...]:
    """What a word says by itself; in a line of capitals its own say nothing."""
    folded = word.lower()
    kind = "capitals" if capitals else shape(word)
    if capitals and not word.isalpha():
        kind = f"capitals:{shape(word)}"
    known = f"z={common(folded)}"
    said = [f"w={folded}", f"s={kind}", f"e3={folded[-3:]}", f"b3={folded[:3]}", f"e2={folded[-2:]}", known]
    said.append(f"{known}|{kind}")
    mine = signs(folded)
    said += [f"l={sign}" for sign in mine]
    said.append(f"ls={'+'.join(mine)}|{kind}")
    if folded in clusters():
        said += [f"c={clusters()[folded]}", f"c={clusters()[folded]}|{kind}"]
    if len(word) <= 2:
        said.append("short")
    return tuple(said)


@lru_cache(maxsize=200_000)
def _beside(word: str, capitals: bool) -> tuple[str, str, str, str]:
    """What a word says to its neighbours: itself, its shape, its lists, its cluster."""
    folded = word.lower()
    return folded, "capitals" if capitals else shape(word), "+".join(signs(folded)) or "-", clusters().get(folded, "-")


def in_phrases(folded: Sequence[str]) -> dict[int, str]:
    """Words that stand in a name of several words that is listed."""
    table, found = phrases(), dict[int, str]()
    at = 0
    while at < len(folded):
        for words, sign in table.get(folded[at], ()):
            if tuple(folded[at : at + len(words)]) == words:
                found |= {at + more: f"B{sign}" if not more else f"I{sign}" for more in range(len(words))}
                at += len(words) - 1
                break
        at += 1
    return found


def headlines(cut: Sequence[Token]) -> list[bool]:
    """For each token, whether most longer words of its printed line have a capital, as in a heading."""
    found: list[bool] = []
    first = 0
    for at in range(1, len(cut) + 1):
        if at == len(cut) or cut[at].line:
            words = [token.word for token in cut[first:at] if len(token.word) > LONG - 2 and token.word.isalpha()]
            big = sum(word[0].isupper() for word in words)
            found += [len(words) > 2 and big > CAPITALS * len(words)] * (at - first)
            first = at
    return found


def in_capitals(cut: Sequence[Token]) -> list[bool]:
    """For each token, whether its printed line is all in capitals."""
    found: list[bool] = []
    first = 0
    for at in range(1, len(cut) + 1):
        if at == len(cut) or cut[at].line:
            words = [token.word for token in cut[first:at] if token.word.isalpha()]
            letters = "".join(words)
            upper = sum(map(str.isupper, letters))
            found += [(len(words) > 2 or len(letters) >= LONG) and upper > CAPITALS * len(letters)] * (at - first)
            first = at
    return found


def stretches(cut: Sequence[Token]) -> list[tuple[int, int]]:
    """Runs of tokens [first, last) in which a name may stand: MARGIN tokens around each with a capital."""
    found: list[tuple[int, int]] = []
    for at, token in enumerate(cut):
        if not token.word[0].isupper():
            continue
        first, last = max(0, at - MARGIN), min(len(cut), at + MARGIN + 1)
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the tokens of a page tell of one another."""

    capitals: list[bool]
    heading: list[bool]
    plain: frozenset[str]
    named: frozenset[str]
    there: dict[int, str]
    known: dict[int, str]
    beside: list[tuple[str, str, str, str]]


def surroundings(cut: Sequence[Token]) -> Surroundings:
    """Taken once for a page: its lines in capitals, its small words, its names of several words."""
    capitals = in_capitals(cut)
    plain = frozenset(token.word for token in cut if token.word.islower())
    named = frozenset(
        token.word
        for token, big in zip(cut, capitals, strict=True)
        if token.word[0].isupper() and not big and not token.opens
    )
    beside = [_beside(token.word, big) for token, big in zip(cut, capitals, strict=True)]
    known = {at: row.type for first, last, row in known_names(cut, capitals) for at in range(first, last)}
    there = in_phrases([one[0] for one in beside])
    return Surroundings(capitals, headlines(cut), plain, named, there, known, [*_EDGE, *beside, *_EDGE])


_EDGE = [("<>", "<>", "<>", "<>")] * 2


def features(cut: Sequence[Token], around: Surroundings, at: int) -> list[str]:
    """What is told to the model of one token."""
    token = cut[at]
    before2, before, own, after, after2 = around.beside[at : at + 5]
    said = [
        *_own(token.word, around.capitals[at]),
        f"-w={before[0]}", f"-s={before[1]}", f"-l={before[2]}", f"+w={after[0]}", f"+s={after[1]}", f"+l={after[2]}",
        f"-2w={before2[0]}", f"+2w={after2[0]}", f"-2s={before2[1]}", f"+2s={after2[1]}",
        f"-s0={before[1]}|{own[1]}", f"0s+={own[1]}|{after[1]}", f"-l0={before[2]}|{own[2]}",
        f"0l+={own[2]}|{after[2]}", f"-s0+={before[1]}|{own[1]}|{after[1]}", f"-w0s={before[0]}|{own[1]}",
        f"0s+w={own[1]}|{after[0]}", f"-c={before[3]}", f"+c={after[3]}", f"-c+c={before[3]}|{own[1]}|{after[3]}",
        f"-2c={before2[3]}", f"+2c={after2[3]}",
    ]  # fmt: skip
    if token.opens:
        said.append(f"opens|{own[1]}")
    if around.heading[at]:
        said.append(f"heading|{own[1]}")
    if own[0] in around.plain:
        said.append("plain")
    if token.word in around.named:
        said.append("named")
    if at in around.there:
        said.append(f"there={around.there[at]}")
    if at in around.known:
        said.append(f"known={around.known[at]}")
    return said
