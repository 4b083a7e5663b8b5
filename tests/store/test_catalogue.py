"""What there is and what people said."""

from __future__ import annotations

from pathlib import Path

import pytest

from onionskin.errors import UsageError
from onionskin.record import Annotation, Level, Refusal, Span, Unit
from onionskin.store import Catalogue, Failed, Files, Hand, Item, Location

SHA = "0123456789abcdef" * 4


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return Catalogue(tmp_path, writing=True)


def _located(code: str, box: str = "papers#1", sha256: str | None = None) -> Location:
    return Location(code, f"/in/{code}", 3, "2026-01-01T00:00:00+00:00", "text", box, sha256)


def test_a_chain_of_units_runs_from_the_widest(catalogue: Catalogue) -> None:
    catalogue.describe([Unit("a", Level.FONDS, "A"), Unit("a/b.txt", Level.ITEM, "B", "a")])
    assert [unit.code for unit in catalogue.chain("a/b.txt")] == ["a", "a/b.txt"]
    with pytest.raises(UsageError, match="no unit"):
        catalogue.chain("a/c.txt")


def test_a_full_folder_is_divided(catalogue: Catalogue) -> None:
    for number in range(256):
        catalogue.locate(_located(f"papers/{number}", catalogue.box_for("papers")))
    assert catalogue.box_for("papers") == "papers#2"
    assert catalogue.box_for("paper") == "paper#1"  # a name that another begins with


def test_what_is_unread_is_due_until_all_its_pages_are_in_or_it_failed(catalogue: Catalogue) -> None:
    for code in ("a", "b", "c"):
        catalogue.locate(_located(code))
    catalogue.fail(Failed("c", 0, "accession", "It is empty.", ours=False))
    assert [one.code for one in catalogue.unread()] == ["a", "b"]
    catalogue.note("a", SHA, None)
    catalogue.add_item(Item(SHA, "text", 3, "papers#1", None, None))
    assert [one.code for one in catalogue.unread()] == ["a", "b"]  # interrupted between two portions
    catalogue.whole(SHA, 1)
    assert [one.code for one in catalogue.unread(after="a")] == ["b"]
    assert [one.sha256 for one in catalogue.due("table")] == [SHA]
    catalogue.done(SHA, "table")
    assert catalogue.due("table") == ()
    assert catalogue.due_pages("another table") == 1


def test_a_page_finds_its_item(catalogue: Catalogue) -> None:
    catalogue.add_item(Item(SHA, "text", 3, "papers#1", 1, None))
    assert catalogue.holder(f"{SHA[:16]}-00001").sha256 == SHA
    for wrong in (f"{'f' * 16}-00001", "0-1", ""):  # of no item, too short to tell, nothing
        with pytest.raises(UsageError, match="no page"):
            catalogue.holder(wrong)


def test_a_word_is_undone_and_stays_in_the_history(catalogue: Catalogue) -> None:
    hand, page = Hand(catalogue), f"{SHA[:16]}-00001"
    said = Annotation(Span(0, 3), Refusal("mark"))
    word = hand.say(page, "ann", said, "2026-01-01T00:00:00+00:00")
    assert hand.holding(page) == (said,)
    assert hand.pages(SHA[:16]) == {page}
    hand.undo(word, "2026-01-02T00:00:00+00:00")
    assert hand.holding(page) == ()
    assert hand.pages(SHA[:16]) == frozenset()
    assert [(one.who, one.undone) for one in hand.history(page)] == [("ann", "2026-01-02T00:00:00+00:00")]


def test_files_are_kept_once_in_either_room(tmp_path: Path) -> None:
    files = Files(tmp_path)
    name = files.keep(b"scan", "sources")
    assert files.keep(b"scan", "images") == name  # a page image that is the source itself
    assert files.read(name) == b"scan"
    assert [sha256 for _, sha256 in files.all()] == [name]
