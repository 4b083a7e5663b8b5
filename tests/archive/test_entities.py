"""Entities over an archive: gathered item by item, judged, undone; what one asks of them opens on its evidence."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from onionskin.archive import Archive, EntityView
from onionskin.archive.entities import title_of
from onionskin.errors import UsageError
from onionskin.record import Annotation, Appellation, Judgement, Mention, Refusal, Span
from onionskin.store import names_path
from tests.archive.papers import FOURTH, PAPERS, gathered


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("people")
    gathered(folder).close()
    return folder


@pytest.fixture
def archive(made: Path, tmp_path: Path) -> Archive:
    shutil.copytree(made / "archive", tmp_path / "archive")
    return Archive.open(tmp_path / "archive")


def table(archive: Archive) -> list[tuple[object, ...]]:
    """All that names come to, as it is kept."""
    with sqlite3.connect(names_path(archive.folder)) as open_:
        return [
            row
            for of in ("entity", "bond", "question", "fault", "block")
            for row in open_.execute(
                f"SELECT * FROM {of} ORDER BY 1, 2, 3"
                if of not in ("fault", "block")
                else f"SELECT * FROM {of} ORDER BY 1"
            )
        ] + list(open_.execute("SELECT id, body, block, entity FROM name ORDER BY id"))


def forms(view: EntityView) -> set[str]:
    return {one.form for one in view.forms}


def leaf(archive: Archive, name: str) -> str:
    return archive.item(f"papers/{name}").leaves[0].page


def test_ways_of_naming_one_person_meet(archive: Archive) -> None:
    oldan = archive.entity("Marek Oldan")
    assert forms(oldan) == {"Marek Oldan", "Mr. Marek Oldan", "Oldan", "Marck Oldan"}
    assert {one.form for one in oldan.forms if one.misread} <= {"Marck Oldan"}
    assert (oldan.pages, oldan.mentions, oldan.all_spots) == (3, 5, 3)
    assert archive.entity("Ludvik Oldan").id != oldan.id


def test_a_page_opens_on_its_line_with_the_name_marked(archive: Archive) -> None:
    view = archive.entity("Anna Kestrel")
    assert [(one.title, one.line, one.places) for one in view.spots] == [("Two", 5, 1), ("Three", 1, 1)] or [
        (one.title, one.line) for one in sorted(view.spots, key=lambda one: one.title)
    ] == [("Three", 1), ("Two", 5)]
    for spot in view.spots:
        assert {spot.snippet[one.start : one.end] for one in spot.bold} == {"Anna Kestrel"}
        body = archive.page(spot.page).mentions[spot.mention - 1].body
        assert isinstance(body, Mention)
        assert body.canonical == "Anna Kestrel"


def test_whom_one_is_named_with_is_counted_by_pages(archive: Archive) -> None:
    met = {one.name: (one.together, one.pages) for one in archive.entity("Marek Oldan").company}
    assert met["Pavel Tensin"] == (3, 3)
    assert met["Anna Kestrel"] == (2, 2)
    assert "Marek Oldan" not in met


def test_a_title_is_told_with_who_prints_it_and_the_years_beside_it(archive: Archive) -> None:
    told = {one.title: one for one in archive.entity("Pavel Tensin").roles}
    assert set(told) == {"General"}
    general = told["General"]
    assert general.printed
    assert general.voice in ("One and 1 more", "Two and 1 more")
    assert (general.start, general.end) == ("1957", "1958")
    assert general.page in {archive.item(f"papers/{name}").leaves[0].page for name in ("one.txt", "two.txt")}
    assert [one.title for one in archive.entity("Ludvik Oldan").roles] == ["President"]


@pytest.mark.parametrize(
    ("form", "canonical", "title"),
    [
        ("General Tensin", "Pavel Tensin", "General"),
        ("Secretary of State Marek Oldan", "Marek Oldan", "Secretary of State"),
        ("Marek Oldan", "Marek Oldan", ""),
        ("GENERAL TENSIN", "Pavel Tensin", "GENERAL"),  # capitals are the cable's
        ("Oldan", "Marck Zorn", ""),  # no word of the name stands there
        ("", "Oldan", ""),
    ],
)
def test_a_title_is_what_stands_before_the_name(form: str, canonical: str, title: str) -> None:
    assert title_of(form, canonical) == title


def test_the_days_are_those_of_the_dates_beside_the_name_and_no_more_exact(archive: Archive) -> None:
    told = archive.entity("Marek Oldan").told
    assert told is not None
    assert [(one.day, one.line) for one in told] == [("1957-05", 1), ("1959-03", 1)]
    written = archive.entity("Anna Kestrel").written
    assert written is not None
    assert {one.day for one in written} == {"1958-06-03"}


def test_a_place_is_told_how_it_is_meant_and_where_it_lies(archive: Archive) -> None:
    paris = archive.entity("Paris")
    assert paris.senses == {"city": 2, "government": 1}
    assert (paris.places[0].country, round(paris.places[0].latitude or 0)) == ("FR", 49)
    spots = {one.name: (one.pages, one.others) for one in archive.atlas().spots}
    assert spots == {"Paris": (2, 1), "Geneva": (3, 0)}


def test_where_places_lie_is_learnt_once(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    before = archive.atlas()
    monkeypatch.setattr("onionskin.archive.entities.located", lambda name: pytest.fail(f"{name} was asked again"))
    archive.close()
    again = Archive.open(archive.folder)
    assert again.atlas() == before
    assert again.entity("Paris").places[0].country == "FR"


@pytest.mark.parametrize(
    ("type_", "query", "names"),
    [
        (None, "oldan", ["Marek Oldan", "Ludvik Oldan"]),
        ("PER", "OLDAN marck", ["Marek Oldan"]),  # every word, in any form, capitals or not
        ("PER", "óldán", ["Marek Oldan", "Ludvik Oldan"]),  # accents say nothing
        ("LOC", "", ["Geneva", "Paris"]),
        ("LOC", "oldan", []),
        (None, "Олдан", []),  # another alphabet asks, and nothing answers
        (None, "%", []),  # nothing in a query is a sign
    ],
)
def test_entities_are_listed_by_type_and_words(
    archive: Archive, type_: str | None, query: str, names: list[str]
) -> None:
    found = archive.entities(type_, query)
    assert [one.name for one in found.rows] == names
    assert found.total == len(names)
    assert archive.entities(type_, query, "name", limit=1).total == len(names)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda archive: archive.entity("Nobody Else"), "names nobody and nothing Nobody Else"),
        (lambda archive: archive.entity("Tens"), "Perhaps you mean Pavel Tensin"),
        (lambda archive: archive.entity(""), "without a name"),
        (lambda archive: archive.entities("KING"), "KING is no type"),
        (lambda archive: archive.entities(order="age"), "not listed by age"),
        (lambda archive: archive.proposed("crown", "Marek Oldan"), "nothing that can be said"),
        (lambda archive: archive.proposed("merge", "Marek Oldan", "Marek Oldan"), "one entity"),
        (lambda archive: archive.proposed("split", "Marek Oldan", "Tensin"), "not printed as Tensin"),
        (lambda archive: archive.proposed("split", "Anna Kestrel", "Anna Kestrel"), "no other form"),
        (lambda archive: archive.proposed("source", "Ludvik Oldan", "0" * 64), "no name in this source"),
        (lambda archive: archive.proposed("rename", "Marek Oldan", " "), "No name is given"),
        (lambda archive: archive.judge("A", Judgement("delete", Appellation("PER", "Zorn"))), "No PER is called Zorn"),
        (lambda archive: archive.judge("A"), "Nothing is decided"),
        (lambda archive: archive.judge(" ", *archive.proposed("delete", "Paris")), "Nobody is named"),
        (lambda archive: archive.unjudge(77), "under the number 77"),
    ],
)
def test_what_cannot_be_answered_is_said_in_a_sentence(archive: Archive, call: object, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        call(archive)  # type: ignore[operator]
    assert archive.judgements() == ()


SAYINGS = [
    ("merge", "Marek Oldan", "Ludvik Oldan"),
    ("apart", "Marek Oldan", "Ludvik Oldan"),
    ("unsure", "Marek Oldan", "Ludvik Oldan"),
    ("split", "Marek Oldan", "Marck Oldan"),
    ("rename", "Marek Oldan", "M. Oldan, of the Harbour Commission"),
    ("form", "Marek Oldan", "Oldan"),
    ("delete", "Harbour Commission", ""),
]


@pytest.mark.parametrize(("what", "entity", "than"), SAYINGS)
def test_to_undo_brings_back_the_same_byte_for_byte(archive: Archive, what: str, entity: str, than: str) -> None:
    before = table(archive)
    numbers = archive.judge("A. Reader", *archive.proposed(what, entity, than))
    for number in numbers:
        archive.unjudge(number)
    assert table(archive) == before
    assert all(one.judged.undone for one in archive.judgements())


@pytest.mark.parametrize(("what", "entity", "than"), SAYINGS)
def test_what_is_shown_first_is_what_comes(archive: Archive, what: str, entity: str, than: str) -> None:
    said = archive.proposed(what, entity, than)
    change = archive.would(*said)
    before = {one.id: one.name for one in archive.entities(limit=99).rows}
    archive.judge("A. Reader", *said)
    after = {one.id: one.name for one in archive.entities(limit=99).rows}
    assert {one.id: one.name for one in change.after}.items() <= after.items()
    gone = {one.id for one in change.before} - {one.id for one in change.after}
    assert gone == before.keys() - after.keys()


def test_a_judgement_survives_when_papers_are_read_again_and_new_ones_come(archive: Archive, made: Path) -> None:
    archive.judge("A. Reader", *archive.proposed("split", "Marek Oldan", "Marck Oldan"))
    archive.judge("A. Reader", *archive.proposed("rename", "Marek Oldan", "M. Oldan"))
    papers = archive.folder.parent / "papers"
    papers.mkdir()
    for name, text in {**PAPERS, "four.txt": FOURTH}.items():
        (papers / name).write_text(text, "utf-8")
    archive.ingest([papers], workers=1)
    oldan = archive.entity("M. Oldan")
    assert "Marck Oldan" not in forms(oldan)
    assert "Four" in {one.title for one in oldan.spots}
    shutil.rmtree(archive.folder / "tables")
    archive.index()
    assert forms(archive.entity("M. Oldan")) == forms(oldan)


def test_the_table_kept_up_is_the_table_made_anew(archive: Archive) -> None:
    archive.judge("A. Reader", *archive.proposed("merge", "Marek Oldan", "Ludvik Oldan"))
    page, span = leaf(archive, "two.txt"), Span(0, 10)
    word = archive.correct(page, "A. Reader", Annotation(span, Mention("ORG", None, "MEMORANDUM", "name", "by hand")))
    assert archive.entity("MEMORANDUM").type == "ORG"
    archive.undo(page, word)
    with pytest.raises(UsageError):
        archive.entity("MEMORANDUM")
    kept = table(archive)
    shutil.rmtree(archive.folder / "tables")
    archive.bring_names()
    assert table(archive) == kept


def test_bringing_up_to_date_what_is_so_changes_nothing(archive: Archive) -> None:
    before = table(archive)
    assert archive.bring_names() == frozenset()
    assert table(archive) == before


def test_the_pages_that_a_word_moves_are_told(archive: Archive) -> None:
    text = PAPERS["three.txt"]
    at = Span(text.index("Anna"), text.index("Anna") + len("Anna Kestrel"))
    archive.correct(leaf(archive, "three.txt"), "A. Reader", Annotation(at, Refusal("mention")))
    assert archive.entity("Anna Kestrel").pages == 1


def test_what_a_judgement_moves_is_noted_for_the_index(archive: Archive) -> None:
    with sqlite3.connect(names_path(archive.folder)) as open_:
        open_.execute("DELETE FROM moved")
    archive.judge("A. Reader", *archive.proposed("rename", "Anna Kestrel", "A. Kestrel"))
    with sqlite3.connect(names_path(archive.folder)) as open_:
        moved = {row[0] for row in open_.execute("SELECT page FROM moved")}
    assert moved == {leaf(archive, "two.txt"), leaf(archive, "three.txt")}


def test_a_judgement_of_a_name_that_is_gone_is_kept_and_said_to_be_without_effect(archive: Archive) -> None:
    text = PAPERS["three.txt"]
    at = Span(0, len("Marck Oldan"))
    assert text[at.start : at.end] == "Marck Oldan"
    archive.judge("A. Reader", *archive.proposed("split", "Marek Oldan", "Marck Oldan"))
    word = archive.correct(leaf(archive, "three.txt"), "A. Reader", Annotation(at, Refusal("mention")))
    (said,) = archive.judgements()
    assert said.without_effect
    assert said.judged.undone is None
    archive.undo(leaf(archive, "three.txt"), word)
    assert not archive.judgements()[0].without_effect
    assert "Marck Oldan" not in forms(archive.entity("Marek Oldan"))


def test_a_second_copy_of_a_paper_changes_no_entity(archive: Archive) -> None:
    before = {one.name: (one.pages, one.forms) for one in archive.entities(limit=99).rows}
    copies = archive.folder.parent / "copies"
    copies.mkdir()
    (copies / "again.txt").write_text("\n\n" + PAPERS["three.txt"], "utf-8")  # other bytes, another item
    (copies / "same.txt").write_text(PAPERS["three.txt"], "utf-8")
    archive.ingest([copies], workers=1)
    after = {one.name: (one.pages, one.forms) for one in archive.entities(limit=99).rows}
    assert after.keys() == before.keys()
    assert {name: count for name, (_, count) in after.items()} == {name: count for name, (_, count) in before.items()}


def test_a_page_tells_what_its_mentions_are_taken_for(archive: Archive) -> None:
    view = archive.page(leaf(archive, "three.txt"))
    known = [one and one.name for one in view.named]
    assert len(known) == len(view.mentions)
    assert known[0] == "Marek Oldan"
    told = archive.page_entities(leaf(archive, "three.txt"))
    assert [name for _, name in told["PER"]] == ["Anna Kestrel", "Ludvik Oldan", "Marek Oldan", "Pavel Tensin"]
    assert [name for _, name in told["LOC"]] == ["Geneva", "Paris"]


def test_an_archive_whose_names_were_never_gathered_is_told_what_to_do(archive: Archive) -> None:
    shutil.rmtree(archive.folder / "tables")
    with pytest.raises(UsageError, match="onionskin index"):
        archive.entities()
    assert archive.page_entities(leaf(archive, "one.txt")) == {}
    assert archive.page(leaf(archive, "one.txt")).named == ()
    archive.index()
    assert archive.entities().total > 5


def test_a_table_that_is_damaged_is_made_anew(archive: Archive) -> None:
    before = table(archive)
    archive.close()
    for one in names_path(archive.folder).parent.iterdir():
        one.write_bytes(b"no database " * 400)
    again = Archive.open(archive.folder)
    assert again.page(leaf(again, "one.txt")).named == ()
    with pytest.raises(UsageError, match="onionskin index"):
        again.entities()
    again.bring_names()
    assert table(again) == before


def test_signs_in_place_of_names_are_never_resolved(archive: Archive) -> None:
    text = PAPERS["one.txt"]
    at = Span(text.index("Tensin for"), text.index("Tensin for") + 6)
    archive.correct(
        leaf(archive, "one.txt"), "A. Reader", Annotation(at, Mention("CRYPT", None, None, "sign", "cryptonym"))
    )
    sign = next(one for one in archive.entities("CRYPT").rows)
    with pytest.raises(UsageError, match="never resolved"):
        archive.proposed("merge", sign.id, "Pavel Tensin")
    with pytest.raises(UsageError, match="never resolved"):
        archive.proposed("merge", "Pavel Tensin", sign.id)


AUTHORITY = "id,name,variants\n7,Marek Oldan,Oldan\n8,Pavel Tensin,\n"


def test_an_authority_file_is_added_and_its_rows_are_matched(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "who.csv"
    file.write_text(AUTHORITY, "utf-8")
    added = archive.authority_add(file)
    assert (added.added, added.known, added.faults) == (2, 0, ())
    assert archive.authorities() == (("who.csv", 2),)
    assert [one.name for one in archive.entity("Marek Oldan").authorities] == ["Marek Oldan"]
    again = archive.authority_add(file)
    assert (again.added, again.known) == (0, 2)
    file.write_text(AUTHORITY.replace("Pavel Tensin,", "Pavel Tensin,Tensin"), "utf-8")
    assert (archive.authority_add(file).added, archive.authorities()) == (1, (("who.csv", 2),))


def test_an_authority_file_that_is_wrong_is_said(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no file"):
        archive.authority_add(tmp_path / "none.csv")
    file = tmp_path / "who.csv"
    file.write_text(AUTHORITY + "7,Somebody Else,\n9,,\n", "utf-8")
    added = archive.authority_add(file)
    assert added.added == 2
    assert len(added.faults) == 2
    assert all("who.csv" in one and "line" in one for one in added.faults)
