"""The dates of a page are told with their days, their reason and what they leaned on, and a reader may give another."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onionskin.archive import Archive
from onionskin.record import Annotation, DocumentDate, Mark, Refusal, Region, Span, Timex
from onionskin.web.app import application
from onionskin.web.dates import SHOWN
from tests.web.conftest import HERE
from tests.web.doubles import HEIGHT, SEED, WIDTH, Double
from tests.web.test_correcting import send, words

TEXT = SEED.read_text("utf-8")
FEBRUARY = f"timex {TEXT.index('February 1957')}-{TEXT.index('February 1957') + 13}"


def told(client: TestClient, path: str) -> dict[str, str]:
    """What the margin tells of each date, by its words."""
    found = re.findall(r'<li id="d\d+".*?<span class="surface">(.*?)</span>(.*?)</li>', client.get(path).text, re.S)
    return {words(surface): words(rest).replace(" , ", ", ").replace(" .", ".") for surface, rest in found}


def number(client: TestClient, surface: str) -> int:
    found = re.search(
        rf'<li id="d(\d+)"[^>]*><p><span class="surface">{surface}</span>', client.get("/page/page-1").text
    )
    assert found
    return int(found[1])


@pytest.mark.parametrize(
    ("surface", "says"),
    [
        ("2011", "line 2 2011 1 January 2011 to 31 December 2011 · TIMEX3 DATE 2011 The year stands on the page;"),
        ("February 1957", "line 10 February 1957 1957-02 1 February 1957 to 28 February 1957"),
        ("several days", "line 15 a length of time TIMEX3 DURATION PXD A length of time; the page does not say when"),
        (  # an open side, no value of TIMEX3, not sure, and it leans on a page before which there is none
            "Thereafter",
            "line 18 from about September 1957 on 1957-09~/.. probable not before 1 September 1957 It follows the time"
            " told before; how long it lasts is not said. It leans on a time told before.",
        ),
        ("sometime before the fall of 1957", "autumn 1957 or earlier [..1957-23] not after 30 November 1957"),
        (
            "September of that year",
            "The year is that of the nearest time told before. It leans on “the fall of 1957”, line 23.",
        ),
        (  # without a value: the reason says why, and the note what it does not
            "that time",
            "no date that is known TIMEX3 DATE PRESENT_REF It points to the time of the writing, and the document's"
            " date is not known. No day is known. It leans on the document’s date before.",
        ),
    ],
)
def test_the_margin_tells_value_days_reason_and_what_it_leaned_on(client: TestClient, surface: str, says: str) -> None:
    assert says in told(client, "/page/page-1")[surface]


def test_what_stands_on_another_page_is_a_link_to_it(client: TestClient) -> None:
    page = client.get("/page/page-2?layers=dates").text
    assert 'It leans on a time told, on an <a href="/page/page-1?layers=dates">earlier page</a>.' in page


def test_the_words_lead_to_what_is_told_of_them(client: TestClient) -> None:
    page = client.get("/page/page-2?layers=dates").text
    at, fall = number(client, "September of that year"), number(client, "the fall of 1957")
    assert f'<a class="d" href="#d{at}">September of that year</a>' in page
    assert f'<a class="d" href="#d{fall}" data-in="{fall - 1}">the fall of 1957</a>' in page  # a date within a date
    assert f'<li id="d{at}" data-a="{fall}">' in page
    assert f'<a href="#d{fall}">“the fall of 1957”</a>' in page
    assert 'class="d" href' not in client.get("/page/page-2").text  # the layer is left out


def test_within_a_mark_which_is_a_link_itself_a_date_is_none(client: TestClient, double: Double) -> None:
    at = TEXT.index("2011")
    mark = Annotation(Span(at - 6, at + 4), Mark("declass_stamp", "NARA", {}))
    double.pages["page-2"] = replace(double.pages["page-2"], marks=(mark,))
    page = client.get("/page/page-2?layers=marks,dates").text
    assert re.search(r'<a class="m"[^>]*><u class="d" data-d="1">2011</u></a>', page)


def test_an_address_that_names_a_date_draws_them_and_opens_it(client: TestClient) -> None:
    at = number(client, "February 1957")
    page = client.get(f"/page/page-1?date={at}").text
    assert 'class="page both show-marks show-hits show-dates"' in page
    assert f'class="d at" href="#d{at}"' in page
    assert re.search(r'<input type="hidden" name="date" value="timex \d+-\d+">[^§]*?value="1957-02"', page)
    assert 'class="d at"' not in client.get("/page/page-1?date=99").text


def test_the_dates_of_the_document_stand_at_the_head_with_their_evidence(client: TestClient, double: Double) -> None:
    said = words(client.get("/page/page-1").text)
    assert "Dates of the document Released 2011 not so : 2011 is no date of the document 2011 line 2 A stamp" in said
    double.pages["page-1"] = replace(double.pages["page-1"], dates=())
    assert "Dates of the document None is read on this page." in words(client.get("/page/page-1").text)


def test_beside_another_readers_text_no_date_is_told(client: TestClient) -> None:
    page = client.get("/page/page-1?reader=text-layer&layers=dates&date=2").text
    assert 'id="d2"' not in page
    assert 'class="d"' not in page


def test_a_page_of_many_dates_tells_some_and_leads_to_the_others(client: TestClient, double: Double) -> None:
    year = Timex("DATE", "1957", "1957", "1957-01-01", "1957-12-31", "printed year")
    dates = tuple(Annotation(Span(at, at + 4), year) for at in range(200, 200 + 90 * 10, 10))
    double.pages["page-2"] = replace(double.pages["page-2"], dates=dates)
    seen: set[str] = set()
    path: str | None = "/page/page-2?layers=dates"
    for _ in range(30):
        page = client.get(str(path)).text
        found = re.findall(r'<li id="d(\d+)"', page)
        assert 0 < len(found) <= SHOWN[0]
        seen.update(found)
        after = re.search(r'<a href="([^"]+)">those after</a>', page)
        if after is None:
            break
        path = html.unescape(after[1])
    assert seen == {str(at) for at in range(1, 91)}


# -- by hand --


def test_another_value_is_kept_as_edtf_prints_it(client: TestClient, double: Double) -> None:
    at = TEXT.index("September of that year")
    status, there = send(client, "page-1", date=f"timex {at}-{at + 22}", edtf=" 1957-09~ ", who="A. Reader")
    assert (status, there.rpartition("#")[2]) == (303, "w1")
    assert double.words[0].said == Annotation(Span(at, at + 22), Timex("DATE", None, "1957-09~"))
    said = words(client.get("/page/page-1").text)
    assert "about September 1957 1957-09~ by hand: A. Reader" in said
    assert "A. Reader : a date here: about September 1957 (1957-09~), line 24" in said
    assert f'value="timex {at}-{at + 22}">not a date' not in client.get("/page/page-1").text


def test_a_value_given_again_takes_the_place_of_the_one_before(client: TestClient, double: Double) -> None:
    at = TEXT.index("February 1957")
    for value in ("1958", "1959-02-01T10:00:00"):
        assert send(client, "page-1", date=f"timex {at}-{at + 13}", edtf=value, who="A")[0] == 303
    assert [one.undone is None for one in double.words] == [False, True]
    assert double.words[1].said.body == Timex("TIME", None, "1959-02-01T10:00:00")


def test_words_that_are_a_date_are_found_on_their_line_and_over_its_end(client: TestClient, double: Double) -> None:
    status, _ = send(client, "page-1", date="words", words="in  more", line="", edtf="1957", who="A")
    assert status == 400
    assert send(client, "page-1", date="words", words="the Lao Dong Party", line="26", edtf="1957", who="A")[0] == 303
    target = double.words[0].said.target
    assert isinstance(target, Span)
    assert TEXT[target.start : target.end] == "the Lao Dong\nParty"


def test_of_words_that_stand_twice_on_a_line_a_selection_says_which(client: TestClient, double: Double) -> None:
    line, row = next((at, row) for at, row in enumerate(TEXT.split("\n"), 1) if row.count(" the ") > 1)
    status, said = send(client, "page-1", date="words", words="the", line=str(line), edtf="1957", who="A")
    assert (status, f"“the” stands {row.count('the')} times on line {line}. Take more of the words" in said) == (
        400,
        True,
    )
    assert send(client, "page-1", date="words", words="the", line=str(line), nth="2", edtf="1957", who="A")[0] == 303
    start = sum(len(one) + 1 for one in TEXT.split("\n")[: line - 1])
    second = start + [found.start() for found in re.finditer("the", row)][1]
    assert double.words[0].said.target == Span(second, second + 3)


@pytest.mark.parametrize(
    ("named", "target"),
    [("", Region(0, 0, WIDTH, HEIGHT)), ("February 1957", None)],
)
def test_a_date_of_the_document_is_of_the_page_or_pinned_to_words(
    client: TestClient, double: Double, named: str, target: Region | None
) -> None:
    assert send(client, "page-1", date="words", what="written", words=named, edtf="1959-03", who="A")[0] == 303
    at = TEXT.index("February 1957")
    assert double.words[0].said == Annotation(target or Span(at, at + 13), DocumentDate("written", "1959-03"))
    said = words(client.get("/page/page-1").text)
    assert "Written March 1959 1959-03 by hand: A" in said
    assert "A : written: March 1959 (1959-03)" in said
    send(client, "page-1", date="words", what="written", words="", edtf="1960", who="A")  # a page is written once
    assert [one.undone is None for one in double.words] == [False, True]


@pytest.mark.parametrize(
    ("fields", "status", "sentence"),
    [
        ({"date": FEBRUARY, "edtf": "next week", "who": "A"}, 400, "next week is no date that is understood. Write"),
        ({"date": FEBRUARY, "edtf": "1957-06-31", "who": "A"}, 400, "1957-06-31 is no date"),
        ({"date": FEBRUARY, "who": "A"}, 400, "Nothing is no date that is understood"),
        ({"date": FEBRUARY, "edtf": "1957"}, 400, "Nobody is named."),
        ({"date": "mark 0-4", "edtf": "1957", "who": "A"}, 400, "does not say which date is meant"),
        ({"date": "timex 0,4,5,6", "edtf": "1957", "who": "A"}, 409, "There is no date at that place now"),
        ({"date": "timex 0-999999", "edtf": "1957", "who": "A"}, 409, "There is no date at that place now"),
        ({"date": "words", "edtf": "1957", "who": "A"}, 400, "No words are named."),
        ({"date": "words", "words": "zebra", "edtf": "1957", "who": "A"}, 400, "“zebra” does not stand as the page"),
        ({"date": "words", "words": "Hanoi", "line": "1", "edtf": "1957", "who": "A"}, 400, "not stand on line 1 as"),
        ({"date": "words", "words": "Hanoi", "edtf": "1957", "who": "A"}, 400, "Name the line, or take more"),
        ({"date": "words", "words": "(?", "edtf": "1957", "who": "A"}, 400, "“(?” does not stand"),
    ],
)  # fmt: skip
def test_a_date_that_cannot_be_kept_is_told_why(
    client: TestClient, double: Double, fields: dict[str, str], status: int, sentence: str
) -> None:
    found, said = send(client, "page-1", **fields)
    assert (found, sentence in said, "Nothing was changed." in said) == (status, True, True)
    assert double.words == []


def test_no_date_is_said_and_a_date_by_hand_is_undone_instead(client: TestClient, double: Double) -> None:
    at = TEXT.index("February 1957")
    target = f"timex {at}-{at + 13}"
    assert send(client, "page-1", refuse=target, who="A")[0] == 303
    assert double.words[0].said == Annotation(Span(at, at + 13), Refusal("timex"))
    assert "February 1957" not in told(client, "/page/page-1")
    assert "A : not a date here, line 10" in words(client.get("/page/page-1").text)
    assert send(client, "page-1", undo="1")[0] == 303
    send(client, "page-1", date=target, edtf="1958", who="A")
    status, said = send(client, "page-1", refuse=target, who="A")
    assert (status, "This date was itself said by hand. Undo that word" in said) == (409, True)


@pytest.mark.slow
def test_an_archive_keeps_it_and_what_leans_on_it_moves(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "page-28.txt").write_bytes(SEED.read_bytes())
    archive = Archive.create(tmp_path / "archive")
    archive.ingest([tmp_path / "in"], 1)
    page = archive.search("*").hits[0].page
    client = TestClient(application(archive), base_url=HERE, follow_redirects=False)
    at = TEXT.index("the fall of 1957")
    assert "1957-09" in told(client, f"/page/{page}")["September of that year"]
    assert send(client, page, date=f"timex {at}-{at + 16}", edtf="1961-09", who="A")[0] == 303
    assert "September 1961" in told(client, f"/page/{page}")["September of that year"]
    assert send(client, page, date=f"timex {at}-{at + 16}", edtf="1962-09", who="A")[0] == 303
    assert "September 1962" in told(client, f"/page/{page}")["September of that year"]
    years = dict(archive.search("*").years)
    assert (1961 in years, 1962 in years) == (False, True)
    archive.close()
