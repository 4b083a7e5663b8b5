"""Codes known by their shape alone, as release programs print them."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from onionskin.marking.redactions.picture import Picture, picture
from onionskin.marking.redactions.shapes import HIGH, WIDE, _shapes, packed, reduced, shaped
from onionskin.marking.tables import codes
from tests.marking.redactions.drawn import Paper


def stamped(code: str, size: float = 1.0, *, turned: bool = False) -> bytes:
    """A typed page at 300 dpi with the kept shape of a code in its margin, `size` times as large as 12 points."""
    paper = Paper(2544, 3300).typed()
    shape = next(one for one in _shapes() if one.code == code)
    flat = (shape.ink > 0).astype(np.uint8) * 255
    high = round(50 * size)
    ink = Image.fromarray(255 - flat).resize((round(high * shape.aspect), high), Image.Resampling.BICUBIC)
    paper.image.paste(ink.rotate(180) if turned else ink, (2100, 900))
    made = io.BytesIO()
    paper.image.save(made, "PNG")
    return made.getvalue()


def seen(image: bytes) -> list[str]:
    page = picture(image)
    assert isinstance(page, Picture)
    return [one.exemption.code for one in shaped(page)]


@pytest.mark.parametrize("code", ["3.5(c)", "3.3(h)(2)", "25X1", "(b)(1)", "(b)(7)(C)", "STAT"])
@pytest.mark.parametrize("size", [0.8, 1.0, 1.2])
def test_a_code_in_the_margin(code: str, size: float) -> None:
    assert seen(stamped(code, size)) in ([code], [])  # rather none than a neighbour's
    assert size != 1.0 or seen(stamped(code, size)) == [code]


def test_typescript_is_no_code() -> None:
    assert seen(Paper(2544, 3300).typed(("(a) (b) (c)", "3.5 3.6", "25 X 14", "1.4 km", "STET", "(b) 1")).png()) == []


def test_a_code_upside_down_is_not_read() -> None:
    assert seen(stamped("3.3(h)(2)", turned=True)) == []


def test_every_shape_is_of_a_code_of_the_table() -> None:
    assert {one.code for one in _shapes()} <= {one.code for one in codes().values()}


def test_a_shape_is_kept_in_bits() -> None:
    ink = np.ones((10, 40), np.uint8)
    assert reduced(ink).shape == (HIGH, WIDE)
    assert packed(reduced(ink)) == packed(np.full((HIGH, WIDE), 255, np.uint8))
