"""What is answered of entities: lists, one entity with its evidence, pairs in doubt, places on the map."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

from onionskin.archive.entity_views import (
    Asked,
    Atlas,
    Companion,
    Day,
    EntityList,
    EntityRow,
    EntityView,
    FormView,
    RoleView,
    Spot,
    Spotted,
    Why,
)
from onionskin.archive.gathering import folded
from onionskin.archive.pages import Pages, label, said
from onionskin.archive.views import Known
from onionskin.errors import UsageError
from onionskin.marking.private import masked
from onionskin.naming.entities import located
from onionskin.record import (
    MENTIONS,
    Annotations,
    Appellation,
    Authority,
    Bond,
    Entity,
    Mention,
    Place,
    Question,
    Reason,
    Role,
    Span,
)
from onionskin.search import snippet
from onionskin.store import ORDERS, AuthorityRows, Box, Called, Catalogue, Dated, Entities, Names, Naming

COMPANY = {"PER": 24, "ORG": 12}
"""The types of those whom one meets, with how many of each are told."""
OTHERS, WHYS = 4, 60
"""Other forms in a list, and reasons that are told."""
_YEAR = re.compile(r"[12]\d{3}")
_ITEM = re.compile(r"\b[0-9a-f]{64}\b")


class EntityAnswers:
    """Answers from the table of names of one archive. Not for several threads at once."""

    def __init__(self, names: Names, catalogue: Catalogue, pages: Pages) -> None:
        """`names` may be open for reading."""
        self._table, self._catalogue, self._pages = Entities(names), catalogue, pages
        self._names = names
        self.learnt: dict[str, tuple[Place, ...]] = {}
        """Where places lie that were asked of the gazetteer: to be kept, for it is slow to open."""

    def listed(self, type_: str | None, query: str, order: str, at: tuple[int, int]) -> EntityList:
        """Entities of a type that have all these words in their forms, in an order of ORDERS, at (offset, limit).

        Raises UsageError for a type or an order that there is not.
        """
        if type_ is not None and type_ not in MENTIONS:
            raise UsageError(f"{type_} is no type of entity. Ask for one of {', '.join(MENTIONS)}.")
        if order not in ORDERS:
            raise UsageError(f"Entities are not listed by {order}. Ask for one of {', '.join(ORDERS)}.")
        total, found = self._table.listed(type_, folded(query), order, at)
        return EntityList(total, self.rows(found), self._table.types())

    def rows(self, found: Iterable[Entity]) -> tuple[EntityRow, ...]:
        """Entities as a list tells them; those that are not in the table have as many mentions as pages."""
        entities = tuple(found)
        often = self._table.mentions([one.id for one in entities])
        return tuple(row(one, often.get(one.id, one.pages)) for one in entities)

    def called(self, name: str) -> Entity:
        """The entity of an id, or the one that has a name for its preferred one or, if there is but one, for a form.

        Raises UsageError where there is none, or where there are several.
        """
        found = self._table.one(name)
        if found is not None:
            return found
        wanted = folded(name.strip())
        _, close = self._table.listed(None, wanted, "pages", (0, 200)) if wanted else (0, ())
        exact = [one for one in close if folded(one.name) == wanted]
        exact = exact or [one for one in close if wanted in {folded(form.form) for form in one.variants}]
        if len(exact) == 1:
            return exact[0]
        if not exact:
            more = f" Perhaps you mean {', '.join(one.name for one in close[:5])}." if close else ""
            raise UsageError(f"This archive names nobody and nothing {name.strip() or 'without a name'}.{more}")
        which = ", ".join(f"{one.id} ({one.type}, {one.pages} pages)" for one in exact[:8])
        raise UsageError(f"{name} is {len(exact)} entities. Ask for one by its id: {which}.")

    def entity(self, entity: Entity, at: tuple[int, int], form: str | None = None) -> EntityView:
        """One entity, with the pages at (offset, limit) of those that name it (by that form)."""
        total, namings = self._table.pages(entity.id, at, form)
        met = self._table.beside(entity.id, tuple(COMPANY))
        company = [one for type_, most in COMPANY.items() for one in [o for o in met if o.type == type_][:most]]
        told, written = self._table.bounds(entity.id)
        often = self._table.forms(entity.id)
        named = {one.form for one in entity.names}
        forms = (
            FormView(v.form, often.get(v.form, 0), v.pages, v.items, v.misread, v.form in named)
            for v in entity.variants
        )
        known = self._authorities(entity.authorities)
        return EntityView(
            id=entity.id,
            type=entity.type,
            name=entity.name,
            pages=entity.pages,
            mentions=sum(often.values()),
            forms=tuple(sorted(forms, key=lambda one: (one.misread, -one.mentions, one.form))),
            roles=tuple(self._roles(entity, known, told)),
            spots=tuple(spot for naming in namings for spot in self._spot(naming, entity)),
            all_spots=total,
            company=tuple(Companion(one.id, one.type, one.name, one.together, one.pages) for one in company),
            links=self._table.together([one.id for one in company]),
            told=None if told is None else (self._day(told[0]), self._day(told[1])),
            written=None if written is None else (self._day(written[0]), self._day(written[1])),
            places=self._places(entity.name) if entity.type == "LOC" else (),
            senses=self._table.senses(entity.id) if entity.type == "LOC" else {},
            authorities=known,
            candidates=self.rows(filter(None, map(self._table.one, entity.candidates))),
            items=len({one.item for one in entity.names}),
            whys=tuple(map(self._why, self._table.bonds(entity.id)[:WHYS])),
        )

    def asked(self, at: tuple[int, int], id_: str | None = None) -> tuple[int, tuple[Asked, ...]]:
        """How many pairs are in doubt (of one entity), and those at (offset, limit): what moves most pages first."""
        total, found = self._table.questions(at, id_)
        return total, tuple(one for question in found for one in self._asked(question))

    def _asked(self, question: Question) -> Iterator[Asked]:
        pair = [self._table.one(one.id) for one in (question.one, question.other)]
        rows = self.rows(one for one in pair if one is not None)
        if len(rows) == 2 and rows[0].id != rows[1].id:
            pages = (self._table.page_of(question.one), self._table.page_of(question.other))
            yield Asked(*rows, question.score, self._reasons(question), question.moved, *pages)

    def atlas(self) -> Atlas:
        """The places of the archive. A name that stands for a state or a government is not on the map."""
        spots, governments, unknown = list[Spotted](), 0, 0
        for id_, name, city, region, others in self._table.places():
            if others > max(city, region):
                governments += 1
                continue
            # Africa is a region; that a town is called so too tells nothing.
            meant = "city" if city >= region else "region"
            where = next((one for one in self._places(name) if one.latitude is not None and one.kind == meant), None)
            if where is None:
                unknown += 1
            else:
                spots.append(Spotted(id_, name, where, max(city, region), others))
        return Atlas(tuple(spots), governments, unknown)

    def known(self, page: str, mentions: Annotations) -> tuple[Known | None, ...]:
        """For each mention of a page the entity that it is taken for."""
        on = self._table.on_page(page)
        found = [
            on.get((one.target.start, one.target.end)) if isinstance(one.target, Span) else None for one in mentions
        ]
        return tuple(None if one is None else Known(one[0], one[2], one[3]) for one in found)

    def on_page(self, page: str) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """The entities that a page names, by type: the id and the preferred name of each, in order of their names."""
        found: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for id_, type_, name, _ in self._table.on_page(page).values():
            found[type_].add((id_, name))
        return {type_: tuple(sorted(ones, key=lambda one: (one[1], one[0]))) for type_, ones in sorted(found.items())}

    def one(self, called: Appellation) -> str | None:
        """The entity that a name is taken for; of a form that is several, the first; None where it is none."""
        return next((entity for _, entity in self._names.named(called) if entity is not None), None)

    # -- pieces of an entity --

    def _authorities(self, ids: Sequence[str]) -> tuple[Authority, ...]:
        rows = AuthorityRows(self._catalogue)
        return tuple(found for one in ids if (found := rows.one(one)) is not None)

    def _roles(
        self, entity: Entity, known: Sequence[Authority], told: tuple[Dated, Dated] | None
    ) -> Iterator[RoleView]:
        """The offices that authority files give whom they know alone, and the titles printed before the names."""
        if len(known) == 1:
            for role in sorted(known[0].roles, key=_since):
                if not role.title.lower().startswith("see "):  # a reference to another row is no office
                    yield RoleView(role.title, known[0].source, role.start, role.end)
        printed: defaultdict[str, list[Called]] = defaultdict(list)
        for one in self._table.called(entity.id) if entity.type == "PER" else ():
            if title := title_of(one.form, one.canonical):
                printed[title].append(one)
        for title, found in sorted(printed.items(), key=lambda one: (-sum(o.times for o in one[1]), one[0])):
            years = sorted(day[:4] for one in found for day in (one.first, one.last) if day is not None)
            # A date that stands alone was left out of the first and the last day of the entity.
            years = [year for year in years if told is not None and told[0].day[:4] <= year <= told[1].day[:4]]
            items = sorted({one.item for one in found})
            voice = self.title(items[0]) + (f" and {len(items) - 1} more" if len(items) > 1 else "")
            yield RoleView(title, voice, years[0] if years else "", years[-1] if years else "", found[0].page, True)

    def _places(self, name: str) -> tuple[Place, ...]:
        """Where a place of that name may lie."""
        kept = self._names.places(name)
        if kept is None:
            kept = self.learnt[name] = located(name)
        return kept

    def _why(self, bond: Bond) -> Why:
        return Why(bond.one.form, bond.other.form, bond.score, self._reasons(bond))

    def _reasons(self, said: Bond | Question) -> tuple[str, ...]:
        """What speaks for it and against it, the weightiest first; an item by its title."""
        weighty = sorted(said.reasons, key=lambda one: -abs(one.weight))
        return tuple(_ITEM.sub(lambda found: self.title(found[0]), reason(one)) for one in weighty)

    def title(self, item: str) -> str:
        """What a document is called."""
        location = next(iter(self._catalogue.locations(item)), None)
        return self._catalogue.chain(location.code)[-1].title if location else item

    def _spot(self, naming: Naming, entity: Entity) -> Iterator[Spot]:
        try:
            item, box, shelved = self._pages.find(naming.page)
            location = self._pages.source(item)
        except UsageError:  # its file was replaced since
            return
        heads = box.heads(naming.page)
        text = text_of(box, heads["reading"].says) if "reading" in heads else ""
        spans = tuple(Span(start, end) for start, end, _ in naming.spans)
        line, words, bold = snippet(text, spans)
        mentions: Annotations = said(box, heads, "mentions") or ()
        named = [one for one in mentions if isinstance(one.body, Mention)]
        yield Spot(
            page=naming.page,
            item=naming.item,
            title=self._catalogue.chain(location.code)[-1].title,
            number=shelved.number,
            label=label(said(box, heads, "marks") or ()),
            line=line,
            mention=next((at for at, one in enumerate(named, 1) if one.target == spans[0]), 1),
            snippet=words,
            bold=bold,
            places=len(spans),
            dated=naming.first if naming.first == naming.last and naming.first else "",
        )

    def _day(self, dated: Dated) -> Day:
        _, box, _ = self._pages.find(dated.page)
        heads = box.heads(dated.page)
        text = text_of(box, heads["reading"].says) if "reading" in heads else ""
        return Day(dated.day, dated.page, text.count("\n", 0, dated.start) + 1)


def row(entity: Entity, mentions: int) -> EntityRow:
    """An entity as a list tells it."""
    others = [one.form for one in entity.variants if one.form != entity.name and not one.misread]
    forms = len(entity.variants)
    return EntityRow(entity.id, entity.type, entity.name, entity.pages, mentions, forms, tuple(others[:OTHERS]))


def _since(role: Role) -> tuple[str, str]:
    """The first year that is told of an office, else after all years; for the order of a life."""
    year = _YEAR.search(f"{role.start} {role.end} {role.title}")
    return (year[0] if year else "9999", role.title)


def title_of(form: str, canonical: str) -> str:
    """The title in a form: what stands before the first word of the name itself; "" where nothing does."""
    name = {folded(word) for word in canonical.split()}
    before = list(takewhile(lambda word: folded(word) not in name, form.split()))
    return " ".join(before) if len(before) < len(form.split()) else ""


def text_of(box: Box, name: str) -> str:
    """The text of a reading, without where its words stand, which would be most of the work."""
    reading = json.loads(box.body(name))
    text = str(reading["text"]) if reading else ""
    return text if box.unmasked else masked(text)


def reason(one: Reason) -> str:
    """A reason in words; what speaks against is said so."""
    detail = f": {one.detail}" if one.detail else ""
    return f"{one.kind}{detail}{' (against it)' if one.weight < 0 else ''}"
