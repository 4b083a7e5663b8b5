"""The chronology is a projection: it takes in, page by page, what boxes and names say has changed, and groups anew.

boxes: claims, dates ─▶ pages that changed ─▶ statements ─▶ groups ─▶ happenings that are new
names: who is whom ──────────────────────────────────────────▲
catalogue: what people said of statements ───────────────────┘
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from onionskin.archive.gathering import folded
from onionskin.archive.mentions import content, outside
from onionskin.archive.pages import Pages, said
from onionskin.dating.chronology import Naming, Sheet, days, effective, grouped, happening, statements
from onionskin.dating.edtf import ordinal
from onionskin.record import Happening, Span, Statement, Timex, digest
from onionskin.store import Box, Catalogue, Chronology, Groupings, Happened, Names, Shelved

VERSION = "2"
"""Of what is read from a page and how it is grouped: raised, everything is made anew."""
READ = ("reading", "claims", "dates", "mentions", "marks", "repairs")
"""The stages that statements are read from."""
EPOCH = ordinal((1970, 1, 1))
"""The ordinal of 1 January 1970, in the count of `edtf`."""
TOLD = ("event", "reported", "incomplete")
"""The kinds of claim that say that something happened; others say what was asked, meant, to come, conditional."""
_SURE = ("CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "Uu")
_FOLDED = 2_000
"""Code points of a happening's words that are searched."""


class Chronicling:
    """One round of bringing the chronology up to date. `copies` names for a page its cluster of near copies."""

    def __init__(
        self, archive: Path, catalogue: Catalogue, pages: Pages, names: Names, copies: Mapping[str, str]
    ) -> None:
        """Opens the table for writing."""
        self._catalogue, self._pages, self._names, self._copies = catalogue, pages, names, copies
        self._table = Chronology(archive, writing=True)

    def close(self) -> None:
        """Let go of the table."""
        self._table.close()

    def bring(self) -> int:
        """Let the table hold what boxes, names and people now say; how many happenings are new or other than before."""
        told = Groupings(self._catalogue).holding()
        entities = self._names.taken_for()
        plain = json.dumps([entities, sorted(self._copies.items()), [repr(one) for one in told]])
        signature = digest(f"{VERSION} {plain}".encode())
        changed = self._take()
        if not changed and self._table.told("grouped by") == signature:
            return 0
        pool = {one.id: one for one in reversed(tuple(self._table.light(entities)))}
        groups = grouped(pool.values(), told)
        with self._table.transaction():
            made = self._keep(groups, entities)
            self._table.note("grouped by", signature)
        return made

    def _take(self) -> int:
        """Read the pages that changed; how many."""
        seen, changed = self._table.seen(), 0
        for name in self._catalogue.boxes():
            box = self._pages.box(name)
            stamps = _stamps(box)
            shown = {page for page, _ in box.stamps()}
            due = [
                one
                for one in box.all_pages()
                if one.page.id in shown and seen.pop(one.page.id, None) != stamps.get(one.page.id, "")
            ]
            with self._table.transaction():
                for one in due:
                    self._read(box, one, stamps.get(one.page.id, ""))
            changed += len(due)
        with self._table.transaction():
            for page in seen:
                self._table.drop(page)
        return changed + len(seen)

    def _read(self, box: Box, shelved: Shelved, stamp: str) -> None:
        page = shelved.page.id
        sheet = self._sheet(box, shelved)
        found = () if sheet is None else statements(sheet)
        told = [one for one in found if one.edtf is not None or one.actors]
        row = (page, shelved.item, shelved.number, stamp, len(found) - len(told))
        self._table.take(row, told)

    def _sheet(self, box: Box, shelved: Shelved) -> Sheet | None:
        page = shelved.page.id
        heads = box.heads(page)
        claims = said(box, heads, "claims")
        reading = json.loads(box.body(heads["reading"].says)) if "reading" in heads else None
        if not claims or reading is None:
            return None
        dates = outside(said(box, heads, "dates") or (), said(box, heads, "marks") or ())
        return Sheet(
            page=page,
            document=shelved.item,
            content=content(reading["text"]),
            text=reading["text"],
            claims=claims,
            namings=tuple(
                Naming(Span(start, end), type_, name, sense)
                for start, end, name, type_, sense in self._names.namings(page)
            ),
            times=tuple(
                (one.target, one.body) for one in dates if isinstance(one.body, Timex) and isinstance(one.target, Span)
            ),
        )

    def _keep(self, groups: Sequence[Sequence[Statement]], entities: Mapping[str, str]) -> int:
        before = self._table.happenings()
        now = {group[0].id: (self._seen(group), group) for group in groups}
        fresh = {id_: of for id_, of in now.items() if before.get(id_) != of[0]}
        self._table.clear({id_ for id_ in before if id_ not in now} | set(fresh))
        whole = self._table.whole(one.id for _, group in fresh.values() for one in group)
        for seen, group in fresh.values():
            full = [meant(whole[one.id], entities) for one in group]
            made = happening(full, self._copies)
            self._table.keep(Happened(seen, made, full, columns(made, full)))
        return len(fresh)

    def _seen(self, group: Sequence[Statement]) -> str:
        plain = [[one.id, one.actors, one.others, one.places, self._copies.get(one.copies[0], "")] for one in group]
        return digest(f"{VERSION} {json.dumps(plain)}".encode())[:16]


def _stamps(box: Box) -> dict[str, str]:
    """For each page the digest of what its statements are read from."""
    heads: dict[str, list[str]] = {}
    for stage in READ:
        for layer in box.heads_of(stage):
            heads.setdefault(layer.page, []).append(f"{stage} {layer.says}")
    return {page: digest(" ".join([VERSION, *of]).encode())[:16] for page, of in heads.items()}


def meant(one: Statement, entities: Mapping[str, str]) -> Statement:
    """A statement whose names are entities; what is no name of anybody is left out."""
    return replace(
        one,
        actors=_each(one.actors, entities),
        others=_each(one.others, entities),
        places=_each(one.places, entities),
    )


def _each(names: Iterable[str], entities: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entities[name] for name in names if name in entities))


def columns(made: Happening, group: Sequence[Statement]) -> dict[str, Any]:
    """What a happening is asked by."""
    dated = [one for one in group if one.edtf is not None]
    ends = [days(one.edtf or "") for one in dated]
    times = sorted(
        {one.edtf for one in dated if one.edtf}, key=lambda edtf: (-sum(d.edtf == edtf for d in dated), edtf)
    )
    values = sorted({effective(one) for one in group}, key=_SURE.index)
    loose = any("~" in edtf or "?" in edtf for edtf in times)
    return {
        "dated": int(bool(dated)),
        "first": _bound([one.first for one in ends], min),
        "last": _bound([one.last for one in ends], max),
        "fuzzy": int(loose),
        "times": " ".join(times),
        "certainty": values[0],
        "values_": f" {' '.join(values)} ",
        "types": f" {' '.join(sorted({one.source for one in group}))} ",
        "kinds": f" {' '.join(sorted({one.kind for one in group}))} ",
        "told": int(any(one.kind in TOLD for one in group)),
        "statements": len(group),
        "documents": len({one.document for one in group}),
        "conflicts": sum(tie.kind == "conflicts" for tie in made.ties),
        "drifts": sum(tie.kind == "drifts" for tie in made.ties),
        "folded": folded(" ".join(one.proposition for one in group))[:_FOLDED],
    }


def _bound(ends: Sequence[int | None], least: Any) -> int | None:
    return None if not ends or None in ends else int(least(ends)) - EPOCH
