"""What is asked of the chronology: happenings of a time, of people, of sources; how their statements stand together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onionskin.record import Happening, Tie, decode
from onionskin.store.chronology import Chronology

WAYS = {
    "time": "COALESCE(first, last), first IS NULL, last, happening.id",
    "sources": "sources DESC, statements DESC, COALESCE(first, last), happening.id",
    "conflicts": "conflicts DESC, drifts DESC, COALESCE(first, last), happening.id",
}
"""In which order happenings are listed."""
COLUMNS = (
    "id", "name", "act", "dated", "first", "last", "fuzzy", "times", "certainty", "types", "kinds", "statements",
    "documents", "sources", "conflicts", "drifts",
)  # fmt: skip
"""The columns of a happening as a list has it."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What happenings are asked for. `entities` are sets of ids of which each must meet it, `places` one that must as
    a place; `first` and `last` are days since 1 January 1970 that it must touch; `words` are folded.
    """

    entities: Sequence[Sequence[str]] = ()
    places: Sequence[str] = ()
    documents: Sequence[str] = ()
    first: int | None = None
    last: int | None = None
    words: Sequence[str] = ()
    sources: Sequence[str] = ()
    certainty: Sequence[str] = ()
    told: bool = True


class Happenings:
    """Reads the chronology of one archive."""

    def __init__(self, table: Chronology) -> None:
        """`table` is open for reading or for writing."""
        self._connection = table.connection

    def counted(self, sought: Sought) -> tuple[int, int, int, int]:
        """How many happenings answer: with a time, without one, with a conflict, with a drift."""
        where, values = _where(sought)
        row = self._connection.execute(
            "SELECT COALESCE(sum(dated), 0), COALESCE(sum(1 - dated), 0), COALESCE(sum(conflicts > 0), 0),"
            f" COALESCE(sum(drifts > 0), 0) FROM happening WHERE {where}",
            values,
        ).fetchone()
        return int(row[0]), int(row[1]), int(row[2]), int(row[3])

    def listed(
        self, sought: Sought, order: str, at: tuple[int, int], *, dated: bool = True
    ) -> Iterator[Mapping[str, Any]]:
        """Happenings at (offset, limit), with a time or without, as COLUMNS. Raises KeyError for an unknown order."""
        where, values = _where(sought)
        rows = self._connection.execute(
            f"SELECT {', '.join(COLUMNS)} FROM happening WHERE dated = ? AND {where}"
            f" ORDER BY {WAYS[order]} LIMIT ? OFFSET ?",
            (int(dated), *values, at[1], at[0]),
        )
        return (dict(zip(COLUMNS, row, strict=True)) for row in rows)

    def years(self, sought: Sought) -> dict[int, int]:
        """How many happenings with a time begin in each year, or end in it where their begin is open."""
        where, values = _where(sought)
        rows = self._connection.execute(
            "SELECT CAST(strftime('%Y', COALESCE(first, last) * 86400, 'unixepoch') AS INTEGER) AS year, count(*)"
            f" FROM happening WHERE dated AND COALESCE(first, last) IS NOT NULL AND {where} GROUP BY year",
            values,
        )
        return {int(year): int(count) for year, count in rows if year is not None}

    def one(self, id_: str) -> tuple[Happening, Mapping[str, Any]] | None:
        """A happening by its id, or by the id of one of its statements."""
        row = self._connection.execute(
            f"SELECT body, {', '.join(COLUMNS)} FROM happening WHERE id = ?"
            " OR id = (SELECT happening FROM member WHERE statement = ?) ORDER BY id <> ? LIMIT 1",
            (id_, id_, id_),
        ).fetchone()
        return None if row is None else (decode(row[0].encode()), dict(zip(COLUMNS, row[1:], strict=True)))

    def about(self, ids: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
        """For each happening its entities and documents, with their roles."""
        found: dict[str, list[tuple[str, str]]] = {id_: [] for id_ in ids}
        for at in range(0, len(ids), 500):
            part = ids[at : at + 500]
            rows = self._connection.execute(
                f"SELECT happening, role, entity FROM about WHERE happening IN ({', '.join('?' * len(part))})", part
            )
            for id_, role, entity in rows:
                found[id_].append((role, entity))
        return found

    def ties(self, kind: str, sought: Sought, at: tuple[int, int]) -> tuple[int, list[tuple[str, Tie]]]:
        """How many pairs of statements conflict or drift in what is asked for, and those at (offset, limit): the
        farthest apart first."""
        where, values = _where(sought)
        asked = f"FROM tie JOIN happening ON happening.id = tie.happening WHERE tie.kind = ? AND {where}"
        total = self._connection.execute(f"SELECT count(*) {asked}", (kind, *values)).fetchone()[0]
        rows = self._connection.execute(
            f"SELECT tie.happening, tie.body {asked} ORDER BY sources DESC, gap DESC, one, other LIMIT ? OFFSET ?",
            (kind, *values, at[1], at[0]),
        )
        return int(total), [(row[0], decode(row[1].encode())) for row in rows]

    def on_page(self, page: str) -> dict[tuple[int, int], str]:
        """The happening of each statement on a page, by where it stands."""
        rows = self._connection.execute(
            "SELECT start, end, happening FROM statement JOIN member ON member.statement = statement.id WHERE page = ?",
            (page,),
        )
        return {(start, end): happening for start, end, happening in rows}

    def of_act(self, act: str, sought: Sought) -> list[Happening]:
        """The happenings of a kind of act that are asked for."""
        where, values = _where(sought)
        rows = self._connection.execute(
            f"SELECT body FROM happening WHERE act = ? AND {where} ORDER BY {WAYS['time']}", (act, *values)
        )
        return [decode(row[0].encode()) for row in rows]

    def left(self) -> int:
        """How many claims are no statements, for they name nobody and no time."""
        return int(self._connection.execute("SELECT COALESCE(sum(left), 0) FROM page").fetchone()[0])


def _where(sought: Sought) -> tuple[str, list[Any]]:
    parts, values = ["1"], list[Any]()
    for roles, sets in (
        ("actor', 'other', 'place", sought.entities),
        ("place', 'other", [sought.places] if sought.places else []),
    ):
        for ids in sets:
            marks = ", ".join("?" * len(ids))
            parts.append(
                f"happening.id IN (SELECT happening FROM about WHERE role IN ('{roles}') AND entity IN ({marks}))"
            )
            values += ids
    if sought.documents:
        marks = ", ".join("?" * len(sought.documents))
        parts.append(f"happening.id IN (SELECT happening FROM about WHERE role = 'document' AND entity IN ({marks}))")
        values += sought.documents
    if sought.first is not None:
        parts.append("(dated = 0 OR last IS NULL OR last >= ?)")
        values.append(sought.first)
    if sought.last is not None:
        parts.append("(dated = 0 OR first IS NULL OR first <= ?)")
        values.append(sought.last)
    for column, of in (("types", sought.sources), ("values_", sought.certainty)):
        if of:
            parts.append("(" + " OR ".join([f"instr({column}, ?) > 0"] * len(of)) + ")")
            values += [f" {one} " for one in of]
    for word in sought.words:
        parts.append("instr(folded, ?) > 0")
        values.append(word)
    if sought.told:
        parts.append("told = 1")
    return " AND ".join(parts), values
