"""The National Archives' project stamp, whole, torn and misread."""

from __future__ import annotations

import pytest

from tests.marking.sheets_of_paper import BODY, said, sheet

KIND = "declass_stamp"
WHOLE = "Declassified per Executive Order 13526, Section 3.3\nNND Project Number: NND 40718. By: KXR Date: 2014"


def stamp(text: str) -> tuple[str, dict[str, object]]:
    [(surface, mark)] = said(text, KIND)
    assert mark.family == "NARA_NND_13526"
    return surface, dict(mark.value)


def test_the_stamp_whole() -> None:
    surface, value = stamp(sheet(WHOLE))
    assert surface == WHOLE
    assert value == {
        "authority": "E.O. 13526",
        "section": "3.3",
        "project": "NND 40718",
        "by": "KXR",
        "date": "2014",
        "program": None,
        "case": None,
        "record": None,
    }


@pytest.mark.parametrize(
    "printed",
    [
        WHOLE.replace("Section 3.3", "Section 3.\n\n3"),  # the section is torn over two lines
        WHOLE.replace("Section 3.3", "Section 3,3"),
        WHOLE.replace("Executive", "Executi ve"),
        WHOLE.replace("Declassified", "Declassitied"),
        WHOLE.replace("Number: NND 40718. By:", "Number; NND 40718, By:"),
        WHOLE.replace("40718", "4O7l8"),
        WHOLE.replace("2014", "20l4"),
        WHOLE.replace("13526", "l3526").replace("per E", "fer E"),
        WHOLE.replace("\n", "\n~ .\n"),  # specks between its lines
    ],
)
def test_what_is_worn_and_can_still_be_read_for_sure(printed: str) -> None:
    _, value = stamp(sheet(printed))
    assert (value["authority"], value["section"], value["project"], value["by"], value["date"]) == (
        "E.O. 13526", "3.3", "NND 40718", "KXR", "2014",
    )  # fmt: skip
    assert "unreadable" not in value


@pytest.mark.parametrize(
    ("printed", "lost"),
    [
        (WHOLE.split("\n")[0], {"project", "by", "date"}),  # the second line is gone
        (WHOLE.split("\n")[1], {"authority", "section"}),  # or the first
        (WHOLE.replace("NND 40718", "NND 4S718"), {"project"}),  # S may be 5 or 8
        (WHOLE.replace("13526", "18626"), {"authority"}),  # two figures wrong
        (WHOLE.replace("3.3", "3.a"), {"section"}),
    ],
)
def test_what_cannot_be_read_is_none_and_said_to_be(printed: str, lost: set[str]) -> None:
    _, value = stamp(sheet(printed))
    assert lost <= {name for name in ("authority", "section", "project", "by", "date") if value[name] is None}
    assert value["unreadable"] is True


def test_two_stamps_of_one_sheet_are_two_marks() -> None:
    assert len(said(f"{WHOLE}\n\n{BODY}\n\n{WHOLE}", KIND)) == 2


@pytest.mark.parametrize(
    "line",
    [
        "as required per Executive Order 13526, Section 3.3 of which was then new",  # a sentence about the order
        "He wrote to the project at NND about the mill.",
        "NND 40718",  # a bare number may be a box's label
    ],
)
def test_no_stamp(line: str) -> None:
    assert said(f"{BODY}\n\n{line}\n\n{BODY}", KIND) == []
