"""Seasons, in the north, in the south and of the monsoon."""

from __future__ import annotations

import pytest

from tests.dating.sayings import said


@pytest.mark.parametrize(
    ("text", "surface", "edtf"),
    [
        ("It began in the fall of 1957.", "the fall of 1957", "1957-23"),
        ("Political struggle: Summer, 1954", "Summer, 1954", "1954-22"),
        ("in the winter of 1957-58", "the winter of 1957-58", "1957-12/1958-02"),  # a winter has two years
        ("in the winter of 1958", "the winter of 1958", "[1957-12..1958-02,1958-12..1959-02]"),  # either of two
        ("the southern summer of 1981-82", "the southern summer of 1981-82", None),  # the article stands farther off
        ("after a stormy autumn of unrest, 1956", "autumn", "1956-23"),  # its year stands a few words on
        ("the dry season of 1966-67", "the dry season of 1966-67", "1966-11~/1967-04~"),
        ("In 1957 they waited for the rainy season.", "the rainy season", "1957-05~/1957-10~"),
        ("In 1957 the spring offensive failed.", "spring", "1957-21"),  # held in it: no article
        ("through the spring and early summer of 1943", "the spring", "1943-21"),  # the year stands at the end
    ],
)
def test_seasons(text: str, surface: str, edtf: str | None) -> None:
    hits = {one: value for one, _, value in said(text)}
    if edtf is None:
        assert hits == {"summer of 1981-82": "1981-12/1982-02"}
    else:
        assert hits.get(surface) == edtf


@pytest.mark.parametrize(
    "text",
    [
        "the fall of Vessin",
        "if Ostrana should fall",
        "a spring of clear water",
        "He may spring to his feet",
        "rates fall",
    ],
)
def test_fall_and_spring_are_other_words_too(text: str) -> None:
    assert said(text) == []
