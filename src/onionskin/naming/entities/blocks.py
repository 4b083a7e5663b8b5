"""Names cut into blocks: outside of a block nothing can be the same as anything in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from onionskin.naming.entities.authorities import Authorities
from onionskin.record import Judgement, Name

Block = tuple[Name, ...]
"""Names in the order of their appellations."""


def blocks(
    names: Iterable[Name], judgements: Sequence[Judgement] = (), authorities: Authorities | None = None
) -> tuple[Block, ...]:
    """The names in blocks, in the order of their first appellations; whatever the order in which they are given.

    Judgements put the names they are of in one block. Names of equal appellation are taken for one: pages and company
    together.
    """
    whole = {name.called: name for name in names}
    found: dict[tuple[str, str], list[Name]] = {}
    for called in sorted(whole):
        found.setdefault((called.type, called.form.casefold()), []).append(whole[called])
    return tuple(tuple(block) for block in found.values())


def block_digest(block: Block, judgements: Sequence[Judgement] = ()) -> str:
    """A digest of all that the entities of a block follow from, but the authorities: settle again where it changes."""
    return hashlib.sha256(repr((block, judgements)).encode("utf-8", "surrogatepass")).hexdigest()
