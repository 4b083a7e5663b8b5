"""The table of names is a projection: it takes in, item by item, what the boxes say has changed, and settles again the
blocks that this touches.

boxes ─▶ items whose mentions, repairs or dates changed ─▶ names ─▶ blocks that are new ─▶ entities
catalogue: judgements, authorities ─────────────────────────────────▲
"""

from __future__ import annotations

import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

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
    Annotation,
    Annotations,
    Appellation,
    DocumentDate,
    Emendation,
    Judgement,
    Mention,
    Name,
    Span,
    Timex,
    digest,
)
from onionskin.store import AuthorityRows, Box, Catalogue, Judgements, MentionRow, Names, PageRow, Settled

VERSION = "1"
"""Of what is gathered and how it is settled: raised, every item is gathered again and every block settled."""
BESIDE = 300
"""Code points from a name within which a date is taken to stand beside it: some four typed lines."""
_READ = ("reading", "mentions", "repairs", "dates")

Block = tuple[Name, ...]
Heads = dict[str, dict[str, str]]
"""For each page, by stage, the digest of what holds now."""


class Gathering:
    """One round of bringing the table up to date. `pages` reads the boxes that `catalogue` lists."""

    def __init__(self, archive: Path, catalogue: Catalogue, pages: Pages) -> None:
        """Opens the table for writing."""
        self._catalogue, self._pages = catalogue, pages
        self._names = Names(archive, writing=True)
        self._authorities: Authorities | None = None
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
            for item, rows, heads in items(box):
                left.discard(item)
                signature = digest(
                    "\n".join([VERSION, *(f"{row} {sorted(heads[row].items())}" for row, _ in rows)]).encode()
                )
                if seen.get(item) != signature:
                    changed |= self._take(box, item, signature, (rows, heads))
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
        return settled(names, self._judgements, self._known()), settled(
            names, (*self._judgements, *judgements), self._known()
        )

    def _signature(self) -> str:
        return f"{VERSION} {AuthorityRows(self._catalogue).signature()}"

    def _known(self) -> Authorities:
        if self._authorities is None:
            self._authorities = Authorities(AuthorityRows(self._catalogue).all())
        return self._authorities

    def _take(self, box: Box, item: str, signature: str, at: tuple[list[tuple[str, int]], Heads]) -> bool:
        rows, heads = at
        pages, mentions, read = list[PageRow](), list[MentionRow](), list[PageMentions]()
        for page, number in rows:
            said = {stage: box.body(name) for stage, name in heads[page].items() if stage in _READ}
            one = page_mentions(said, box, heads[page])
            if one is None:
                continue
            dates: Annotations = box.read(heads[page]["dates"]) if "dates" in heads[page] else ()
            read.append(one)
            pages.append(PageRow(page, item, number, one.content, *written(dates)))
            mentions += mention_rows(page, item, one, dates)
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
        for block in blocks(self._names.all_names(), self._judgements, self._known()):
            name, now = block_id(block), self._digest(block)
            if before.get(name) == now:
                standing.add(name)
            else:
                fresh.append((now, block))
        with self._names.transaction():
            gone = set(self._names.blocks()) - standing
            moved = self._names.pages_of(gone)
            self._names.clear(gone)
            for now, block in fresh:
                self._names.keep(self._settled(now, block))
            return frozenset(moved | self._names.pages_of(block_id(block) for _, block in fresh))

    def _settle(self, names: Sequence[Name], gone: set[str]) -> frozenset[str]:
        fresh = blocks(names, self._judgements, self._known())
        moved = self._names.pages_of(gone)
        self._names.clear(gone)
        for block in fresh:
            self._names.keep(self._settled(self._digest(block), block))
        return frozenset(moved)

    def _digest(self, block: Block) -> str:
        return block_digest(block, relevant(block, self._by_form))

    def _settled(self, now: str, block: Block) -> Settled:
        made = settle(block, relevant(block, self._by_form), self._known())
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


def items(box: Box) -> Iterator[tuple[str, list[tuple[str, int]], Heads]]:
    """The items of a box that are shown, each with its pages and their numbers, and what holds of them."""
    heads: Heads = defaultdict(dict)
    for stage in _READ:
        for layer in box.heads_of(stage):
            heads[layer.page][stage] = layer.says
    shown = {page for page, _ in box.stamps()}
    found: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for shelved in box.all_pages():
        if shelved.page.id in shown and "mentions" in heads[shelved.page.id]:
            found[shelved.item].append((shelved.page.id, shelved.number))
    for item, rows in found.items():
        yield item, rows, heads


def page_mentions(said: Mapping[str, bytes], box: Box, heads: Mapping[str, str]) -> PageMentions | None:
    """A page as names are gathered from it; None where nothing is read on it.

    Only the text of the reading is taken: where its words stand would be most of the work.
    """
    reading = json.loads(said["reading"]) if "reading" in said else None
    if reading is None:
        return None
    text: str = reading["text"]
    repairs = box.read(heads["repairs"]) if "repairs" in heads else ()
    return PageMentions(content(text), text, box.read(heads["mentions"]), repairs)


def content(text: str) -> str:
    """What tells one page from another, whatever source it is in: a digest of its text, short, for it is kept often."""
    return digest(text.encode("utf-8", "surrogatepass"))[:16]


def mention_rows(page: str, item: str, read: PageMentions, dates: Annotations) -> Iterator[MentionRow]:
    """Where the names of a page stand, each with its name's id and the date beside it."""
    repairs = [one for one in read.repairs if isinstance(one.body, Emendation) and isinstance(one.target, Span)]
    days = [
        (one.target, one.body.earliest, one.body.latest)
        for one in dates
        if isinstance(one.body, Timex) and isinstance(one.target, Span) and one.body.earliest and one.body.latest
    ]
    for remark in read.mentions:
        span, body = remark.target, remark.body
        if not isinstance(span, Span) or not isinstance(body, Mention):
            continue
        within = tuple(
            Annotation(Span(one.target.start - span.start, one.target.end - span.start), one.body)
            for one in repairs
            if isinstance(one.target, Span) and one.target in span
        )
        form = _form(read.text[span.start : span.end], body, within)
        if form is not None:
            first, last = _nearest(span, days)
            called = Appellation(body.type, form, item)
            yield MentionRow(page, span.start, span.end, called.id, body.sense or "", first, last)


@lru_cache(maxsize=1 << 14)
def _form(surface: str, body: Mention, repairs: Annotations) -> str | None:
    """The form under which a mention is gathered; None where it names no one."""
    alone = Annotation(Span(0, len(surface)), body)
    found = gather("", (PageMentions("", surface, (alone,), repairs),))
    return found[0].called.form if found else None


def _nearest(span: Span, days: Sequence[tuple[Span, str, str]]) -> tuple[str | None, str | None]:
    def apart(other: Span) -> int:
        return max(other.start - span.end, span.start - other.end, 0)

    near = min(days, key=lambda one: (apart(one[0]), one[0].start), default=None)
    return near[1:] if near is not None and apart(near[0]) <= BESIDE else (None, None)


def written(dates: Annotations) -> tuple[str | None, str | None]:
    """The days between which the document on a page was written, as far as it says."""
    found = [one.body for one in dates if isinstance(one.body, DocumentDate) and one.body.role == "written"]
    return (found[0].earliest, found[0].latest) if found else (None, None)


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
