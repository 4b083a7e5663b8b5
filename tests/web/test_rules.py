"""The rules of repair are shown with what they do, and accepted, refused and let be under a name."""

from __future__ import annotations

import html
import re
import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onionskin.archive import Archive, RuleView
from onionskin.web.app import application
from tests.web.conftest import HERE
from tests.web.doubles import SEED, Double
from tests.web.test_correcting import words

RULE = "/rules?rule=confusion%3A+B%2FE"


def say(client: TestClient, **fields: str) -> tuple[int, str]:
    """Send the form of a rule: the status, and where it leads or its words."""
    token = re.search(r'name="token" value="([^"]+)"', client.get("/rules").text)
    assert token
    answer = client.post("/rules", data={"token": token[1], "rule": "confusion: B/E"} | fields)
    return answer.status_code, answer.headers.get("location") or words(answer.text)


def test_the_rules_tell_how_much_each_did_and_lead_to_it(client: TestClient) -> None:
    page = client.get("/rules").text
    assert "7 rules made 6 repairs and suspected 1 more." in words(page)
    assert f'<a href="{RULE}">confusion: B/E</a> <span class="dim">Misread</span></th><td>1</td><td>0</td>' in page
    assert '<a href="/rules">' in client.get("/status").text
    assert f'<a href="{RULE}">confusion: B/E</a>' in client.get("/page/page-1").text


def test_a_rule_is_shown_with_its_places_before_anything_is_said_of_it(client: TestClient) -> None:
    page = client.get(RULE).text
    assert "Misread. It makes 1 repair and suspects 0 more, on 3 pages." in words(page)
    assert "pages.pdf, line 24 · suspected return from Burope → to be read Europe , Le Duan" in words(page)
    assert 'href="/page/page-1?layers=marks%2Chits%2Crepairs&amp;line=24#L24"' in page


def test_a_rule_is_refused_accepted_and_let_be_and_all_of_it_is_kept(client: TestClient, double: Double) -> None:
    with client:
        assert say(client, verdict="refused", who=" A.  Reader ") == (303, RULE)
        said = words(client.get(RULE).text)
        assert "A. Reader refused it: nothing is made by it." in said
        assert "refuse this rule" not in said
        assert say(client, verdict="accepted", who="B")[0] == 303
        assert "B accepted it: what it suspects is made." in words(client.get("/rules").text)
        assert say(client, verdict="none") == (303, RULE)
    assert [(one.who, one.verdict, one.undone is None) for one in double.said_of_rules] == [
        ("A. Reader", "refused", False),
        ("B", "accepted", False),
    ]
    said = words(client.get(RULE).text)
    assert said.index("B accepted confusion: B/E") < said.index("A. Reader refused confusion: B/E")
    assert "said 2026-01-02, 03:04 UTC; undone 2026-01-03, 03:04 UTC" in said


@pytest.mark.parametrize(
    ("fields", "status", "sentence"),
    [
        ({"verdict": "refused"}, 400, "Nobody is named."),
        ({"verdict": "perhaps", "who": "A"}, 400, "does not say what holds of the rule"),
        ({"who": "A"}, 400, "does not say what holds of the rule"),
        ({"verdict": "refused", "who": "A", "rule": "<none>"}, 404, "made by a rule <none>."),
        ({"verdict": "refused", "who": "A", "token": "guess"}, 403, "did not come from this reading room"),
    ],
)
def test_what_cannot_be_kept_is_told_why(
    client: TestClient, double: Double, fields: dict[str, str], status: int, sentence: str
) -> None:
    found, said = say(client, **fields)
    assert (found, sentence in said, double.said_of_rules) == (status, True, [])


def test_a_rule_that_did_nothing_here_is_not_there(client: TestClient) -> None:
    answer = client.get("/rules?rule=none")
    assert (answer.status_code, "is made by a rule none." in answer.text) == (404, True)


def test_while_one_goes_on_nothing_else_is_said(client: TestClient, double: Double) -> None:
    slow, rule = True, double.rule

    def waits(*said: object) -> object:
        while slow:
            time.sleep(0.01)
        return rule(*said)  # type: ignore[arg-type]

    double.rule = waits  # type: ignore[method-assign, assignment]
    with client:
        assert say(client, verdict="refused", who="A")[0] == 303  # it does not wait for ever
        assert "Every page is being brought up to what was said." in words(client.get(RULE).text)
        assert "Every page is being brought up to a rule." in words(client.get("/status").text)
        status, said = say(client, verdict="accepted", who="A")
        assert (status, "Every page is being brought up to a rule, and one alone may write" in said) == (409, True)
        slow = False
        for _ in range(100):
            if not client.app.state.retrying.busy:  # type: ignore[attr-defined]
                break
            time.sleep(0.02)
    assert [one.verdict for one in double.said_of_rules] == ["refused"]


def test_many_rules_are_told_in_parts_and_no_part_is_heavy(client: TestClient, double: Double) -> None:
    many = tuple(RuleView(f"confusion: {at} for {at + 1} <b>", "confusion", at, 1, 1, None) for at in range(250))
    double.rules = lambda: many  # type: ignore[method-assign]
    seen: set[str] = set()
    path: str | None = "/rules"
    while path:
        page = client.get(path).text
        assert len(page) <= 60_000
        seen |= set(re.findall(r'<th scope="row"><a href="([^"]+)"', page))
        after = re.search(r'<a href="([^"]+)" rel="next"', page)
        path = html.unescape(after[1]) if after else None
    assert len(seen) == 250


@pytest.mark.slow
def test_an_archive_takes_a_rule_back_and_makes_it_again(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "page-28.txt").write_bytes(SEED.read_bytes())
    archive = Archive.create(tmp_path / "archive")
    archive.ingest([tmp_path / "in"], 1)
    page = archive.search("*").hits[0].page
    name = next(one.rule for one in archive.rules() if one.kind == "mojibake")
    with TestClient(application(archive), base_url=HERE, follow_redirects=False) as client:
        assert ">’<" in client.get(f"/page/{page}?text=repaired").text
        for verdict, read in (("refused", False), ("none", True)):
            assert say(client, rule=name, verdict=verdict, who="A")[0] == 303
            for _ in range(500):
                if not client.app.state.retrying.busy:  # type: ignore[attr-defined]
                    break
                time.sleep(0.02)
            assert (">’<" in client.get(f"/page/{page}?text=repaired").text) == read
    archive.close()
