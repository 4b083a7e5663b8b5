"""How much is taken in, as the page on sources says it; and how a library's fault is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from onionskin.accession import bounds, pictures
from onionskin.accession.bounds import megabytes, told
from onionskin.accession.kinds import _TABLE

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "sources.md").read_text("utf-8")


@pytest.mark.parametrize(
    "said",
    [
        f"| {megabytes(bounds.MOST_BYTES)} | one source",
        f"| {megabytes(bounds.MOST_MARKUP)} | one ALTO",
        f"| {bounds.MOST_PAGES:,} | pages of one source",
        f"| {megabytes(bounds.MOST_TEXT)} | text of one page",
        f"| {pictures.MOST_DECODED // 10**9} GB | one image when decoded",
        f"| {pictures.MOST_PIXELS // 10**6:,} million | pixels",
        f"| {bounds.MOST_MEMBERS:,} | members of one ZIP",
        f"| {bounds.MOST_RATIO} times | how far a ZIP, or a member over {megabytes(bounds.RATIO_MATTERS)}",
        f"Over {pictures.MOST_SIDE:,} pixels a side",
        *(f"`{ending}`" for ending in _TABLE["suffixes"]["text"]),
    ],
)
def test_the_page_on_sources_says_what_holds(said: str) -> None:
    assert said in PAGE


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (ValueError("cannot identify <_io.BytesIO object at 0x7fb1681df290>"), "cannot identify"),
        (ValueError("stream <_io.BytesIO object at 0x7fb1>: no /Kids array."), "no /Kids array"),
        (ValueError("one\n  two"), "one two"),
        (MemoryError(), "MemoryError"),
        (ValueError("x" * 500), "x" * 120),
    ],
)
def test_a_librarys_fault_is_one_line_and_the_same_each_time(fault: Exception, said: str) -> None:
    assert told(fault) == said
