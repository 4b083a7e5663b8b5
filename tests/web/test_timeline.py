"""The timeline over the chronology, in a real browser: what is drawn, moved, looked into; its list says the same."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from bench.timeline import happenings
from tests.web.conftest import NARROW, Open
from tests.web.doubles import Double

pytestmark = pytest.mark.browser

NOW = ".timeline .now"


def drawn(page: Page) -> Page:
    """The page once its timeline is drawn, and says what it shows."""
    expect(page.locator("#timeline")).to_have_attribute("data-drawn", "yes")
    expect(page.locator(NOW)).to_contain_text("drawn")
    return page


def inked(page: Page) -> int:
    """How many of the timeline's pixels are not clear."""
    count: int = page.evaluate(
        """() => { const at = document.querySelector(".timeline .stage canvas");
        const { data } = at.getContext("2d").getImageData(0, 0, at.width, at.height);
        let sum = 0; for (let i = 3; i < data.length; i += 4) if (data[i]) sum++; return sum; }"""
    )
    return count


def days(page: Page) -> list[str]:
    """The first and the last day that is shown."""
    page.wait_for_timeout(350)
    return re.findall(r"\d+ \w+ \d{4}", page.locator(NOW).inner_text())


@pytest.fixture
def full(double: Double) -> dict[str, Any]:
    """Twenty thousand happenings."""
    told = dict(happenings())
    double.timeline = lambda *_: told  # type: ignore[attr-defined]
    return told


def test_it_is_drawn_and_the_list_stands_below(open_: Open) -> None:
    page = drawn(open_("/chronology"))
    assert inked(page) > 2_000
    assert page.locator(".happenings tbody tr").count() >= 5


def test_without_script_the_list_stands_alone(open_: Open) -> None:
    page = open_("/chronology", java_script_enabled=False)
    expect(page.locator("#timeline")).to_be_hidden()
    assert page.locator(".happenings tbody tr").count() >= 5
    page.get_by_text("Narrow by").click()
    page.locator("[name=since]").fill("1958")
    page.get_by_role("button", name="Narrow").click()
    assert page.locator(".happenings tbody tr").count() == 1


def test_never_more_than_two_hundred_are_drawn_and_the_rest_is_counted(open_: Open, full: dict[str, Any]) -> None:
    page = drawn(open_("/chronology", viewport={"width": 2560, "height": 1440}))
    for _ in range(8):
        said = page.locator(NOW).inner_text().replace(",", "")
        shown = re.search(r"(\d+) drawn", said)
        assert shown
        assert 0 < int(shown[1]) <= 200
        page.locator("[data-do=nearer]").click()
        page.wait_for_timeout(350)
    page.locator("[data-do=all]").click()
    page.wait_for_timeout(350)
    said = page.locator(NOW).inner_text().replace(",", "")
    assert sum(map(int, re.findall(r"(\d+) (?:drawn|more)", said))) == len(full["id"])


def test_it_is_moved_by_keys_and_by_dragging_and_looked_at_nearer(open_: Open) -> None:
    page = drawn(open_("/chronology"))
    stage = page.locator(".timeline .stage")
    first = days(page)
    stage.focus()
    page.keyboard.press("ArrowRight")
    right = days(page)
    assert right != first
    page.keyboard.press("ArrowLeft")
    assert days(page)[0] < right[0] or days(page) != right
    page.keyboard.press("+")
    near = days(page)
    assert near != first
    page.keyboard.press("0")
    box = stage.bounding_box()
    assert box
    page.keyboard.press("+")
    before = days(page)
    page.mouse.move(box["x"] + 700, box["y"] + 100)
    page.mouse.down()
    page.mouse.move(box["x"] + 500, box["y"] + 100, steps=4)
    page.mouse.up()
    assert days(page) != before


def test_a_brush_over_the_whole_looks_nearer_and_the_list_follows(open_: Open) -> None:
    page = drawn(open_("/chronology"))
    page.locator("[data-do=all]").click()
    whole = days(page)
    box = page.locator(".timeline .whole").bounding_box()
    assert box
    page.mouse.move(box["x"] + 200, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 500, box["y"] + 20, steps=4)
    page.mouse.up()
    near = days(page)
    assert near != whole
    page.get_by_role("link", name="list these").click()
    assert re.search(r"since=\d{4}-\d\d-\d\d&until=\d{4}-\d\d-\d\d", page.url)


def test_arrows_go_from_one_to_the_next_and_enter_opens_it(open_: Open) -> None:
    page = drawn(open_("/chronology"))
    page.locator(".timeline .stage").focus()
    page.keyboard.press("ArrowDown")
    card = page.locator(".happened")
    first = card.inner_text()
    assert "statement" in first
    expect(page.locator(".said-out")).to_contain_text("statement")  # read out
    page.keyboard.press("ArrowDown")
    assert card.inner_text() != first
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/happening/[0-9a-f]{16}"))


def test_pointing_at_one_tells_of_it_and_a_click_opens_it(open_: Open) -> None:
    page = drawn(open_("/chronology"))
    page.locator(".timeline .stage").focus()
    page.keyboard.press("ArrowDown")
    box = page.locator(".happened").bounding_box()
    name = page.locator(".happened a").inner_text()
    assert box
    page.keyboard.press("Escape")
    page.mouse.move(box["x"] + 10, box["y"] - 12)
    assert page.locator(".happened a").inner_text() == name
    page.mouse.down()
    page.mouse.up()
    page.wait_for_url(re.compile("/happening/"))


def test_on_a_narrow_screen_it_fits(open_: Open) -> None:
    page = drawn(open_("/chronology", viewport=NARROW))
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    assert inked(page) > 500


def test_by_night_it_is_drawn_in_the_colours_of_the_night(open_: Open) -> None:
    seen = {}
    for scheme in ("light", "dark"):
        page = drawn(open_("/chronology", color_scheme=scheme))
        seen[scheme] = page.evaluate(
            """() => { const at = document.querySelector(".timeline .stage canvas"), of = new Map();
            const { data } = at.getContext("2d").getImageData(0, 0, at.width, at.height);
            for (let i = 0; i < data.length; i += 4) if (data[i + 3] === 255) {
              const key = [data[i], data[i + 1], data[i + 2]].join(); of.set(key, (of.get(key) ?? 0) + 1); }
            return [...of].sort((a, b) => b[1] - a[1])[0][0]; }"""
        )
    assert seen["light"] != seen["dark"]


LAWS = """([data, count, scale]) => {
  data.begin = data.first; data.end = data.last; data.width = data.id.map((_, at) => 40 + at * 13 % 200);
  const order = ranked(data), laid = lanes(data, order, count, scale);
  const apart = laid.placed.every((lane) => lane.every((one, at) => !at || lane[at - 1].to <= one.x1));
  const sorted = laid.placed.every((lane, at) => lane.every((one) => one.lane === at));
  const placed = laid.placed.reduce((sum, lane) => sum + lane.length, 0);
  const least = -1e9, most = 1e9, seen = within(laid, least, most, Infinity);
  const halves = [...within(laid, least, 0, Infinity), ...within(laid, 0, most, Infinity)];
  return {
    apart, sorted, placed, counted: binned(laid, least, most), seen: seen.length,
    capped: within(laid, least, most, 200).length, all: new Set(halves.map((one) => one.at)).size,
    first: laid.placed[0].some((one) => one.at === order[0]),
  };
}"""


@pytest.mark.parametrize(("count", "scale"), [(1, 0.001), (13, 0.12), (13, 2.0), (13, 40.0), (3, 0.5)])
def test_what_is_laid_in_lanes_meets_nothing_there_and_nothing_is_lost(open_: Open, count: int, scale: float) -> None:
    page = open_("/chronology")
    found = page.evaluate(LAWS, [dict(happenings(4_000)), count, scale])
    assert found["apart"]
    assert found["sorted"]
    assert found["placed"] + found["counted"] == 4_000
    assert found["seen"] == found["all"] == found["placed"]
    assert found["capped"] == min(200, found["placed"])
    assert found["first"], "what matters most is drawn"
