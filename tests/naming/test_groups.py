"""Groups without a name of their own."""

from __future__ import annotations

import pytest

from tests.naming.mentioned import remarks


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("the needs of communist rebels in South Vietnam", ["communist rebels in South Vietnam"]),
        ("cited by both North and South Vietnamese communists", ["both North and South Vietnamese communists"]),
        ("the Lao Dong leadership had for years", ["Lao Dong leadership"]),
        ("into the inner councils of the DRV", ["inner councils of the DRV"]),
        ("from the testimony of prisoners", ["prisoners"]),
        ("the prisoners were fed", []),  # nothing was learnt from them
        ("the rebels and the government agreed", []),  # no one says whose
        ("the movement in South Vietnam", []),  # what moves is not said
    ],
)
def test_groups(text: str, groups: list[str]) -> None:
    [said] = remarks(text)
    assert [words for words, body in said if body.form == "description"] == groups
