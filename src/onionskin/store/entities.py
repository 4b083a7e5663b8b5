"""What is asked of the table of names: entities, the pages that name them, who is named beside them, doubts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onionskin.record import Appellation, Bond, Entity, Question, decode
from onionskin.store.names import Names

ORDERS = {"pages": "pages DESC, name COLLATE NOCASE, id", "name": "name COLLATE NOCASE, id"}
"""In which order entities are listed."""
_PRINTED = "CASE mention.read WHEN '' THEN name.form ELSE mention.read END"
ALONE = 5
"""Years from every other date within which none lies: so lonely a date is left out of the first and the last day. A
year that was misread stands alone; swept on the Pentagon Papers, where one in two hundred is."""
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Naming:
    """One page that names an entity. `spans` are start, end and form of each place, in order."""

    page: str
    item: str
    number: int
    first: str | None
    last: str | None
    spans: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """An entity that is named on the same pages as another: on how many, and its own pages in all."""

    id: str
    type: str
    name: str
    together: int
    pages: int


@dataclass(frozen=True, slots=True)
class Called:
    """A name as it stands in an item: its form with titles, its fullest form without; the first and the last day of
    the dates beside it, a page, and how often it stands there."""

    form: str
    canonical: str
    item: str
    first: str | None
    last: str | None
    page: str
    times: int


@dataclass(frozen=True, slots=True)
class Dated:
    """A date that stands beside a name (`beside`), or of the document that names it, as EDTF; where it is."""

    day: str
    page: str
    start: int
    beside: bool


def _alone(row: tuple[str, str, str, int], pages: Mapping[int, set[str]]) -> bool:
    """Whether no date of another page lies within ALONE years; `pages` are those that have a date, by its year."""
    year = _year(row[0])
    return not any(pages.get(near, _NONE) - {row[2]} for near in range(year - ALONE, year + ALONE + 1))


def _edtf(row: tuple[str, str, str, int], end: str) -> str:
    """One end of a date, no more exact than its first and its last day are: a day, a year, else a month."""
    first, last = row[:2]
    if first == last:
        return first
    if (first[4:], last[4:]) == ("-01-01", "-12-31") and first[:4] == last[:4]:
        return first[:4]
    return end[:7]


def _year(day: str) -> int:
    return int(day.lstrip("-")[:4]) * (-1 if day.startswith("-") else 1)


class Entities:
    """Reads the table of names of one archive."""

    def __init__(self, names: Names) -> None:
        """`names` is open for reading or for writing."""
        self._connection = names.connection

    def one(self, id_: str) -> Entity | None:
        """The entity of that id, or the one that a name of that id is taken for."""
        row = self._connection.execute(
            "SELECT body FROM entity WHERE id = ? OR id = (SELECT entity FROM name WHERE id = ?)"
            " ORDER BY id <> ? LIMIT 1",
            (id_, id_, id_),
        ).fetchone()
        return None if row is None else decode(row[0].encode())

    def listed(self, type_: str | None, words: str, order: str, at: tuple[int, int]) -> tuple[int, tuple[Entity, ...]]:
        """How many entities there are of a type that have these folded words in a form, and those at (offset, limit).

        Raises KeyError for an order that is not in ORDERS.
        """
        where, values = ["1"], list[str]()
        if type_ is not None:
            where.append("type = ?")
            values.append(type_)
        for word in words.split():
            where.append("instr(folded, ?) > 0")
            values.append(word)
        asked = f"FROM entity WHERE {' AND '.join(where)}"
        total = self._connection.execute(f"SELECT count(*) {asked}", values).fetchone()[0]
        rows = self._connection.execute(
            f"SELECT body {asked} ORDER BY {ORDERS[order]} LIMIT ? OFFSET ?", (*values, at[1], at[0])
        )
        return int(total), tuple(decode(row[0].encode()) for row in rows)

    def types(self) -> dict[str, int]:
        """How many entities there are of each type."""
        return dict(self._connection.execute("SELECT type, count(*) FROM entity GROUP BY type"))

    def mentions(self, ids: Sequence[str]) -> dict[str, int]:
        """How often each of these entities is named."""
        marks = ", ".join("?" * len(ids))
        rows = self._connection.execute(
            "SELECT entity, count(*) FROM name JOIN mention ON mention.name = name.id"
            f" WHERE entity IN ({marks}) GROUP BY entity",
            tuple(ids),
        )
        return dict(rows)

    def forms(self, id_: str) -> dict[str, int]:
        """How often an entity is named by each form, as printed."""
        return dict(
            self._connection.execute(
                f"SELECT {_PRINTED}, count(*) FROM name JOIN mention ON mention.name = name.id WHERE entity = ?"
                " GROUP BY 1",
                (id_,),
            )
        )

    def pages(self, id_: str, at: tuple[int, int], form: str | None = None) -> tuple[int, tuple[Naming, ...]]:
        """How many pages name an entity (by that form), and those at (offset, limit), in the order of items."""
        only, more = (f" AND {_PRINTED} = ?", (form,)) if form is not None else ("", ())
        asked = f"FROM mention JOIN name ON mention.name = name.id WHERE entity = ?{only}"
        total = self._connection.execute(f"SELECT count(DISTINCT mention.page) {asked}", (id_, *more)).fetchone()[0]
        rows = self._connection.execute(
            f"SELECT id, item, number, first, last FROM page WHERE id IN (SELECT mention.page {asked})"
            " ORDER BY item, number LIMIT ? OFFSET ?",
            (id_, *more, at[1], at[0]),
        ).fetchall()
        return int(total), tuple(
            Naming(page, item, number, first, last, self._spans(page, id_, form))
            for page, item, number, first, last in rows
        )

    def _spans(self, page: str, id_: str, form: str | None) -> tuple[tuple[int, int, str], ...]:
        only, more = (f" AND {_PRINTED} = ?", (form,)) if form is not None else ("", ())
        rows = self._connection.execute(
            "SELECT start, end, form FROM mention JOIN name ON mention.name = name.id"
            f" WHERE page = ? AND entity = ?{only} ORDER BY start",
            (page, id_, *more),
        )
        return tuple(rows)

    def beside(self, id_: str, types: Sequence[str]) -> tuple[Beside, ...]:
        """The entities of these types that are named on the pages that name one, those on most of them first; of
        copies one page counts."""
        marks = ", ".join("?" * len(types))
        rows = self._connection.execute(
            "WITH here AS (SELECT DISTINCT page.id, page.content FROM name JOIN mention ON mention.name = name.id"
            " JOIN page ON page.id = mention.page WHERE entity = ?), met AS (SELECT name.entity AS id,"
            " count(DISTINCT here.content) AS together FROM here JOIN mention ON mention.page = here.id"
            f" JOIN name ON name.id = mention.name WHERE name.type IN ({marks}) AND name.entity <> ? GROUP BY 1)"
            " SELECT entity.id, entity.type, entity.name, together, entity.pages FROM met JOIN entity USING (id)"
            " ORDER BY together DESC, entity.pages, entity.name, entity.id",
            (id_, *types, id_),
        )
        return tuple(Beside(*row) for row in rows)

    def together(self, ids: Sequence[str]) -> dict[tuple[str, str], int]:
        """For each pair of these entities that share pages, the lesser id first, on how many."""
        marks = ", ".join("?" * len(ids))
        rows = self._connection.execute(
            "WITH told AS (SELECT DISTINCT name.entity AS entity, page.content AS content FROM name"
            f" JOIN mention ON mention.name = name.id JOIN page ON page.id = mention.page WHERE entity IN ({marks}))"
            " SELECT a.entity, b.entity, count(*) FROM told AS a JOIN told AS b"
            " ON a.content = b.content AND a.entity < b.entity GROUP BY 1, 2",
            tuple(ids),
        )
        return {(one, other): count for one, other, count in rows}

    def bounds(self, id_: str) -> tuple[tuple[Dated, Dated] | None, tuple[Dated, Dated] | None]:
        """The first and the last day told beside an entity's names, and the first and last day on which documents
        that name it were written; each with where that is, None where there is no date. A date that stands alone,
        years from every other, is passed over where there are more than two."""
        return self._bounds(id_, beside=True), self._bounds(id_, beside=False)

    def _bounds(self, id_: str, *, beside: bool) -> tuple[Dated, Dated] | None:
        told = "mention" if beside else "page"
        rows = self._connection.execute(
            f"SELECT {told}.first, {told}.last, page.id, min(mention.start) FROM name"
            " JOIN mention ON mention.name = name.id JOIN page ON page.id = mention.page"
            f" WHERE entity = ? AND {told}.first IS NOT NULL AND {told}.last IS NOT NULL GROUP BY 1, 2, 3",
            (id_,),
        ).fetchall()
        pages: defaultdict[int, set[str]] = defaultdict(set)
        for row in rows:
            pages[_year(row[0])].add(row[2])
        kept = [row for row in rows if len(rows) < 3 or not _alone(row, pages)] or rows
        if not kept:
            return None
        first = min(kept, key=lambda row: (row[0], row[2]))
        last = max(kept, key=lambda row: (row[1], row[2]))
        ends = (first, first[0]), (last, last[1])
        one, other = (Dated(_edtf(row, end), row[2], row[3], beside) for row, end in ends)
        return one, other

    def senses(self, id_: str) -> dict[str, int]:
        """How often the names of a place are meant in each sense."""
        return dict(
            self._connection.execute(
                "SELECT sense, count(*) FROM name JOIN mention ON mention.name = name.id WHERE entity = ?"
                " GROUP BY sense",
                (id_,),
            )
        )

    def places(self) -> tuple[tuple[str, str, int, int, int], ...]:
        """Every place: id, name, and on how many pages it is meant as a city, a region, a state or a government."""
        return tuple(
            self._connection.execute(
                "SELECT entity.id, entity.name,"
                " count(DISTINCT CASE WHEN sense = 'city' THEN page.content END),"
                " count(DISTINCT CASE WHEN sense = 'region' THEN page.content END),"
                " count(DISTINCT CASE WHEN sense IN ('state', 'government') THEN page.content END)"
                " FROM entity JOIN name ON name.entity = entity.id JOIN mention ON mention.name = name.id"
                " JOIN page ON page.id = mention.page WHERE entity.type = 'LOC'"
                " GROUP BY entity.id ORDER BY max(count(DISTINCT CASE WHEN sense = 'city' THEN page.content END),"
                " count(DISTINCT CASE WHEN sense = 'region' THEN page.content END)) DESC, 2, 1"
            )
        )

    def called(self, id_: str) -> tuple[Called, ...]:
        """The names of an entity that have a fuller form without title, with the dates beside them and a page."""
        rows = self._connection.execute(
            "SELECT form, json_extract(body, '$[1]'), name.item, min(mention.first), max(mention.last), min(page.id),"
            " count(*) FROM name JOIN mention ON mention.name = name.id JOIN page ON page.id = mention.page"
            " WHERE entity = ? AND json_extract(body, '$[1]') IS NOT NULL GROUP BY name.id ORDER BY form, name.item",
            (id_,),
        )
        return tuple(Called(*row) for row in rows)

    def bonds(self, id_: str) -> tuple[Bond, ...]:
        """Why the names of an entity are one."""
        rows = self._connection.execute("SELECT body FROM bond WHERE entity = ?", (id_,))
        return tuple(sorted((decode(row[0].encode()) for row in rows), key=lambda one: (one.one, one.other)))

    def questions(self, at: tuple[int, int], id_: str | None = None) -> tuple[int, tuple[Question, ...]]:
        """How many pairs are in doubt (of one entity), and those at (offset, limit), those that move most first."""
        of = " WHERE EXISTS (SELECT 1 FROM name WHERE entity = ? AND name.id IN (one, other))" if id_ else ""
        values = (id_,) if id_ else ()
        total = self._connection.execute(f"SELECT count(*) FROM question{of}", values).fetchone()[0]
        rows = self._connection.execute(
            f"SELECT body FROM question{of} ORDER BY moved DESC, score DESC, one, other LIMIT ? OFFSET ?",
            (*values, at[1], at[0]),
        )
        return int(total), tuple(decode(row[0].encode()) for row in rows)

    def faults(self) -> tuple[str, ...]:
        """What is wrong with judgements, in sentences."""
        return tuple(row[0] for row in self._connection.execute("SELECT DISTINCT sentence FROM fault ORDER BY 1"))

    def on_page(self, page: str) -> dict[tuple[int, int], tuple[str, str, str, int]]:
        """What stands at each span of a page: the entity's id, type, name and pages."""
        rows = self._connection.execute(
            "SELECT start, end, entity.id, entity.type, entity.name, entity.pages FROM mention"
            " JOIN name ON name.id = mention.name JOIN entity ON entity.id = name.entity WHERE page = ?",
            (page,),
        )
        return {(row[0], row[1]): tuple(row[2:]) for row in rows}

    def page_of(self, called: Appellation) -> str | None:
        """A page on which a name stands: the first, of an item if that is given."""
        where, more = (" AND name.item = ?", (called.item,)) if called.item else ("", ())
        row = self._connection.execute(
            "SELECT page FROM name JOIN mention ON mention.name = name.id"
            f" WHERE form = ? AND type = ?{where} ORDER BY page, start LIMIT 1",
            (called.form, called.type, *more),
        ).fetchone()
        return None if row is None else str(row[0])
