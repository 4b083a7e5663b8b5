"""Where places lie, by their names as printed."""

from __future__ import annotations

import pytest

from onionskin.naming.entities import located


@pytest.mark.parametrize(
    ("name", "today", "kind", "country"),
    [
        ("HANOI", "Hanoi", "city", "VN"),  # capitals
        ("Saigon", "Ho Chi Minh City", "city", "VN"),  # a name of another time
        ("Peking", "Beijing", "city", "CN"),
        ("Viet-Nam", "Vietnam", "state", "VN"),  # a hyphen
        ("U.S.S.R.", "Union of Soviet Socialist Republics", "state", ""),  # withdrawn; several states today
        ("Burma", "Myanmar", "state", "MM"),
        ("Paris", "Paris", "city", "FR"),  # the largest of several
    ],
)
def test_the_likeliest_place_of_a_name(name: str, today: str, kind: str, country: str) -> None:
    place = located(name)[0]
    assert (place.name, place.kind, place.country) == (today, kind, country)
    assert (place.latitude is not None) == (kind == "city")
    assert place.source


def test_a_name_of_another_time_says_what_it_is_today() -> None:
    assert "Leningrad" in located("Leningrad")[0].note
    assert "Saint Petersburg" in located("Leningrad")[0].note


def test_several_places_stay_several() -> None:
    assert {place.country for place in located("Georgia")} == {"GE", "US"}


@pytest.mark.parametrize("name", ["Vessin Harbour Gate", "", "X", "…"])
def test_what_is_not_known_is_nowhere(name: str) -> None:
    assert located(name) == ()
