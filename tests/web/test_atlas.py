"""The map of places: what is plotted and what is not, how it is framed, where names stand."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from onionskin.archive import Spotted
from onionskin.record import Place
from onionskin.web.app import application
from onionskin.web.atlas import A_DEGREE, SHAPE, WORLD, Frame, around, asked, box, coasts, dots, framed, land
from tests.web.named import Named
from tests.web.test_correcting import HERE
from tests.web.test_screens import words


def spot(name: str, longitude: float, latitude: float, pages: int = 1) -> Spotted:
    return Spotted(name.lower(), name, Place(name, "city", "XX", latitude, longitude), pages, 0)


def test_cities_are_plotted_and_governments_are_said_not_to_be() -> None:
    named = Named()
    client = TestClient(application(named.archive), base_url=HERE)
    text = client.get("/places").text
    assert re.findall(r"<title>(\w+), (\d) pages</title>", text) == [("Geneva", "3"), ("Paris", "2")]
    assert "States and governments are not plotted" in words(text)
    assert "Paris Paris, FR 2 1" in words(text)
    assert "http" not in re.search(r'<figure class="map">.*?</figure>', text, re.S)[0]  # type: ignore[index]
    named.archive.close()


@pytest.mark.parametrize(
    "said", [None, "", "1,2,3", "a,b,c,d", "nan,nan,nan,nan", "10,5,0,1", "0,10,inf,inf", "1e9,2e9,0,1", "0,0,0,0"]
)
def test_a_frame_that_is_none_is_passed_over(said: str | None) -> None:
    assert asked(said) is None


degrees = st.floats(-170, 170)


@given(degrees, degrees, st.floats(-57, 83), st.floats(-57, 83))
def test_a_frame_has_the_shape_of_the_map_and_stays_in_the_world(x1: float, x2: float, y1: float, y2: float) -> None:
    frame = framed(min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2))
    assert WORLD[0] - 1e-6 <= frame.west < frame.east <= WORLD[1] + 1e-6
    assert WORLD[2] - 1e-6 <= frame.south < frame.north <= WORLD[3] + 1e-6
    wide, high = frame.east - frame.west, frame.north - frame.south
    assert wide / high == pytest.approx(SHAPE) or (frame.south, frame.north) == WORLD[2:]
    assert asked(frame.url.partition("in=")[2]) is not None


def test_a_map_opens_on_most_pages_and_not_on_the_farthest() -> None:
    near = [spot(f"Town {n}", 100 + n, 10 + n, 20) for n in range(5)]
    far = [spot("Far", -120, 40, 1)]
    frame = around([*near, *far])
    assert all(frame.holds(one) for one in near)
    assert not frame.holds(far[0])
    assert around([]) == framed(*WORLD)


def test_names_lie_on_no_other_name() -> None:
    spots = [spot(f"A town of name {n}", n % 7, n // 7, 30 - n) for n in range(28)]
    frame = Frame(-2, 9, -1, 6)
    drawn = dots(spots, frame)
    letter = (frame.north - frame.south) * A_DEGREE / 48
    rects = []
    for one in drawn:
        if one.label:
            wide = len(one.label) * letter * 0.56
            left = one.label_x if one.anchor == "start" else one.label_x - wide
            rects.append((left, left + wide, one.label_y - letter * 0.9, one.label_y + letter * 0.1))
    assert len(rects) > 3
    for at, one in enumerate(rects):
        for other in rects[at + 1 :]:
            apart = one[1] <= other[0] + 0.1 or other[1] <= one[0] + 0.1 or one[3] <= other[2] or other[3] <= one[2]
            assert apart, (one, other)


def test_the_larger_a_dot_the_more_pages() -> None:
    drawn = dots([spot("A", 0, 0, 100), spot("B", 5, 5, 25), spot("C", 9, 9, 1)], Frame(-2, 14, -2, 10))
    assert drawn[0].radius > drawn[1].radius > drawn[2].radius
    assert drawn[0].radius == pytest.approx(2 * drawn[1].radius, rel=0.03)


def test_only_the_coasts_of_the_frame_are_drawn() -> None:
    whole, near = land(framed(*WORLD)), land(Frame(100, 110, 8, 16))
    assert len(coasts()) > 80
    assert 0 < len(near) < len(whole) / 2
    assert box(Frame(100, 110, 8, 16)) == "200 -32 20 16"
