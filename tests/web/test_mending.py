"""Repairs in a real browser: the card of one, its buttons, and reading otherwise where one looks."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from onionskin.record import Annotation, Emendation, Refusal, Span
from tests.web.conftest import NARROW, Open, focused, parameter
from tests.web.doubles import SEED, Double
from tests.web.test_thread import SELECT

pytestmark = pytest.mark.browser

TEXT = SEED.read_text("utf-8")


def words(page: Page, text: str) -> str:
    """The number of the repair that has this text."""
    found = page.locator(".lines .r[data-r]", has_text=text).first.get_attribute("data-r")
    assert found
    return found


@pytest.mark.parametrize("settings", [{}, {"viewport": NARROW}])
@pytest.mark.parametrize(
    ("path", "text"),
    [("/page/page-1?layers=repairs", "Burope"), ("/page/page-2?text=repaired", "Europe")],
)
def test_the_card_says_what_is_read_and_why(open_: Open, path: str, text: str, settings: dict) -> None:
    page = open_(path, **settings)
    page.locator(".lines .r", has_text=text).focus()
    card = page.locator(".card")
    expect(card).to_contain_text("Burope → to be read Europe")
    expect(card).to_contain_text("“Burope” is no word. Read so by the PDF’s text layer.")
    inside = card.bounding_box()
    assert inside
    assert inside["x"] >= 0
    assert inside["x"] + inside["width"] <= page.viewport_size["width"]  # type: ignore[index]
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)


def test_r_reads_as_repaired_and_back_and_the_address_knows(open_: Open) -> None:
    page = open_("/page/page-1?q=Hanoi&layers=dates")
    page.keyboard.press("r")
    page.wait_for_url(re.compile("text=repaired"))
    expect(page.locator("#L24 .t")).to_contain_text("return from Europe")
    expect(page.locator("#L36")).to_have_count(0)
    assert (parameter(page, "layers"), parameter(page, "q")) == ("dates", "Hanoi")
    page.keyboard.press("r")
    page.wait_for_url(lambda url: "text=" not in url)
    expect(page.locator("#L24 .t")).to_contain_text("return from Burope")


def test_printed_shows_nothing_of_repairs_until_they_are_drawn(open_: Open) -> None:
    page = open_("/page/page-2")
    burope = page.locator(".lines .r", has_text="Burope")
    expect(burope).to_have_css("text-decoration-line", "none")
    burope.hover(force=True)
    expect(page.locator(".card")).to_have_count(0)
    page.keyboard.press("5")
    assert "repairs" in str(parameter(page, "layers"))
    expect(burope).to_have_css("text-decoration-style", "dotted")
    expect(page.locator(".repairs .fold")).to_have_attribute("open", "")
    burope.focus()
    assert focused(page) == "Burope"
    expect(page.locator(".card")).to_be_visible()
    page.keyboard.press("5")
    expect(page.locator(".card")).to_have_count(0)


def test_where_a_date_is_repaired_one_card_is_shown_and_it_is_of_the_repair(open_: Open, double: Double) -> None:
    at = TEXT.index("that year")
    double.correct("page-2", "A", Annotation(Span(at, at + 9), Emendation("that Year", "confusion", True, "by hand")))
    page = open_("/page/page-2?layers=repairs")  # dates are left out, and what is within one is pointed at all the same
    page.locator(".d .r", has_text="that year").hover()
    expect(page.locator(".card")).to_contain_text("that Year")
    page = open_("/page/page-2?layers=dates,repairs")
    page.locator(".d .r", has_text="that year").hover()
    expect(page.locator(".card")).to_have_count(1)
    expect(page.locator(".card")).to_contain_text("that Year")
    page.locator(".lines .d", has_text="February 1957").hover()
    expect(page.locator(".card")).to_have_count(1)
    expect(page.locator(".card")).to_contain_text("The month")


def test_a_repair_that_is_chosen_is_in_the_address_and_opens_there(open_: Open) -> None:
    page = open_("/page/page-2?text=repaired")
    page.locator(".lines .r", has_text="from").click()
    at = words(page, "from")
    assert parameter(page, "repair") == at
    page.locator(".folio").hover()
    expect(page.locator(".card")).to_be_visible()  # it is kept
    again = open_("/" + page.url.split("/", 3)[3])
    expect(again.locator(".card")).to_contain_text("fram")
    expect(again.locator(".r.at")).to_be_in_viewport()
    again.locator("h1").click()
    expect(again.locator(".card")).to_have_count(0)
    assert parameter(again, "repair") is None


def test_a_repair_is_undone_and_a_suspicion_taken_in_the_card(open_: Open, double: Double) -> None:
    page = open_("/page/page-2?layers=repairs")
    page.locator("#who").fill("A. Reader")
    page.locator(".lines .r", has_text="Burope").click()
    page.locator(".card").get_by_role("button", name="undo").click()
    expect(page.locator("#w1")).to_contain_text("not a repair here")
    page.locator(".lines .r", has_text="refurbishing").click()
    page.locator(".card").get_by_role("button", name="take it").click()
    expect(page.locator("#w2")).to_contain_text("to be read “re-furbishing”")
    assert [one.said.body for one in double.words] == [
        Refusal("emendation"),
        Emendation("re-furbishing", "confusion", True, "confusion: -/", "It may be."),
    ]


def test_another_reading_is_given_in_the_card(open_: Open, double: Double) -> None:
    page = open_("/page/page-2?text=repaired")
    page.locator(".lines .r", has_text="Europe").focus()
    page.keyboard.press("Enter")
    page.locator(".card").get_by_role("button", name="another reading").click()
    field = page.locator(".card [name=reading]")
    expect(field).to_be_focused()
    expect(field).to_have_value("Europe")
    field.fill("Burma")
    page.locator(".card [name=who]").fill("A. Reader")
    page.locator(".card [name=who]").press("Enter")
    expect(page.locator("#w1")).to_contain_text("to be read “Burma”")
    start = TEXT.index("Burope")
    assert [(one.said.target, one.said.body.reading) for one in double.words] == [  # type: ignore[union-attr]
        (Span(start, start + 6), "Burma")
    ]


@pytest.mark.parametrize(
    ("path", "chosen", "printed"),
    [("layers=repairs", "return from Burope", "return from Burope"), ("text=repaired", "from Europe", "from Burope")],
)
def test_selected_words_are_read_otherwise(open_: Open, double: Double, path: str, chosen: str, printed: str) -> None:
    page = open_(f"/page/page-1?{path}")
    page.evaluate(SELECT, chosen)
    page.get_by_role("button", name="read this otherwise").click()
    expect(page.locator(".card [name=reading]")).to_have_value(chosen)
    page.locator(".card [name=reading]").fill("out of Europe")
    page.locator(".card [name=who]").fill("A. Reader")
    page.locator(".card").get_by_role("button", name="keep").click()
    expect(page.locator("#w1")).to_contain_text("to be read “out of Europe”")
    start = TEXT.index(printed)
    assert double.words[0].said.target == Span(start, start + len(printed))


def test_why_a_place_answers_is_seen_where_it_stands(
    open_: Open, double: Double, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Met(Span):
        why = "misreading of “Europe” (B/E)"

    at = TEXT.index("Burope")
    monkeypatch.setattr(double, "matches", lambda *_: (Met(at, at + 6),))
    page = open_("/page/page-2?q=Europe")
    said = "getComputedStyle(document.querySelector('.hit'), '::after').content"
    assert page.evaluate(said) == "none"
    page.keyboard.press("j")
    assert "misreading of “Europe” (B/E)" in page.evaluate(said)
    expect(page.locator(".whys")).to_contain_text("misreading of “Europe” (B/E)")


def test_without_script_repairs_are_read_undone_taken_and_corrected(open_: Open, double: Double) -> None:
    page = open_("/page/page-2", java_script_enabled=False)
    page.get_by_role("link", name="repaired", exact=True).click()
    page.locator(".lines .r", has_text="Europe").click()
    told = page.locator(".repairs li:target")
    expect(told).to_contain_text("“Burope” is no word.")
    told.get_by_role("button", name="another reading").click()
    given = page.locator(".repairs li .give")
    given.get_by_label("Reading").fill("Burma")
    given.get_by_label("Your name").fill("A. Reader")
    given.get_by_label("Your name").press("Enter")
    expect(page.locator("#w1")).to_contain_text("to be read “Burma”")
    expect(page.locator("#L24 .t")).to_contain_text("from Burma")
    page.locator(".repairs li.doubted").get_by_role("button", name="take it").click()
    expect(page.locator("#L54 .t")).to_contain_text("re-furbishing")
    page.locator(".repairs li", has_text="Burma").get_by_role("button", name="undo").click()
    expect(page.locator("#L24 .t")).to_contain_text("from Europe")
    page.get_by_text("give a reading by hand").click()
    form = page.locator(".reread .give")
    form.get_by_label("Words").fill("return from Europe")
    form.get_by_label("Line").fill("24")
    form.get_by_label("Reading").fill("return from Asia")
    form.get_by_role("button", name="keep").click()
    expect(page.locator("#L24 .t")).to_contain_text("return from Asia")


def test_a_rule_is_refused_by_keys_alone(open_: Open, double: Double) -> None:
    page = open_("/rules?rule=confusion%3A+B%2FE")
    page.get_by_label("Your name").focus()
    page.keyboard.type("A. Reader")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".lead")).to_contain_text("A. Reader refused it")
    page.get_by_role("button", name="undo").first.click()
    expect(page.locator(".lead")).not_to_contain_text("refused")
