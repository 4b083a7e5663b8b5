"""The names of a page: drawn in its text, told in the margin with why and as what entity, set right by hand."""

from __future__ import annotations

import html
import re

import pytest
from starlette.testclient import TestClient

from onionskin.record import Annotation, Mention, Refusal, Span
from onionskin.web.app import application
from tests.web.conftest import Open, parameter
from tests.web.doubles import Double
from tests.web.test_correcting import HERE, send, words
from tests.web.test_repairs import span


@pytest.fixture
def double() -> Double:
    return Double()


@pytest.fixture
def client(double: Double) -> TestClient:
    return TestClient(application(double), base_url=HERE, follow_redirects=False)


def told(client: TestClient, url: str) -> dict[str, str]:
    """What the margin tells of each name, by its surface; of two alike the last."""
    section = re.search(r'<section class="names".*?</section>', client.get(url).text, re.S)
    assert section
    found = re.findall(r'<li id="n\d+">(.*?)</li>', section[0], re.S)
    surface = re.compile(r'class="surface">(.*?)</span>', re.S)
    return {html.unescape(surface.search(one)[1]): words(one) for one in found}  # type: ignore[index]


def test_each_name_is_told_with_what_it_names_why_and_how_surely(client: TestClient) -> None:
    names = told(client, "/page/page-1?layers=names")
    assert "person" in names["Le Duan"]
    assert "Taken for Le Duan , on 3 pages" in names["Le Duan"]
    assert "The model of names tells it" in names["Le Duan"]
    assert "place, meant as a government" in names["Hanoi"]
    assert "What belongs to a government." in names["Hanoi"]
    assert "possible" in names["Moscow"]
    assert "place, meant as a state" in names["Viet- namese"]
    assert "sign in place of a name: initials" in names["NWD"]
    assert "Taken for" not in names["NWD"]


def test_names_are_links_only_where_they_are_drawn(client: TestClient) -> None:
    drawn = client.get("/page/page-1?layers=names").text
    assert re.search(r'<a class="n PER" href="#n\d+">Le Duan</a>', drawn)
    assert "names <b>7</b>" in drawn
    left = client.get("/page/page-1").text
    assert '<a class="n ' not in left
    assert re.search(r'<u class="n PER" data-k="\d+">Le Duan</u>', left)


def test_an_address_that_names_a_name_draws_all_and_opens_its_form(client: TestClient) -> None:
    page = client.get("/page/page-2?name=1").text
    assert "show-names" in page
    assert '<li id="n1">' in page
    assert page.count('class="give call"') == 2


@pytest.mark.parametrize("number", ["0", "99", "x", "1" * 12])
def test_a_name_that_is_not_there_is_passed_over(client: TestClient, number: str) -> None:
    assert client.get(f"/page/page-1?name={number}").status_code == 200


def test_a_name_is_refused_and_that_is_undone(client: TestClient, double: Double) -> None:
    at = span("Moscow\nDeclaration of 1957")
    assert send(client, "page-1", refuse=f"mention {at.start}-{at.end}", who="A")[0] == 303
    assert double.words[0].said == Annotation(at, Refusal("mention"))
    assert "Moscow Declaration of 1957" not in told(client, "/page/page-1")
    assert "A : not a name here, line" in words(client.get("/page/page-1").text)
    send(client, "page-1", undo="1")
    assert "Moscow Declaration of 1957" in told(client, "/page/page-1")


def test_words_are_said_to_be_a_name_of_another_type(client: TestClient, double: Double) -> None:
    at = span("Hanoi")
    status, _ = send(client, "page-1", name=f"mention {at.start}-{at.end}", type="LOC city", words="", who="A. Reader")
    assert status == 303
    assert double.words[0].said == Annotation(at, Mention("LOC", "city", "Hanoi", "name", "by hand"))
    assert "by hand: A. Reader" in told(client, "/page/page-1")["Hanoi"]
    assert "a name here: place, a city" in words(client.get("/page/page-1").text)


def test_a_name_that_begins_elsewhere_takes_the_place_of_the_one_it_was_opened_on(
    client: TestClient, double: Double
) -> None:
    at = span("Moscow\nDeclaration of 1957")
    given = {"name": f"mention {at.start}-{at.end}", "type": "EVENT", "who": "A"}
    assert send(client, "page-1", **given, words="Declaration")[0] == 303
    bodies = [one.said.body for one in double.words]
    assert bodies == [Refusal("mention"), Mention("EVENT", None, "Declaration", "name", "by hand")]
    names = told(client, "/page/page-1")
    assert "event" in names["Declaration"]
    assert "Moscow Declaration of 1957" not in names
    again = {**given, "name": f"mention {at.start + 7}-{at.start + 18}", "words": "Declaration", "type": "DOC"}
    assert send(client, "page-1", **again)[0] == 303
    assert [one.undone is None for one in double.words] == [True, False, True]
    assert isinstance(double.words[-1].said.target, Span)


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"name": "words", "type": "PER", "words": "zebra", "who": "A"}, 400),  # it stands nowhere
        ({"name": "words", "type": "PER", "words": "", "who": "A"}, 400),  # nothing is named
        ({"name": "words", "type": "CRYPT", "words": "NWD", "who": "A"}, 400),  # nobody may say what a sign is
        ({"name": "words", "type": "KING", "words": "NWD", "who": "A"}, 400),  # a type that there is not
        ({"name": "words", "type": "LOC moon", "words": "NWD", "who": "A"}, 400),
        ({"name": "mention 0-0", "type": "PER", "who": "A"}, 400),  # an empty place
        ({"name": "mention 1-3", "type": "PER", "who": "A"}, 409),  # no name is there
        ({"name": "mark 1-3", "type": "PER", "who": "A"}, 400),
        ({"name": "mention 9", "type": "PER", "who": "A"}, 400),
        ({"name": "words", "type": "PER", "words": "NWD", "who": " "}, 400),  # nobody says it
    ],
)
def test_what_cannot_be_kept_is_not(client: TestClient, double: Double, sent: dict[str, str], status: int) -> None:
    assert send(client, "page-1", **sent)[0] == status
    assert double.words == []


@pytest.mark.browser
def test_the_card_tells_of_a_name_and_a_click_keeps_it_in_the_address(open_: Open) -> None:
    page = open_("/page/page-1?layers=names")
    page.locator(".lines .n", has_text="Le Duan").first.hover()
    card = page.locator("#calling")
    assert "Taken for Le Duan" in card.inner_text()
    page.locator("h1").hover()
    page.wait_for_timeout(400)
    assert card.count() == 0
    page.locator(".lines .n", has_text="Hanoi").first.click()
    assert "meant as a government" in card.inner_text()
    number = parameter(page, "name")
    assert number is not None
    assert page.url.endswith(f"#n{number}")
    page.keyboard.press("Escape")
    assert card.count() == 0


@pytest.mark.browser
def test_a_name_is_set_right_where_one_looks(open_: Open, double: Double) -> None:
    page = open_("/page/page-2?layers=names")
    page.locator(".lines .n", has_text="Le Duan").first.click()
    card = page.locator("#calling")
    card.get_by_role("button", name="another name").click()
    assert card.locator("[name=words]").input_value() == "Le Duan"
    card.locator("[name=words]").fill("Duan")
    card.locator("[name=who]").fill("A. Reader")
    card.get_by_role("button", name="keep").click()
    page.wait_for_load_state("networkidle")
    assert [type(one.said.body) for one in double.words] == [Refusal, Mention]
    assert double.words[1].said.body == Mention("PER", None, "Duan", "name", "by hand")


@pytest.mark.browser
def test_words_that_are_selected_may_be_a_name(open_: Open, double: Double) -> None:
    page = open_("/page/page-2?layers=names")
    text = page.locator("#L10 .t")
    text.evaluate(
        "one => { const walk = document.createTreeWalker(one, 4), node = walk.nextNode(), at = document.createRange();"
        " at.setStart(node, 0); at.setEnd(node, node.length);"
        " getSelection().removeAllRanges(); getSelection().addRange(at) }"
    )
    offer = page.get_by_role("button", name="these words are a name")
    offer.click()
    card = page.locator("#calling")
    words_ = card.locator("[name=words]").input_value()
    assert words_
    card.locator("[name=type]").select_option("DOC")
    card.locator("[name=who]").fill("A. Reader")
    card.get_by_role("button", name="keep").click()
    page.wait_for_load_state("networkidle")
    assert double.words[0].said.body == Mention("DOC", None, words_, "name", "by hand")


@pytest.mark.browser
def test_names_that_were_left_out_become_links_when_they_are_drawn(open_: Open) -> None:
    page = open_("/page/page-1")
    assert page.locator("a.n").count() == 0
    page.keyboard.press("6")
    assert page.locator("a.n").count() > 4
    assert page.locator(".names .fold[open]").count() == 1
    page.locator("a.n", has_text="Le Duan").first.focus()
    assert "Taken for Le Duan" in page.locator("#calling").inner_text()
