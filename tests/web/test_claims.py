"""The claims of a page: drawn in its text by how sure they are and whose, told with the whole chain, and refused."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from onionskin.record import Annotation, Refusal, Span, Transcription
from onionskin.web import claims
from tests.web.conftest import NARROW, Open, parameter
from tests.web.doubles import SEED, Double, span_of
from tests.web.test_correcting import send, words

TEXT = SEED.read_text("utf-8")
DRAWN = "/page/page-1?layers=claims"


def told(client: TestClient, url: str) -> dict[str, str]:
    """What the margin tells of each claim, by the first words of it."""
    section = re.search(r'<section class="claims".*?</section>', client.get(url).text, re.S)
    assert section
    found = re.findall(r'<li id="q\d+"[^>]*>(.*?)</li>', section[0], re.S)
    return {" ".join(words(one).split()[:3]): words(one) for one in found}


@pytest.fixture
def asserted(client: TestClient) -> dict[str, str]:
    return told(client, DRAWN)


def test_the_whole_chain_is_told_the_author_first(asserted: dict[str, str]) -> None:
    said = asserted["Diem would stamp"]
    assert "the author ← from prisoners + captured documents ← from Le Duan" in said
    assert (
        "According to Le Duan it is asserted; according to captured documents it is probable; according to prisoners it"
        " is probable; according to the author it is left open." in said
    )
    assert "only under a condition · testimony of prisoners" in said
    assert "Its condition: “unless the DRV were to reinforce the party there”, line 31" in said
    assert "In the author’s words, not in those of Le Duan." in said


def test_a_band_is_given_only_where_a_word_licenses_one_and_with_its_standard(asserted: dict[str, str]) -> None:
    assert (
        "“Presumably” is read as likely , .55 to .80 by ICD 203 (2015): an aid to readers, not the author’s own scale"
        in asserted["Presumably, he carried"]
    )
    others = [said for name, said in asserted.items() if name != "Presumably, he carried"]
    assert len(others) == 7
    assert not any("is read as" in said or re.search(r"\.\d\d", said) for said in others)


def test_what_is_simply_told_says_no_more_than_that(asserted: dict[str, str]) -> None:
    said = asserted["Ho Chi Minh"]
    assert said.endswith("line 14 the author According to the author it is asserted. not a claim")


def test_strength_confidence_and_gaps_are_lines_of_their_own(asserted: dict[str, str]) -> None:
    weak = asserted["the DRV actually"]
    assert "The evidence is called weak ." in weak
    assert "The confidence stated is low ." in weak
    assert "Gap. It is said to be known; by whom, and from what, is not said." in asserted["who is known"]
    assert "the author ← from someone who is not named" in asserted["who is known"]
    assert "according to the author it is improbable" in asserted["there would have"].lower()


def test_references_say_whether_they_could_be_followed(asserted: dict[str, str]) -> None:
    said = asserted["The Declaration of"]
    assert "“quoted above” points to another page" in said
    assert "“that conference” points to line 34" in said
    assert "“The Declaration” could not be followed" in said


def test_claims_are_told_only_where_they_are_drawn(client: TestClient) -> None:
    usual = client.get("/page/page-1").text
    assert 'id="q1"' not in usual
    assert 'class="q ' not in usual
    assert re.search(r'data-layer="claims" data-key="7" data-load>claims <b>8</b>', usual)
    assert 'id="d1"' in usual
    drawn = client.get(DRAWN).text
    assert 'id="q1"' in drawn
    assert 'id="d1"' not in drawn  # the page would be too heavy with all of them
    assert re.search(r'data-layer="dates" data-key="4" data-load>', drawn)
    both = client.get("/page/page-1?layers=claims,dates").text
    assert 'id="q1"' in both
    assert 'id="d1"' in both


def test_how_sure_a_claim_is_and_whose_is_drawn_by_more_than_colour(client: TestClient) -> None:
    page = client.get(DRAWN).text
    looks = dict(re.findall(r'<u class="(q [^"]*)" data-q="(\d+)"', page))
    assert looks == {"q ct": "6", "q ct other": "4", "q ps": "7", "q pr": "5", "q pr not": "8"}
    glosses = [words(one) for one in re.findall(r'<a class="g[^>]*>(.*?)</a>', page)]
    assert "· the author: asserted" in glosses
    assert "not named the author ← someone who is not named: asserted" in glosses
    assert "Le Duan the author ← prisoners + captured documents ← Le Duan: asserted" in glosses
    assert "improbable the author: improbable" in glosses


def test_a_claim_leads_to_what_is_said_to_have_happened(client: TestClient) -> None:
    assert client.get(DRAWN).text.count('href="/happening/0123456789abcdef"') == 1


def test_a_claim_is_refused_and_that_is_undone(client: TestClient, double: Double) -> None:
    target = span_of(double.pages["page-1"].claims[0])
    assert send(client, "page-1", refuse=f"claim {target.start}-{target.end}", who="A")[0] == 303
    assert double.words[0].said == Annotation(target, Refusal("claim"))
    assert "Ho Chi Minh" not in told(client, DRAWN)
    assert "A : not a claim here, line 14" in words(client.get("/page/page-1").text)
    send(client, "page-1", undo="1")
    assert "Ho Chi Minh" in told(client, DRAWN)


@pytest.mark.parametrize("number", ["0", "99", "x", "1" * 12])
def test_a_claim_that_is_not_there_is_passed_over(client: TestClient, number: str) -> None:
    assert client.get(f"/page/page-1?claim={number}").status_code == 200


def test_an_address_that_names_a_claim_draws_all_and_opens_on_its_line(client: TestClient) -> None:
    page = client.get("/page/page-1?claim=4").text
    assert "show-claims" in page
    assert re.search(r'<u class="q ct other at" data-q="4">Diem', page)
    assert '<li id="q4"' in page


def test_cues_are_told_with_their_lines_and_letters_cut_where_a_line_ends(double: Double) -> None:
    view = double.page("page-2")
    found = claims.told(view, {}, (claims.Place(), Span(0, len(TEXT))), 40)["claimed"]
    seen = {one.words[:20]: one.seen for one in found}
    assert seen["Presumably, he carri"] == "32:17:Presumably"
    assert seen["Diem would stamp out"] == "29:27:from the testimony of|30:20:expressing conviction that"
    lines = TEXT.split("\n")
    for one in "|".join(filter(None, seen.values())).split("|"):
        line, letter, cue = one.split(":")
        assert lines[int(line) - 1][int(letter) :].startswith(cue)


def test_many_claims_are_told_in_turn(client: TestClient, double: Double) -> None:
    view = double.pages["page-2"]
    said = tuple(replace(one, cert=at / 100) for one in view.claims for at in range(12))
    double.pages["page-2"] = replace(view, claims=said)
    page = html.unescape(client.get("/page/page-2?layers=claims").text)
    assert len(page.encode()) <= 60_000
    after = re.search(r'<a href="(/page/page-2\?layers=claims&claim=(\d+)#q\2)">those after', page)
    assert after
    assert f'<li id="q{after[2]}"' in client.get(after[1]).text


def test_another_readers_text_has_no_claims(client: TestClient) -> None:
    assert 'class="q ' not in client.get("/page/page-1?layers=claims&reader=text-layer").text


def test_a_page_without_claims_says_so_in_its_count(client: TestClient, double: Double) -> None:
    double.pages["page-2"] = replace(double.pages["page-2"], claims=(), reading=Transcription("text", "x"))
    assert "claims <b>0</b>" in client.get("/page/page-2?layers=claims").text


@pytest.mark.browser
def test_the_card_tells_of_a_claim_and_its_cues_are_marked_while_it_is_open(open_: Open) -> None:
    page = open_("/page/page-2?layers=claims")
    page.locator(".lines .q", has_text="Diem would stamp").first.hover()
    card = page.locator("#asserting")
    assert "prisoners + captured documents" in card.inner_text()
    marked = "[...CSS.highlights.get('cue')].map(one => one.toString())"
    assert page.evaluate(marked) == ["from the testimony of", "expressing conviction that"]
    page.locator("h1").hover()
    page.wait_for_timeout(400)
    assert card.count() == 0
    assert page.evaluate(marked) == []
    page.locator(".lines .q", has_text="Presumably").first.click()
    assert parameter(page, "claim") == "5"
    page.keyboard.press("Escape")
    assert card.count() == 0


@pytest.mark.browser
def test_cues_are_marked_in_the_text_as_repaired_too(open_: Open) -> None:
    page = open_("/page/page-2?layers=claims&text=repaired")
    page.locator(".lines .q", has_text="Presumably").first.hover()
    assert page.evaluate("[...CSS.highlights.get('cue')].map(one => one.toString())") == ["Presumably"]


@pytest.mark.browser
def test_a_gloss_is_reached_by_keys_and_opens_the_card(open_: Open) -> None:
    page = open_("/page/page-2?layers=claims")
    page.locator(".g", has_text="improbable").focus()
    assert "according to the author it is improbable" in page.locator("#asserting").inner_text().lower()


@pytest.mark.browser
def test_the_seventh_key_draws_claims_and_leaves_them_out(open_: Open) -> None:
    page = open_("/page/page-2")
    page.keyboard.press("7")
    page.wait_for_load_state("networkidle")
    page.wait_for_selector(".g")
    assert parameter(page, "layers") == "marks,hits,claims" or parameter(page, "layers") == "marks,claims"
    page.keyboard.press("7")
    assert page.evaluate("document.body.classList.contains('show-claims')") is False


@pytest.mark.browser
def test_on_a_narrow_screen_nothing_of_the_claims_is_cut_off(open_: Open) -> None:
    page = open_("/page/page-2?layers=claims", viewport=NARROW)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


@pytest.mark.browser
def test_a_claim_named_by_its_place_is_looked_into_and_then_named_by_its_number(open_: Open, double: Double) -> None:
    at = span_of(double.pages["page-2"].claims[4])
    page = open_(f"/page/page-2?layers=claims&line=32&said={at.start}-{at.end}#L32")
    assert "Presumably" in page.locator("#asserting").inner_text()
    assert parameter(page, "said") is None
    assert parameter(page, "claim") == "5"
    assert page.locator(".ln.at").get_attribute("data-n") == "32"


@pytest.mark.parametrize("said", ["9-3", "x", "1", "1-2-3", "0-0", "99999-100000"])
def test_a_place_where_no_claim_stands_is_passed_over(client: TestClient, said: str) -> None:
    page = client.get(f"/page/page-1?layers=claims&said={said}")
    assert page.status_code == 200
    assert not re.search(r'class="q [^"]* at"', page.text)
