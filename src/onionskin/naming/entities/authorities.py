"""Authority files asked by name: people and bodies that somebody else has told apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from onionskin.naming.entities.files import AuthorityFile, read_authority
from onionskin.naming.entities.grouping import Group, key
from onionskin.record import Authority

__all__ = ["Authorities", "AuthorityFile", "read_authority"]


class Authorities:
    """The rows of all authority files, to be asked by name. Made once, for it takes every name apart."""

    def __init__(self, rows: Iterable[Authority] = ()) -> None:
        """Of two rows with one id the first counts."""
        self.rows: dict[str, Authority] = {}
        self._named: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for row in rows:
            if self.rows.setdefault(row.id, row) is row:
                for name in (row.name, *row.variants):
                    self._named[row.type, key(row.type, name)].add(row.id)

    def matching(self, type_: str, of: str) -> tuple[str, ...]:
        """The ids of the rows that have a name of this key, sorted. A sign in place of a name has none."""
        return tuple(sorted(self._named.get((type_, of), ()))) if type_ != "CRYPT" else ()

    def clear(self, groups: Sequence[Group]) -> tuple[str, ...]:
        """The rows that have most of the names of an entity, full names before those of one word: one is clear,
        several are a choice.
        """
        full = [group for group in groups if not group.bare] or list(groups)
        count = Counter(row for group in full for row in self.matching(group.type, group.key))
        most = max(count.values(), default=0)
        return tuple(sorted(row for row in count if count[row] == most))
