"""Whoever reads by other means than a mouse and a wide bright screen reads the same (WCAG 2.2 AA, by axe-core)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from onionskin.record import Annotation, Grouping, Refusal, Span
from tests.web.conftest import NARROW, WIDE, Open
from tests.web.doubles import UNITS, Double

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCREENS = {
    "first": "/",
    "hits": "/?q=Hanoi&level=TOP+SECRET",
    "refused": '/?q=Ho+"Chi',
    "none": "/?q=zebra",
    "scan": "/page/page-1?q=Hanoi&hit=1&line=14&layers=marks,zones,hits",
    "image": "/page/page-1?view=image",
    "other reading": "/page/page-1?reader=text-layer",
    "text": "/page/page-2?q=Hanoi&hit=2&line=14",
    "dates": "/page/page-1?layers=marks,dates&date=3",
    "dates of a text": "/page/page-2?layers=dates",
    "repairs": "/page/page-1?layers=marks,repairs&repair=1",
    "repaired": "/page/page-2?text=repaired&layers=dates,repairs",
    "rules": "/rules",
    "rule": "/rules?rule=confusion:+B/E",
    "names on a page": "/page/page-1?layers=marks,names&name=2",
    "names": "/entities",
    "people": "/entities?type=PER&order=name&q=oldan",
    "no names": "/entities?q=zebra",
    "entity": "/entity/Marek%20Oldan?find=oldan",
    "place": "/entity/Paris",
    "would change": "/entity/Marek%20Oldan?say=split&than=Marck+Oldan",
    "cannot be said": "/entity/Marek%20Oldan?say=split&than=Zorn",
    "review": "/review",
    "judgements": "/judgements",
    "map": "/places",
    "years": "/?q=Hanoi+date:1957",
    "claims on a page": "/page/page-1?layers=marks,claims&claim=4",
    "claims of a text": "/page/page-2?layers=claims",
    "chronology": "/chronology",
    "narrowed": "/chronology?about=Pavel+Tensin&since=1957",
    "cannot be asked": "/chronology?since=whenever",
    "conflicts": "/conflicts",
    "offices": "/asof?on=1957-02",
    "groupings": "/groupings",
    "item": f"/item/{UNITS[-1].code}",
    "units": "/units",
    "unit": f"/units?in={UNITS[0].code}",
    "status": "/status",
    "keys": "/keys",
    "nothing": "/nothing",
    "no page": "/page/none",
}


def another_value(page: Page) -> None:
    page.locator(".d", has_text="September of").click()
    page.locator(".card").get_by_role("button", name="another value").click()


def another_reading(page: Page) -> None:
    page.locator(".lines .r", has_text="Europe").click()
    page.locator(".card").get_by_role("button", name="another reading").click()


def another_name(page: Page) -> None:
    page.locator(".lines .n", has_text="Le Duan").first.click()
    page.locator(".card").get_by_role("button", name="another name").click()


STATES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "list of keys": ("/page/page-1", lambda page: page.keyboard.press("?")),
    "citation": ("/page/page-1", lambda page: page.keyboard.press("c")),
    "near": ("/page/page-1?line=14", lambda page: page.keyboard.press("+")),
    "line lit": ("/page/page-1?q=Hanoi", lambda page: page.locator("#L14 .t").hover()),
    "hit": ("/page/page-1?q=Hanoi", lambda page: page.keyboard.press("j")),
    "date": ("/page/page-1?layers=dates", lambda page: page.locator(".d", has_text="September of").hover()),
    "another value": ("/page/page-2?layers=dates", another_value),
    "repair": ("/page/page-1?text=repaired", lambda page: page.locator(".r", has_text="Europe").hover()),
    "suspicion": ("/page/page-2?layers=repairs", lambda page: page.locator(".r", has_text="refurbishing").hover()),
    "another reading": ("/page/page-2?text=repaired", another_reading),
    "reading by hand": ("/page/page-1", lambda page: page.get_by_text("give a reading by hand").click()),
    "name": ("/page/page-1?layers=names", lambda page: page.locator(".lines .n", has_text="Le Duan").first.hover()),
    "another name": ("/page/page-2?layers=names", another_name),
    "name by hand": ("/page/page-1", lambda page: page.get_by_text("give a name by hand").click()),
    "date by hand": ("/page/page-1", lambda page: page.get_by_text("give a date by hand").click()),
}


@pytest.fixture
def double() -> Double:
    made = Double()
    made.correct("page-1", "A. Reader", Annotation(Span(0, 5), Refusal("mark")))
    made.correct("page-1", "A. Reader", Annotation(Span(6, 9), Refusal("zone")))
    made.undo("page-1", 1)
    made.rule("confusion: B/E", "refused", "A. Reader")
    made.judge("A. Reader", *made.proposed("split", "Marek Oldan", "Oldan"))
    made.judge("A. Reader", *made.proposed("unsure", "Marek Oldan", "Ludvik Oldan"))
    made.unjudge(2)
    return made


def faults(page: Page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate("tags => axe.run({runOnly: tags, resultTypes: ['violations']})", TAGS)
    return [
        f"{one['id']} ({one['impact']}): {node['target']} {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_nothing_by_day_by_night_and_on_a_narrow_screen_that_scrolls_one_way(
    open_: Open, screen: str
) -> None:
    page = open_(SCREENS[screen], color_scheme="light")
    assert faults(page) == []
    page.emulate_media(color_scheme="dark")
    assert faults(page) == []
    for width in (390, 320):  # 320 is a wide window at 400 % (WCAG 1.4.10)
        page.set_viewport_size({"width": width, "height": NARROW["height"]})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert faults(page) == []


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_a_state(open_: Open, state: str) -> None:
    path, bring = STATES[state]
    page = open_(path, color_scheme="light")
    bring(page)
    assert faults(page) == []
    page.emulate_media(color_scheme="dark")
    assert faults(page) == []


def test_axe_finds_nothing_in_a_happening_of_which_people_spoke(open_: Open, double: Double) -> None:
    tie = double.conflicts()[1][0].tie
    said = Grouping("note", tie.one, text="The month is not clear."), Grouping("own", tie.other, text="He came twice.")
    double.group("A. Reader", *said)
    double.ungroup(1)
    page = open_("/conflicts", color_scheme="light")
    page.locator(".pair > h3 a").first.click()
    page.locator("[name=find]").fill("Tensin")
    page.get_by_role("button", name="Find").click()
    for one in page.locator(".by-hand > summary").all():
        one.click()
    assert page.locator(".note").count() == 1
    assert faults(page) == []
    page.emulate_media(color_scheme="dark")
    assert faults(page) == []
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": NARROW["height"]})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.goto("/groupings")
    assert page.locator(".judged li").count() == 2
    assert faults(page) == []


def test_axe_finds_nothing_in_the_timeline_while_one_is_pointed_at(open_: Open) -> None:
    page = open_("/chronology", color_scheme="light")
    page.locator(".timeline .stage").focus()
    page.keyboard.press("ArrowDown")
    assert page.locator(".happened").is_visible()
    assert faults(page) == []
    page.emulate_media(color_scheme="dark")
    assert faults(page) == []


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_says_what_it_is_and_shows_where_the_focus_is(open_: Open, screen: str) -> None:
    page = open_(SCREENS[screen], viewport=WIDE)
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.title().endswith(" · Onionskin")
    assert [page.locator(what).count() for what in ("h1", "main", "header.top", "footer.foot")] == [1, 1, 1, 1]
    page.locator(".skip").focus()
    for _ in range(25):
        seen = page.evaluate(
            """() => {
              const at = document.activeElement, style = getComputedStyle(at);
              return at === document.body || parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== 'none'
                || style.boxShadow !== 'none' || at.outerHTML.slice(0, 80);
            }"""
        )
        assert seen is True
        page.keyboard.press("Tab")
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
