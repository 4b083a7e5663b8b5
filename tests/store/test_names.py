"""The table of names, judgements and authority rows, as they are kept."""

from __future__ import annotations

import sqlite3
from importlib.resources import files
from pathlib import Path

import pytest

from onionskin.errors import SourceError, UsageError
from onionskin.record import Appellation, Authority, Entity, Judgement, Name, Role, Variation
from onionskin.store import (
    AuthorityRows,
    Catalogue,
    Entities,
    Judgements,
    MentionRow,
    Names,
    PageRow,
    Settled,
    names_path,
)
from onionskin.store.opening import APPLICATION_ID

AT = "2026-01-02T03:04:05+00:00"
OLDAN, TENSIN = Appellation("PER", "Marek Oldan", "one"), Appellation("PER", "Tensin", "one")
NAMES = (
    Name(OLDAN, ("p1", "p2"), "Marek Oldan", "name", "model", ("Marek 0ldan",), ("Tensin",)),
    Name(TENSIN, ("p1",)),
)


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return Catalogue(tmp_path, writing=True)


@pytest.fixture
def names(tmp_path: Path) -> Names:
    made = Names(tmp_path, writing=True)
    with made.transaction():
        pages = [PageRow("a-1", "one", 1, "p1", "1957-05-01", "1957-05-01"), PageRow("a-2", "one", 2, "p2", None, None)]
        mentions = [
            MentionRow("a-1", 0, 11, OLDAN.id, "", "", "1957-05-01", "1957-05-31"),
            MentionRow("a-1", 20, 26, TENSIN.id, ""),
            MentionRow("a-2", 5, 16, OLDAN.id, "", "Marek 0ldan", "1960-01-01", "1960-12-31"),
        ]
        made.take("one", "seen", pages, mentions)
        assert made.put_names("one", NAMES)
        for name in NAMES:
            form = Variation(name.called.form, len(name.pages), 1)
            entity = Entity(name.called.id, "PER", name.called.form, (form,), (name.called,), len(name.pages))
            made.keep(Settled("digest", (name,), (entity,), (), (), ("A fault.",), (name.called.form.lower(),)))
    return made


def test_names_come_back_as_they_were_put(names: Names) -> None:
    assert set(names.all_names()) == set(NAMES)
    assert names.names_of([OLDAN.id]) == NAMES[:1]
    assert names.named(Appellation("PER", "Tensin")) == ((TENSIN.id, TENSIN.id),)
    assert names.named(Appellation("PER", "Tensin", "another")) == ()
    assert names.blocks_of([OLDAN, TENSIN]) == {OLDAN.id, TENSIN.id}
    assert names.pages_of([OLDAN.id]) == {"a-1", "a-2"}


def test_putting_the_same_names_again_changes_nothing_and_fewer_change_something(names: Names) -> None:
    assert not names.put_names("one", NAMES)
    assert names.put_names("one", NAMES[:1])
    assert names.all_names() == NAMES[:1]


def test_a_block_that_is_cleared_leaves_its_names_without_an_entity(names: Names) -> None:
    names.clear([OLDAN.id])
    table = Entities(names)
    assert table.one(OLDAN.id) is None
    assert names.named(OLDAN) == ((OLDAN.id, None),)
    assert table.one(TENSIN.id) is not None


def test_pages_that_moved_are_told_until_they_have_arrived(names: Names) -> None:
    names.move(["a-2", "a-1", "a-2"])
    assert names.moved() == ("a-1", "a-2")
    names.arrived(["a-1", "a-9"])
    assert names.moved() == ("a-2",)


def test_an_item_that_is_dropped_is_gone(names: Names) -> None:
    names.drop("one")
    assert names.seen() == {}
    assert Entities(names).pages(OLDAN.id, (0, 9)) == (0, ())


def test_what_is_asked_of_entities(names: Names) -> None:
    table = Entities(names)
    assert table.types() == {"PER": 2}
    assert table.forms(OLDAN.id) == {"Marek Oldan": 1, "Marek 0ldan": 1}
    total, pages = table.pages(OLDAN.id, (1, 1))
    assert (total, pages[0].page, pages[0].spans) == (2, "a-2", ((5, 16, "Marek Oldan"),))
    assert table.pages(OLDAN.id, (0, 9), "Marek 0ldan")[0] == 1
    assert [(one.name, one.together) for one in table.beside(OLDAN.id, ("PER",))] == [("Tensin", 1)]
    assert table.together([OLDAN.id, TENSIN.id]) == {(min(OLDAN.id, TENSIN.id), max(OLDAN.id, TENSIN.id)): 1}
    told, written = table.bounds(OLDAN.id)
    assert told is not None
    assert [one.day for one in told] == ["1957-05", "1960"]
    assert written is not None
    assert [one.day for one in written] == ["1957-05-01", "1957-05-01"]
    assert table.bounds(TENSIN.id)[0] is None
    (called,) = table.called(OLDAN.id)
    assert (called.canonical, called.first, called.last, called.page, called.times) == (
        "Marek Oldan", "1957-05-01", "1960-12-31", "a-1", 2,
    )  # fmt: skip
    assert table.called(TENSIN.id) == ()
    assert table.faults() == ("A fault.",)


def test_a_date_that_stands_alone_is_passed_over_where_there_are_several(tmp_path: Path) -> None:
    names = Names(tmp_path / "alone", writing=True)
    years = ("1793", "1957", "1958", "1961", "2040")
    pages = [PageRow(f"a-{year}", "one", n, year, None, None) for n, year in enumerate(years)]
    rows = [MentionRow(f"a-{y}", 0, 6, TENSIN.id, "", "", f"{y}-01-01", f"{y}-12-31") for y in years]
    name = Name(TENSIN, years)
    names.take("one", "seen", pages, rows)
    names.put_names("one", (name,))
    entity = Entity(TENSIN.id, "PER", "Tensin", (Variation("Tensin", 5, 1),), (TENSIN,), 5)
    names.keep(Settled("digest", (name,), (entity,), (), (), (), ("tensin",)))
    told, _ = Entities(names).bounds(TENSIN.id)
    assert told is not None
    assert [one.day for one in told] == ["1957", "1961"]


def test_a_reader_is_told_where_there_is_no_table_and_a_damaged_one_is_made_anew(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        Names(tmp_path)
    names_path(tmp_path).write_bytes(b"no database" * 99)
    with pytest.raises(SourceError):
        Names(tmp_path)
    assert Names(tmp_path, writing=True).all_names() == ()


def test_judgements_are_undone_and_never_removed(catalogue: Catalogue) -> None:
    kept = Judgements(catalogue)
    same = Judgement("same", OLDAN, TENSIN)
    first, second = kept.say(same, "A", AT), kept.say(Judgement("rename", OLDAN, name="Ólдаn"), "B", AT)
    kept.undo(first, AT)
    assert [(one.id, one.undone) for one in kept.history()] == [(first, AT), (second, None)]
    assert kept.holding() == (Judgement("rename", OLDAN, name="Ólдаn"),)
    kept.undo(first, "later")
    assert kept.history()[0].undone == AT


def test_a_row_that_is_added_again_takes_the_place_of_what_it_said(catalogue: Catalogue) -> None:
    rows = AuthorityRows(catalogue)
    one = Authority("who:1", "Marek Oldan", roles=(Role("Minister", "1957"),), source="who.csv", line=2)
    assert rows.add([one, Authority("who:2", "Tensin", source="who.csv", line=3)]) == 2
    before = rows.signature()
    assert rows.add([one]) == 0
    assert rows.signature() == before
    assert rows.add([Authority("who:1", "M. Oldan", source="who.csv", line=2)]) == 1
    assert rows.signature() != before
    assert [row.name for row in rows.all()] == ["M. Oldan", "Tensin"]
    assert rows.one("who:9") is None
    assert rows.sources() == (("who.csv", 2),)


def _earlier(folder: Path) -> None:
    """A catalogue of schema 2, as the release before made it."""
    schema = files("onionskin.store").joinpath("catalogue.sql").read_text("utf-8")
    later = files("onionskin.store").joinpath("catalogue.3.sql").read_text("utf-8")
    with sqlite3.connect(folder / "catalogue.db") as made:
        made.executescript(schema.replace(later[later.index("-- Nothing here") :], ""))
        for table in ("form", "counted", "has_form", "weighed", "grouping"):  # of the steps after that
            made.execute(f"DROP TABLE {table}")
        made.executescript(f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = 2;")
        assert "judgement" not in {row[0] for row in made.execute("SELECT name FROM sqlite_master")}
        made.execute("INSERT INTO accession VALUES ('papers')")
    made.close()


@pytest.mark.parametrize("writing", [True, False])
def test_a_catalogue_of_the_schema_before_is_brought_up_to_this_one(tmp_path: Path, writing: bool) -> None:
    _earlier(tmp_path)
    catalogue = Catalogue(tmp_path, writing=writing)
    assert catalogue.accessions() == ("papers",)
    assert Judgements(catalogue).history() == ()
    assert AuthorityRows(catalogue).sources() == ()
    catalogue.close()
    fresh = sqlite3.connect(tmp_path / "catalogue.db")
    (tmp_path / "new").mkdir()
    new = Catalogue(tmp_path / "new", writing=True).connection
    tables = "SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name"
    assert [(n, " ".join(s.split())) for n, s in fresh.execute(tables)] == [
        (n, " ".join(s.split())) for n, s in new.execute(tables)
    ]


def test_a_catalogue_newer_than_this_program_is_refused(tmp_path: Path) -> None:
    Catalogue(tmp_path, writing=True).close()
    with sqlite3.connect(tmp_path / "catalogue.db") as made:
        made.execute("PRAGMA user_version = 99")
    with pytest.raises(SourceError, match="schema 99"):
        Catalogue(tmp_path)
