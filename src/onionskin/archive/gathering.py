"""The table of names is a projection: it takes in, item by item, what the boxes say has changed, and settles again the
blocks that this touches.

boxes ─▶ items whose mentions, repairs or dates changed ─▶ names ─▶ blocks that are new ─▶ entities
catalogue: judgements, authorities ─────────────────────────────────▲
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from onionskin.archive.mentions import mention_rows, outside, page_mentions, written
from onionskin.archive.pages import Pages
from onionskin.naming.entities import (
    Authorities,
    PageMentions,
    Resolution,
    block_digest,
    blocks,
    gather,
    settle,
)
from onionskin.record import (
    Appellation,
    Judgement,
    Name,
    digest,
)
from onionskin.store import Box, Catalogue, Judgements, MentionRow, Names, PageRow, Settled

VERSION = "3"
"""Of what is gathered and how it is settled: raised, every item is gathered again and every block settled."""

Block = tuple[Name, ...]
Rows = list[tuple[str, int, str]]
"""Pages, each with its number and the digest of what is shown of it, its names among it."""


class Gathering:
    """One round of bringing the table up to date. `pages` reads the boxes that `catalogue` lists."""

    def __init__(self, archive: Path, catalogue: Catalogue, pages: Pages, known: tuple[str, Authorities]) -> None:
        """Opens the table for writing. `known` are the rows of authority files with their signature."""
        self._catalogue, self._pages = catalogue, pages
        self._names = Names(archive, writing=True)
        self._authorities = known
        self._judgements = Judgements(catalogue).holding()
        self._by_form = by_form(self._judgements)

    def close(self) -> None:
        """Let go of the table."""
        self._names.close()

    def bring(self) -> frozenset[str]:
        """Let the table hold what boxes and catalogue now say; the pages on which a name may mean another than before.

        Nothing is read of items that are as they were.
        """
        told = self._signature()
        renewed = self._names.told("settled by") != told
        seen = {} if renewed else self._names.seen()
        changed = False
        left = set(self._names.seen())
        for name in self._catalogue.boxes():
            box = self._pages.box(name)
            for item, rows in items(box):
                left.discard(item)
                signature = digest("\n".join([VERSION, *(f"{page} {stamp}" for page, _, stamp in rows)]).encode())
                if seen.get(item) != signature:
                    changed |= self._take(box, item, signature, rows)
        for item in left:
            changed |= self._let_go(item)
        if not changed and not renewed:
            return frozenset()
        moved = self._settle_new(everything=renewed)
        self._names.note("settled by", told)
        return moved

    def judged(self, judgements: Iterable[Judgement]) -> frozenset[str]:
        """Settle again what these judgements touch, which were said or taken back; the pages on which that shows."""
        touched = self._names.blocks_of(called for one in judgements for called in appellations(one))
        with self._names.transaction():
            return self._settle(self._names.names_of(touched), touched)

    def would(self, judgements: Sequence[Judgement]) -> tuple[Resolution, Resolution]:
        """What the blocks that these judgements touch come to now, and would come to with them."""
        touched = self._names.blocks_of(called for one in judgements for called in appellations(one))
        names = self._names.names_of(touched)
        return settled(names, self._judgements, self._authorities[1]), settled(
            names, (*self._judgements, *judgements), self._authorities[1]
        )

    def _signature(self) -> str:
        return f"{VERSION} {self._authorities[0]}"

    def _take(self, box: Box, item: str, signature: str, rows: Rows) -> bool:
        pages, mentions, read = list[PageRow](), list[MentionRow](), list[PageMentions]()
        for page, number, _ in rows:
            heads = {stage: layer.says for stage, layer in box.heads(page).items()}
            one = page_mentions(box, heads)
            if one is None:
                continue
            dates, marks = (box.read(heads[name]) if name in heads else () for name in ("dates", "marks"))
            read.append(one)
            pages.append(PageRow(page, item, number, one.content, *written(dates)))
            mentions += mention_rows(page, item, one, outside(dates, marks))
        with self._names.transaction():
            self._names.take(item, signature, pages, mentions)
            return self._names.put_names(item, gather(item, read))

    def _let_go(self, item: str) -> bool:
        with self._names.transaction():
            self._names.drop(item)
            return self._names.put_names(item, ())

    def _settle_new(self, *, everything: bool) -> frozenset[str]:
        """Settle the blocks that are not in the table as they now are."""
        before = {} if everything else self._names.blocks()
        fresh, standing = list[tuple[str, Block]](), set[str]()
        for block in blocks(self._names.all_names(), self._judgements, self._authorities[1]):
            name, now = block_id(block), self._digest(block)
            if before.get(name) == now:
                standing.add(name)
            else:
                fresh.append((now, block))
        with self._names.transaction():
            if everything:
                self._names.forget_places()
            gone = set(self._names.blocks()) - standing
            moved = self._names.pages_of(gone)
            self._names.clear(gone)
            for name, block in fresh:
                self._names.keep(self._settled(name, block))
            moved |= self._names.pages_of(block_id(block) for _, block in fresh)
            self._names.move(moved)
            return frozenset(moved)

    def _settle(self, names: Sequence[Name], gone: set[str]) -> frozenset[str]:
        fresh = blocks(names, self._judgements, self._authorities[1])
        moved = self._names.pages_of(gone)
        self._names.clear(gone)
        for block in fresh:
            self._names.keep(self._settled(self._digest(block), block))
        self._names.move(moved)
        return frozenset(moved)

    def _digest(self, block: Block) -> str:
        return block_digest(block, relevant(block, self._by_form))

    def _settled(self, now: str, block: Block) -> Settled:
        made = settle(block, relevant(block, self._by_form), self._authorities[1])
        forms = [folded("\n".join([one.name, *(form.form for form in one.variants)])) for one in made.entities]
        return Settled(now, block, made.entities, made.bonds, made.questions, made.faults, forms)


def settled(names: Sequence[Name], judgements: Sequence[Judgement], known: Authorities) -> Resolution:
    """What names come to by themselves."""
    found = by_form(judgements)
    parts = [settle(block, relevant(block, found), known) for block in blocks(names, judgements, known)]
    return Resolution(
        tuple(one for part in parts for one in part.entities),
        tuple(one for part in parts for one in part.bonds),
        tuple(one for part in parts for one in part.questions),
        tuple(one for part in parts for one in part.faults),
        tuple(one for part in parts for one in part.left_out),
    )


def items(box: Box) -> Iterator[tuple[str, Rows]]:
    """The items of a box that are shown, each with its pages, their numbers and their stamps."""
    shown = dict(box.stamps())
    found: defaultdict[str, Rows] = defaultdict(list)
    for shelved in box.all_pages():
        if shelved.page.id in shown:
            found[shelved.item].append((shelved.page.id, shelved.number, shown[shelved.page.id]))
    yield from found.items()


def block_id(block: Block) -> str:
    """The id of a block: that of its first name."""
    return min(name.called.id for name in block)


def appellations(judgement: Judgement) -> Iterator[Appellation]:
    """The one or two that a judgement is of."""
    yield judgement.one
    if judgement.other is not None:
        yield judgement.other


Found = Mapping[tuple[str, str], Sequence[tuple[int, Judgement]]]
"""Judgements by the types and forms that they are of, each with its place in time."""


def by_form(judgements: Sequence[Judgement]) -> Found:
    """Judgements to be looked up by form."""
    found: defaultdict[tuple[str, str], list[tuple[int, Judgement]]] = defaultdict(list)
    for at, one in enumerate(judgements):
        for called in appellations(one):
            found[called.type, called.form].append((at, one))
    return found


def relevant(block: Block, judgements: Found) -> tuple[Judgement, ...]:
    """The judgements that are of names of a block, the earliest first."""
    forms = {(name.called.type, name.called.form) for name in block}
    found = {at: one for form in forms for at, one in judgements.get(form, ())}
    return tuple(found[at] for at in sorted(found))


def folded(text: str) -> str:
    """A text without capitals and accents, to be searched in."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(one))
    return plain.replace("đ", "d").replace("ł", "l").replace("ø", "o")
