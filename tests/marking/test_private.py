"""Numbers of living persons are masked with as many signs; numbers of records are not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.marking.private import MASK, masked, private_numbers


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("SSN 123-45-6789", "SSN •••-••-••••"),
        ("born in Vessin, 123-45-6789, a pilot", "born in Vessin, •••-••-••••, a pilot"),  # hyphens show it alone
        ("123 - 45 - 6789", "••• - •• - ••••"),
        ("12B-4S-67O9", "•••-••-••••"),  # letters misread for figures
        ("Social Security No. 123 45 6789", "Social Security No. ••• •• ••••"),
        ("soc. sec. number: 123456789", "soc. sec. number: •••••••••"),
        ("SSN\n\nOldan, Marek\n\n123456789\n\n987654321", "SSN\n\nOldan, Marek\n\n•••••••••\n\n•••••••••"),  # a column
        ("| Oldan | 123456789 | No SSN |", "| Oldan | ••••••••• | No SSN |"),
        ("Alien File #A-12570921", "Alien File #•-••••••••"),
        ("passport No. D672328", "passport No. •••••••"),
        ("U.S. PASSPORT 1234567.", "U.S. PASSPORT •••••••."),
        ("patient no. 44-1203-9 of the ward", "patient no. ••-••••-• of the ward"),
        ("his bank account No. 0012 3456 78", "his bank account No. •••• •••• ••"),
        ("driver's license K 5512345", "driver's license • •••••••"),
    ],
)
def test_numbers_of_persons(text: str, shown: str) -> None:
    assert masked(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "104-10004-10143",
        "RECORD NUMBER : 124-10371-10279",
        "201-289248",
        "DIR 84885 and MEXI 7029",
        "CA 5-1234",  # a telephone
        "202-456-1414",
        "CL BY 011340",
        "PASSPORTS OF NATIONALS E2 IMPDET CL BY 011981",
        "C03156025",
        "NND 63316",
        "26 November 1963",
        "1963-11-22",
        "100-10461-1234",
        "62-109060-4199",
        "a payment of 123456789 crowns",  # nine figures, and no page that speaks of such numbers
        "44-45-1946",
        "3.3(h)(2)",
    ],
)
def test_numbers_of_records_stay(text: str) -> None:
    assert masked(text) == text


@given(st.text(alphabet="SN 0123456789-OlA\nspor", max_size=60))
def test_every_offset_holds(text: str) -> None:
    shown = masked(text)
    assert len(shown) == len(text)
    assert all(now in (before, MASK) for before, now in zip(text, shown, strict=True))
    assert masked(shown) == shown  # nothing is left to be masked


@given(st.text(alphabet="SN 0123456789-OlA\n", max_size=60))
def test_places_are_apart_and_in_order(text: str) -> None:
    spans = [one.span for one in private_numbers(text)]
    assert spans == sorted(spans)
    assert all(not one.meets(other) for one, other in pairwise(spans))
