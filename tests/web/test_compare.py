"""The screen of two releases side by side, over an archive of two."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onionskin.archive import Archive, compare_files
from onionskin.web.app import application
from onionskin.web.compare_report import page as report
from onionskin.web.compare_rows import parts, rows
from tests.archive.test_comparing import written
from tests.web.conftest import HERE


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    folder = tmp_path_factory.mktemp("releases")
    written(folder / "papers")
    archive = Archive.create(folder / "archive")
    archive.ingest([folder / "papers"], workers=1)
    return TestClient(application(archive), base_url=HERE, follow_redirects=False)


def code(room: TestClient, year: str) -> str:
    archive = room.app.state.room.archive  # type: ignore[attr-defined]
    return next(unit.code for unit in archive.units() if unit.code.endswith(f"{year}/memo.txt"))


class Ids(HTMLParser):
    """Collects ids and the texts of what carries a class of variants."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value for name, value in attrs if name == "id" and value]


def test_an_item_leads_to_the_choice_of_the_other_and_that_to_the_two(room: TestClient) -> None:
    item = room.get(f"/item/{code(room, '1998')}")
    way = re.search(r'href="(/compare\?a=[^"]+)"', item.text)
    assert way is not None
    choice = room.get(way[1])
    offered = re.findall(r'<li><a href="(/compare\?[^"]+)"', choice.text)
    assert len(offered) == 1
    assert room.get(offered[0].replace("&amp;", "&")).status_code == 200


def test_the_summary_comes_first_and_differences_have_addresses(room: TestClient) -> None:
    shown = room.get("/compare", params={"a": code(room, "1998"), "b": code(room, "2015")})
    assert "opened 3 words in 1 place" in shown.text
    assert len(shown.content) < 60_000
    after = re.search(r'href="([^"]+)" data-key="n"', shown.text)
    assert after is not None
    there = room.get(after[1].replace("&amp;", "&").split("#")[0])
    found = Ids()
    found.feed(there.text)
    assert after[1].split("#")[1] in found.ids
    assert len(found.ids) == len(set(found.ids))
    assert "A says so itself" in there.text


def test_a_class_that_is_left_out_is_not_drawn(room: TestClient) -> None:
    asked = {"a": code(room, "1998"), "b": code(room, "2015"), "only": "substantive"}
    assert 'class="v opened' not in room.get("/compare", params=asked).text


@pytest.mark.parametrize("asked", [{"v": "9999"}, {"part": "77"}, {"only": "nonsense"}, {"v": "x"}])
def test_an_address_that_is_not_quite_right_shows_the_two_all_the_same(room: TestClient, asked: dict[str, str]) -> None:
    both = {"a": code(room, "1998"), "b": code(room, "2015")}
    assert room.get("/compare", params=both | asked).status_code == 200


def test_what_is_not_there_is_said(room: TestClient) -> None:
    gone = room.get("/compare", params={"a": "gone", "b": code(room, "2015")})
    assert gone.status_code == 404
    assert "no item gone" in gone.text


def test_the_table_and_the_report(room: TestClient) -> None:
    both = {"a": code(room, "1998"), "b": code(room, "2015")}
    table = room.get("/compare.csv", params=both)
    assert table.headers["content-type"].startswith("text/csv")
    assert "Tomas Varrel" in table.text
    printed = room.get("/compare/report", params=both)
    assert "<style" not in printed.text  # the room lets no style in but its own files
    assert "Which of the two is the fuller is not assumed" in printed.text


def test_a_report_by_itself_is_complete(tmp_path: Path) -> None:
    html = report(compare_files(*written(tmp_path)))
    assert "<style>" in html
    assert not re.search(r'(?:src|href)="', html)


def test_every_line_is_shown_once_and_in_order(tmp_path: Path) -> None:
    view = compare_files(*written(tmp_path))
    found = rows(view)
    for side, leaves in (([row.a for row in found], view.a.leaves), ([row.b for row in found], view.b.leaves)):
        cells = [(cell.leaf, cell.line) for cell in side if cell is not None]
        assert cells == sorted(set(cells))
        assert len(cells) == sum(bool(line.strip()) for leaf in leaves for line in leaf.text.split("\n"))
    assert [start for start, _ in parts(found)] + [len(found)] == [0] + [end for _, end in parts(found)]


def test_what_the_pages_say_is_escaped(tmp_path: Path) -> None:
    one, other = written(tmp_path)
    other.write_text(other.read_text("utf-8").replace("Tomas Varrel", "<b>Tomas</b> Varrel"), "utf-8")
    assert "<b>Tomas" not in report(compare_files(one, other))
