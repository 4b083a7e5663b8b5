"""Names become entities: block by block, with the reasons, what is in doubt, and what people decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onionskin.naming.entities.authorities import Authorities
from onionskin.naming.entities.blocks import Block, blocks
from onionskin.naming.entities.spelling import Misread, letters_apart
from onionskin.record import Appellation, Bond, Entity, Judgement, Name, Question, Variation


@dataclass(frozen=True, slots=True)
class Resolution:
    """What names come to.

    `entities` by id. `bonds` say of every merge why; forms that differ in nothing but the item are one without a
    bond. `questions` are pairs in doubt, those that would move most pages first. `faults` are sentences: judgements
    that contradict others, and which hold. `left_out` are the names that a person said are none.
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
    return together(settle(block, judgements, authorities, misread) for block in blocks(names, judgements, authorities))


def together(parts: Iterable[Resolution]) -> Resolution:
    """The resolutions of blocks as one."""
    done = list(parts)
    return Resolution(
        tuple(sorted((one for part in done for one in part.entities), key=lambda one: one.id)),
        tuple(bond for part in done for bond in part.bonds),
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
    return Resolution(tuple(_entities(block)))


def _entities(block: Sequence[Name]) -> Iterator[Entity]:
    forms: dict[str, list[Name]] = {}
    for name in block:
        forms.setdefault(name.called.form, []).append(name)
    variants = [
        Variation(form, len({page for name in names for page in name.pages}), len(names))
        for form, names in forms.items()
    ]
    variants.sort(key=lambda one: (-one.pages, one.form))
    called = tuple(sorted(name.called for name in block))
    pages = {page for name in block for page in name.pages}
    yield Entity(min(one.id for one in called), called[0].type, variants[0].form, tuple(variants), called, len(pages))
