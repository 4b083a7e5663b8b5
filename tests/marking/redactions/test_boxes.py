"""Boxes on page images: each form is found where it stands, and what only looks like one is not told."""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image, ImageOps

from onionskin.marking.redactions.boxes import find_boxes
from onionskin.marking.redactions.stage import find_redactions
from onionskin.record import Annotations, Finding, Redaction, Region, Transcription
from tests.marking.redactions.drawn import HEIGHT, LINES, WIDTH, Box, Paper, alike


def found(paper: Paper, image: bytes | None = None) -> Annotations:
    return find_boxes(image if image is not None else paper.png(), (), (paper.read(),) if paper.words else ())


def forms(remarks: Annotations) -> list[str]:
    return [one.body.form for one in remarks if isinstance(one.body, Redaction)]


def told(remarks: Annotations, boxes: tuple[Box, ...]) -> None:
    """Every box is told once, and nothing else."""
    assert len(remarks) == len(boxes)
    for box in boxes:
        assert any(isinstance(one.target, Region) and alike(one.target, box) >= 0.7 for one in remarks), box


@pytest.mark.parametrize(
    "boxes",
    [
        ((600, 430, 1100, 470),),  # one line high, over print on all sides
        ((200, 700, 1500, 1500),),  # a third of the page
        ((250, 700, 700, 800), (701, 700, 1300, 760)),  # two side by side: a side is common, the feet are not level
        ((250, 700, 700, 760), (250, 761, 900, 860)),  # two on top of one another
    ],
)
def test_boxes_with_an_outline(boxes: tuple[Box, ...]) -> None:
    remarks = found(Paper().typed().outline(*boxes))
    told(remarks, boxes)
    assert set(forms(remarks)) <= {"outline", "page"}


def test_a_thin_gray_outline_of_a_gray_scan() -> None:
    boxes = ((300, 800, 1000, 900),)
    told(found(Paper(ground=235).typed().outline(*boxes, ink=90)), boxes)


def test_black_bars() -> None:
    boxes = ((400, 403, 800, 435), (400, 523, 1000, 555), (300, 900, 1300, 1300))
    remarks = found(Paper().typed().bar(*boxes))
    told(remarks, boxes)
    assert forms(remarks) == ["bar", "bar", "bar"]


def test_a_hatched_field() -> None:
    paper = Paper().typed()
    for step in range(0, 1000, 12):
        for row in range(300):
            x = 300 + (step + row) % 1000
            paper.pen.line((x, 900 + row, x + 3, 900 + row), fill=0)
    (remark,) = found(paper)
    assert forms((remark,)) == ["hatching"]
    assert isinstance(remark.target, Region)
    assert alike(remark.target, (300, 900, 1300, 1200)) > 0.8


def test_a_page_that_is_hidden_whole() -> None:
    remarks = found(Paper().typed(("SECRET",), 60).outline((200, 200, 1500, 2000)))
    assert forms(remarks) == ["page"]
    (body,) = (one.body for one in remarks if isinstance(one.body, Redaction))
    assert [bound.unit for bound in body.bounds] == ["pages"]


def test_a_white_box_without_an_outline_is_known_by_its_code() -> None:
    lines = (*LINES, "", "", "", *LINES, *LINES)
    paper = Paper().typed(lines).typed(("25X1",), 400 + 6 * 40, 1450)
    (remark,) = found(paper)
    assert forms((remark,)) == ["box"]
    assert isinstance(remark.target, Region)
    assert remark.target.y == pytest.approx(400 + 5 * 40, abs=16)
    assert forms(found(Paper().typed(lines))) == []  # without a code it is a wide space


def test_a_bracket_in_the_margin_beside_a_code() -> None:
    paper = Paper().typed((*LINES, *LINES)).typed(("b7C",), 480, 60)
    for line in ((170, 410, 170, 640), (170, 410, 190, 410), (170, 640, 190, 640)):
        paper.pen.line(line, fill=0, width=3)
    assert forms(found(paper)) == ["bracket"]


def test_how_much_is_in_whole_lines_and_as_a_share() -> None:
    short, tall = found(Paper().typed((*LINES, *LINES)).outline((300, 430, 600, 470), (200, 1000, 1500, 1200)))
    assert isinstance(short.body, Redaction)
    assert isinstance(tall.body, Redaction)
    assert [(one.unit, one.least, one.most) for one in short.body.bounds] == [("lines", 0.0, 1.0)]
    (bound,) = tall.body.bounds
    assert bound.unit == "lines"
    assert bound.least <= 5 <= (bound.most or 0)  # 200 pixels at 40 a line
    assert not bound.stated
    assert tall.body.share == pytest.approx(1300 * 200 / (WIDTH * HEIGHT), rel=0.05)


def test_a_release_stamp_over_a_side_of_a_box() -> None:
    box = (900, 60, 1300, 200)
    paper = Paper().typed().outline(box)
    paper.pen.rectangle((510, 170, 1262, 215), fill=255)  # the white ground of the stamp takes most of the foot
    paper.typed(("Approved for Release: 2020/02/21 C09999999",), 178, 520)
    remarks = found(paper)
    assert len(remarks) == 1
    assert isinstance(remarks[0].target, Region)
    assert alike(remarks[0].target, box) > 0.6


def framed(paper: Paper) -> None:
    paper.pen.rectangle((200, 380, 1500, 640), outline=0)
    paper.typed()


def tabled(paper: Paper) -> None:
    """Empty cells that share their sides."""
    for row in range(5):
        for column in range(3):
            left, top = 300 + 300 * column, 700 + 80 * row
            paper.pen.rectangle((left, top, left + 300, top + 80), outline=0)


def panelled(paper: Paper) -> None:
    """Light letters on a dark ground."""
    paper.typed().bar((200, 800, 1500, 900))
    paper.pen.text((400, 820), "HARBOUR COMMISSION", fill=255, font_size=56)


def underlined(paper: Paper) -> None:
    paper.typed()
    for row in range(5):
        paper.pen.line((220, 434 + 40 * row, 1200, 434 + 40 * row), fill=0, width=1)


def page_framed(paper: Paper) -> None:
    paper.pen.rectangle((40, 40, WIDTH - 40, HEIGHT - 40), outline=0)
    paper.typed()


@pytest.mark.parametrize(
    "draw",
    [
        Paper.typed,
        framed,
        tabled,
        panelled,
        underlined,
        page_framed,
        lambda paper: paper.typed().bar((200, 700, 1500, 706)),  # a rule
        lambda paper: None,  # a blank page
        lambda paper: paper.pen.text((300, 100), "MINISTRY OF HARBOURS", fill=0, font_size=90),  # a letterhead
    ],
)
def test_what_only_looks_like_one(draw: Callable[[Paper], object]) -> None:
    paper = Paper()
    draw(paper)
    assert found(paper) == ()


def test_bad_images_have_no_boxes() -> None:
    good = Paper().typed().outline((600, 430, 1100, 470))
    negative = io.BytesIO()
    ImageOps.invert(good.image).save(negative, "PNG")
    black = Paper(ground=0)
    assert find_boxes(None, (), ()) == ()
    assert find_boxes(b"", (), ()) == ()
    assert find_boxes(b"no image at all", (), ()) == ()
    assert find_boxes(good.png()[:900], (), ()) == ()
    for image in (negative.getvalue(), black.png()):
        (remark,) = find_boxes(image, (), ())
        assert isinstance(remark.body, Finding)
        assert remark.body.sentence.startswith("The image is a negative, or nearly black")
        assert find_redactions((remark,), (), Transcription("none", ""), (), ()) == (remark,)
    assert find_boxes(Paper(20, 20).png(), (), ()) == ()


def test_a_negative_frame_with_a_light_border() -> None:
    dark = np.full((HEIGHT, WIDTH), 245, np.uint8)
    dark[100:-100, 100:-100] = 12
    made = io.BytesIO()
    Image.fromarray(dark).save(made, "PNG")
    assert [type(one.body) for one in find_boxes(made.getvalue(), (), ())] == [Finding]


def test_upside_down_the_same_boxes_are_found() -> None:
    good = Paper().typed().outline((600, 430, 1100, 470))
    turned = io.BytesIO()
    good.image.rotate(180).save(turned, "PNG")
    (remark,) = find_boxes(turned.getvalue(), (), ())
    assert isinstance(remark.target, Region)
    assert alike(remark.target, (WIDTH - 1100, HEIGHT - 470, WIDTH - 600, HEIGHT - 430)) > 0.7


def test_the_same_bytes_give_the_same_boxes() -> None:
    paper = Paper().typed().outline((600, 430, 1100, 470)).bar((300, 900, 700, 940))
    assert found(paper) == found(paper)
