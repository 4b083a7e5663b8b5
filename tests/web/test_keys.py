"""Every key of the reading room, in a real browser; and a reader who has nothing but keys."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from onionskin.record import Transcription
from tests.web.conftest import SCAN, Open, focused, parameter
from tests.web.doubles import Double

pytestmark = pytest.mark.browser


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
    page.keyboard.press("6")
    assert parameter(page, "layers") == "marks,zones,names"
    page.keyboard.press("6")
    page.keyboard.press("9")  # no such layer yet
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
    assert listed == {*"/jknpitr18+−0c?", "↑", "↓", "←", "→", "Esc"}
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
