"""What people decided of names: an input of the entities that no run makes and no run erases."""

from __future__ import annotations

from dataclasses import dataclass

from onionskin.record import Judgement, decode, encode
from onionskin.store.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Judged:
    """One thing that one person decided. `at` and `undone` are ISO 8601 UTC."""

    id: int
    judgement: Judgement
    who: str
    at: str
    undone: str | None


class Judgements:
    """The judgements of an archive: said and undone, never removed."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Keeps them in the catalogue."""
        self._connection = catalogue.connection

    def say(self, judgement: Judgement, who: str, at: str) -> int:
        """Note what a person decided; the number to undo it by."""
        row = self._connection.execute(
            "INSERT INTO judgement (said, who, at) VALUES (?, ?, ?) RETURNING id", (encode(judgement).decode(), who, at)
        ).fetchone()
        return int(row[0])

    def undo(self, number: int, at: str) -> None:
        """Note that a judgement no longer holds."""
        self._connection.execute("UPDATE judgement SET undone = ? WHERE id = ? AND undone IS NULL", (at, number))

    def history(self) -> tuple[Judged, ...]:
        """All that was ever decided, in the order it was."""
        rows = self._connection.execute("SELECT id, said, who, at, undone FROM judgement ORDER BY id")
        return tuple(Judged(row[0], decode(row[1].encode()), row[2], row[3], row[4]) for row in rows)

    def holding(self) -> tuple[Judgement, ...]:
        """What holds now, the earliest first."""
        return tuple(one.judgement for one in self.history() if one.undone is None)
