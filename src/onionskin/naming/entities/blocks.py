"""Names cut into blocks: outside of a block nothing can be the same as anything in it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from onionskin.naming.entities.authorities import Authorities
from onionskin.naming.entities.comparing import comparison
from onionskin.naming.entities.grouping import Group, grouped
from onionskin.naming.entities.judging import Index, of_names
from onionskin.naming.entities.pairing import joined, pairs
from onionskin.naming.entities.spelling import Misread, letters_apart
from onionskin.record import Judgement, Name

Block = tuple[Name, ...]
"""Names in the order of their appellations."""


def blocks(
    names: Iterable[Name],
    judgements: Sequence[Judgement] = (),
    authorities: Authorities | None = None,
    misread: Misread = letters_apart,
) -> tuple[Block, ...]:
    """The names in blocks, in the order of their first appellations; whatever the order in which they are given.

    Judgements put the names they are of in one block. Names of equal appellation are taken for one: pages and company
    together.
    """
    groups = grouped(once(names))
    listed = [name for group in groups for name in group.names]
    of = [at for at, group in enumerate(groups) for _ in group.names]
    links = ((pair.one, pair.other) for pair in pairs(groups, comparison(misread)))
    root = joined(len(groups), [*links, *_decided(judgements, listed, of), *_known(groups, authorities)])
    found: defaultdict[int, list[Name]] = defaultdict(list)
    for name, at in zip(listed, of, strict=True):
        found[root[at]].append(name)
    cut = (tuple(sorted(block, key=lambda name: name.called)) for block in found.values())
    return tuple(sorted(cut, key=lambda block: block[0].called))


def once(names: Iterable[Name]) -> list[Name]:
    """Each appellation once, in order: what is said of one twice is put together."""
    found: dict[object, Name] = {}
    for name in names:
        known = found.get(name.called)
        found[name.called] = name if known is None or known == name else _both(known, name)
    return sorted(found.values(), key=lambda name: name.called)


def _both(one: Name, other: Name) -> Name:
    """What two say of one appellation; of canonical, kind and rule what is said of more pages, then the lesser word."""
    first, second = sorted(
        (one, other), key=lambda name: (-len(name.pages), name.canonical or "", name.kind, name.rule, name.company)
    )
    return Name(
        first.called,
        tuple(sorted({*first.pages, *second.pages})),
        first.canonical or second.canonical,
        first.kind,
        first.rule,
        tuple(sorted((dict(second.misread) | dict(first.misread)).items())),
        tuple(sorted({*first.company, *second.company})),
    )


def _decided(judgements: Sequence[Judgement], listed: Sequence[Name], of: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The groups that judgements are of, each with the first of its judgement."""
    index = Index(listed)
    for judgement in judgements:
        first, *rest = [*index.places(judgement.one), *index.places(judgement.other)] or [0]
        for place in rest:
            yield of[first], of[place]


def _known(groups: Sequence[Group], authorities: Authorities | None) -> Iterator[tuple[int, int]]:
    """The groups whose names an authority has for one."""
    first: dict[str, int] = {}
    for at, group in enumerate(groups) if authorities is not None else ():
        for row in authorities.matching(group.type, group.key) if authorities is not None and not group.bare else ():
            yield first.setdefault(row, at), at


def block_digest(block: Block, judgements: Sequence[Judgement] = ()) -> str:
    """A digest of all that the entities of a block follow from, but the authorities: settle again where it changes."""
    mine = tuple(of_names(judgements, Index(block)))
    return hashlib.sha256(repr((block, mine)).encode("utf-8", "surrogatepass")).hexdigest()
