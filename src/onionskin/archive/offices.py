"""Who held what office on a day, and who says so: authority files, statements, titles printed beside a date."""

from __future__ import annotations

from collections.abc import Iterator

from onionskin.archive.chronicling import TOLD
from onionskin.archive.chronology import ChronologyAnswers
from onionskin.archive.chronology_views import Office, StatementView, Wanted
from onionskin.archive.entities import title_of
from onionskin.dating.chronology import Days, days, plain, words
from onionskin.dating.edtf import day_of, iso
from onionskin.errors import UsageError
from onionskin.store import AuthorityRows, Catalogue, Names, Titles

BEGINS = frozenset(map(plain, ("become", "became", "appoint", "promote", "name", "elect", "nominate", "inaugurate",
                               "install", "assume", "succeed", "replace")))  # fmt: skip
"""Verbs by which an office begins: it is held from then on, until when is not said."""
ENDS = frozenset(map(plain, ["resign", "dismiss", "relieve"]))
"""Verbs by which one ends."""


class Offices:
    """Answers from one archive. Not for several threads at once."""

    def __init__(self, answers: ChronologyAnswers, names: Names, catalogue: Catalogue) -> None:
        """`answers` are of the same archive."""
        self._answers, self._catalogue = answers, catalogue
        self._titles = Titles(names)

    def on(self, day: str, about: str = "") -> tuple[Office, ...]:
        """The offices of a day, month or year in EDTF (of one person), by holder. Raises UsageError for no time."""
        asked = days(day.strip())
        if asked.first is None or asked.last is None:
            raise UsageError(f"{day or 'Nothing'} is no day, month or year in EDTF. Write 1957, 1957-09 or 1957-09-30.")
        only = set(self._answers.ids(about)) if about.strip() else None
        found = [*self._of_files(asked), *self._said(asked, about), *self._titled(asked)]
        kept = [one for one in found if only is None or one.holder.id in only]
        return tuple(
            sorted(kept, key=lambda one: (one.holder.name, one.holder.id, not one.sure, one.office, one.voice))
        )

    def _of_files(self, asked: Days) -> Iterator[Office]:
        rows = AuthorityRows(self._catalogue)
        for id_, authority in self._titles.known():
            known, holder = rows.one(authority), self._answers.named(id_)
            if known is None or holder is None:
                continue
            for role in known.roles:
                start, end = days(role.start).first, days(role.end).last
                if _covers(Days(start, end), asked) and (start is not None or end is not None):
                    sure = start is not None and end is not None
                    yield Office(holder, role.title, known.source, role.start or None, role.end or None, sure)

    def _said(self, asked: Days, about: str) -> Iterator[Office]:
        for view in self._answers.office_statements(Wanted(about=(about,) if about.strip() else (), all_kinds=True)):
            one, held = view.statement, _held(view)
            if held is None or one.kind not in TOLD or one.factuality.endswith("-") or not _covers(held, asked):
                continue
            sure = held.first is not None and held.last is not None and _inside(asked, held)
            for id_ in self._answers.meant(one.actors):
                holder = self._answers.named(id_)
                if holder is not None and holder.type == "PER":
                    yield Office(holder, one.proposition, view.title, one.earliest, one.latest, sure, view)

    def _titled(self, asked: Days) -> Iterator[Office]:
        if asked.first is None or asked.last is None:
            return
        begin, end = day_of(asked.first), day_of(asked.last)
        for id_, form, canonical, item, first, last in self._titles.beside(iso(begin) or "", iso(end) or ""):
            title, holder = title_of(form, canonical), self._answers.named(id_)
            if holder is not None and {plain(word) for word in title.split()} & words("offices"):
                yield Office(holder, title, f"{self._answers.title(item)}, beside a date", first, last, False)


def _held(view: StatementView) -> Days | None:
    """The days on which an office is said to be held; None where the statement ends one, or gives no time."""
    one = view.statement
    if one.edtf is None:
        return None
    head = plain(view.sentence[one.head.start - one.target.start + view.bold.start :].split(" ")[0].strip(".,;"))
    if head in ENDS:
        return None
    of = days(one.edtf)
    return Days(of.first, None) if head in BEGINS else of


def _covers(held: Days, asked: Days) -> bool:
    """Whether any of the days asked for is among those held."""
    assert asked.first is not None
    assert asked.last is not None
    return (held.first is None or held.first <= asked.last) and (held.last is None or held.last >= asked.first)


def _inside(asked: Days, held: Days) -> bool:
    return (
        held.first is not None and held.last is not None and asked.first is not None and asked.last is not None
        and held.first <= asked.first and asked.last <= held.last
    )  # fmt: skip
