"""The image in a real browser: lines and boxes that answer one another, near and far, wide and narrow."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import NARROW, SCAN, Open, parameter

pytestmark = pytest.mark.browser


def test_a_line_and_its_box_light_each_other(open_: Open) -> None:
    page = open_("/page/page-1")
    page.locator("#L20 .t").hover()
    expect(page.locator(".o-lines .on")).to_have_attribute("data-n", "20")
    page.locator(".o-lines [data-n='23']").hover()
    expect(page.locator(".ln.on")).to_have_attribute("data-n", "23")
    page.locator(".o-lines [data-n='23']").click()
    expect(page.locator(".ln.at")).to_have_attribute("data-n", "23")
    assert parameter(page, "line") == "23"
    page.locator(".notes [data-m='1']").hover()
    assert page.locator(".m.on").count() >= 1
    assert page.locator(".o-marks .on").count() >= 1


def test_plus_comes_nearer_to_the_line_zero_goes_back_and_the_address_knows(open_: Open) -> None:
    page = open_(SCAN)
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url))
    page.keyboard.press("+")
    page.keyboard.press("+")
    stage = page.locator("#stage")
    expect(stage).to_have_class("stage near")
    assert focused_is_stage(page)
    page.wait_for_url(re.compile("xywh="))
    assert [url for url in asked if re.search(r"/image/page-1$", url)]  # near, the whole scan is shown
    assert inside(page, ".o-lines .at", "#stage")
    before = stage.evaluate("at => [at.scrollLeft, at.scrollTop]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("([x, y]) => stage.scrollLeft > x && stage.scrollTop > y", arg=before)
    page.wait_for_timeout(600)  # until the address has been told
    seen = stage.evaluate("at => [at.scrollLeft, at.scrollTop, at.scrollWidth]")
    page.reload()
    page.wait_for_load_state("networkidle")
    again = stage.evaluate("at => [at.scrollLeft, at.scrollTop, at.scrollWidth]")
    assert all(abs(one - other) <= 12 for one, other in zip(seen, again, strict=True)), (seen, again)
    page.keyboard.press("-")
    page.keyboard.press("0")
    expect(stage).to_have_class("stage")
    page.wait_for_url(lambda url: "xywh" not in url)


def focused_is_stage(page: Page) -> bool:
    found: bool = page.evaluate("document.activeElement === document.getElementById('stage')")
    return found


def inside(page: Page, inner: str, outer: str) -> bool:
    """Whether the middle of one thing is seen within another."""
    one, other = page.locator(inner).first.bounding_box(), page.locator(outer).bounding_box()
    assert one
    assert other
    x, y = one["x"] + one["width"] / 2, one["y"] + one["height"] / 2
    across, down = other["x"] <= x <= other["x"] + other["width"], other["y"] <= y <= other["y"] + other["height"]
    return across and down


def test_the_mouse_comes_near_where_it_points_and_drags(open_: Open) -> None:
    page = open_("/page/page-1")
    box = page.locator(".o-lines [data-n='30']").bounding_box()
    assert box
    x, y = box["x"] + 60, box["y"] + box["height"] / 2
    page.mouse.dblclick(x, y)
    expect(page.locator("#stage")).to_have_class("stage near")
    assert page.evaluate("([x, y]) => document.elementFromPoint(x, y).dataset.n", [x, y]) == "30"
    before = page.evaluate("[stage.scrollLeft, stage.scrollTop]")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 30, y - 40, steps=4)
    page.mouse.up()
    after = page.evaluate("[stage.scrollLeft, stage.scrollTop]")
    assert [abs(b - a - by) <= 1 for a, b, by in zip(before, after, (30, 40), strict=True)] == [True, True]
    page.keyboard.down("Control")
    page.mouse.wheel(0, 400)
    page.keyboard.up("Control")
    expect(page.locator("#stage")).to_have_class("stage")
    for name, near in (("Nearer", True), ("Farther", False), ("Nearer", True), ("The whole image", False)):
        page.get_by_role("button", name=name).click()
        assert page.locator("#stage.near").count() == near


def test_on_a_narrow_screen_the_image_stays_and_shows_the_line_that_is_read(open_: Open) -> None:
    page = open_("/page/page-1?q=Hanoi&line=50#L50", viewport=NARROW)
    assert page.locator("#L50").bounding_box()["y"] < NARROW["height"]  # type: ignore[index]
    assert inside(page, ".o-lines .at", "#stage")
    page.evaluate("scrollTo(0, document.body.scrollHeight / 3)")
    assert 0 <= page.locator("#stage").bounding_box()["y"] < 40  # type: ignore[index]
