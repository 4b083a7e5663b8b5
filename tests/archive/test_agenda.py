"""What follows from what, and how long it may take."""

from __future__ import annotations

from pathlib import Path

import pytest

from onionskin.archive import Archive
from onionskin.archive.agenda import Agenda
from onionskin.archive.work import Part
from onionskin.store import Catalogue, Item

_SHA = "5c" * 32


@pytest.mark.parametrize("pages", [8, 2_000])
def test_the_whole_of_a_scan_comes_after_its_parts_and_has_time_for_all_its_pages(tmp_path: Path, pages: int) -> None:
    Archive.create(tmp_path / "archive").close()
    catalogue = Catalogue(tmp_path / "archive", writing=True)
    with catalogue.transaction():
        item = catalogue.add_item(Item(_SHA, "pdf", 1, "0001", None, None))
        catalogue.whole(_SHA, pages)
    names = [f"{_SHA}-{number}" for number in range(1, pages + 1)]
    agenda = Agenda(tmp_path / "archive", catalogue, "today", lambda _: names)

    agenda.plan(Item(_SHA, "pdf", 1, item.box, pages, None))
    parts: list[Part] = []
    while len(parts) < pages // 4 and (job := agenda.next()) is not None:
        parts += job.parts
    assert [page for part in parts for page in part.pages or ()] == names
    for part in parts:
        agenda.part_done(part)

    whole = agenda.next()
    assert whole is not None
    assert whole.parts == (Part(_SHA, item.box),)
    assert whole.patience > pages
    catalogue.close()
