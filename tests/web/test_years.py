"""The histogram counts every page once, however it is divided, and each bar asks for what it shows."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from onionskin.archive import Results
from onionskin.web.addresses import Asked
from onionskin.web.app import application
from onionskin.web.years import FEW, LEVELS, MOST, asked_for, histogram, narrowed, window
from tests.web.doubles import Double

years_found = st.dictionaries(st.integers(-50, 2100), st.floats(0.05, 50), min_size=1, max_size=60)


@given(years_found, st.integers(0, 50), st.sampled_from(["", "ho", "ho date:1957", "date:[1950 TO 1959]"]))
def test_the_bars_hold_every_page_that_was_counted(years: dict[int, float], undated: int, query: str) -> None:
    found = Results(query, 1, 1, (), {}, tuple(sorted(years.items())), undated)
    made = histogram(Asked(query), found)
    assert made is not None
    for bars, most in ((made.wide, MOST), (made.narrow, FEW)):
        assert len([bar for bar in bars if not bar.kind]) <= most
        assert sum(bar.pages for bar in bars) == pytest.approx(sum(years.values()) + undated)
        assert all(0 <= bar.level <= LEVELS and (bar.level > 0) == (bar.pages > 0) for bar in bars)


@pytest.mark.parametrize(
    ("years", "most", "expected"),
    [
        ([(1957, 1.0)], 28, (1, 1957, 1957)),
        ([(1945, 1.0), (1970, 1.0)], 28, (1, 1945, 1970)),
        ([(1945, 1.0), (1970, 1.0)], 6, (5, 1945, 1974)),
        ([(1559, 0.5), (1950, 20.0), (1960, 20.0), (2060, 1.0)], 28, (1, 1950, 1960)),  # misread years stand outside
        ([(1850, 1.0), (1950, 1.0)], 28, (5, 1850, 1954)),
        ([(-44, 1.0)], 28, (1, 1, 1)),  # only before Christ
    ],
)
def test_the_window_holds_most_of_what_is_dated(
    years: list[tuple[int, float]], most: int, expected: tuple[int, int, int]
) -> None:
    assert window(years, None, most) == expected


def test_the_window_is_what_was_asked_for() -> None:
    assert window([(1800, 9.0), (1957, 1.0)], (1950, 1959), 28) == (1, 1950, 1959)
    assert window([(1957, 1.0)], (1900, 1999), 28) == (5, 1900, 1999)
    assert window([(1957, 1.0)], (1957, 1957), 28) == (1, 1957, 1957)


@pytest.mark.parametrize(
    ("query", "rest", "years"),
    [
        ("ho date:1957", "ho", (1957, 1957)),
        ("ho date:[1950 TO 1959] ", "ho", (1950, 1959)),
        ("date:[1950 TO *]", "", (1950, None)),
        ("ho date:undated", "ho", None),
        ("(ho OR minh) date:1957", "(ho OR minh)", (1957, 1957)),
        ("ho date:1957-07", "ho date:1957-07", None),  # a reader's own, which no bar wrote
        ("ho OR date:1957", "ho OR date:1957", None),  # what would be left is no query
        ("ho NOT date:1957", "ho NOT date:1957", None),
        ("ho OR minh date:1957", "ho OR minh date:1957", None),  # it belongs to minh alone
        ("(ho date:1957", "(ho date:1957", None),
        ('"ho date:1957"', '"ho date:1957"', None),
        ("-date:1957", "-date:1957", None),
    ],
)
def test_the_date_that_a_bar_wrote_is_known_again(query: str, rest: str, years: object) -> None:
    assert asked_for(query) == (rest, years)


@pytest.mark.parametrize(
    ("rest", "query"),
    [
        ("", "date:1957"),
        ("*", "date:1957"),
        ("ho", "ho date:1957"),
        ("ho OR minh", "(ho OR minh) date:1957"),  # AND holds faster than OR
        ("(ho OR minh) x", "(ho OR minh) x date:1957"),
        ('"this OR that"', '"this OR that" date:1957'),
    ],
)
def test_a_bar_asks_for_its_years_besides_and_all_of_the_rest(rest: str, query: str) -> None:
    assert narrowed(rest, "date:1957") == query


def test_the_screen_shows_bars_that_are_links_and_keep_the_filters() -> None:
    double = Double()
    client = TestClient(application(double), base_url="http://127.0.0.1:8420")
    page = html.unescape(client.get("/?q=Hanoi&level=SECRET").text)
    links = {
        words: url for url, words in re.findall(r'<li[^>]*><a href="([^"]+)"[^>]*>.*?<span class="tip">([^<]+)<', page)
    }
    assert links["1957: 1 page"] == "/?q=Hanoi+date%3A1957&level=SECRET"
    assert links["1956: no page"] == "/?q=Hanoi+date%3A1956&level=SECRET"
    assert links["1954 or before: less than a page"] == "/?q=Hanoi+date%3A%5B%2A+TO+1954%5D&level=SECRET"
    assert links["undated: 1 page"] == "/?q=Hanoi+date%3Aundated&level=SECRET"
    assert 'class="years"' not in client.get("/?q=zebra").text


def test_a_bar_that_was_chosen_lets_go() -> None:
    found = Results("", 1, 1, (), {}, ((1956, 1.0), (1957, 1.0)), 0)
    made = histogram(Asked("ho date:1957"), found)
    assert made is not None
    assert [(bar.words, bar.chosen, bar.url) for bar in made.wide[:2]] == [
        ("1956", False, "/?q=ho+date%3A1956"),
        ("1957", True, "/?q=ho"),
    ]
    assert made.whole == "/?q=ho"
