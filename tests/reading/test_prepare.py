"""A page image prepared for reading, and the way back to its own pixels."""

from __future__ import annotations

import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from onionskin.reading.condition import condition
from onionskin.reading.image import decoded
from onionskin.reading.prepare import DAMAGED, MOST_SIDE, Prepared, prepared
from onionskin.record import Condition
from tests.reading.drawn import dusty, page, png, turned

CLEAN = Condition("inked", 0, 0.0, 0.0)
WORN = Condition("inked", 0, 0.0, 0.5)


def ready(sheet: Image.Image, state: Condition) -> Prepared:
    return prepared(png(sheet), state)


@pytest.mark.parametrize("damage", [0.0, DAMAGED - 0.001])
def test_a_clean_level_page_goes_to_the_reader_as_it_came(damage: float) -> None:
    made = ready(page(), Condition("inked", 0, 0.1, damage))
    assert np.array_equal(made.pixels, np.array(page()))
    assert np.array_equal(made.back, np.eye(2, 3))


def test_a_jpeg_is_not_resampled_either() -> None:
    file = io.BytesIO()
    page().save(file, "JPEG", quality=90)
    assert np.array_equal(prepared(file.getvalue(), CLEAN).pixels, decoded(file.getvalue(), MOST_SIDE)[0])


def test_dust_goes_and_letters_stay() -> None:
    sheet = page()
    blank = 900  # the type ends above this row
    strewn = np.array(dusty(sheet, 2000))
    made = ready(Image.fromarray(strewn), WORN).pixels
    assert (strewn[blank:-20, 20:-20] < 100).sum() > 500
    assert (made[blank:-20, 20:-20] > 200).mean() > 0.9999
    assert (made[np.array(sheet) < 60] < 160).mean() > 0.97


def test_the_dots_of_letters_are_no_dust() -> None:
    """Full stops, the dots of i and j: small as they are, they stand beside letters."""
    made = ready(page(["i j i j i j. i: j; i. j"] * 8, 24), WORN).pixels
    assert (made[np.array(page(["i j i j i j. i: j; i. j"] * 8, 24)) < 60] < 160).mean() > 0.97


@pytest.mark.parametrize("state", [CLEAN, WORN], ids=["clean", "worn"])
def test_the_bar_of_a_redaction_is_no_letter_and_goes(state: Condition) -> None:
    sheet = page()
    ImageDraw.Draw(sheet).rectangle([300, 255, 700, 295], fill=0)
    made = ready(sheet, state).pixels
    assert made[262:288, 310:690].min() > 200
    assert (made[200:240] < 100).any(), "the line above it stands"


def test_a_large_page_is_scaled_down_and_still_finds_its_way_back() -> None:
    made = prepared(png(Image.new("L", (2 * MOST_SIDE, MOST_SIDE), 255)), CLEAN)
    assert made.pixels.shape == (MOST_SIDE // 2, MOST_SIDE)
    region = made.region(10, 20, 30, 60)
    assert (region.x, region.y, region.width, region.height) == (20, 40, 40, 80)


boxes = st.tuples(st.floats(-500, 3000), st.floats(-500, 3000), st.floats(0, 900), st.floats(0, 900))
states = st.builds(
    Condition,
    st.just("inked"),
    st.sampled_from([0, 90, 180, 270]),
    st.floats(-10, 10),
    st.sampled_from([0.0, 0.5]),
)
SMALL = png(page().resize((255, 330)))


@settings(max_examples=60)
@given(states, boxes)
def test_every_box_comes_back_inside_the_canvas(state: Condition, box: tuple[float, float, float, float]) -> None:
    made = prepared(SMALL, state)
    left, top, width, height = box
    region = made.region(left, top, left + width, top + height)
    assert 0 <= region.x < region.x + region.width <= 255
    assert 0 <= region.y < region.y + region.height <= 330
    turned_sides = made.pixels.shape if state.rotation % 180 == 0 else made.pixels.shape[::-1]
    assert turned_sides == (330, 255)


@settings(max_examples=60)
@given(states, st.floats(0.2, 0.8), st.floats(0.2, 0.8))
def test_a_point_goes_there_and_back(state: Condition, across: float, down: float) -> None:
    """The dot that is drawn on the page stands, on the prepared page, in the box that leads back to it."""
    x, y = int(across * 600), int(down * 800)
    sheet = Image.new("L", (600, 800), 255)
    ImageDraw.Draw(sheet).rectangle([x - 9, y - 9, x + 9, y + 9], fill=0)
    made = prepared(png(sheet), state)
    rows, columns = np.nonzero(made.pixels < 100)
    region = made.region(columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)
    assert region.x <= x - 9 <= x + 9 <= region.x + region.width
    assert region.y <= y - 9 <= y + 9 <= region.y + region.height
    assert max(region.width, region.height) <= 19 * 1.5 + 4  # no more than the corners of a tilted box add


def test_the_state_that_was_told_sets_the_page_level() -> None:
    askew = png(turned(page(), 2.0))
    state = condition(askew)
    assert state is not None
    level = prepared(askew, state)
    after = condition(png(level.pixels))
    assert after is not None
    assert abs(after.skew) <= 0.15
