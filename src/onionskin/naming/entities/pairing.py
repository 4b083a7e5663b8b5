"""Which groups are looked at together: those that share something, and what comparing them says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from onionskin.naming.entities.comparing import ASK, Comparison
from onionskin.naming.entities.grouping import Group, key
from onionskin.naming.entities.people import Person, calls
from onionskin.naming.entities.spelling import sounded
from onionskin.naming.lists import common, listed, towns
from onionskin.record import Reason

CALLED, CALLED_SPELT, CALLED_MISREAD = 0.8, 0.77, 0.75
"""Scores of a name alone with one that is called so, spelt so, or would be misread so."""
SPELT_OUT = 0.85
"""The score of letters with what all other items that tell it spell them out as."""
SHORTEST = 6
"""Letters of the shortest name alone, or name of a place or body, that is taken for a misreading."""

FAR_RARER = 10
"""How many times rarer a name of the east must be to be a misreading of another by a syllable that is one too."""
SPELT_FROM = 5
"""And of the shortest that is taken for another spelling: shorter ones sound alike too often."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two groups by their places in a list, the lower first, and what comparing says. `called` tells that one is a
    name alone by which the other is called.
    """

    one: int
    other: int
    score: float
    reasons: tuple[Reason, ...]
    called: bool = False


def pairs(groups: Sequence[Group], comparison: Comparison) -> Iterator[Pair]:
    """Every pair of groups that may be one, each once."""
    yield from _people(groups, comparison)
    yield from _others(groups, comparison)


def _people(groups: Sequence[Group], comparison: Comparison) -> Iterator[Pair]:
    buckets: defaultdict[str, list[int]] = defaultdict(list)
    for at, group in enumerate(groups):
        if group.person is not None:
            for key in _keys(group.person):
                buckets[key].append(at)
    seen: set[int] = set()
    for low, high in chain(_within(buckets.values()), _near_calls(groups)):
        code = low * len(groups) + high
        if code not in seen:
            seen.add(code)
            if (pair := _pair(groups, low, high, comparison)) is not None:
                yield pair


def _within(buckets: Iterable[Sequence[int]]) -> Iterator[tuple[int, int]]:
    for members in buckets:
        for place, one in enumerate(members):
            for other in members[place + 1 :]:
                yield (one, other) if one < other else (other, one)


def _near_calls(groups: Sequence[Group]) -> Iterator[tuple[int, int]]:
    """Names alone that no list has, each with those of whose names it may be a misreading."""
    near: defaultdict[str, list[int]] = defaultdict(list)
    for at, group in enumerate(groups):
        if group.person is not None and group.bare and _unknown(group.person.order[0]):
            for form in _near(group.person.order[0]):
                near[form].append(at)
    for at, group in enumerate(groups) if near else ():
        if group.person is not None:
            met = {one for word in calls(group.person) for form in _near(word) for one in near.get(form, ())}
            for one in sorted(met - {at}):
                yield (one, at) if one < at else (at, one)


def _keys(one: Person) -> Iterator[str]:
    """What persons share of whom one may be the other: how the family name sounds; the given names and the ends of the
    family name, where that may be misread; the words, where their order is not known.
    """
    found = {f"family {sounded(word)}" for word in calls(one)}
    if not one.bare:
        given = " ".join(one.given[:2]) if len(one.given[0]) > 1 else ""
        if given:
            family = one.family[-1]
            found |= {f"given {given} {family[:2]}", f"given {given} {family[-3:]}"}
        found.add("words " + " ".join(sorted(one.order)))
        if one.eastern:
            found |= {f"east {one.order[0]} {one.order[-1]}", f"east {one.order[0]} {one.order[1]}"}
            found.add(f"east {one.order[-2]} {one.order[-1]}")
        found |= {"words " + " ".join(sorted(aside)) for aside in one.aside if len(aside) > 1}
    return iter(sorted(found))


def _unknown(word: str) -> bool:
    """Whether a word is long enough to be a misreading, and no list has it as a name or a word."""
    return (
        len(word) >= SHORTEST and common(word) == 0 and word not in listed("surnames") and word not in listed("given")
    )


def _near(word: str) -> set[str]:
    """A word, and the word with one letter less."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _pair(groups: Sequence[Group], low: int, high: int, comparison: Comparison) -> Pair | None:
    one, other = groups[low].person, groups[high].person
    if one is None or other is None or (one.bare and other.bare and one.order == other.order):
        return None
    if one.bare or other.bare:
        score, reasons = _called(one, other, comparison) if one.bare else _called(other, one, comparison)
        return Pair(low, high, score, reasons, True) if score else None
    score, reasons = comparison.compare(one, other)
    if score < ASK and one.eastern and other.eastern and _far_rarer(groups[low], groups[high]):
        score, reasons = comparison.one_syllable(one, other)
    return Pair(low, high, score, reasons) if score >= ASK else None


def _far_rarer(one: Group, other: Group) -> bool:
    few, many = sorted((one.pages, other.pages))
    return few * FAR_RARER <= many


def _called(bare: Person, other: Person, comparison: Comparison) -> tuple[float, tuple[Reason, ...]]:
    """Whether a name alone is what another is called, or for two alone a spelling or misreading of the other."""
    word = bare.order[0]
    if len(word) < 2 or (bare.suffix and bare.suffix != other.suffix):
        return 0.0, ()
    best, how, of = 0.0, "", ""
    for call in sorted(calls(other)):
        rate, why = comparison.word(word, call)
        if why == "spelt otherwise" and min(len(word), len(call)) < SPELT_FROM:
            continue
        if why == "misread" and not (_unknown(word) or (other.bare and _unknown(call))):
            continue
        score = {"the same word": CALLED, "spelt otherwise": CALLED_SPELT, "misread": CALLED_MISREAD}.get(why, 0.0)
        if score > best:
            best, how, of = score if rate else 0.0, why, call
    return (best, (Reason(f"called by {how}", best, f"{word} · {of}"),)) if best else (0.0, ())


def _others(groups: Sequence[Group], comparison: Comparison) -> Iterator[Pair]:
    """Names of places and bodies of which one is no known name and a letter away from the other; and letters that every
    item that spells them out spells out alike.
    """
    yield from _spelt_out(groups)
    buckets: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for at, group in enumerate(groups):
        if group.type in ("LOC", "ORG") and len(group.key) > SHORTEST and group.key.isalpha():
            for near in _near(group.key):
                buckets[group.type, near].append(at)
    seen: set[tuple[int, int]] = set()
    for members in buckets.values():
        for place, low in enumerate(members):
            for high in members[place + 1 :]:
                if (low, high) not in seen:
                    seen.add((low, high))
                    yield from _misread(groups, low, high, comparison)


def _spelt_out(groups: Sequence[Group]) -> Iterator[Pair]:
    meant: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for at, group in enumerate(groups):
        for name in group.names:
            if name.kind == "abbreviation":
                meant[name.called.type, key(name.called.type, name.called.form)].add(at)
    for (_, letters), places in meant.items():
        own = {at for at in places if groups[at].key == letters}
        if len(own) == 1 and len(places) == 2:
            low, high = sorted(places)
            reason = Reason("letters spelt out so elsewhere", SPELT_OUT, groups[(places - own).pop()].key)
            yield Pair(low, high, SPELT_OUT, (reason,))


def _misread(groups: Sequence[Group], low: int, high: int, comparison: Comparison) -> Iterator[Pair]:
    one, other = groups[low], groups[high]
    if _known(one) and _known(other):
        return
    score, how = comparison.word(one.key, other.key)
    if how == "misread" and score >= ASK:
        yield Pair(low, high, score, (Reason("misread", score, f"{one.key} · {other.key}"),))


def _known(group: Group) -> bool:
    """Whether the name of a place or body is a known name, or made of English words."""
    forms = {name.called.form.lower() for name in group.names}
    if group.key in towns() or any(form in listed("states") | towns() for form in forms):
        return True
    return any(all(common(word) > 0 for word in form.replace("-", " ").split()) for form in forms)


def joined(count: int, links: Iterable[tuple[int, int]]) -> list[int]:
    """The least place that each of `count` places is linked to, over any number of links."""
    root = list(range(count))

    def find(at: int) -> int:
        while root[at] != at:
            root[at] = root[root[at]]
            at = root[at]
        return at

    for one, other in links:
        low, high = sorted((find(one), find(other)))
        root[high] = low
    return [find(at) for at in range(count)]
