"""What the words around an expression say of its tense and place in the telling."""

from __future__ import annotations

import pytest

from onionskin.dating.cues import cues


def _cues(text: str) -> frozenset[str]:
    start = text.index("[")
    end = text.index("]") - 1
    return cues(text.replace("[", "").replace("]", ""), start, end)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The talks will end on [Monday].", "future"),
        ("The talks are due to end on [Monday].", "future"),
        ("The talks ended on [Monday].", "past"),
        ("The talks, he said [Monday], may go on.", "past"),  # the saying has the day
        ("It was over, and they will leave on [Monday].", "future"),  # the nearer verb
        ("On [Monday] they met.", "past"),  # the verb behind, where none stands before
        ("They had met in [May].", "had"),
        ("It was to last until [May].", "aside"),  # beyond what is told
        ("It was there by [May].", "by"),
        ("The way was [now] clear.", "shifted"),
        ("They fled.\n\nThe Year [1957]\n\nAll was quiet.", "heading"),
        ("They fled.\n\n[1957]: The retreat\n\nAll was quiet.", "heading"),
        ("Declassified per Executive Order 13526. Date: [2011]", "stamp"),
        ("APPROVED FOR RELEASE [2001]", "stamp"),
        ("(Received [May 5])", "stamp"),
    ],
)
def test_a_cue(text: str, cue: str) -> None:
    assert cue in _cues(text)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The talks ended on [Monday].", "future"),
        ("All was quiet in [1957]\n\nand went on.", "heading"),  # a line of running text that ends there
        ("The paper was released in [1957] to all.", "stamp"),  # a sentence and no stamp
        ("He received word in [May] of it.", "stamp"),
    ],
)
def test_no_cue(text: str, cue: str) -> None:
    assert cue not in _cues(text)
