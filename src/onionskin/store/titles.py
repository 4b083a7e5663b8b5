"""What the table of names tells of offices: titles printed beside a date, and whom an authority file knows."""

from __future__ import annotations

from onionskin.store.names import Names

WIDEST = 366
"""Days of a date beside a name; a wider one tells little of when its title was held."""


class Titles:
    """Reads the table of names of one archive."""

    def __init__(self, names: Names) -> None:
        """`names` is open for reading or for writing."""
        self._connection = names.connection

    def known(self) -> list[tuple[str, str]]:
        """The people whom one row of the authority files alone may be: the entity and the row's id."""
        rows = self._connection.execute(
            "SELECT id, json_extract(body, '$.authorities[0]') FROM entity"
            " WHERE type = 'PER' AND json_array_length(body, '$.authorities') = 1 ORDER BY id"
        )
        return [(id_, row) for id_, row in rows]

    def beside(self, first: str, last: str) -> list[tuple[str, str, str, str, str, str]]:
        """Names of people that stand beside a date which shares a day with those from `first` to `last` (ISO days): the
        entity, the form with its title, the fullest form without, the item, and the date's own days; each once."""
        rows = self._connection.execute(
            "SELECT entity, form, json_extract(name.body, '$[1]'), item, min(first), max(last) FROM mention"
            " JOIN name ON name.id = mention.name"
            " WHERE type = 'PER' AND entity IS NOT NULL AND first <= ? AND last >= ?"
            " AND julianday(last) - julianday(first) <= ? AND form LIKE '% %'"
            " GROUP BY entity, form, item ORDER BY entity, form, item",
            (last, first, WIDEST),
        )
        return [(one, form, canonical or form, item, begin, end) for one, form, canonical, item, begin, end in rows]
