"""Copies over an archive: found by difference as from nothing, shown and never hidden, opened on page and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from onionskin.archive import Archive
from onionskin.errors import UsageError
from tests.collating.pages_of_paper import MEMO, OTHER, misread

ELEVEN = "eleven crates left the arsenal under seal in the week of"
WITHHELD = MEMO.replace("left the arsenal under seal in the week", "[7 words not declassified]")
PAPERS = {"first.txt": f"{MEMO}\f{OTHER}", "second.txt": misread(MEMO[330:], 0.06), "third.txt": WITHHELD}


def ingested(folder: Path, papers: dict[str, str], archive: Archive | None = None) -> Archive:
    (folder / "papers").mkdir(parents=True, exist_ok=True)
    for name, text in papers.items():
        (folder / "papers" / name).write_text(text, "utf-8")
    made = archive or Archive.create(folder / "archive")
    made.ingest([folder / "papers"], workers=1)
    return made


def leaves(archive: Archive) -> dict[str, str]:
    """Page ids by the names of their files, with their numbers."""
    return {
        f"{name} {leaf.number}": leaf.page
        for name in ("first.txt", "second.txt", "third.txt")
        for leaf in archive.item(f"papers/{name}").leaves
    }


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return ingested(tmp_path_factory.mktemp("copies"), PAPERS)


def test_copies_are_one_cluster_and_all_of_them_stay(archive: Archive) -> None:
    pages = leaves(archive)
    held = archive.clusters()
    assert set(held) == {pages["first.txt 1"], pages["second.txt 1"], pages["third.txt 1"]}
    assert set(held.values()) == {min(held)}
    found = archive.copies()
    assert (found.total, found.pages, found.copied) == (1, 4, 3)
    assert [one.page for one in found.clusters[0].pages] == sorted(held)
    assert archive.search("lighthouse").total == 3  # none is hidden
    assert archive.copied(archive.item("papers/first.txt").sha256) == {pages["first.txt 1"]: 2}


def test_a_page_tells_its_copies_with_the_lines(archive: Archive) -> None:
    pages = leaves(archive)
    found = {one.where.page: one for one in archive.near(pages["second.txt 1"])}
    first = found[pages["first.txt 1"]]
    assert first.copy
    assert first.share > 0.9 > first.share_there
    here, there = archive.page(pages["second.txt 1"]).reading, archive.page(pages["first.txt 1"]).reading
    assert here is not None
    assert there is not None
    mine, theirs = first.spans[0]
    assert here.text[: mine.start].count("\n") + 1 == first.line
    assert there.text[: theirs.start].count("\n") + 1 == first.line_there
    assert archive.near(pages["first.txt 2"]) == ()
    with pytest.raises(UsageError):
        archive.near("0123456789abcdef-00001")


def test_eleven_words_withheld_in_one_paper_are_open_in_another(archive: Archive) -> None:
    pages = leaves(archive)
    found = archive.public(f"a clerk of the customs house that {ELEVEN} the talks")
    assert {one.where.page for one in found.found if one.whole} == {pages["first.txt 1"], pages["second.txt 1"]}
    (withheld,) = (one for one in found.found if not one.whole)
    assert withheld.where.page == pages["third.txt 1"]
    assert any("arsenal" in words.asked and words.kind in ("other", "missing") for words in withheld.words)
    assert (found.whole, found.part, found.pages) == (2, 1, 4)
    for one in found.found:
        reading = archive.page(one.where.page).reading
        assert reading is not None
        assert reading.text[: one.span.start].count("\n") + 1 == one.line
        assert "customs" in reading.text[one.span.start : one.span.end].replace("cvstoms", "customs") or one.share < 1


def test_a_passage_that_runs_over_a_page_end_is_found_on_both_pages(tmp_path: Path) -> None:
    at = MEMO.index("left the arsenal")
    archive = ingested(tmp_path, {"first.txt": f"{MEMO[:at]}\f{MEMO[at:]}"})
    found = archive.public(f"a clerk of the customs house that {ELEVEN} the talks; he did not see what was in them")
    assert [one.runs_over for one in found.found] == [True, True]
    assert {one.where.number for one in found.found} == {1, 2}
    assert sum(one.share for one in found.found) == pytest.approx(1, abs=0.05)


def test_numbers_of_persons_are_masked_in_what_is_told(tmp_path: Path) -> None:
    archive = ingested(
        tmp_path, {"first.txt": MEMO.replace("eleven crates", "Social Security No. 219-09-4321, eleven")}
    )
    found = archive.public(
        "we have it from a clerk of the customs house that eleven left the arsenal under seal in the week"
    )
    assert found.whole + found.part == 1
    told = " ".join(words.printed for words in found.found[0].words)
    assert "4321" not in told
    assert "arsenal" in told


def test_what_is_nowhere_is_said_so(archive: Archive) -> None:
    assert archive.public("the ambassador of the southern isles would not hear of a second loan").found == ()
    for short in ("", "of the", "1957"):
        with pytest.raises(UsageError, match="six words"):
            archive.public(short)


def _told(archive: Archive) -> object:
    by_page = {page: name for name, page in leaves(archive).items()}
    return sorted(
        (by_page[page], by_page[one.where.page], one.copy, one.share, one.share_there)
        for page in by_page
        for one in archive.near(page)
    )


def test_by_difference_it_is_as_from_nothing(tmp_path: Path) -> None:
    grown = ingested(tmp_path / "grown", {"third.txt": WITHHELD, "first.txt": OTHER})
    assert grown.clusters() == {}
    grown = ingested(tmp_path / "grown", PAPERS, grown)
    whole = ingested(tmp_path / "whole", PAPERS)
    assert _told(grown) == _told(whole)
    assert grown.clusters() == whole.clusters()
    assert grown.bring_copies() == 0


def test_where_the_middle_of_a_chain_goes_its_ends_are_looked_at_again(tmp_path: Path) -> None:
    archive = ingested(tmp_path, PAPERS)
    ingested(tmp_path, {"first.txt": OTHER}, archive)
    pages = leaves(archive)
    assert set(archive.clusters()) == {pages["second.txt 1"], pages["third.txt 1"]}


def test_an_archive_without_the_table_says_what_to_do(tmp_path: Path) -> None:
    archive = Archive.create(tmp_path / "archive")
    assert archive.clusters() == {}
    with pytest.raises(UsageError, match="onionskin index"):
        archive.public(ELEVEN)
