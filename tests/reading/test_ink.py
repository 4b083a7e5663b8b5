"""What is dark on a page: letters, dust, and the paper beneath."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from onionskin.reading.image import Gray
from onionskin.reading.ink import flattened, inked
from tests.reading.drawn import LETTER, LINES, dusty, page


def shaded(sheet: Image.Image) -> Gray:
    """The sheet under a shadow that falls from white at the left to a third at the right, as at a book's spine."""
    fall = np.linspace(1.0, 0.33, sheet.width)
    return np.asarray(np.array(sheet) * fall, dtype=np.uint8)


def test_letters_are_counted_and_measured() -> None:
    ink = inked(flattened(np.array(page())))
    typed = sum(len(line.replace(" ", "")) for line in LINES)
    # The dots of i and j are marks of their own and no letters; letters that touch are one mark.
    assert 0.85 * typed <= len(ink.letters) <= 1.05 * typed
    assert 12 <= ink.height <= 24
    assert ink.dust.sum() == 0


def test_a_shadow_takes_no_letter_away() -> None:
    plain = inked(flattened(np.array(page())))
    under = inked(flattened(shaded(page())))
    assert len(under.letters) == pytest.approx(len(plain.letters), rel=0.03)


def test_paper_is_white_under_stain_and_shadow() -> None:
    flat = flattened(shaded(Image.new("L", LETTER, 240)))
    assert flat.min() >= 240


def test_dust_is_counted_as_dust() -> None:
    plain, strewn = (inked(flattened(np.array(sheet))) for sheet in (page(), dusty(page(), 500)))
    assert len(strewn.letters) == pytest.approx(len(plain.letters), rel=0.03)
    assert plain.dust.sum() == 0
    assert 350 <= strewn.dust.sum() <= 500  # some fall on letters, or beside them


@given(st.integers(1, 40), st.integers(1, 40), st.integers(0, 255))
def test_any_image_has_its_ink_told(width: int, height: int, shade: int) -> None:
    ink = inked(flattened(np.full((height, width), shade, np.uint8)))
    assert ink.bits.shape == ink.labels.shape == (height, width)
    assert len(ink.letters) == 0
    assert ink.height == 0.0
    assert len(ink.dust) == len(ink.marks)


def test_marks_answer_to_their_labels() -> None:
    ink = inked(flattened(np.array(page(LINES[:2]))))
    assert ink.labels.max() == len(ink.marks) - 1
    for number in (1, len(ink.marks) // 2, len(ink.marks) - 1):
        x, y, width, height, area = ink.marks[number]
        assert (ink.labels == number).sum() == area
        assert (ink.labels[y : y + height, x : x + width] == number).sum() == area
