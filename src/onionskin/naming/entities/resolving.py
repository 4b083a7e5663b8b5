"""Names become entities: block by block, with the reasons, what is in doubt, and what people decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onionskin.naming.entities.authorities import Authorities
from onionskin.naming.entities.blocks import Block, blocks, once
from onionskin.naming.entities.comparing import comparison
from onionskin.naming.entities.describing import Described, describe
from onionskin.naming.entities.grouping import Group, grouped
from onionskin.naming.entities.judging import Index, Joining
from onionskin.naming.entities.linking import Link, Linked, Linking
from onionskin.naming.entities.pairing import pairs
from onionskin.naming.entities.spelling import Misread, letters_apart
from onionskin.record import Appellation, Bond, Entity, Judgement, Name, Question, Reason

KNOWN = 0.97
"""The score of names that an authority has for one person's."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """What names come to.

    `entities` by id. `bonds` say of every merge why; names that differ in nothing that matters (the item, titles, the
    order of words, capitals, accents) are one without a bond. `questions` are pairs in doubt, those that would move
    most pages first. `faults` are sentences: judgements that contradict others, and which hold. `left_out` are the
    names that a person said are none.
    """

    entities: tuple[Entity, ...] = ()
    bonds: tuple[Bond, ...] = ()
    questions: tuple[Question, ...] = ()
    faults: tuple[str, ...] = ()
    left_out: tuple[Appellation, ...] = ()


def resolve(
    names: Iterable[Name],
    judgements: Sequence[Judgement] = (),
    authorities: Authorities | None = None,
    misread: Misread = letters_apart,
) -> Resolution:
    """All names at once: the same as every block settled by itself.

    The order of names says nothing; that of judgements does only where they contradict one another: the earlier holds.
    """
    cut = blocks(names, judgements, authorities, misread)
    return together(settle(block, judgements, authorities, misread) for block in cut)


def together(parts: Iterable[Resolution]) -> Resolution:
    """The resolutions of blocks as one."""
    done = list(parts)
    return Resolution(
        tuple(sorted((one for part in done for one in part.entities), key=lambda one: one.id)),
        tuple(sorted((one for part in done for one in part.bonds), key=lambda bond: (bond.one, bond.other))),
        tuple(sorted((one for part in done for one in part.questions), key=_asked)),
        tuple(sorted({one for part in done for one in part.faults})),
        tuple(sorted(one for part in done for one in part.left_out)),
    )


def _asked(one: Question) -> tuple[int, float, Appellation, Appellation]:
    return -one.moved, -one.score, one.one, one.other


def settle(
    block: Block,
    judgements: Sequence[Judgement] = (),
    authorities: Authorities | None = None,
    misread: Misread = letters_apart,
) -> Resolution:
    """The entities of one block. Of the judgements those count that are of its names."""
    listed = once(block)
    index = Index(listed)
    gone = {at for one in judgements if one.verdict == "delete" for at in index.places(one.one)}
    groups = grouped(name for at, name in enumerate(listed) if at not in gone)
    names = [name for group in groups for name in group.names]
    joining = Joining(names, judgements)
    found = list(pairs(groups, comparison(misread)))
    linked = Linking(groups, joining, comparison(misread)).run(found)
    if authorities is not None:
        linked.made += _joined_by(authorities, groups, joining)
    sets = joining.sets()
    described = describe(Described(groups, names, sets, joining, linked), judgements, authorities)
    return Resolution(
        tuple(sorted(described, key=lambda one: one.id)),
        tuple(_bonds(linked, names)) + tuple(_decided(judgements, joining, names)),
        tuple(_questions(linked, names, joining, judgements)),
        tuple(joining.faults),
        tuple(sorted(listed[at].called for at in gone)),
    )


def _joined_by(authorities: Authorities, groups: Sequence[Group], joining: Joining) -> list[Link]:
    """Groups that an authority, and no other, has for one."""
    first: dict[str, int] = {}
    made, at = [], 0
    for group in groups:
        rows = () if group.bare else authorities.matching(group.type, group.key)
        if len(rows) == 1:
            other = first.setdefault(rows[0], at)
            if joining.find(at) != joining.find(other) and joining.join(other, at):
                made.append(Link(other, at, KNOWN, (Reason("one by an authority", KNOWN, rows[0]),)))
        at += len(group.names)
    return made


def _bonds(linked: Linked, names: Sequence[Name]) -> Iterable[Bond]:
    for link in linked.made:
        one, other = sorted((names[link.one].called, names[link.other].called))
        yield Bond(one, other, round(link.score, 3), link.reasons)


def _decided(judgements: Sequence[Judgement], joining: Joining, names: Sequence[Name]) -> Iterable[Bond]:
    """A bond for every *same* that holds."""
    for judgement in judgements:
        ones, others = joining.index.places(judgement.one), joining.index.places(judgement.other)
        if judgement.verdict == "same" and ones and others and joining.find(ones[0]) == joining.find(others[0]):
            one, other = sorted((names[ones[0]].called, names[others[0]].called))
            yield Bond(one, other, 1.0, (Reason("people said so", 1.0),))


def _questions(
    linked: Linked, names: Sequence[Name], joining: Joining, judgements: Sequence[Judgement]
) -> Iterable[Question]:
    """Pairs in doubt, each pair of entities once, but those that people judged already."""
    unsure = set()
    for judgement in judgements:
        if judgement.verdict == "unsure":
            for one in joining.index.places(judgement.one):
                unsure |= {_pair(joining, one, other) for other in joining.index.places(judgement.other)}
    pages: dict[int, set[str]] = {}
    for at, name in enumerate(names):
        pages.setdefault(joining.find(at), set()).update(name.pages)
    best: dict[tuple[int, int], Link] = {}
    for link in linked.asked:
        pair = _pair(joining, link.one, link.other)
        open_ = pair[0] != pair[1] and pair not in unsure and not joining.parted(*pair)
        if open_ and (pair not in best or best[pair].score < link.score):
            best[pair] = link
    for pair, link in best.items():
        first, second = sorted((names[link.one].called, names[link.other].called))
        moved = min(len(pages[pair[0]]), len(pages[pair[1]]))
        yield Question(first, second, round(link.score, 3), link.reasons, moved)


def _pair(joining: Joining, one: int, other: int) -> tuple[int, int]:
    low, high = sorted((joining.find(one), joining.find(other)))
    return low, high
