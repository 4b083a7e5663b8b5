"""The state of a page image is told before anything is read."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from onionskin.errors import SourceError
from onionskin.reading.condition import condition
from onionskin.record import Condition
from tests.reading.drawn import LETTER, LINES, dusty, page, png, turned


def of(sheet: Image.Image) -> Condition:
    state = condition(png(sheet))
    assert state is not None
    return state


def test_no_image_has_no_state() -> None:
    assert condition(None) is None


@pytest.mark.parametrize("junk", [b"", b"GIF89a", b"\xff\xd8\xff\xe0 and no more", b"not an image at all"])
def test_what_is_no_image_is_said_to_be_none(junk: bytes) -> None:
    with pytest.raises(SourceError, match="page image"):
        condition(junk)


@pytest.mark.parametrize(
    ("sheet", "ink"),
    [
        (Image.new("L", LETTER, 255), "blank"),
        (Image.new("L", LETTER, 0), "blank"),  # a scanner's lid left open: all dark, and still nothing to read
        (Image.new("L", (1, 1), 255), "blank"),
        (dusty(Image.new("L", LETTER, 230), 3000), "blank"),  # dust is not letters, however much of it there is
        (page(["- 12 -"]), "near-blank"),  # a page number alone
        (page(["This page is left blank on purpose."]), "near-blank"),
        (page(), "inked"),
        (page(ink=150), "inked"),  # a faded ribbon
    ],
    ids=["white", "black", "one pixel", "dust", "folio", "one line", "type", "faded"],
)
def test_blank_and_near_blank_pages_are_told(sheet: Image.Image, ink: str) -> None:
    assert of(sheet).ink == ink


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize(
    "sheet",
    [
        page(),
        page(
            [line.upper() for line in LINES]
        ),  # a cable: capitals stand level at head and foot, so the reader is asked
        dusty(page(), 1500),
        page(LINES[:3]),
    ],
    ids=["type", "capitals", "dusty", "three lines"],
)
def test_which_way_up_is_told_on_all_four_sides(sheet: Image.Image, turn: int) -> None:
    assert of(turned(sheet, turn)).rotation == -turn % 360


def hatched(sheet: Image.Image) -> Image.Image:
    """The striped border of an intelligence bulletin: hundreds of marks of letter size in straight columns."""
    draw = ImageDraw.Draw(sheet)
    for y in range(20, sheet.height - 40, 12):
        for x in (25, sheet.width - 65):
            draw.line([(x, y + 24), (x + 40, y)], fill=10, width=5)
    return sheet


@pytest.mark.parametrize("lines", [LINES, (), ("TOP SECRET",)], ids=["type", "nothing else", "a banner"])
def test_a_border_does_not_turn_the_page(lines: tuple[str, ...]) -> None:
    assert of(hatched(page(lines))).rotation == 0


@pytest.mark.parametrize("skew", [-8.0, -3.2, -0.7, 0.0, 0.4, 2.0, 6.5])
def test_skew_is_what_must_still_be_turned_clockwise(skew: float) -> None:
    state = of(turned(page(), skew))
    assert (state.rotation, state.skew) == (0, pytest.approx(-skew, abs=0.15))


def test_skew_is_told_of_the_page_as_it_will_stand() -> None:
    state = of(turned(turned(page(), 1.5), 90))
    assert (state.rotation, state.skew) == (270, pytest.approx(-1.5, abs=0.15))


def test_damage_grows_with_dust_and_with_thickened_strokes() -> None:
    clean = of(page()).damage
    assert clean < of(dusty(page(), 400)).damage < of(dusty(page(), 4000)).damage <= 1
