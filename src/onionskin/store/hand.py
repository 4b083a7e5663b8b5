"""What people said: an input of the stages that no run makes and no run erases."""

from __future__ import annotations

from dataclasses import dataclass

from onionskin.record import Annotation, Annotations, decode, encode
from onionskin.store.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Word:
    """One thing that one person said of one page. `at` and `undone` are ISO 8601 UTC."""

    id: int
    page: str
    who: str
    said: Annotation
    at: str
    undone: str | None


class Hand:
    """The hand of an archive: words are added and undone, never removed."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Keeps its words in the catalogue."""
        self._connection = catalogue.connection

    def say(self, page: str, who: str, said: Annotation, at: str) -> int:
        """Note what a person says of a page; the number to undo it by."""
        row = self._connection.execute(
            "INSERT INTO hand (page, who, said, at) VALUES (?, ?, ?, ?) RETURNING id",
            (page, who, encode(said).decode(), at),
        ).fetchone()
        return int(row[0])

    def undo(self, word: int, at: str) -> None:
        """Note that a word no longer holds."""
        self._connection.execute("UPDATE hand SET undone = ? WHERE id = ? AND undone IS NULL", (at, word))

    def history(self, page: str) -> tuple[Word, ...]:
        """All that was ever said of a page, in the order it was said."""
        rows = self._connection.execute(
            "SELECT id, page, who, said, at, undone FROM hand WHERE page = ? ORDER BY id", (page,)
        )
        return tuple(Word(row[0], row[1], row[2], decode(row[3].encode()), row[4], row[5]) for row in rows)

    def holding(self, page: str) -> Annotations:
        """What holds now of a page: the input `hand` of its stages."""
        return tuple(word.said for word in self.history(page) if word.undone is None)

    def pages(self, prefix: str) -> frozenset[str]:
        """The pages of an item (by the prefix of their ids) of which anything holds."""
        rows = self._connection.execute(
            "SELECT DISTINCT page FROM hand WHERE page >= ? AND page < ? AND undone IS NULL", (prefix, f"{prefix}g")
        )
        return frozenset(row[0] for row in rows)
