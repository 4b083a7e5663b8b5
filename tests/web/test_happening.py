"""One happening: its statements side by side, conflicts first, each a click from its line; said otherwise by hand."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import Any

import pytest
from starlette.testclient import TestClient

from onionskin.archive import HappeningView, Wanted
from onionskin.web.app import application
from onionskin.web.statements import together
from tests.web.conftest import HERE
from tests.web.happened import Happened
from tests.web.test_correcting import words


@pytest.fixture
def happened() -> Happened:
    return Happened()


@pytest.fixture
def client(happened: Happened) -> TestClient:
    return TestClient(application(happened.archive), base_url=HERE, follow_redirects=False)


def found(happened: Happened, asked: str) -> str:
    rows = happened.archive.chronology(Wanted(words=asked, all_kinds=True)).rows
    assert rows
    return rows[0].id


def view(happened: Happened, asked: str) -> HappeningView:
    return happened.archive.happening(found(happened, asked))


def send(client: TestClient, **fields: str) -> tuple[int, str]:
    """Send the form of a happening with these fields: the status, and where it leads or its words."""
    token = re.search(r'name="token" value="([^"]+)"', client.get("/status").text)
    assert token
    answer = client.post("/groupings", data={"token": token[1]} | fields)
    return answer.status_code, answer.headers.get("location") or words(answer.text)


def test_what_contradicts_stands_first_in_whole_sentences(client: TestClient, happened: Happened) -> None:
    page = client.get(f"/happening/{found(happened, 'returned')}").text
    said = words(page)
    assert said.index("In conflict") < said.index("Statements 1 to 2 of 2")
    assert "Its statements contradict each other. Said 2 times, by 2 independent sources." in said
    assert (
        "Their times have no day in common: from January 1957 to about April 1957; and from about May 1957 to about"
        " August 1957. Both are as sure."
        in said
        or "Their times have no day in common: from about May 1957 to about August 1957; and from January 1957 to about"
        " April 1957. Both are as sure."
        in said
    )


def test_a_statement_is_told_with_its_words_voices_and_time(client: TestClient, happened: Happened) -> None:
    said = words(client.get(f"/happening/{found(happened, 'visited')}").text)
    assert "the author ← from prisoners" in said
    assert "According to prisoners it is" in said
    assert "testimony of prisoners" in said
    assert "Sources are independent where they share no voice below the author" in said


def test_the_statement_is_bold_and_its_cues_are_underlined(client: TestClient, happened: Happened) -> None:
    page = client.get(f"/happening/{found(happened, 'Secretary')}").text
    printed = re.findall(r'<p class="printed-words">(.*?)</p>', page, re.S)
    assert any('<span class="cue">possible</span>' in one for one in printed)
    assert any(re.search(r"<b>[^<]*First Secretary of the Harbour Party", one) for one in printed)


def test_each_statement_opens_on_its_line_with_its_claim_looked_into(client: TestClient, happened: Happened) -> None:
    told = view(happened, "returned")
    page = client.get(f"/happening/{told.row.id}").text
    links = [html.unescape(one) for one in re.findall(r'<h3><a href="(/page/[^"]+)"', page)]
    assert len(set(links)) == len(told.statements)
    for link in links:
        opened = client.get(link).text
        line = re.search(r"#L(\d+)$", link)
        assert line
        assert re.search(rf'class="ln at"[^>]* id="L{line[1]}"', opened)
        assert re.search(r'class="q [^"]* at"', opened)


def test_a_happening_that_is_not_there_is_told_in_sentences(client: TestClient) -> None:
    answer = client.get("/happening/0123456789abcdef")
    assert answer.status_code == 404
    assert "Nothing that happened is known under 0123456789abcdef." in words(answer.text)
    assert client.get("/happening/0123456789abcdef.csv").status_code == 400


def test_a_happening_is_taken_away(client: TestClient, happened: Happened) -> None:
    id_ = found(happened, "visited")
    assert client.get(f"/happening/{id_}.csv").text.startswith("id,proposition,holders,source,factuality")
    told = client.get(f"/happening/{id_}.json").json()
    assert {one["edtf"] for one in told} == {"1957-05", "1957-05-20"}
    assert any(one["holders"] == ["the author", "prisoners"] for one in told)
    for one in told:  # what is said stands where it says
        text = happened.archive.page(one["address"].split("/")[2].partition("?")[0]).reading
        assert text is not None
        assert one["proposition"].split()[0] in text.text[one["start"] : one["end"]]


def test_a_statement_is_moved_out_and_that_is_undone(client: TestClient, happened: Happened) -> None:
    before = view(happened, "visited")
    one = before.statements[0].statement.id
    status, there = send(client, what="out", one=one, of=before.row.id, who="A. Reader")
    assert status == 303
    assert happened.archive.happening(one).row.statements == 1
    assert there == f"/happening/{happened.archive.happening(one).row.id}"
    said = words(client.get(there).text)
    assert "A. Reader : a statement is of another happening than 2 others" in said
    undo = re.search(r'name="undo" value="([\d ]+)"', client.get(there).text)
    assert undo
    assert send(client, undo=undo[1], of=one)[0] == 303  # what was said at once is undone at once
    assert view(happened, "visited").row.statements == before.row.statements
    assert "undone" in words(client.get("/groupings").text)
    assert client.cookies.get("who") == "A.%20Reader"


def test_another_happening_is_said_to_be_the_same(client: TestClient, happened: Happened) -> None:
    one, other = view(happened, "visited"), view(happened, "left")
    page = client.get(f"/happening/{one.row.id}?find=left").text
    assert f'name="other" value="{other.row.id}"' in page
    status, there = send(client, what="join", one=one.statements[0].statement.id, other=other.row.id, who="A")
    assert status == 303
    joined = happened.archive.happening(there.rpartition("/")[2])
    assert joined.row.statements == one.row.statements + other.row.statements
    assert "No other happening has these words." in words(client.get(f"{there}?find=zebra").text)


def test_a_statement_is_rejected(client: TestClient, happened: Happened) -> None:
    told = view(happened, "returned")
    one, other = (one.statement.id for one in told.statements)
    status, there = send(client, what="reject", one=one, of=other, who="A")
    assert status == 303
    assert there == f"/happening/{other}"
    assert happened.archive.conflicts()[0] == 0


def test_remarks_and_arguments_stand_beside_their_statement(client: TestClient, happened: Happened) -> None:
    told = view(happened, "returned")
    one = told.statements[0].statement.id
    assert send(client, what="note", one=one, text="The month is <illegible>.", who="A")[0] == 303
    assert send(client, what="own", one=one, text="He may have come back twice.", who="B")[0] == 303
    page = client.get(f"/happening/{told.row.id}").text
    assert "The month is &lt;illegible&gt;." in page
    assert re.search(r'class="note own"><b>B</b> argues: He may have come back twice\.', page)
    assert happened.archive.happening(told.row.id).row.sources == told.row.sources  # an argument is no source


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"what": "note", "one": "@", "text": "x"}, 400),  # nobody says it
        ({"what": "note", "one": "@", "text": " ", "who": "A"}, 409),  # nothing is said
        ({"what": "note", "one": "0" * 16, "text": "x", "who": "A"}, 409),  # of no statement
        ({"what": "moon", "one": "@", "who": "A"}, 400),
        ({"one": "@", "who": "A"}, 400),
        ({"what": "join", "one": "@", "other": "nowhere", "who": "A"}, 409),
        ({"what": "join", "one": "@", "other": "@", "who": "A"}, 409),  # with itself
        ({"what": "out", "one": "alone", "who": "A"}, 409),  # it stands alone already
        ({"what": "join", "one": "@", "other": "/happening/@", "who": "A"}, 409),
        ({"undo": "99"}, 409),
        ({"undo": "x"}, 400),
    ],
)
def test_what_cannot_be_kept_is_not(client: TestClient, happened: Happened, sent: dict[str, str], status: int) -> None:
    one = view(happened, "left").statements[0].statement.id
    here = {name: value.replace("@", one).replace("alone", one) for name, value in sent.items()}
    assert send(client, **here)[0] == status
    assert happened.archive.groupings() == ()


def test_a_form_from_elsewhere_changes_nothing(client: TestClient, happened: Happened) -> None:
    one = view(happened, "left").statements[0].statement.id
    answer = client.post("/groupings", data={"token": "wrong", "what": "reject", "one": one, "who": "A"})
    assert answer.status_code == 403
    assert happened.archive.groupings() == ()


def test_no_happening_is_heavy_and_no_word_is_markup(
    client: TestClient, happened: Happened, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = view(happened, "returned")
    long = replace(told.statements[0], sentence="<script>alert(1)</script> & on " * 22)
    tie = replace(told.ties[0], one=long, other=long)
    heavy = replace(told, statements=(long,) * 300, ties=(tie,) * 300)
    monkeypatch.setattr(happened.archive, "happening", lambda _: heavy)
    page = client.get(f"/happening/{told.row.id}").text
    assert "<script>alert" not in page
    assert len(page.encode()) <= 60_000
    assert f"/happening/{told.row.id}?from=" in page
    monkeypatch.setattr(happened.archive, "conflicts", lambda *_: (300, (tie,) * 12))
    monkeypatch.setattr(happened.archive, "drifts", lambda *_: (300, (tie,) * 12))
    assert len(client.get("/conflicts").content) <= 60_000


def test_conflicts_and_drift_stand_apart_both_pages_a_click_away(client: TestClient) -> None:
    page = client.get("/conflicts").text
    conflict, drift = page.index('id="conflict"'), page.index('id="drift"')
    assert page.count('<article class="pair conflicts">', conflict, drift) == 1
    assert page.count('<article class="pair drifts">', drift) == 1
    links = re.findall(r'<h3><a href="(/page/[^"]+)"', page)
    assert len(links) == 4
    assert all(client.get(html.unescape(one)).status_code == 200 for one in links)
    assert "The first is surer" in words(page) or "The second is surer" in words(page)


@pytest.mark.parametrize(
    ("tie", "said"),
    [
        # how far apart they lie is said, and what more the archive says of them
        ({"dates": "apart", "gap": 14_580}, "14,580 days lie between. Both are as sure."),
        ({"dates": "apart", "gap": 1}, "One day lies between."),
        ({"dates": "apart", "gap": 0, "sureness": "reversed"}, "One says the contrary of the other: asserted, and"),
        ({"dates": "apart", "why": "No; sure. Their years differ."}, "Both are as sure. Their years differ."),
        ({"dates": "narrower", "sureness": "weaker"}, "within that of the second,"),
        ({"dates": "wider"}, "within that of the first,"),
        ({"dates": "overlap"}, "Their times meet in part:"),
        ({"dates": "equal"}, "Both give the same time,"),
        (
            {"dates": "undated", "sureness": "unsaid"},
            "One of them gives no time. How sure one of them is, is left open.",
        ),
    ],
)
def test_how_two_stand_together_is_told_in_words(happened: Happened, tie: dict[str, Any], said: str) -> None:
    pair = view(happened, "returned").ties[0]
    told = together(replace(pair, tie=replace(pair.tie, **tie)))
    assert said in told
    assert not re.search(r"CT|PR|PS|/|~", told), "no code stands in a sentence"
