"""What is answered of the chronology: happenings in order, one with its statements, conflicts, offices on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from onionskin.archive.chronicling import EPOCH
from onionskin.archive.chronology_views import (
    ORDERS,
    ChronologyView,
    Grouped,
    HappeningRow,
    HappeningView,
    Named,
    StatementView,
    TieView,
    Wanted,
)
from onionskin.archive.entities import EntityAnswers
from onionskin.archive.gathering import folded
from onionskin.archive.pages import Pages
from onionskin.archive.statements import StatementViews, by_time
from onionskin.dating.chronology import days
from onionskin.dating.edtf import day_of, iso
from onionskin.errors import UsageError
from onionskin.marking.private import masked
from onionskin.store import Catalogue, Chronology, Entities, Groupings, Happenings, Names, Sought


class ChronologyAnswers:
    """Answers from the chronology of one archive. Not for several threads at once."""

    def __init__(self, table: Chronology, names: Names, catalogue: Catalogue, pages: Pages) -> None:
        """`table` and `names` may be open for reading."""
        self._table, self._asked = table, Happenings(table)
        self._entities, self._names = Entities(names), EntityAnswers(names, catalogue, pages)
        self._catalogue, self._pages = catalogue, pages
        self._statements = StatementViews(table, catalogue, pages)
        self._named: dict[str, Named] = {}

    # -- lists --

    def view(self, wanted: Wanted, at: tuple[int, int], tray: int) -> ChronologyView:
        """Happenings at (offset, limit), and some of those without a time."""
        if wanted.order not in ORDERS:
            raise UsageError(f"Happenings are not listed by {wanted.order}. Ask for one of {', '.join(ORDERS)}.")
        sought = self.sought(wanted)
        dated, undated, conflicts, drifts = self._asked.counted(sought)
        rows = self.rows(self._asked.listed(sought, wanted.order, at))
        loose = self.rows(self._asked.listed(sought, "sources", (0, tray), dated=False)) if tray else ()
        return ChronologyView(dated, undated, conflicts, drifts, rows, loose, self._asked.years(sought))

    def rows(self, found: Iterable[Mapping[str, Any]]) -> tuple[HappeningRow, ...]:
        """Happenings as a list tells them."""
        listed = list(found)
        about = self._asked.about([one["id"] for one in listed])
        return tuple(self._row(one, about[one["id"]]) for one in listed)

    def _row(self, one: Mapping[str, Any], about: Sequence[tuple[str, str]]) -> HappeningRow:
        return HappeningRow(
            id=one["id"],
            name=self._shown(one["name"]),
            act=one["act"],
            earliest=_day(one["first"]),
            latest=_day(one["last"]),
            edtf=tuple(one["times"].split()),
            actors=self._all(entity for role, entity in about if role == "actor"),
            places=self._all(entity for role, entity in about if role == "place"),
            certainty=one["certainty"],
            types=tuple(one["types"].split()),
            kinds=tuple(one["kinds"].split()),
            statements=one["statements"],
            documents=one["documents"],
            sources=one["sources"],
            conflicts=one["conflicts"],
            drifts=one["drifts"],
        )

    def _shown(self, name: str) -> str:
        """The words of a happening with numbers of persons masked, unless the archive is opened to show them."""
        return name if self._pages.unmasked else masked(name)

    def timeline(self, wanted: Wanted) -> dict[str, list[Any]]:
        """Every happening with a time that is asked for, in columns: days since 1970, None where open."""
        listed = self._asked.listed(self.sought(wanted), "time", (0, 1 << 31))
        columns = ("id", "name", "first", "last", "fuzzy", "certainty", "sources", "statements", "conflicts", "drifts")
        found: dict[str, list[Any]] = {name: [] for name in columns}
        for one in listed:
            for name in columns:
                found[name].append(self._shown(one[name])[:120] if name == "name" else one[name])
        return found

    def ties(self, kind: str, wanted: Wanted, at: tuple[int, int]) -> tuple[int, tuple[TieView, ...]]:
        """How many pairs conflict or drift (`conflicts`, `drifts`), and those at (offset, limit)."""
        total, found = self._asked.ties(kind, self.sought(wanted), at)
        shown = self._statements.shown(id_ for _, tie in found for id_ in (tie.one, tie.other))
        pairs = (
            TieView(tie, happening, shown[tie.one], shown[tie.other])
            for happening, tie in found
            if tie.one in shown and tie.other in shown
        )
        return total, tuple(pairs)

    def on_page(self, page: str) -> dict[tuple[int, int], str]:
        """The happening of each claim of a page, by where the claim stands."""
        return self._asked.on_page(page)

    def left(self) -> int:
        """How many claims name nobody and no time, and stand in no list."""
        return self._asked.left()

    # -- one --

    def happening(self, id_: str) -> HappeningView:
        """A happening by its id or that of one of its statements. Raises UsageError where there is none."""
        found = self._asked.one(id_)
        if found is None:
            raise UsageError(f"Nothing that happened is known under {id_}. Look it up in the chronology.")
        one, row = found
        shown = self._statements.shown(one.statements)
        order = sorted((shown[id_] for id_ in one.statements if id_ in shown), key=by_time)
        ties = [
            TieView(tie, one.id, shown[tie.one], shown[tie.other])
            for tie in one.ties
            if tie.one in shown and tie.other in shown
        ]
        kinds = ("conflicts", "drifts", "refines", "supports", "repeats", "beside")
        ties.sort(key=lambda view: (kinds.index(view.tie.kind), -view.tie.gap, view.tie.one, view.tie.other))
        said = tuple(each for each in self.groupings() if {each.said.one, each.said.other} & set(one.statements))
        return HappeningView(self.rows([row])[0], tuple(order), tuple(ties), said)

    def groupings(self) -> tuple[Grouped, ...]:
        """All that was ever said of statements, and whether it has an effect now."""
        history = Groupings(self._catalogue).history()
        there = self._table.known({id_ for one in history for id_ in (one.grouping.one, one.grouping.other) if id_})
        return tuple(
            Grouped(
                one.id, one.who, one.at, one.grouping, one.undone,
                any(id_ and id_ not in there for id_ in (one.grouping.one, one.grouping.other)),
            )
            for one in history
        )  # fmt: skip

    def known(self, ids: Iterable[str]) -> set[str]:
        """Those of some ids that are statements here."""
        return self._table.known(ids)

    def office_statements(self, wanted: Wanted) -> Iterator[StatementView]:
        """What is said of offices."""
        ids = [id_ for one in self._asked.of_act("office", self.sought(wanted)) for id_ in one.statements]
        shown = self._statements.shown(ids)
        return (shown[id_] for id_ in ids if id_ in shown)

    # -- pieces --

    def sought(self, wanted: Wanted) -> Sought:
        """What the table is asked. Raises UsageError for a name that nobody has, and for a time that is none."""
        return Sought(
            entities=[self.ids(name) for name in wanted.about if name.strip()],
            places=self.ids(wanted.place) if wanted.place.strip() else (),
            documents=[found for code in wanted.documents for found in self._document(code)],
            first=None if not wanted.first else _bound(wanted.first, 0),
            last=None if not wanted.last else _bound(wanted.last, 1),
            words=folded(wanted.words).split(),
            sources=wanted.sources,
            certainty=wanted.certainty,
            told=not wanted.all_kinds,
        )

    def ids(self, name: str) -> list[str]:
        """The entities that a name may be of: by id, or all that have it for a form."""
        try:
            return [self._names.called(name).id]
        except UsageError:
            wanted = folded(name.strip())
            _, close = self._entities.listed(None, wanted, "pages", (0, 200)) if wanted else (0, ())
            exact = [one.id for one in close if wanted in {folded(form.form) for form in one.variants}]
            if not exact:
                raise
            return exact

    def _document(self, code: str) -> list[str]:
        location = self._catalogue.location(code)
        return [location.sha256] if location is not None and location.sha256 else [code]

    def _all(self, ids: Iterable[str]) -> tuple[Named, ...]:
        found = [one for id_ in dict.fromkeys(ids) if (one := self.named(id_)) is not None]
        return tuple(sorted(found, key=lambda one: (one.name, one.id)))

    def meant(self, names: Sequence[str]) -> tuple[str, ...]:
        """The entities that names by their ids are taken for."""
        found = (self._entities.one(name) for name in names)
        return tuple(dict.fromkeys(one.id for one in found if one is not None))

    def title(self, item: str) -> str:
        """What a document is called."""
        return self._names.title(item)

    def named(self, id_: str) -> Named | None:
        """An entity by its id."""
        if id_ not in self._named:
            entity = self._entities.one(id_)
            if entity is None:
                return None
            self._named[id_] = Named(id_, entity.name, entity.type)
        return self._named[id_]


def _day(since: int | None) -> str | None:
    return None if since is None else iso(day_of(since + EPOCH))


def _bound(edtf: str, end: int) -> int | None:
    """The first or the last day of a time that was asked for. Raises UsageError where it is none."""
    found = days(edtf.strip())
    if found.first is None and found.last is None:
        raise UsageError(f"{edtf} is no time in EDTF. Write 1957, 1957-09 or 1957-09-30.")
    day = (found.first, found.last)[end]
    return None if day is None else day - EPOCH
