"""What a line is by its shape and its neighbours."""

from __future__ import annotations

import pytest

from onionskin.reading.shapes import Shapes

BODY = ["The boats went out after dark and came back", "before the light. Nobody at Selve counted", "them, or said so."]


def kinds(text: str) -> list[str]:
    lines = [(line.strip(), number) for number, line in enumerate(text.split("\n")) if line.strip()]
    found = Shapes(lines).kinds(range(len(lines)))
    return [found[index] for index in range(len(lines))]


def around(line: str, gap: str = "\n\n") -> str:
    body = "\n".join(BODY)
    return f"{body}{gap}{line}{gap}{body}"


@pytest.mark.parametrize(
    "line",
    [
        "I. The Mill at Selve",
        "A. THE FIRST WINTER",
        "THE FIRST WINTER",
        "IV.A. The Roads of Ludra",
        "3. The Harbor Master's Report",
        "b. The Second Winter at Selve",
        "TAB 4",
        "ANNEX B",
    ],
)
def test_a_heading(line: str) -> None:
    assert kinds(around(line))[3] == "heading"


@pytest.mark.parametrize(
    "line",
    [
        "3. The miller said that he had seen nothing at all.",  # a numbered paragraph
        "1. at the mill, and",
        "THE FIRST WINTER,",  # goes on
        "I. The Mill at Selve ........ 14",  # a line of contents
        "b. the second winter at Selve",
        "OK",  # too short to tell
        "A. 14",
        "SO SAID THE MILLER AND HE WAS NOT A MAN TO SAY A THING TWICE, NOR TO SAY IT ONCE IF IT COST HIM ANYTHING",
    ],
)
def test_no_heading(line: str) -> None:
    assert kinds(around(line))[3] != "heading"


def test_a_title_within_a_paragraph_is_text() -> None:
    assert kinds(around("I. The Mill at Selve", "\n"))[3] == "body"


def test_a_page_all_in_capitals_has_no_headings() -> None:
    """A cable is typed in capitals: capitals say nothing there."""
    assert set(kinds("\n".join(line.upper() for line in BODY * 3))) == {"body"}


@pytest.mark.parametrize(
    "rows",
    [
        ["Selve    14    9", "Karsk    20    8", "Dravo     3    7"],
        ["Mill | 14 | open", "Weir | 20 | shut", "Lock | 31 | open"],
        ["The Mill ........ 14", "The Weir ........ 20", "The Lock ........ 31"],
        ["1,400 2,000 (12%)", "20 30 40", "$3 $4 $5"],
    ],
)
def test_a_table(rows: list[str]) -> None:
    assert kinds(around("\n".join(rows)))[3:6] == ["table"] * 3
    assert "table" not in kinds(around("\n".join(rows[:2])))  # two rows are none


@pytest.mark.parametrize("note", ["14/ The miller, 9 March.", "* Not all of them.", "† As he said later."])
def test_a_footnote_goes_on_to_the_foot(note: str) -> None:
    text = "\n".join(BODY * 3) + f"\n\n{note}\nHe said it twice."
    assert kinds(text) == ["body"] * 9 + ["footnote"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "14/ The miller, 9 March.\n\n" + "\n".join(BODY * 3),  # at the head it is none
        "\n".join(BODY * 3) + "\n14/ The miller, 9 March.",  # nor in a paragraph: a figure from the line before
        "\n".join(BODY * 3) + "\n\n9/3 was the day.",  # a date
    ],
)
def test_no_footnote(text: str) -> None:
    assert "footnote" not in kinds(text)


def test_a_rule_opens_the_notes_as_a_blank_line_does() -> None:
    text = "\n".join(BODY * 3) + "\n__________\n14/ The miller, 9 March."
    assert kinds(text)[-1] == "footnote"


def test_a_page_of_notes() -> None:
    text = "FOOTNOTES\n1. The miller, 9 March.\nHe said it twice.\n2. The weir."
    assert kinds(text)[1:] == ["footnote"] * 3


def test_dirt_at_the_edges_is_other_and_within_the_text_is_text() -> None:
    body = "\n".join(BODY)
    assert kinds(f". ~\n'\n{body}\n~ .\n{body}\n;") == ["other"] * 2 + ["body"] * 7 + ["other"]


def test_the_figures_that_end_a_paragraph_are_text_though_they_have_no_word() -> None:
    assert kinds("\n".join([*BODY, "95,000; e-g., 63-56, op. cit., 6."])) == ["body"] * 4
    assert kinds("\n".join(BODY) + "\n\n95,000; e-g., 63-56, op. cit., 6.")[-1] == "other"


def test_the_boxes_of_a_chart_are_no_headings() -> None:
    body = "\n".join(BODY * 3)
    boxes = ["PREMIER", "COUNCIL", "BUREAU", "GARRISON", "HARBOR", "MILL", "WEIR", "LOCK", "ARMY"]
    assert set(kinds(body + "\n\n" + "\n\n".join(boxes) + "\n\n" + body)[9:18]) == {"other"}
    assert set(kinds(body + "\n\n" + "\n\n".join(boxes[:4]) + "\n\n" + body)[9:13]) == {"heading"}
