"""What is said to have happened: listed, narrowed, drawn, taken away; and nothing of it made surer than it was said."""

from __future__ import annotations

import csv
import html
import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from starlette.datastructures import QueryParams
from starlette.testclient import TestClient

from onionskin.archive import Archive, ChronologyView, Named, Wanted
from onionskin.web.app import application
from onionskin.web.seeking import Seeking
from tests.web.conftest import HERE
from tests.web.happened import Happened
from tests.web.test_correcting import words

HEAVIEST = 60_000


@pytest.fixture
def happened() -> Happened:
    return Happened()


@pytest.fixture
def client(happened: Happened) -> TestClient:
    return TestClient(application(happened.archive), base_url=HERE, follow_redirects=False)


def rows(client: TestClient, url: str) -> list[str]:
    """What the list tells of each happening."""
    return [words(one) for one in re.findall(r'<tr><th scope="row">(.*?)</tr>', client.get(url).text, re.S)]


def test_each_happening_is_told_with_its_time_who_how_surely_and_by_how_many(client: TestClient) -> None:
    found = rows(client, "/chronology?about=Pavel+Tensin")
    visit = next(one for one in found if "visited Geneva" in one)
    assert "Pavel Tensin" in visit
    assert "May 1957, or 20 May 1957" in visit or "20 May 1957, or May 1957" in visit
    assert "asserted 3 sources said 3 times" in visit
    left = next(one for one in found if "left Geneva" in one)
    assert "June 1958" in left
    assert "asserted 1 source" in left


def test_conflict_and_drift_are_marked_and_told_first(client: TestClient) -> None:
    page = client.get("/chronology").text
    assert "1 pair of statements contradict each other" in words(page)
    assert "1 pair drift in how sure they are" in words(page)
    assert sum("in conflict" in one for one in rows(client, "/chronology")) == 1
    assert "in conflict" in rows(client, "/chronology?order=conflicts")[0]


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("since=1958&until=1958", "left Geneva"),
        ("about=Pavel+Tensin&since=1958", "left Geneva"),
        ("source=prisoner_testimony", "visited Geneva"),
        ("place=Brussels", "returned to Geneva"),
        ("words=harbour+party&sure=PS%2B", "First Secretary"),
        ("document=papers/other.txt", "left Geneva"),
    ],
)
def test_it_is_narrowed_by_each_filter_which_is_a_chip_that_can_be_let_go(
    client: TestClient, asked: str, name: str
) -> None:
    answer = client.get(f"/chronology?{asked}")
    assert answer.status_code == 200
    assert any(name in one for one in rows(client, f"/chronology?{asked}"))
    chips = re.search(r'<ul class="chips".*?</ul>', answer.text, re.S)
    assert chips
    assert chips[0].count("leave this filter out") == asked.count("&") + 1
    for link in map(html.unescape, re.findall(r'<li><a href="([^"]+)"><span class="dim">', chips[0])):
        assert link.count("=") == asked.count("=") - 1
        assert len(rows(client, link)) >= len(rows(client, f"/chronology?{asked}"))


def test_narrowing_again_keeps_what_was_chosen(client: TestClient) -> None:
    page = client.get("/chronology?about=Pavel+Tensin&source=prisoner_testimony&order=sources").text
    form = re.search(r'<form class="seek".*?</form>', page, re.S)
    assert form
    for name, value in (("about", "Pavel Tensin"), ("source", "prisoner_testimony"), ("order", "sources")):
        assert f'type="hidden" name="{name}" value="{value}"' in form[0]
    assert '<option value="prisoner_testimony">' not in form[0]  # it is chosen already


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("about=Nobody+Known", "Nobody Known"),
        ("since=whenever", "whenever is no time in EDTF"),
        ("place=Atlantis", "Atlantis"),
    ],
)
def test_what_cannot_be_asked_is_said_and_can_be_let_go(client: TestClient, asked: str, sentence: str) -> None:
    for path in ("/chronology", "/conflicts"):
        answer = client.get(f"{path}?{asked}")
        assert answer.status_code == 400
        assert "That could not be asked." in words(answer.text)
        assert sentence in words(answer.text)
        assert "leave this filter out" in words(answer.text)
    assert sentence in client.get(f"/chronology/timeline.json?{asked}").json()["fault"]
    assert sentence in client.get(f"/chronology.csv?{asked}").json()["fault"]


@pytest.mark.parametrize(
    "asked", ["source=moon", "sure=CT%2B%2B", "order=truth", "from=x", "every=2", "about=", "sort=1", "from=99999"]
)
def test_what_there_is_not_is_passed_over(client: TestClient, asked: str) -> None:
    assert client.get(f"/chronology?{asked}").status_code == 200


def test_nothing_found_says_what_to_do(client: TestClient) -> None:
    assert "No statement of these papers has all that was asked." in words(client.get("/chronology?since=1990").text)


def test_without_a_time_they_lie_in_a_tray(client: TestClient, happened: Happened, tmp_path: Path) -> None:
    (tmp_path / "fourth.txt").write_text("General Pavel Tensin returned to Brussels with Marek Oldan.\n", "utf-8")
    happened.archive.ingest([tmp_path / "fourth.txt"], workers=1)
    page = words(client.get("/chronology").text)
    count = happened.archive.chronology().undated
    assert count
    assert f"Without a time {count}" in page
    assert "no time is said" in page


def test_the_timeline_is_told_in_columns_and_what_contradicts_with_its_times(client: TestClient) -> None:
    told = client.get("/chronology/timeline.json").json()
    columns = ("id", "name", "first", "last", "fuzzy", "certainty", "sources", "statements", "conflicts", "drifts")
    assert {len(told[name]) for name in columns} == {len(told["id"])}
    (conflict,) = [one for one in told["ties"].values() if one["kind"] == "conflicts"]
    assert sorted(conflict["bars"]) == [
        ["1957-01-01", "1957-04-30", 1, "CT+"],
        ["1957-05-01", "1957-08-31", 1, "CT+"],
    ]
    (drift,) = [one for one in told["ties"].values() if one["kind"] == "drifts"]
    assert {one[3] for one in drift["bars"]} == {"PS+", "PR+"}
    assert set(told["words"]) == {"CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"}
    assert len(client.get("/chronology/timeline.json?since=1958").json()["id"]) < len(told["id"])


def test_all_of_it_is_taken_away(client: TestClient, happened: Happened) -> None:
    answer = client.get("/chronology.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    assert 'filename="chronology.csv"' in answer.headers["content-disposition"]
    found = list(csv.DictReader(io.StringIO(answer.text)))
    view = happened.archive.chronology(Wanted(), 0, 1000, 1000)
    assert [one["id"] for one in found] == [one.id for one in (*view.rows, *view.tray)]
    assert any(one["actors"] == "Pavel Tensin" for one in found)
    as_json = client.get("/chronology.json?about=Pavel+Tensin").json()
    assert {one["id"] for one in as_json} < {one["id"] for one in found}
    assert all(isinstance(one["edtf"], list) and isinstance(one["sources"], int) for one in as_json)


def test_conflicts_are_taken_away_with_both_statements(client: TestClient) -> None:
    found = list(csv.DictReader(io.StringIO(client.get("/conflicts.csv").text)))
    assert [one["kind"] for one in found] == ["conflicts", "drifts"]
    assert {found[0]["one_edtf"], found[0]["other_edtf"]} == {"1957-01/1957-04~", "1957-05~/1957-08~"}
    for side in ("one", "other"):
        assert found[0][f"{side}_sentence"].strip()
        assert client.get(found[0][f"{side}_address"]).status_code == 200


def test_an_empty_archive_says_what_to_do(tmp_path: Path) -> None:
    client = TestClient(application(Archive.create(tmp_path / "archive")), base_url=HERE)
    for path in ("/chronology", "/conflicts", "/asof?on=1957"):
        answer = client.get(path)
        assert answer.status_code == 400
        assert "onionskin" in words(answer.text)


def _heavy(happened: Happened, monkeypatch: pytest.MonkeyPatch, count: int = 400) -> None:
    view = happened.archive.chronology(Wanted(), 0, 1000, 1000)
    who = tuple(Named(f"{at:016x}", "A person with <a> rather long name & more", "PER") for at in range(20))
    row = replace(view.rows[0], name="<script>alert(1)</script> & so on " * 30, actors=who, edtf=("1957-09~",) * 9)
    heavy = ChronologyView(count, count, 5, 5, (row,) * 50, (row,) * 12, dict.fromkeys(range(1000, 2100), 3))
    monkeypatch.setattr(happened.archive, "chronology", lambda *_, **__: heavy)


def test_no_list_is_heavy_and_no_name_is_markup(
    client: TestClient, happened: Happened, monkeypatch: pytest.MonkeyPatch
) -> None:
    _heavy(happened, monkeypatch)
    page = client.get("/chronology?since=1957").text
    assert len(page.encode()) <= HEAVIEST
    assert "<script>alert" not in page
    assert "1 to 25 of 400" in words(page)
    assert "/chronology?since=1957&amp;from=26" in page


def test_an_address_is_read_as_it_is_written() -> None:
    seeking = Seeking(("a", "b c"), "Geneva", ("press",), (), ("PS+",), "1957", "1958-02", "x & y", True, "sources")
    assert Seeking.of(QueryParams(seeking.url().partition("?")[2])) == seeking
    assert Seeking.of(QueryParams("")) == Seeking()
    assert Seeking().url() == "/chronology"


def test_offices_of_a_day_are_told_with_their_voices(client: TestClient) -> None:
    page = client.get("/asof?on=1957-02").text
    said = words(page)
    assert "Marek Oldan" in said
    assert "First Secretary of the Harbour Party" in said
    assert re.search(r"According to the author it is (possible|probable)\.", said)
    link = re.search(r'<a href="(/page/[^"]+#L\d+)">', page)
    assert link
    assert client.get(html.unescape(link[1])).status_code == 200
    assert client.get("/asof?on=someday").status_code == 400
    assert "someday is no day, month or year" in words(client.get("/asof?on=someday").text)
    assert "Of nobody is it said" in words(client.get("/asof?on=1890").text)
    assert "Who held what office on a day" in words(client.get("/asof").text)
    assert client.get("/asof.json?on=1957-02").json()[0]["holder"]


def test_the_room_leads_to_it_from_everywhere(client: TestClient) -> None:
    assert '<a href="/chronology">Chronology</a>' in client.get("/").text
    assert '<a href="/chronology" aria-current="page">Chronology</a>' in client.get("/conflicts").text


def test_days_count_from_1970(client: TestClient, happened: Happened) -> None:
    told = client.get("/chronology/timeline.json").json()
    rows = {one.id: one for one in happened.archive.chronology(Wanted(), 0, 999).rows}
    dated = [(at, rows[id_].earliest) for at, id_ in enumerate(told["id"])]
    assert any(earliest for _, earliest in dated)
    for at, earliest in dated:
        if earliest:
            assert told["first"][at] == (date.fromisoformat(earliest) - date(1970, 1, 1)).days
