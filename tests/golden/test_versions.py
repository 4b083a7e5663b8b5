"""Version discipline: a stage whose answers on the golden pages changed has a higher version."""

from __future__ import annotations

import json

from scripts.pin import PINS, pins, undisciplined


def test_the_golden_pages_are_answered_as_pinned() -> None:
    assert pins() == json.loads(PINS.read_text("utf-8")), "raise the stage's version, then: python scripts/pin.py"


def test_a_changed_answer_under_the_old_version_is_told() -> None:
    old = {"page": {"reading": [1, "a"], "marks": [1, "b"], "condition": [1, "c"]}}
    assert undisciplined(old, {"page": {"reading": [1, "a"], "marks": [1, "x"], "condition": [1, "c"]}})
    assert not undisciplined(old, {"page": {"reading": [1, "a"], "marks": [2, "x"], "condition": [1, "c"]}})
    # what stands below a raised stage may answer otherwise under its own version
    assert not undisciplined(old, {"page": {"reading": [2, "x"], "marks": [1, "x"], "condition": [1, "c"]}})
    assert undisciplined(old, {"page": {"reading": [2, "x"], "marks": [1, "b"], "condition": [1, "x"]}})
