"""An entity as it is told: what it is called, in which forms, on how many pages, and what it may be."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onionskin.naming.entities.authorities import Authorities
from onionskin.naming.entities.grouping import Group
from onionskin.naming.entities.judging import Joining
from onionskin.naming.entities.linking import Linked
from onionskin.naming.entities.people import person, untitled
from onionskin.record import Appellation, Entity, Judgement, Name, Variation


@dataclass(frozen=True, slots=True)
class Described:
    """What is to be told: the groups of a block, their names one behind another, the sets that these are in, and how
    they came to be.
    """

    groups: Sequence[Group]
    names: Sequence[Name]
    sets: Sequence[Sequence[int]]
    joining: Joining
    linked: Linked


def describe(block: Described, judgements: Sequence[Judgement], authorities: Authorities | None) -> Iterator[Entity]:
    """The entities of a block."""
    group_of = [group for group in block.groups for _ in group.names]
    misread = _misread(block)
    ids = {block.joining.find(members[0]): min(block.names[at].called.id for at in members) for members in block.sets}
    given = _given(block.joining, judgements)
    for members in block.sets:
        root = block.joining.find(members[0])
        names = [block.names[at] for at in members]
        variants = _variants(names, {block.names[at].called.form for at in members if at in misread})
        groups = {(group_of[at].type, group_of[at].key): group_of[at] for at in members}
        maybe = {block.joining.find(other) for at in members for other in block.linked.candidates.get(at, ())}
        called = tuple(sorted(name.called for name in names))
        yield Entity(
            ids[root],
            names[0].called.type,
            given.get(root) or _preferred(names, variants),
            variants,
            called,
            len({page for name in names for page in name.pages}),
            authorities.clear(list(groups.values())) if authorities is not None else (),
            tuple(sorted(ids[one] for one in maybe - {root})),
            _anchor(members, block, maybe - {root}, ids[root]),
        )


def _anchor(members: Sequence[int], block: Described, maybe: set[int], id_: str) -> Appellation:
    """The name by which judgements are said of an entity: the one it has its id of, or where it is a short form that
    fits several, that form wherever it stands.
    """
    one = next(block.names[at].called for at in members if block.names[at].called.id == id_)
    return Appellation(one.type, one.form) if maybe else one


def _given(joining: Joining, judgements: Sequence[Judgement]) -> dict[int, str]:
    """The names that people gave, the last of several for one."""
    return {
        joining.find(at): " ".join(judgement.name.split())
        for judgement in judgements
        if judgement.verdict == "rename"
        for at in joining.index.places(judgement.one)
    }


def _misread(block: Described) -> set[int]:
    """The places of names that are taken for misreadings: told so in the item, or joined so to one on more pages."""
    found = {at for at, name in enumerate(block.names) if name.rule == "misread name"}
    for link in block.linked.made:
        if any("misread" in reason.kind for reason in link.reasons):
            found.add(min((link.one, link.other), key=lambda at: (len(block.names[at].pages), -at)))
    return found


def _variants(names: Sequence[Name], misread: set[str]) -> tuple[Variation, ...]:
    """The forms as printed, and as read where they were repaired. What stands on more pages than any other is no
    misreading of one.
    """
    pages: defaultdict[str, set[str]] = defaultdict(set)
    items: defaultdict[str, set[str]] = defaultdict(set)
    read: Counter[str] = Counter()
    for name in names:
        pages[name.called.form].update(name.pages)
        items[name.called.form].add(name.called.item)
        for form, count in name.misread:
            read[form] += count
            items[form].add(name.called.item)
    plain = max((len(pages[form]) for form in pages if form not in misread), default=0)
    misread = {form for form in misread if len(pages[form]) <= plain}
    found = [Variation(form, len(pages[form]), len(items[form]), form in misread) for form in pages]
    found += [Variation(form, count, len(items[form]), True) for form, count in read.items() if form not in pages]
    return tuple(sorted(found, key=lambda one: (one.misread, -one.pages, one.form)))


def _preferred(names: Sequence[Name], variants: Sequence[Variation]) -> str:
    """The form most often printed of those that name in full, without titles, capitals as in running text."""
    misread = {one.form for one in variants if one.misread}
    person_ = names[0].called.type == "PER"
    count: Counter[str] = Counter()
    for name in names:
        form = untitled(name.called.form) if person_ else name.called.form
        count[form] += len(name.pages) if name.called.form not in misread and name.kind != "adjective" else 0
    last: Counter[str] = Counter()
    for form, pages in count.items():
        last[_last(form)] += pages
    type_ = names[0].called.type
    return min(
        count,
        key=lambda form: (
            not _in_full(type_, form), form.isupper(), -count[form], -last[_last(form)], form
        ),
    )  # fmt: skip


def _last(form: str) -> str:
    return (form.split() or [form])[-1].lower()


def _in_full(type_: str, form: str) -> bool:
    return type_ != "PER" or not person(form).bare
