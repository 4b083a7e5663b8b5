"""A box keeps every answer once, under its digest, and a layer for ever."""

from __future__ import annotations

from pathlib import Path

import pytest

from onionskin.errors import HouseError, SourceError, UsageError
from onionskin.record import Layer, Page, Zone, digest, encode
from onionskin.store import Box, Shelved

PAGE = Shelved(Page("0123456789abcdef-00001", "f" * 64), "0123456789abcdef", 1, None, "g")


@pytest.fixture
def box(tmp_path: Path) -> Box:
    return Box(tmp_path / "boxes" / "a.db", writing=True)


def test_an_answer_is_found_under_its_digest(box: Box) -> None:
    answer = (Zone("body"),) * 100  # long enough to be packed
    assert box.read(box.keep(answer)) == answer
    assert box.keep(None) == digest(encode(None))
    assert box.read(box.keep(None)) is None


def test_what_was_said_is_known_only_for_exactly_these_readings(box: Box) -> None:
    says = box.keep(())
    box.add(Layer("p", "marks", 1, ("a", "b"), says))
    assert box.said("p", "marks", 1, ("a", "b")) == says
    assert box.said("p", "marks", 2, ("a", "b")) is None
    assert box.said("p", "marks", 1, ("a", "c")) is None
    assert box.said("q", "marks", 1, ("a", "b")) is None


def test_an_older_layer_holds_again_when_it_is_said_again(box: Box) -> None:
    first, second = Layer("p", "marks", 1, ("a",), box.keep(1)), Layer("p", "marks", 1, ("b",), box.keep(2))
    for layer in (first, second, first):  # as when a person's word is undone
        box.add(layer)
    assert box.heads("p") == {"marks": first}
    assert box.said("p", "marks", 1, ("b",)) == second.says  # succeeded, never lost


def test_a_transaction_keeps_all_or_nothing(box: Box) -> None:
    with pytest.raises(RuntimeError), box.transaction():
        box.shelve(PAGE)
        raise RuntimeError
    assert box.pages(PAGE.item) == ()
    with box.transaction():
        box.shelve(PAGE)
        box.shelve(PAGE)
    assert box.pages(PAGE.item) == (PAGE,)


def test_the_index_is_told_of_a_page_once_and_again_when_it_changes(box: Box) -> None:
    box.shelve(PAGE)
    assert box.unindexed() == ()  # nothing is shown of it yet
    box.stamp(PAGE.page.id, "one")
    assert box.unindexed() == ((PAGE.page.id, "one"),)
    box.indexed([(PAGE.page.id, "one")])
    assert box.unindexed() == ()
    box.stamp(PAGE.page.id, None)  # its file was replaced
    assert box.unindexed() == ((PAGE.page.id, None),)


def test_what_is_not_there_is_said(box: Box, tmp_path: Path) -> None:
    with pytest.raises(HouseError, match="no answer"):
        box.body("nothing")
    with pytest.raises(UsageError, match="no page"):
        box.page("nothing")
    with pytest.raises(UsageError, match="no archive"):
        Box(tmp_path / "none.db")


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    (tmp_path / "noise.db").write_bytes(b"not a database at all" * 100)
    with pytest.raises(SourceError, match="not a readable database"):
        Box(tmp_path / "noise.db")


def test_a_page_finds_its_neighbours_over_gaps(box: Box) -> None:
    for number in (3, 7, 8):
        box.shelve(Shelved(Page(f"p{number}", "f" * 64), PAGE.item, number, None, "given"))
    assert box.neighbours(PAGE.item, 7) == ("p3", "p8")
    assert box.neighbours(PAGE.item, 3) == (None, "p7")
    assert box.neighbours("another", 7) == (None, None)


def test_a_writer_that_finds_another_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onionskin.store.opening.PATIENCE", 50)
    one, other = Box(tmp_path / "a.db", writing=True), Box(tmp_path / "a.db", writing=True)
    with one.transaction(), pytest.raises(UsageError, match="Another program"), other.transaction():
        raise AssertionError("two wrote at once")
