"""Two items of an archive, or two files, side by side: what the doors are told."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from onionskin.archive import Archive, compare_files, compared_plain, compared_rows
from onionskin.errors import UsageError
from tests.collating.releases import LEDE, MORE, TAIL

EARLIER = LEDE + "This was learned [name not declassified] at the end of the month, and has not been denied.\n" + TAIL
LATER = LEDE + "This was learned from Tomas Varrel at the end of the month, and has not been denied.\n" + TAIL


def written(folder: Path) -> tuple[Path, Path]:
    """Two releases of a memo."""
    found = folder / "1998" / "memo.txt", folder / "2015" / "memo.txt"
    for path, text in zip(found, (EARLIER, LATER + "\f" + MORE), strict=True):
        path.parent.mkdir(parents=True)
        path.write_text(text, "utf-8")
    return found


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    written(tmp_path / "papers")
    made = Archive.create(tmp_path / "archive")
    made.ingest([tmp_path / "papers"], workers=1)
    return made


def test_two_items_are_compared_and_every_place_is_found_again(archive: Archive) -> None:
    view = archive.compare("1998/memo.txt", "2015/memo.txt")
    (opened,) = [one for one in view.variants if one.kind == "opened"]
    assert (opened.a.text, opened.b.text) == ("[name not declassified]", "from Tomas Varrel")
    (place,) = opened.b.places
    leaf = view.b.leaves[place.leaf]
    assert leaf.text[place.start : place.end] == opened.b.text
    assert archive.page(str(leaf.page)).number == 1
    assert leaf.text.splitlines()[place.line - 1].count("Varrel") == 1
    assert "opened 3 words in 1 place" in view.summary.sentence()
    assert [(one.a, one.b, one.how) for one in view.pages] == [(0, 0, "paired"), (None, 1, "only")]


def test_what_the_archive_says_files_say_too(archive: Archive, tmp_path: Path) -> None:
    one, other = written(tmp_path / "again")
    there, here = archive.compare("1998/memo.txt", "2015/memo.txt"), compare_files(one, other)
    assert [(a.kind, a.a.text, a.b.text) for a in there.variants] == [
        (b.kind, b.a.text, b.b.text) for b in here.variants
    ]


def test_the_json_keeps_to_the_contract(archive: Archive) -> None:
    plain = compared_plain(archive.compare("1998/memo.txt", "2015/memo.txt"))
    assert plain["summary"]["opened"] == 1
    for one in plain["variants"]:
        assert one["class"] in plain["summary"]
        for side in (one["a"], one["b"]):
            assert {"text", "places"} <= set(side)
            assert all(place["start"] <= place["end"] for place in side["places"])


def test_a_row_of_csv_for_every_difference_and_no_formula(tmp_path: Path) -> None:
    one, other = tmp_path / "a.txt", tmp_path / "b.txt"
    one.write_text(LEDE + "The sum was +5000 crowns in gold.\n" + TAIL, "utf-8")
    other.write_text(LEDE + "The sum was [2 words not declassified] in gold.\n" + TAIL, "utf-8")
    view = compare_files(one, other)
    found = list(csv.DictReader(io.StringIO(compared_rows(view))))
    assert len(found) == len(view.variants) + len(view.marks)
    assert not [cell for row in found for cell in row.values() if cell and cell.startswith(("=", "+", "@"))]


def test_items_that_may_be_witnesses_are_offered(archive: Archive) -> None:
    assert [one.why for one in archive.fellows("1998/memo.txt")] == ["Both have the same name but for a year."] * len(
        archive.fellows("1998/memo.txt")
    )
    assert len(archive.fellows("1998/memo.txt")) == 1


def test_numbers_of_persons_are_masked(tmp_path: Path) -> None:
    one, other = tmp_path / "a.txt", tmp_path / "b.txt"
    one.write_text(LEDE + "His number is [1 line not declassified] and he is a clerk.\n" + TAIL, "utf-8")
    other.write_text(LEDE + "His number is SSN 219-09-9999 of the Board and he is a clerk.\n" + TAIL, "utf-8")
    assert "219-09" not in str(compared_plain(compare_files(one, other)))


@pytest.mark.parametrize("name", ["memo.txt", "gone.txt"])
def test_an_item_that_is_not_there_or_not_alone_is_said(archive: Archive, name: str) -> None:
    with pytest.raises(UsageError, match=r"Several items|no item"):
        archive.compare(name, "2015/memo.txt")
