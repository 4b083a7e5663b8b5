"""What people said of statements: an input of the chronology that no run makes and no run erases."""

from __future__ import annotations

from dataclasses import dataclass

from onionskin.record import Grouping, decode, encode
from onionskin.store.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that one person said. `at` and `undone` are ISO 8601 UTC."""

    id: int
    grouping: Grouping
    who: str
    at: str
    undone: str | None


class Groupings:
    """The groupings of an archive: said and undone, never removed."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Keeps them in the catalogue."""
        self._connection = catalogue.connection

    def say(self, grouping: Grouping, who: str, at: str) -> int:
        """Note what a person said; the number to undo it by."""
        row = self._connection.execute(
            "INSERT INTO grouping (said, who, at) VALUES (?, ?, ?) RETURNING id", (encode(grouping).decode(), who, at)
        ).fetchone()
        return int(row[0])

    def undo(self, number: int, at: str) -> None:
        """Note that it no longer holds."""
        self._connection.execute("UPDATE grouping SET undone = ? WHERE id = ? AND undone IS NULL", (at, number))

    def history(self) -> tuple[Said, ...]:
        """All that was ever said, in the order it was."""
        rows = self._connection.execute("SELECT id, said, who, at, undone FROM grouping ORDER BY id")
        return tuple(Said(row[0], decode(row[1].encode()), row[2], row[3], row[4]) for row in rows)

    def holding(self) -> tuple[Grouping, ...]:
        """What holds now, the earliest first."""
        return tuple(one.grouping for one in self.history() if one.undone is None)
