"""Whatever a page says and whatever a browser lacks, the room is read."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from onionskin.record import Transcription
from tests.web.conftest import NARROW, SCAN, WIDE, Open
from tests.web.doubles import Double

pytestmark = pytest.mark.browser


def test_what_a_page_says_is_never_run(open_: Open, double: Double) -> None:
    evil = "<script>window.evil = 1</script><img src=x onerror='window.evil = 1'>\nHanoi"
    double.pages["page-2"] = replace(
        double.pages["page-2"], reading=Transcription("text", evil), readings=(), zones=(), marks=(), findings=(),
        standing=f"As marked, in 1969: {evil}; {evil}", label=evil,
    )  # fmt: skip
    for path in ("/?q=Hanoi", "/page/page-2?q=Hanoi", f"/?q={evil}", f"/?level={evil}"):
        page = open_(path)
        assert page.evaluate("window.evil") is None
    assert "<script>window.evil" in open_("/page/page-2").locator("#L1 .t").inner_text()


def test_everything_but_the_near_image_works_without_script(open_: Open, double: Double) -> None:
    page = open_("/", java_script_enabled=False)
    page.locator("#q").fill("Hanoi")
    page.get_by_role("button", name="Search").click()
    page.locator("[data-hit] h2 a").first.click()
    expect(page.locator("#L14.at")).to_be_in_viewport()
    assert page.locator(".o-hits rect").count() > 2
    page.get_by_role("link", name=re.compile("^zones 3")).click()
    expect(page.locator(".o-zones")).to_have_css("visibility", "visible")
    page.get_by_role("link", name="image", exact=True).click()
    expect(page.locator(".lines")).to_have_count(0)
    page.get_by_role("link", name="both").click()
    page.get_by_role("link", name="turn").click()
    assert "turn=90" in page.url
    page.get_by_text("Cite", exact=True).click()
    expect(page.locator(".citation")).to_be_visible()
    expect(page.locator(".zoom")).to_be_hidden()
    page.locator("#who").fill("A. Reader")
    page.locator(".notes button[name=refuse]").first.click()
    expect(page.locator("#w1")).to_contain_text("not a mark here")
    page.locator("button[name=undo]").click()
    expect(page.locator("#w1")).to_contain_text("undone")
    assert [(one.who, one.undone is not None) for one in double.words] == [("A. Reader", True)]
    page.get_by_role("button", name="night").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.get_by_role("link", name="Keys").click()
    expect(page.get_by_role("heading", name="Keys of the reading room")).to_be_visible()
    page.get_by_role("link", name="Status").click()
    page.get_by_role("button", name="Try again what failed").click()
    expect(page.get_by_role("heading", name="Status")).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_facets_are_open_on_a_wide_screen_and_folded_on_a_narrow_one(open_: Open, script: bool) -> None:
    value = ".facets li a"
    expect(open_("/", java_script_enabled=script).locator(value).first).to_be_visible()
    narrow = open_("/", viewport=NARROW, java_script_enabled=script)
    expect(narrow.locator(value).first).to_be_hidden()
    narrow.get_by_text("Narrow by").click()
    expect(narrow.locator(value).first).to_be_visible()


def test_night_is_the_systems_or_the_readers(open_: Open) -> None:
    paper = "return getComputedStyle(document.body).backgroundColor"
    seen = {
        theme: open_("/", color_scheme=theme).evaluate(f"() => {{ {paper} }}") for theme in ("light", "dark")
    }  # fmt: skip
    assert seen == {"light": "rgb(247, 244, 236)", "dark": "rgb(22, 21, 19)"}
    page = open_("/", color_scheme="light")
    page.get_by_role("button", name="night").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert page.evaluate(f"() => {{ {paper} }}") == seen["dark"]


def test_nothing_moves_for_whoever_asks_for_stillness(open_: Open) -> None:
    page = open_(SCAN, reduced_motion="reduce", viewport=WIDE)
    moving = page.evaluate(
        """() => [...document.querySelectorAll('*')].filter(one => {
          const style = getComputedStyle(one);
          return style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0
            || style.scrollBehavior === 'smooth';
        }).length"""
    )
    assert moving == 0
