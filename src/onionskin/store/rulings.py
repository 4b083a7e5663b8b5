"""What people said of whole rules of repair, and which pages they want read again: inputs that no run erases."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onionskin.store.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Ruling:
    """One thing that one person said of one rule: `accepted` or `refused`. `at` and `undone` are ISO 8601 UTC."""

    id: int
    rule: str
    verdict: str
    who: str
    at: str
    undone: str | None


class Rulings:
    """The rulings of an archive: said and undone, never removed."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Keeps them in the catalogue."""
        self._connection = catalogue.connection

    def say(self, rule: str, verdict: str, who: str, at: str) -> int:
        """Note what a person says of a rule; the number to undo it by."""
        row = self._connection.execute(
            "INSERT INTO ruling (rule, verdict, who, at) VALUES (?, ?, ?, ?) RETURNING id", (rule, verdict, who, at)
        ).fetchone()
        return int(row[0])

    def undo(self, ruling: int, at: str) -> None:
        """Note that a ruling no longer holds."""
        self._connection.execute("UPDATE ruling SET undone = ? WHERE id = ? AND undone IS NULL", (at, ruling))

    def history(self) -> tuple[Ruling, ...]:
        """All that was ever said of rules, in the order it was said."""
        rows = self._connection.execute("SELECT id, rule, verdict, who, at, undone FROM ruling ORDER BY id")
        return tuple(Ruling(*row) for row in rows)

    def holding(self) -> tuple[tuple[str, str], ...]:
        """Each rule with what holds of it now, by name: the input `rules` of the stages."""
        return tuple(sorted({one.rule: one.verdict for one in self.history() if one.undone is None}.items()))


class Rereads:
    """The pages that every reader is to read."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Keeps them in the catalogue."""
        self._connection = catalogue.connection

    def ask(self, pages: Iterable[str], at: str) -> None:
        """Note that these pages are to be read again."""
        self._connection.executemany("INSERT OR IGNORE INTO reread VALUES (?, ?)", ((page, at) for page in pages))

    def pages(self, prefix: str = "") -> frozenset[str]:
        """The pages asked for whose ids begin so: an item's, or all."""
        rows = self._connection.execute("SELECT page FROM reread WHERE page >= ? AND page < ?", (prefix, f"{prefix}g"))
        return frozenset(row[0] for row in rows)
