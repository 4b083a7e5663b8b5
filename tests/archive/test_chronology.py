"""The chronology of an archive: made, brought up to date by difference, set right by hand."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from onionskin.archive import Archive, Wanted
from onionskin.errors import UsageError
from onionskin.record import Grouping
from onionskin.store import chronology_path

STUDY = """\
In May 1957 General Pavel Tensin visited Geneva. Sometime in early 1957 Marek Oldan returned to Geneva from
Brussels. It is possible that Oldan was at that time the First Secretary of the Harbour Party.
"""
CABLE = """\
Marek Oldan was probably the First Secretary of the Harbour Party in early 1957. His return to Geneva in mid-1957
was noted by the press. Pavel Tensin arrived in Geneva on 20 May 1957. Nobody knew why.
"""
OTHER = "According to prisoners, Pavel Tensin visited Geneva in May 1957. Pavel Tensin left Geneva in June 1958.\n"


def written(folder: Path, **papers: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in papers.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder


def made(folder: Path, **papers: str) -> Archive:
    archive = Archive.create(folder / "archive")
    for name, text in papers.items():
        archive.ingest([written(folder / "papers", **{name: text})], workers=1)
    return archive


def table(archive: Archive) -> list[tuple[object, ...]]:
    """All that the chronology comes to, as it is kept; pages and documents by what they say, not where they lie."""
    with sqlite3.connect(chronology_path(archive.folder)) as open_:
        return [
            row
            for asked in (
                "SELECT id, act, name, first, last, sources, statements, conflicts, drifts FROM happening ORDER BY id",
                "SELECT * FROM member ORDER BY 1, 2",
                "SELECT kind, one, other, gap FROM tie ORDER BY 1, 2, 3",
            )
            for row in open_.execute(asked)
        ]


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("happened")
    made(folder, study=STUDY, cable=CABLE, other=OTHER).close()
    return folder


@pytest.fixture
def archive(once: Path, tmp_path: Path) -> Archive:
    for part in ("archive", "papers"):
        shutil.copytree(once / part, tmp_path / part)
    return Archive.create(tmp_path / "archive")


def happening(archive: Archive, words: str) -> str:
    found = archive.chronology(Wanted(words=words, all_kinds=True)).rows
    assert found, words
    return found[0].id


def test_the_dates_of_one_return_contradict_each_other(archive: Archive) -> None:
    total, ties = archive.conflicts(Wanted(about=("Marek Oldan",)))
    assert total == len(ties) == 1
    pair = ties[0]
    assert {pair.one.statement.edtf, pair.other.statement.edtf} == {"1957-01/1957-04~", "1957-05~/1957-08~"}
    assert {pair.one.title, pair.other.title} == {"Study", "Cable"}
    for view in (pair.one, pair.other):  # each opens where it stands
        text = archive.page(view.page).reading.text  # type: ignore[union-attr]
        assert view.sentence in text
        assert text.split("\n")[view.line - 1].strip()


def test_possible_here_and_probable_there_is_drift_and_no_conflict(archive: Archive) -> None:
    total, ties = archive.drifts(Wanted(about=("Oldan",)))
    assert total == 1
    assert {ties[0].one.statement.factuality, ties[0].other.statement.factuality} == {"PS+", "PR+"}
    assert ties[0].tie.kind == "drifts"


def test_sources_are_counted_and_a_visit_meets_its_arrival(archive: Archive) -> None:
    view = archive.happening(happening(archive, "visited"))
    assert view.row.statements == 3
    assert view.row.sources == 3  # the study, the cable, the prisoners of the third
    assert {one.statement.edtf for one in view.statements} == {"1957-05", "1957-05-20"}
    assert any("prisoners" in one.chain for one in view.statements)


def test_what_has_no_time_lies_in_the_tray(archive: Archive) -> None:
    view = archive.chronology(Wanted(), 0, 200, 50)
    assert view.undated == len(view.tray)
    assert all(row.edtf == () for row in view.tray)
    assert sum(view.dated.values()) == view.total
    assert set(view.dated) == {1957, 1958}


def test_it_is_asked_by_time_person_place_and_source(archive: Archive) -> None:
    assert {row.earliest for row in archive.chronology(Wanted(first="1958", last="1958")).rows} == {"1958-06-01"}
    assert archive.chronology(Wanted(about=("Pavel Tensin",), first="1958")).total == 1
    assert archive.chronology(Wanted(sources=("prisoner_testimony",))).total == 1
    assert archive.chronology(Wanted(place="Brussels")).total >= 1
    assert archive.chronology(Wanted(documents=("papers/other.txt",))).total == 2
    for wanted in (Wanted(about=("Nobody",)), Wanted(first="whenever"), Wanted(order="truth")):
        with pytest.raises(UsageError):
            archive.chronology(wanted)
    with pytest.raises(UsageError):
        archive.happening("0" * 16)


def test_who_held_what_office(archive: Archive) -> None:
    found = archive.offices("1957-02")
    assert {one.holder.name for one in found if one.statement} == {"Marek Oldan"}
    assert all(one.statement is not None and one.sure for one in found if one.statement)
    assert not [one for one in archive.offices("1950-02") if one.statement]
    with pytest.raises(UsageError):
        archive.offices("once")


def test_a_second_copy_adds_no_corroboration(archive: Archive, tmp_path: Path) -> None:
    before = table(archive)
    archive.ingest([written(tmp_path / "papers", copy=STUDY.replace("\n", "  \n"))], workers=1)
    assert table(archive) == before
    view = archive.happening(happening(archive, "visited"))
    assert [one.copies for one in view.statements if one.title in ("Study", "Copy")] == [1]


def test_removing_a_page_removes_its_statements_and_no_others(archive: Archive, tmp_path: Path) -> None:
    shutil.copytree(tmp_path / "papers", tmp_path / "fewer")
    (tmp_path / "papers" / "cable.txt").write_text("Nothing at all.\n", "utf-8")
    archive.ingest([tmp_path / "papers"], workers=1)
    alone = made(tmp_path / "alone", study=STUDY, other=OTHER)
    mine, theirs = ({row for row in table(one) if len(row) == 2} for one in (archive, alone))
    assert {row[0] for row in mine} == {row[0] for row in theirs}


def test_the_order_of_ingest_is_nothing(archive: Archive, tmp_path: Path) -> None:
    back = made(tmp_path / "back", other=OTHER, cable=CABLE, study=STUDY)
    assert table(back) == table(archive)


def test_a_new_paper_reads_only_itself(archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from onionskin.archive import chronicling

    read: list[str] = []
    real = chronicling.statements
    monkeypatch.setattr(chronicling, "statements", lambda sheet: read.append(sheet.page) or real(sheet))
    archive.ingest([written(tmp_path / "papers", late="Marek Oldan left Geneva in 1960.\n")], workers=1)
    assert len(read) == 1
    archive.index()
    assert len(read) == 1


def test_by_hand_and_back_again(archive: Archive) -> None:
    before = table(archive)
    view = archive.happening(happening(archive, "returned"))
    one, other = (statement.statement.id for statement in view.statements[:2])
    number = archive.group("Ada", Grouping("apart", one, other))[0]
    assert archive.conflicts()[0] == 0
    assert archive.happening(one).row.id != archive.happening(other).row.id
    archive.index()  # no run erases it
    assert archive.conflicts()[0] == 0
    assert [(said.who, said.said.verdict, said.void) for said in archive.groupings()] == [("Ada", "apart", False)]
    archive.ungroup(number)
    assert table(archive) == before
    assert archive.groupings()[0].undone is not None


def test_rejected_joined_and_annotated(archive: Archive) -> None:
    visit = archive.happening(happening(archive, "visited"))
    left = archive.happening(happening(archive, "left"))
    one, two = visit.statements[0].statement.id, left.statements[0].statement.id
    archive.group("Ada", Grouping("reject", one), Grouping("note", two, text="Compare the harbour book."))
    assert archive.happening(visit.statements[1].statement.id).row.statements == visit.row.statements - 1
    assert [said.said.text for said in archive.happening(two).said] == ["Compare the harbour book."]
    archive.group("Ada", Grouping("same", visit.statements[1].statement.id, two))
    assert two in {view.statement.id for view in archive.happening(visit.statements[1].statement.id).statements}
    for wrong in (Grouping("same", one, "f" * 16), Grouping("same", one, one)):
        with pytest.raises(UsageError):
            archive.group("Ada", wrong)
    with pytest.raises(UsageError):
        archive.group(" ", Grouping("reject", one))
    with pytest.raises(UsageError):
        archive.ungroup(99)


def test_a_damaged_table_is_made_anew(archive: Archive) -> None:
    before = table(archive)
    path = chronology_path(archive.folder)
    archive.close()
    path.write_bytes(b"no database")
    again = Archive.create(archive.folder)
    again.index()
    assert table(again) == before


def test_who_is_whom_settles_what_is_one(archive: Archive) -> None:
    from onionskin.record import Appellation, Judgement

    archive.judge("Ada", Judgement("different", Appellation("PER", "Oldan"), Appellation("PER", "Marek Oldan")))
    assert archive.drifts(Wanted(about=("Marek Oldan",)))[0] == 0


def test_more_folders_than_boxes_are_held_open(tmp_path: Path) -> None:
    from onionskin.archive.pages import _OPEN

    for number in range(_OPEN + 4):
        paper = f"{STUDY}{CABLE}Leaf {number} of the harbour book.\n"
        written(tmp_path / "papers" / f"folder-{number:02}", study=paper)
    archive = Archive.create(tmp_path / "archive")
    made_ = archive.ingest([tmp_path / "papers"], workers=1)
    assert (made_.read, made_.failed) == (_OPEN + 4, 0)
    assert archive.copies().total == 1
    visit = archive.happening(happening(archive, "visited")).row
    assert (visit.documents, visit.sources) == (_OPEN + 4, 1)  # near copies of one page are one source
    assert archive.redaction_counts()
