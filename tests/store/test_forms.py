"""Forms are counted, forgotten and weighed; what is left follows from what is counted, and from no history."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.store import Catalogue, Counts, Forms

ITEMS: dict[str, Counts] = {
    "one": (("Hradek", 1), ("konsul", 2)),
    "two": (("Hradek", 2), ("komvod", 4)),
    "three": (("konsul", 1),),
    "four": (),
}
TABLES = ("form", "counted", "has_form", "weighed")


@pytest.fixture
def forms(tmp_path: Path) -> Forms:
    return Forms(Catalogue(tmp_path, writing=True))


def _count(forms: Forms, *items: str) -> None:
    for item in items:
        shared = [form for form, pages in ITEMS[item] if pages < 3]
        forms.count(item, 4, (f"says-{item}", ITEMS[item]), shared)


def test_an_item_is_counted_once_and_forgotten_without_a_trace(forms: Forms) -> None:
    _count(forms, "one", "two", "three", "four")
    assert (forms.repeated(), forms.pages()) == ({"Hradek": 3, "konsul": 3, "komvod": 4}, 16)
    assert forms.counted("one") == ("says-one", 4)
    with pytest.raises(sqlite3.IntegrityError):  # it would count twice
        _count(forms, "one")
    for item in ITEMS:
        forms.forget(item, ITEMS[item])
    forms.forget("one", ITEMS["one"])  # forgotten already
    assert (forms.repeated(), forms.pages(), forms.counted("one")) == ({}, 0, None)
    assert forms.weigh((), 1) == ()


def test_weighing_tells_the_items_for_which_the_answer_changed(forms: Forms) -> None:
    _count(forms, *ITEMS)
    assert forms.weigh({"Hradek"}, 1) == ("one", "two")
    assert forms.weigh({"Hradek", "konsul"}, 1) == ("one", "three")
    assert forms.weigh({"Hradek", "konsul", "komvod"}, 1) == ()  # whoever has it repeats it
    assert forms.words(["konsul", "Hradek", "starosta"]) == ("Hradek", "konsul")
    assert forms.weigh(set(), 1) == ("one", "three", "two")


def test_it_is_weighed_again_only_where_counts_or_the_rules_changed(forms: Forms) -> None:
    assert forms.due(1)  # never weighed
    forms.weigh((), 1)
    assert not forms.due(1)
    assert forms.due(2)
    _count(forms, "one")
    assert forms.due(1)


@given(st.permutations(list(ITEMS)), st.lists(st.sampled_from(list(ITEMS)), max_size=4), st.data())
def test_the_counts_do_not_tell_in_which_order_they_came(
    order: list[str], again: list[str], data: st.DataObject
) -> None:
    """Whatever was counted, weighed, forgotten and counted again in whatever order, the same stands there."""
    plain, mixed = (Forms(_Memory()) for _ in range(2))  # type: ignore[arg-type]
    _count(plain, *ITEMS)
    for item in order:
        _count(mixed, item)
        if data.draw(st.booleans()):
            mixed.weigh(set(mixed.repeated()), 1)
    for item in again:
        mixed.forget(item, ITEMS[item])
        _count(mixed, item)
    for forms in (plain, mixed):
        forms.weigh(set(forms.repeated()), 1)
    assert _standing(plain) == _standing(mixed)


def _standing(forms: Forms) -> list[list[tuple[object, ...]]]:
    """What stands there, by the names of forms and items and not by their numbers."""
    ask = forms._connection.execute
    has = "SELECT form.form, counted.item FROM has_form JOIN form ON form.id = has_form.form"
    return [
        sorted(ask("SELECT form, pages, known FROM form")),
        sorted(ask("SELECT item, pages, says FROM counted")),
        sorted(ask(f"{has} JOIN counted ON counted.id = has_form.item")),
        list(ask("SELECT * FROM weighed")),
    ]


class _Memory:
    """A catalogue that stands on no disk."""

    def __init__(self) -> None:
        self.connection = sqlite3.connect(":memory:", isolation_level=None)
        schema = Path(__file__).parents[2] / "src" / "onionskin" / "store" / "catalogue.sql"
        self.connection.executescript(schema.read_text("utf-8"))


def test_a_catalogue_of_the_schema_before_gains_the_tables(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path, writing=True)
    made = _schema(catalogue)
    for table in (*TABLES, "grouping"):  # the last came a schema later
        catalogue.connection.execute(f"DROP TABLE {table}")
    catalogue.connection.execute("PRAGMA user_version = 3")
    catalogue.close()
    again = Catalogue(tmp_path, writing=True)
    assert _schema(again) == made
    assert Forms(again).due(1)


def _schema(catalogue: Catalogue) -> set[tuple[str, str]]:
    return set(catalogue.connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"))
