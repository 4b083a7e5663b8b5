"""Boxes for an image, and where their names stand however it is turned."""

from __future__ import annotations

import pytest

from onionskin.record import Page, Region
from onionskin.web.boxes import LABELS, Box, labelled


@pytest.mark.parametrize(
    ("turn", "place"),
    [  # a page of 1,000 by 1,440, so a name is 20 high; the box stands 300 from what is left as it is shown
        (0, (Region(300, 400, 500, 30), (290, 420))),
        (180, (Region(200, 1010, 500, 30), (710, 1020))),
        (90, (Region(400, 640, 30, 500), (413, 1146))),  # 1,000 high as it is shown, so a name is 13 high
        (270, (Region(570, 300, 30, 500), (587, 294))),
    ],
)
def test_a_name_stands_left_of_its_box_as_the_image_is_shown(turn: int, place: tuple[Region, tuple[int, int]]) -> None:
    box, (x, y) = place
    assert LABELS == 72
    (one,) = labelled((Box(1, box, "body"),), Page("p", "0" * 64, 1000, 1440), turn)
    assert (one.anchor, one.name) == ("end", "body")
    assert (one.x, one.y) == (x, y)


def test_a_name_goes_to_the_right_where_the_left_is_too_narrow_and_none_is_named_where_none_is() -> None:
    page = Page("p", "0" * 64, 1000, 1440)
    (one,) = labelled((Box(1, Region(50, 400, 500, 30), "body"),), page, 0)
    assert (one.x, one.anchor) == (560, "start")
    assert labelled((), page, 0) == ()
