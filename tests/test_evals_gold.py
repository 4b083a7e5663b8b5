"""The annotations by reading: their shape always, their offsets and hashes where the development data is."""

from __future__ import annotations

import hashlib
import json
import os
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from evals.gold.sample import LEAST, PAGES, SEED_PAGE, draw, key, quotas, readings

ROOT = Path(__file__).parent.parent
GOLD = ROOT / "evals" / "gold" / "pentagon-marks.jsonl"
DATA = Path(os.environ.get("ONIONSKIN_DATA", ROOT.parent / "shared" / "data"))
READINGS = DATA / "pentagon-papers" / "readings.jsonl.gz"

ROWS: list[dict[str, Any]] = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
LEVELS = {"TOP SECRET", "SECRET", "CONFIDENTIAL", "RESTRICTED", "UNCLASSIFIED"}
MAY = {
    "row": ({"part", "page", "sha256", "banners", "page_number"}, set()),
    "banner": ({"start", "end", "level", "caveats", "where"}, {"turned", "doubtful"}),
    "number": ({"start", "end", "label"}, {"unreadable", "inferred", "doubtful"}),
}

there = pytest.mark.skipif(
    not READINGS.exists(),
    reason=f"the development data is not at {DATA}: offsets and hashes of the annotations are NOT checked here",
)


def _keys_fit(what: str, value: dict[str, Any]) -> bool:
    must, may = MAY[what]
    return must <= set(value) <= must | may


def _spans(row: dict[str, Any]) -> list[tuple[int, int]]:
    marked = [*row["banners"], *([row["page_number"]] if row["page_number"] else [])]
    return [(one["start"], one["end"]) for one in marked]


def test_two_hundred_pages_none_twice_and_not_the_sample_page() -> None:
    keys = [key(row) for row in ROWS]
    assert len(keys) == len(set(keys)) == PAGES
    assert SEED_PAGE not in keys
    assert keys == sorted(keys)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['part']}-{row['page']}")
def test_a_row_has_the_shape_the_readme_gives(row: dict[str, Any]) -> None:
    assert _keys_fit("row", row)
    assert len(row["sha256"]) == 64
    for banner in row["banners"]:
        assert _keys_fit("banner", banner)
        assert banner["level"] in LEVELS
        assert banner["where"] in {"head", "foot", "body"}
        assert all(caveat == caveat.upper() for caveat in banner["caveats"])
    number = row["page_number"]
    if number is not None:
        assert _keys_fit("number", number)
        assert (number["label"] is None) == number.get("unreadable", False)
        assert ("inferred" in number) == number.get("unreadable", False), "inferred is said of what cannot be read"
    spans = sorted(_spans(row))
    assert all(0 <= start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans)), "marks overlap"
    assert [banner["start"] for banner in row["banners"]] == sorted(banner["start"] for banner in row["banners"])


def test_the_set_is_hard_enough_to_mean_something() -> None:
    banners = [banner for row in ROWS for banner in row["banners"]]
    numbers = [row["page_number"] for row in ROWS if row["page_number"]]
    assert len({row["part"] for row in ROWS}) == 14
    assert sum(not row["banners"] for row in ROWS) >= 40, "pages without any banner are what precision is measured on"
    assert len(banners) >= 250
    assert sum(number["label"] is not None for number in numbers) >= 80
    assert sum(number["label"] is None for number in numbers) >= 30, "numbers that must not be guessed"


def test_no_text_of_the_data_stands_in_the_file() -> None:
    longest = max(
        len(value)
        for row in ROWS
        for one in [*row["banners"], row["page_number"] or {}]
        for value in one.values()
        if isinstance(value, str)
    )
    assert longest <= len("UNCLASSIFIED")


def test_quotas_hear_every_part_and_add_up() -> None:
    sizes = {"long": 900, "middle": 90, "short": 9}  # shares alone would give the short part one page
    quota = quotas(sizes)
    assert sum(quota.values()) == PAGES
    assert min(quota.values()) == quota["short"] == LEAST


@there
def test_the_pages_are_the_ones_the_draw_gives() -> None:
    assert [page for page, _ in draw(readings(READINGS))] == [key(row) for row in ROWS]


@there
def test_every_offset_is_of_the_text_that_was_read() -> None:
    texts = {key(row): str(row["tesseract"]) for row in readings(READINGS)}
    wrong = []
    for row in ROWS:
        text = texts[key(row)]
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            wrong.append(f"{key(row)}: another text")
        wrong += [
            f"{key(row)}: {start}:{end}"
            for start, end in _spans(row)
            if end > len(text) or text[start:end] != text[start:end].strip() or not text[start:end]
        ]
        number = row["page_number"]
        if number and number["label"] and "doubtful" not in number:
            seen = text[number["start"] : number["end"]]
            wrong += [] if seen.upper() == number["label"].upper() else [f"{key(row)}: label is not what is read"]
    assert wrong == []
