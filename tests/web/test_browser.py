"""The room in a real browser: keys, lines that answer one another, the near image, the address, no script at all."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from onionskin.record import Transcription
from tests.web.conftest import NARROW, WIDE, Open
from tests.web.doubles import Double

pytestmark = pytest.mark.browser

SCAN = "/page/page-1?q=Hanoi&hit=1&line=14"
"""The first page, opened from the first hit: `Hanoi` stands on line 14 and six more times."""


def focused(page: Page) -> str:
    """Where the focus is: an id, else the start of what is written there."""
    found: str = page.evaluate("document.activeElement.id || document.activeElement.textContent.trim().slice(0, 20)")
    return found


def parameter(page: Page, name: str) -> str | None:
    found: str | None = page.evaluate("name => new URL(location).searchParams.get(name)", name)
    return found


# -- the keys --


@pytest.mark.parametrize("path", ["/?q=Hanoi", SCAN, "/units", "/status", "/keys", "/nothing", "/?q=zebra"])
def test_slash_goes_to_the_search_field_and_escape_leaves_it(open_: Open, path: str) -> None:
    page = open_(path)
    page.keyboard.press("/")
    assert focused(page) == "q"
    page.keyboard.type("/jn?")  # in a field, keys are letters
    assert "/jn?" in page.locator("#q").input_value()
    page.keyboard.press("Escape")
    assert focused(page) != "q"


def test_j_and_k_go_through_the_hits_and_enter_opens_one(open_: Open) -> None:
    page = open_("/?q=Hanoi")
    names = page.locator("[data-hit] h2 a").all_text_contents()
    for key, at in (("j", 0), ("j", 1), ("j", 2), ("j", 2), ("k", 1)):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.textContent") == names[at]
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/page/page-2\?q=Hanoi&hit=2&line=14#L14$"))


def test_j_and_k_go_through_the_places_on_a_page_and_then_to_the_next_page(open_: Open) -> None:
    page = open_(SCAN)
    count = page.locator(".hit[id]").count()
    assert count > 2
    for number in range(2, count + 1):  # the first is the one the page was opened at
        page.keyboard.press("j")
        assert focused(page) == f"h{number}"
        expect(page.locator(".o-hits .on")).to_have_attribute("data-h", str(number))
    page.keyboard.press("k")
    assert focused(page) == f"h{count - 1}"
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page).to_have_url(re.compile(r"/page/page-2\?q=Hanoi&hit=2&"))
    page.keyboard.press("k")
    expect(page).to_have_url(re.compile(r"/page/page-1\?q=Hanoi&hit=1&"))


def test_j_goes_to_the_later_parts_of_a_long_text_too(open_: Open, double: Double) -> None:
    text = "\n".join(f"line {n}" + (" Hanoi" if n in (5, 150) else "") for n in range(1, 300))
    double.pages["page-2"] = replace(
        double.pages["page-2"], reading=Transcription("text", text), marks=(), zones=(), findings=()
    )
    page = open_("/page/page-2?q=Hanoi&hit=2&line=5")
    page.keyboard.press("j")
    expect(page).to_have_url(re.compile(r"/page/page-2\?q=Hanoi&hit=2&line=150#L150$"))
    expect(page.locator("#L150.at .hit")).to_have_text("Hanoi")


def test_n_and_p_turn_the_page_and_keep_the_question(open_: Open) -> None:
    page = open_(SCAN + "&layers=zones")
    for key, there in (("n", 2), ("n", 3), ("n", 3), ("p", 2), ("p", 1), ("p", 1)):
        page.keyboard.press(key)
        expect(page).to_have_url(re.compile(rf"/page/page-{there}\?q=Hanoi"))
    assert parameter(page, "layers") == "zones"


def test_i_and_t_show_one_alone_and_once_more_both(open_: Open) -> None:
    page = open_(SCAN)
    for key, view in (("i", "image"), ("i", "both"), ("t", "text"), ("i", "image"), ("t", "text"), ("t", "both")):
        page.keyboard.press(key)
        page.wait_for_url(re.compile(f"view={view}"))
        expect(page.locator("body")).to_have_class(re.compile(rf"\b{view}\b"))


def test_figures_draw_layers_and_leave_them_out_and_the_address_knows(open_: Open) -> None:
    page = open_(SCAN)
    for key, name, on in (("1", "marks", False), ("2", "zones", True), ("3", "hits", False), ("1", "marks", True)):
        page.keyboard.press(key)
        switch = page.locator(f"a[data-layer={name}]")
        expect(switch).to_have_attribute("aria-checked", str(on).lower())
        expect(page.locator(f".o-{name}")).to_have_css("visibility", "visible" if on else "hidden")
    page.keyboard.press("5")  # no such layer yet
    assert parameter(page, "layers") == "marks,zones"
    page.reload()
    expect(page.locator("body")).to_have_class("page both show-marks show-zones")
    page.keyboard.press("n")
    page.wait_for_url(re.compile("page-2"))
    assert parameter(page, "layers") == "marks,zones"


def test_arrows_go_from_line_to_line_once_one_has_the_focus(open_: Open) -> None:
    page = open_("/page/page-1")
    numbers = page.locator(".ln .no")
    assert numbers.first.get_attribute("tabindex") == "0"
    assert numbers.nth(1).get_attribute("tabindex") == "-1"  # one stop for Tab, not sixty
    numbers.first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(page.locator(".o-lines .on").first).to_have_attribute("data-n", "2")
    page.keyboard.press("Enter")
    assert parameter(page, "line") == "2"
    assert page.url.endswith("#L2")
    expect(page.locator(".ln.at")).to_have_attribute("data-n", "2")


def test_c_cites_and_escape_gives_the_focus_back(open_: Open) -> None:
    page = open_("/page/page-2", permissions=["clipboard-read", "clipboard-write"])
    page.keyboard.press("c")
    expect(page.locator(".citation")).to_be_visible()
    whole = page.locator(".citation").text_content()
    assert page.evaluate("getSelection().toString()") == whole
    page.locator(".copy").click()
    expect(page.locator(".copy")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == whole
    page.keyboard.press("Escape")
    expect(page.locator(".citation")).to_be_hidden()
    assert focused(page) == "Cite"


def test_a_question_mark_lists_the_keys_and_every_key_is_listed(open_: Open) -> None:
    page = open_(SCAN)
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    assert focused(page) == "Close"  # not the button that would let the keys be
    listed = set(page.locator("#keys kbd").all_text_contents())
    assert listed == {*"/jknpit16+−0c?", "↑", "↓", "←", "→", "Esc"}
    page.keyboard.press("n")
    assert "page-1" in page.url  # over the list, keys do nothing
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()


def test_keys_do_nothing_with_ctrl_or_where_they_were_let_be(open_: Open) -> None:
    page = open_(SCAN)
    page.keyboard.press("Control+i")
    page.keyboard.press("Alt+n")
    assert "view=" not in page.url
    page.keyboard.press("?")
    page.get_by_role("button", name="Let single keys be").click()
    expect(page).to_have_url(re.compile(r"/page/page-1\?q=Hanoi"))  # back to where the reader was
    for key in "/jnit12c?+":
        page.keyboard.press(key)
    assert (focused(page) == "q", page.locator("#keys").is_visible(), page.locator(".near").count()) == (
        False,
        False,
        0,
    )
    assert "view=" not in page.url
    page.goto("/keys")
    page.get_by_role("button", name="Let them act").click()
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    assert focused(page) == "q"


# -- the image --


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


# -- by the keyboard alone --


def test_a_reader_without_a_mouse_finds_reads_and_refuses(open_: Open, double: Double) -> None:
    page = open_("/")
    page.keyboard.type("Hanoi")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("q=Hanoi"))
    page.keyboard.press("Tab")
    assert focused(page) == "To the hits"
    page.keyboard.press("Enter")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/page/page-1"))
    page.wait_for_load_state("networkidle")
    assert reach(page, "#who")
    page.keyboard.type("A. Reader")
    page.keyboard.press("Enter")  # says nothing yet: Enter in the field presses no button
    assert double.words == []
    assert reach(page, "button[name=refuse]", back=True)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("#w1$"))
    page.wait_for_load_state("networkidle")
    assert [one.who for one in double.words] == ["A. Reader"]
    assert reach(page, "button[name=undo]")
    page.keyboard.press("Enter")
    expect(page.locator("#w1")).to_contain_text("undone")


def reach(page: Page, what: str, *, back: bool = False) -> bool:
    """Press Tab until it is there; each stop on the way is seen, and not behind what stays in sight."""
    for _ in range(150):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        hidden = page.evaluate(
            """() => {
              const at = document.activeElement, box = at.getBoundingClientRect();
              if (at === document.body || at.closest('.bar, .plate')) return '';
              const over = [...document.querySelectorAll('.bar')].some(one => {
                const bar = one.getBoundingClientRect();
                return getComputedStyle(one).position === 'sticky' && box.bottom <= bar.bottom && box.top >= bar.top;
              });
              return over || box.bottom <= 0 || box.top >= innerHeight ? at.outerHTML.slice(0, 80) : '';
            }"""
        )
        assert hidden == ""
        if page.evaluate("what => document.activeElement.matches(what)", what):
            return True
    return False


# -- whatever the page says, whatever the browser lacks --


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
    page.locator("button[name=refuse]").first.click()
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
