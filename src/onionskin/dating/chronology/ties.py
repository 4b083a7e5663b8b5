"""How the statements of one happening stand together, and from how many independent sources they come.

Two chains are independent where they share no voice below the author. A document that speaks for itself is one source;
so is a voice that several documents pass on, and whatever has the same words. Voices without a name are one source,
for nobody can tell them apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from onionskin.dating.chronology.acts import plain
from onionskin.dating.chronology.linking import wide
from onionskin.dating.chronology.sheet import WORD
from onionskin.dating.chronology.standing import apart, dates, effective, likeness, one_figure, sureness
from onionskin.record import AUTHOR, UNNAMED, Happening, Statement, Tie

COPIED, LONG = 0.8, 5
"""Words of two statements so far the same, with at least so many of them, were copied or quoted from one another."""
PAIRED = 40
"""Statements of one happening that are compared each with each; of more, the first ones that differ in time, sureness
and document."""
_FIGURE = " Their years differ in one figure, in which one of the pages may be misread."
DENIED, ASIDE = 0.75, 400
"""How alike the words must be of which one denies the other, without a time; and within how many code points of one
page that is a turn of speech."""


def happening(group: Sequence[Statement], copies: Mapping[str, str] | None = None) -> Happening:
    """The happening that a group of statements is of. `copies` names for a page the cluster of near copies it is in."""
    near = copies or {}
    first = sorted(group, key=lambda one: one.id)
    nodes = {one.id: voices(one) for one in first}
    ends = [(one.earliest, one.latest) for one in first if one.edtf is not None]
    return Happening(
        id=first[0].id,
        name=telling(first).proposition,
        act=first[0].act,
        statements=tuple(one.id for one in first),
        ties=tuple(_ties(_paired(first), nodes)),
        actors=_often(one.actors for one in first),
        places=_often(one.places for one in first),
        earliest=_bound([start for start, _ in ends], min),
        latest=_bound([end for _, end in ends], max),
        sources=sources(first, near),
    )


def telling(group: Sequence[Statement]) -> Statement:
    """The statement that says most: surest, of the narrowest time, its words neither few nor many."""

    def rank(one: Statement) -> tuple[int, int, int, str]:
        sure = ("CT", "PR", "PS", "Uu").index(effective(one)[:2])
        length = len(one.proposition)
        return (one.timed == "event", sure, abs(length - 80) // 20, one.id)

    return min(group, key=rank)


def voices(one: Statement) -> frozenset[str]:
    """Through whom a statement comes, below the author: names in plain words; empty where the author alone says it."""
    found = set[str]()
    for voice in one.voices:
        if voice.name != AUTHOR and voice.rank:
            found.add(
                UNNAMED if voice.name == UNNAMED else " ".join(map(plain, WORD.findall(voice.name))) or voice.name
            )
    return frozenset(found)


def sources(group: Sequence[Statement], copies: Mapping[str, str]) -> int:
    """How many independent sources statements come from."""
    of = {one.id: one.id for one in group}

    def root(id_: str) -> str:
        while of[id_] != id_:
            of[id_] = of[of[id_]]
            id_ = of[id_]
        return id_

    nodes = {one.id: voices(one) for one in group}
    for one, other in combinations(group, 2):
        if _dependent(one, other, nodes, copies):
            a, b = sorted((root(one.id), root(other.id)))
            of[b] = a
    return len({root(one.id) for one in group})


def _dependent(
    one: Statement, other: Statement, nodes: Mapping[str, frozenset[str]], copies: Mapping[str, str]
) -> bool:
    if nodes[one.id] & nodes[other.id]:
        return True
    if not (nodes[one.id] and nodes[other.id]) and one.document == other.document:
        return True
    pages = {copies.get(page, page) for page in one.copies} & {copies.get(page, page) for page in other.copies}
    return copied(one, other) or (bool(pages) and one.document != other.document)


def copied(one: Statement, other: Statement) -> bool:
    """Whether two statements have so many words in common that one was copied from the other."""
    return min(len(one.words), len(other.words)) >= LONG and likeness(one, other) >= COPIED


def _paired(group: Sequence[Statement]) -> Sequence[Statement]:
    if len(group) <= PAIRED:
        return group
    kinds = {(one.edtf, effective(one), one.document): one for one in reversed(group)}
    return sorted(kinds.values(), key=lambda one: one.id)[:PAIRED]


def _ties(group: Sequence[Statement], nodes: Mapping[str, frozenset[str]]) -> Iterator[Tie]:
    for one, other in combinations(group, 2):
        yield tie(one, other, tuple(sorted(nodes[one.id] & nodes[other.id])))


def tie(one: Statement, other: Statement, shared: tuple[str, ...] = ()) -> Tie:
    """How one statement stands to another. `shared` are the voices that both come through."""
    when, gap = "undated", 0
    if one.edtf is not None and other.edtf is not None:
        when = dates(one.edtf, other.edtf, (one.part, other.part))
        gap = apart(one.edtf, other.edtf) or 0
    sure = sureness(effective(one), effective(other))
    kind = _kind(one, other, (when, sure), shared)
    return Tie(one.id, other.id, kind, when, sure, gap, shared, why(one, other, (when, sure, gap), kind))


def _kind(one: Statement, other: Statement, how: tuple[str, str], shared: tuple[str, ...]) -> str:
    when, sure = how
    if when == "apart" or (sure == "reversed" and _same_thing(one, other)):
        return "conflicts"
    if sure in ("stronger", "weaker"):
        return "drifts"
    if when in ("narrower", "wider"):
        return "refines"
    same = bool(shared) or one.document == other.document or copied(one, other)
    if sure == "same" and when in ("equal", "overlap"):
        return "repeats" if same else "supports"
    return "beside"


def _same_thing(one: Statement, other: Statement) -> bool:
    """Whether what the one says and the other denies is so much the same that they contradict each other: its words
    are, or its times both tell one act from another. Within a few lines it is taken for a turn of speech."""
    near = set(one.copies) & set(other.copies) and abs(one.target.start - other.target.start) < ASIDE
    return not near and (likeness(one, other) >= DENIED or not (wide(one) or wide(other)))


def why(one: Statement, other: Statement, how: tuple[str, str, int], kind: str) -> str:
    """How two statements stand together, in a sentence."""
    when, sure, gap = how
    days = f"{gap:,} day{'' if gap == 1 else 's'}"
    between = f", with {days} between" if gap else ""
    loosely = ", as far as *about* allows" if gap else ""
    time = {
        "equal": "Both give the same time",
        "narrower": f"The first gives a time ({one.edtf}) within that of the second ({other.edtf})",
        "wider": f"The first gives a time ({one.edtf}) around that of the second ({other.edtf})",
        "overlap": f"Their times ({one.edtf}, {other.edtf}) have days in common{loosely}",
        "apart": f"Their times ({one.edtf} and {other.edtf}) have no day in common{between}",
        "undated": "One of them gives no time",
    }[when]
    value, against = effective(one), effective(other)
    certainty = {
        "same": f"both are as sure ({value})",
        "stronger": f"the first is surer ({value} against {against})",
        "weaker": f"the second is surer ({against} against {value})",
        "reversed": f"one says what the other denies ({value} against {against})",
        "unsaid": "one leaves open whether it is so",
    }[sure]
    figure = one.edtf is not None and other.edtf is not None and when == "apart" and one_figure(one.edtf, other.edtf)
    return f"{time}; {certainty}.{_FIGURE if figure else ''}"


def _often(names: Iterator[tuple[str, ...]] | Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    counted: dict[str, int] = {}
    for of in names:
        for name in of:
            counted[name] = counted.get(name, 0) + 1
    return tuple(sorted(counted, key=lambda name: (-counted[name], name)))


def _bound(ends: Sequence[str | None], least: object) -> str | None:
    known = [end for end in ends if end is not None]
    if not known or len(known) < len(ends):
        return None
    return str(least(known))  # type: ignore[operator]
