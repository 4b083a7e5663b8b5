"""How the name of a place is meant: *in Hanoi* is the city, *Hanoi dissented* its government.

Only what is a capital or a state can be a government, and a map that plots cities must not plot governments. The words
beside the name decide (senses.toml); where none does, it is what it is in the list of names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from onionskin.naming.found import Found
from onionskin.naming.known import known
from onionskin.naming.lexing import Token
from onionskin.naming.lists import lexicon, listed, table


@cache
def _says() -> dict[str, frozenset[str]]:
    return {name: frozenset(row["words"].split()) for name, row in table("senses.toml").items()}


@cache
def _governing_places() -> frozenset[str]:
    """Names of known.toml, folded, where a government sits."""
    return frozenset(" ".join(row.words).lower() for rows in known().values() for row in rows if row.governs)


@cache
def _senses() -> dict[str, str]:
    """Names of known.toml, folded, with the sense they have if nothing tells."""
    rows = (row for rows in known().values() for row in rows)
    return {" ".join(row.words).lower(): row.sense for row in rows if row.sense}


def with_senses(cut: Sequence[Token], names: Sequence[Found]) -> list[Found]:
    """The places of a page with how each is meant; what is no place comes back as it is."""
    words = [token.word.lower() for token in cut]
    at = {token.start: number for number, token in enumerate(cut)}
    ends = {token.end: number for number, token in enumerate(cut)}
    read: list[Found] = []
    before = ""
    for one in names:
        if one.type == "LOC" and one.form != "adjective" and one.start in at and one.end in ends:
            one = _meant(_beside(words, at[one.start], ends[one.end] + 1, before), one)
            before = one.sense or ""
        elif not one.inner:
            before = ""
        read.append(one)
    return read


@dataclass(frozen=True, slots=True)
class Beside:
    """A place in its words: its name, the words before it without *the*, *of* and commas, the words behind it, and the
    sense of the place named before it, where that is the name that stands before.
    """

    name: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    last_sense: str

    @property
    def near(self) -> str:
        """The word before it."""
        return self.before[-1] if self.before else ""


def _beside(words: Sequence[str], first: int, last: int, sense: str) -> Beside:
    before = tuple(word for word in words[max(0, first - 5) : first] if word not in ("the", "of", ","))
    return Beside(" ".join(words[first:last]), before, tuple(words[last : last + 5]), sense)


def _meant(place: Beside, one: Found) -> Found:
    """How a place is meant. A town that is no capital and a region is never a government."""
    kind = one.sense or _senses().get(place.name) or _kind(place.name)
    governs = kind == "state" or place.name in _governing_places()
    rule = _governing(place) if governs and not one.inner else None
    return replace(one, sense="government" if rule else kind, rule=rule or one.rule)


def _kind(name: str) -> str:
    """What a place is by its name."""
    if any(word in lexicon()["region"] for word in name.split()):
        return "region"
    return "state" if name in listed("states") else "city" if name in listed("places") else "region"


def _governing(place: Beside) -> str | None:
    """The rule by which a name stands for a government; None where it is the place itself."""
    says, near, before, after = _says(), place.near, place.before, place.after
    if near in ("and", "&") and place.last_sense == "government":
        return "joined with a government"
    if near in ("to", "toward"):
        told, gone = says["telling"] & {*before[-4:-1]}, says["going"] & {*before[-3:-1]}
        return "what is told is told to a government" if told and not gone else None
    if near == "from":
        return "what is ordered comes from a government" if says["coming"] & {*before[-4:-1]} else None
    if near in says["place_before"]:
        return None
    if after[:1] in (("'s",), ("’s",)) and after[1:2] and after[1] in says["owned"]:
        return "what belongs to a government"
    if near == "by" and place.name not in listed("states"):
        return "what is done is done by a government"
    acts = after[2:] if after[:1] == ("and",) else after
    adverb = len(acts) > 1 and acts[0].endswith("ly")
    if acts and acts[1 if adverb else 0] in says["acting"]:
        return "what governments do"
    return "joined with a government" if near in says["together"] else None
