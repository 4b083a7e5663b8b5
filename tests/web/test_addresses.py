"""Where a reader stands is wholly in the address, and an address that is wrong in part still opens."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import QueryParams

from onionskin.web.addresses import OWN, Asked, Place

words = st.text(min_size=1, max_size=20).filter(lambda said: said.isprintable())
names = st.sampled_from(["level", "caveat", "unit", "release"])
asks = st.builds(Asked, words, st.lists(st.tuples(names, words), unique=True, max_size=4).map(tuple))
places = st.builds(
    Place,
    asked=asks,
    hit=st.none() | st.integers(1, 10**6),
    layers=st.none() | st.lists(st.sampled_from(["marks", "zones", "hits"]), unique=True).map(tuple),
    view=st.none() | st.sampled_from(["both", "image", "text"]),
    line=st.none() | st.integers(1, 10**6),
    part=st.integers(1, 99),
    reader=st.none() | st.sampled_from(["tesseract", "text-layer"]),
    turn=st.none() | st.sampled_from([0, 90, 180, 270]),
    xywh=st.none() | st.tuples(*[st.integers(0, 10**5)] * 2, *[st.integers(1, 10**5)] * 2),
)


@given(places)
def test_a_place_comes_back_out_of_its_address(place: Place) -> None:
    assert Place.of(QueryParams(urlsplit(place.url("ab-00001")).query)) == place


@given(asks, names, words)
def test_choosing_twice_is_not_choosing(asked: Asked, name: str, value: str) -> None:
    before = set(asked.chosen)
    assert set(asked.toggled(name, value).toggled(name, value).chosen) == before


@pytest.mark.parametrize(
    "query",
    [
        "hit=0&line=-3&part=x&turn=45&view=upside",  # numbers that are none, a view there is not
        "line=99999999999999999999",  # more than any page has
        "hit=%D9%A3",  # a digit, but not one of ours
        "layers=,,marks,",  # commas of a hand that typed
        "xywh=1,2,3",  # a region of three corners
        "xywh=1,2,0,4",  # one without area
        "xywh=1,2,-3,4",
    ],
)
def test_what_is_mistyped_is_passed_over(query: str) -> None:
    place = Place.of(QueryParams(query))
    assert (place.hit, place.line, place.part, place.turn, place.view) == (None, None, 1, None, None)
    assert place.xywh is None
    assert place.layers in (None, ("marks",))


def test_the_rooms_own_parameters_are_never_filters() -> None:
    query = "&".join(f"{name}=1" for name in sorted(OWN)) + "&level=SECRET&level=SECRET&caveat="
    assert Asked.of(QueryParams(query)).filters == {"level": ("SECRET",)}
