"""Banners of sheets scanned upside down: known only where the item repeats the banner upright."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.marking.lines import printed_lines
from onionskin.marking.turned import turned_banner
from tests.marking.sheets_of_paper import BODY, said, sheet

KIND = "classification_banner"


@pytest.mark.parametrize(
    ("line", "running", "level", "caveats"),
    [
        ("AAILISNAS - LAYOAS dOL", "topsecretsensitive", "TOP SECRET", ("SENSITIVE",)),
        ("GATIISNAS = LHUDAS dOb", "topsecretsensitive", "TOP SECRET", ("SENSITIVE",)),  # worn as well
        ("LHYOES dOL", "topsecret", "TOP SECRET", ()),
    ],
)
@pytest.mark.parametrize("place", ["head", "foot"])
def test_a_banner_upside_down(line: str, running: str, level: str, caveats: tuple[str, ...], place: str) -> None:
    page = sheet(**{place: line})
    [(surface, mark)] = said(page, KIND, running)
    assert surface == line
    assert (mark.value["level"], mark.value["caveats"], mark.value["turned"]) == (level, caveats, True)
    assert said(page, KIND) == []  # a page alone shows nothing of the kind
    assert said(page, KIND, "themillatselve") == []


@pytest.mark.parametrize(
    "line",
    [
        "THE MILL AT SELVE BY NIGHT",
        "DETAILS AND LAYOUTS",
        "AAILISNAS",
        "BOATS - LAKES - ROADS",
        "~ . -",
        "12 34 56 78 90",
    ],
)
def test_other_lines_are_no_banners_however_one_turns_them(line: str) -> None:
    assert said(sheet(line), KIND, "topsecretsensitive", "topsecret") == []


def test_in_the_body_nothing_is_turned() -> None:
    assert said(f"{BODY}\n\nAAILISNAS - LAYOAS dOL\n\n{BODY}", KIND, "topsecretsensitive") == []


@given(st.text("AEILNOSTUVWYdbgop -", min_size=1, max_size=30).filter(str.strip))
def test_noise_is_seldom_close_and_a_match_lies_in_its_line(text: str) -> None:
    [line] = printed_lines(text)
    found = turned_banner(line, frozenset(["topsecretsensitive"]))
    if found is not None:
        assert text[found.target.start : found.target.end].strip() != ""  # type: ignore[union-attr]
        assert found.cert < 0.9
