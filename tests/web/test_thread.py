"""Dates in a real browser: the card of one, the thread to what it leaned on, and saying otherwise where one looks."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from onionskin.record import Annotation, Mark, Span, Timex
from tests.web.conftest import NARROW, Open, focused, parameter
from tests.web.doubles import SEED, Double

pytestmark = pytest.mark.browser

TEXT = SEED.read_text("utf-8")
SELECT = """words => {
  const line = [...document.querySelectorAll('.ln .t')].find(one => one.textContent.includes(words));
  const range = document.createRange(), at = line.textContent.indexOf(words);
  const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  let passed = 0, node;
  while ((node = walk.nextNode())) {
    const end = passed + node.data.length;
    if (at >= passed && at < end) range.setStart(node, at - passed);
    if (at + words.length > passed && at + words.length <= end) range.setEnd(node, at + words.length - passed);
    passed = end;
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


def date(page: Page, words: str) -> str:
    found = page.locator(".lines .d[data-d]", has_text=words).last.get_attribute("data-d")
    assert found
    return found


def ends(page: Page, where: str) -> tuple[float, float]:
    """How far the ends of the thread lie from the words, in pixels: from those it leaves, from those it comes to."""
    found: tuple[float, float] = page.evaluate(
        """([where, from, to]) => {
          const path = document.querySelector(where), screen = path.getScreenCTM();
          const off = (at, words) => {
            const { x, y } = path.getPointAtLength(at).matrixTransform(screen);
            const { left, right, top, bottom } = document.querySelector(words).getBoundingClientRect();
            return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
          };
          return [off(0, from), off(path.getTotalLength(), to)];
        }""",
        [where, ".lines .d.on", ".lines .d.leaned"],
    )
    return found


@pytest.mark.parametrize("settings", [{}, {"viewport": NARROW}])
@pytest.mark.parametrize("path", ["/page/page-1?layers=dates", "/page/page-2?layers=dates"])
def test_the_thread_goes_from_a_date_to_the_words_it_leaned_on(open_: Open, path: str, settings: dict) -> None:
    page = open_(path, **settings)
    page.locator(".d", has_text="September of that year").focus()
    card = page.locator(".card")
    expect(card).to_contain_text("The year is that of the nearest time told before. It leans on “the fall of 1957”")
    expect(page.locator(".lines .d.leaned")).to_have_text("the fall of 1957")
    assert max(ends(page, "svg.thread .tie")) <= 1
    inside = card.bounding_box()
    assert inside
    assert inside["x"] >= 0
    assert inside["x"] + inside["width"] <= page.viewport_size["width"]  # type: ignore[index]
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(page.locator(".thread")).to_have_count(0)


def test_the_thread_is_drawn_on_the_image_too(open_: Open) -> None:
    page = open_("/page/page-1?layers=dates")
    page.locator(".d", has_text="September of that year").hover()
    expect(page.locator(".o-dates path.leaned")).to_have_count(1)
    expect(page.locator(".o-dates .tie")).to_have_count(1)
    page.mouse.move(2, 2)
    expect(page.locator(".card")).to_have_count(0)
    expect(page.locator(".o-dates .tie")).to_have_count(0)


def test_the_card_can_be_entered_and_goes_when_it_is_left(open_: Open) -> None:
    page = open_("/page/page-2?layers=dates")
    page.locator(".d", has_text="February 1957").hover()
    page.locator(".card .why, .card .dim").first.hover()
    page.wait_for_timeout(400)
    expect(page.locator(".card")).to_be_visible()
    page.locator(".folio").hover()
    expect(page.locator(".card")).to_have_count(0)


def test_a_date_that_is_chosen_is_in_the_address_and_opens_there(open_: Open) -> None:
    page = open_("/page/page-2?layers=dates")
    page.locator(".d", has_text="September of that year").click()
    at = date(page, "September of that year")
    assert parameter(page, "date") == at
    page.locator(".folio").hover()
    expect(page.locator(".card")).to_be_visible()  # it is kept
    again = open_("/" + page.url.split("/", 3)[3])
    expect(again.locator(".card")).to_contain_text("September 1957")
    expect(again.locator(".d.at")).to_be_in_viewport()
    again.locator("h1").click()
    expect(again.locator(".card")).to_have_count(0)
    assert parameter(again, "date") is None


def test_another_value_is_given_in_the_card(open_: Open, double: Double) -> None:
    page = open_("/page/page-2?layers=dates")
    page.locator(".d", has_text="February 1957").focus()
    page.keyboard.press("Enter")
    page.locator(".card").get_by_role("button", name="another value").click()
    field = page.locator(".card [name=edtf]")
    expect(field).to_be_focused()
    expect(field).to_have_value("1957-02")
    field.fill("1957-02~")
    page.locator(".card [name=who]").fill("A. Reader")
    page.locator(".card [name=who]").press("Enter")
    expect(page.locator("#w1")).to_contain_text("a date here: about February 1957")
    start = TEXT.index("February 1957")
    assert [(one.said.target, one.said.body) for one in double.words] == [
        (Span(start, start + 13), Timex("DATE", None, "1957-02~"))
    ]


def test_selected_words_are_said_to_be_a_date(open_: Open, double: Double) -> None:
    page = open_("/page/page-1?layers=dates")
    line = next(row for row in TEXT.split("\n") if row.count(" the ") > 1)
    words = line[line.rindex(" the ") + 1 :][:9].strip()
    page.evaluate(SELECT, words)
    page.get_by_role("button", name="these words are a date").click()
    expect(page.locator(".card [name=words]")).to_have_value(words)
    page.locator(".card [name=edtf]").fill("1956")
    page.locator(".card [name=who]").fill("A. Reader")
    page.locator(".card").get_by_role("button", name="keep").click()
    expect(page.locator("#w1")).to_contain_text("a date here: 1956")
    target = double.words[0].said.target
    assert isinstance(target, Span)
    assert target.start == TEXT.index(line) + line.index(words)


def test_a_date_within_a_mark_is_told_whether_marks_are_drawn_or_not(open_: Open, double: Double) -> None:
    at = TEXT.index("2011")
    mark = Annotation(Span(at - 6, at + 4), Mark("declass_stamp", "NARA", {}))
    double.pages["page-2"] = replace(double.pages["page-2"], marks=(mark,))
    for layers in ("dates", "marks,dates"):
        page = open_(f"/page/page-2?layers={layers}")
        page.locator(".m .d", has_text="2011").hover()
        expect(page.locator(".card")).to_contain_text("The year stands on the page")


def test_with_dates_left_out_nothing_of_them_is_in_the_way(open_: Open) -> None:
    page = open_("/page/page-2")
    words = page.locator(".lines .d", has_text="February 1957")
    expect(words).to_have_css("text-decoration-line", "none")
    words.hover(force=True)
    expect(page.locator(".card")).to_have_count(0)
    page.keyboard.press("4")
    expect(words).to_have_css("text-decoration-line", "underline")
    expect(page.locator(".dates .fold")).to_have_attribute("open", "")
    words.focus()
    assert focused(page) == "February 1957"
    expect(page.locator(".card")).to_be_visible()
    page.keyboard.press("4")
    expect(page.locator(".card")).to_have_count(0)


def test_without_script_the_words_lead_to_what_is_told_and_may_be_corrected_there(open_: Open, double: Double) -> None:
    page = open_("/page/page-2", java_script_enabled=False)
    page.get_by_role("link", name=re.compile("^dates 8")).click()
    page.locator(".d", has_text="September of that year").click()
    told = page.locator(".dates li:target")
    expect(told).to_contain_text("The year is that of the nearest time told before.")
    told.get_by_role("link", name="the fall of 1957").click()
    expect(page.locator(".dates li:target .surface")).to_have_text("the fall of 1957")
    page.locator(".dates li:target").get_by_role("button", name="another value").click()
    given = page.locator(".dates li .give")
    given.get_by_label("Date").fill("next week")
    given.get_by_label("Your name").fill("A. Reader")
    given.get_by_role("button", name="keep").click()
    expect(page.locator("main")).to_contain_text("next week is no date that is understood. Write 1957")
    page.go_back()
    given.get_by_label("Date").fill("1961-09")
    given.get_by_label("Your name").fill("A. Reader")
    given.get_by_label("Your name").press("Enter")
    expect(page.locator("#w1")).to_contain_text("a date here: September 1961")
    page.locator("button[name=undo]").click()
    page.get_by_text("give a date by hand").click()
    form = page.locator(".words .give")
    form.get_by_label("What").select_option("written")
    form.locator("[name=edtf]").fill("1969")
    form.get_by_role("button", name="keep").click()
    expect(page.locator(".ofdoc")).to_contain_text("Written 1969 by hand: A. Reader")


def test_the_bars_of_the_years_narrow_the_search(open_: Open, double: Double) -> None:
    page = open_("/?q=Hanoi")
    bar = page.locator(".years .wide a", has_text="1957: 1 page")
    bar.hover()
    expect(bar.locator(".tip")).to_be_in_viewport()
    bar.click()
    expect(page.locator("#q")).to_have_value("Hanoi date:1957")
    narrow = open_("/?q=Hanoi", viewport={"width": 320, "height": 640}, java_script_enabled=False)
    expect(narrow.locator(".years .wide")).to_be_hidden()
    narrow.locator(".years .narrow .undated a").click()
    expect(narrow.locator("#q")).to_have_value("Hanoi date:undated")
