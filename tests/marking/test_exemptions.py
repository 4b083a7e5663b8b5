"""Exemption codes: taken where nothing else looks like them, each of one family and never read as another's."""

from __future__ import annotations

import pytest

from tests.marking.sheets_of_paper import BODY, said, sheet

KIND = "exemption_code"


def codes(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(surface, mark.family, mark.value["codes"]) for surface, mark in said(text, KIND) if "codes" in mark.value]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("line", "family", "names"),
    [
        ("(b)(1)", "FOIA_CODE", ("(b)(1)",)),
        ("(b) (6)", "FOIA_CODE", ("(b)(6)",)),  # a blank between
        ("b7C", "FOIA_CODE", ("(b)(7)(C)",)),  # the Bureau's older form of (b)(7)(C)
        ("(b)(7)(C)", "FOIA_CODE", ("(b)(7)(C)",)),
        ("b3, b7D ;", "FOIA_CODE", ("(b)(3)", "(b)(7)(D)")),
        ("bl, b3", "FOIA_CODE", ("(b)(1)", "(b)(3)")),  # small l for the figure, beside a true figure
        ("B5,B6", "FOIA_CODE", ("(b)(5)", "(b)(6)")),
        ("(k)(2)", "FOIA_CODE", ("(k)(2)",)),
        ("1.4(c)", "EO_REASON", ("1.4(c)",)),
        ("1.4(C), 1.4(D)", "EO_REASON", ("1.4(c)", "1.4(d)")),
        ("1.5(c)", "EO_REASON", ("1.5(c)",)),  # the same reason under the order before
        ("25X1", "STAT_25X1", ("25X1",)),
        ("25X1, 25X6", "STAT_25X1", ("25X1", "25X6")),
        ("50X1-HUM", "STAT_25X1", ("50X1-HUM",)),
        ("25xX1", "STAT_25X1", ("25X1",)),  # worn: a letter twice, a letter for the figure
        ("25Xl", "STAT_25X1", ("25X1",)),
        ("STATINTL", "STAT_25X1", ("STATINTL",)),
        ("STATI NTL", "STAT_25X1", ("STATINTL",)),  # torn
        ("STAT", "STAT_25X1", ("STAT",)),
        ("6(1)(B)", "JFK_ACT", ("6(1)(B)",)),
        ("3.5(c)", "REVIEW", ("3.5(c)",)),
        ("3.3(h)(2)", "REVIEW", ("3.3(h)(2)",)),
    ],
)
def test_codes_on_a_line_of_their_own(line: str, family: str, names: tuple[str, ...]) -> None:
    [(_, found, read)] = codes(sheet(body=f"{BODY}\n\n{line}\n\n{BODY}"))
    assert (found, read) == (family, names)


@pytest.mark.parametrize(
    ("code", "family"),
    [("1.4(c)", "EO_REASON"), ("25X1", "STAT_25X1"), ("b1", "FOIA_CODE"), ("6(1)(B)", "JFK_ACT")],
)
def test_families_that_share_a_figure_are_never_crossed(code: str, family: str) -> None:
    """A reason, a term, a ground of the FOIA and a section of the JFK Act say different things of one deletion."""
    from onionskin.marking.tables import codes as table

    [(_, mark)] = said(f"{BODY}\n\n{code}\n\n{BODY}", KIND)
    assert mark.family == family
    others = {"EO_REASON": "1.4", "STAT_25X1": "X", "FOIA_CODE": "552", "JFK_ACT": "JFK Act"}
    authority = table()[str(mark.value["code"]).upper()].authority
    assert mark.value["authority"] == authority
    assert {name for name, sign in others.items() if sign in authority} <= {family}


def test_codes_of_two_families_side_by_side_are_two_marks() -> None:
    assert codes(f"{BODY}\n\nB1, 1.4(D)\n\n{BODY}") == [
        ("B1", "FOIA_CODE", ("(b)(1)",)),
        ("1.4(D)", "EO_REASON", ("1.4(d)",)),
    ]


def test_a_list_of_pages_withheld_says_each_code_by_itself() -> None:
    """On the Bureau's sheet of deleted pages a semicolon parts the grounds."""
    text = f"{BODY}\n\nPage 7 ~ b1;\nPage 8 ~ b1; b7C;\n\n{BODY}"
    assert [names for _, _, names in codes(text)] == [("(b)(1)",), ("(b)(1)",), ("(b)(7)(C)",)]


@pytest.mark.parametrize(
    ("line", "surface"),
    [
        ("He was told so by ██████████ b7D", "b7D"),  # at the bar that it is about
        ("He was told so by ██████████ b2, b7D", "b2, b7D"),
        ("b1 ██████████ told him so", "b1"),
        ("Nothing of it was true. STAT", "STAT"),  # behind the text of its line
        ("He crossed the lake twice.   1.4(c)", "1.4(c)"),
        ("They were difficult. B6", "B6"),
        ("(TS) 1.4(c)", "1.4(c)"),  # all that is left of a paragraph
        ("SOURCE: STAT", "STAT"),
        ("They were difficult. | B6", "B6"),  # the edge of a box
        ("the boats were drawn. ({b) (3)", "({b) (3)"),
        ("exhibit the same to __b7D oy", "b7D"),
        ("to exhibit the same to b7C and his wife", "b7C"),  # like nothing else
        ("in the first half of February 25X1, 25X6", "25X1, 25X6"),
    ],
)
def test_a_code_in_the_margin(line: str, surface: str) -> None:
    assert [printed for printed, _, _ in codes(f"{BODY}\n{line}\n{BODY}")] == [surface]


def test_codes_in_running_text_where_they_look_like_nothing_else() -> None:
    text = f"{BODY}\nThe name of the courier [50X1-HUM] and his route (b)(7)(C) are left out, see 3.5(c).\n{BODY}"
    assert [surface for surface, _, _ in codes(text)] == ["50X1-HUM", "(b)(7)(C)", "3.5(c)"]


@pytest.mark.parametrize(
    "line",
    [
        "He stayed in room B1 of the Grand Hotel at Karsk.",
        "as provided in section 552(b)(1) of the Act",  # the law itself
        "under paragraph (b)(3) the Council may adjourn",
        "see paragraph 1.4(c) of the harbor rules",
        "(b) If the League should answer",  # a list
        "(b) 12 boats were counted",
        "Stat. 1848 c. 12",
        "B",
        "b",
        "the tractors, type 25X10-40",
        "§ 3.5(c)",
        "He asked for Room b1 and got it.",
        "He lived in flat B6",
        "- B4 -",  # the number of a page
        "B28",
        "It stood in STAT form",
        "as the law had it in U.S. Stat 14",
        "as in 1.4(c) of the rules, he said",
        "the boats were counted as in 1.4(c)",
    ],
)
def test_no_code(line: str) -> None:
    assert codes(f"{BODY}\n\n{line}\n\n{BODY}") == []


@pytest.mark.parametrize("line", ["25X12", "(b)(23)", "75X14"])
def test_the_shape_of_a_code_that_no_table_has_is_unrecognised(line: str) -> None:
    text = f"{BODY}\n\n{line}\n\n{BODY}"
    assert codes(text) == []
    [(surface, mark)] = said(text, "unrecognised")
    assert (surface, mark.family) == (line, "EXEMPTION_SHAPED")


def test_one_unknown_among_known_codes_is_told() -> None:
    [(_, mark)] = said(f"{BODY}\n\n25X1, 25X14\n\n{BODY}", KIND)
    assert mark.value["codes"] == ("25X1", "25X14")
    assert mark.value["unrecognised"] == ("25X14",)


def test_the_rows_of_a_withdrawal_sheet() -> None:
    """A page that stands for papers taken out: each row ends with a date and the library's code, explained below."""
    rows = (
        "WITHDRAWAL SHEET (PRESIDENTIAL LIBRARIES)\n\n#14 memo   Tolland to Whitcombe   11/03/58  A\n"
        "#15 cable  Vessin 266           undated   C\n#16 letter Ruhn to Voss        1/6/59 A, B\n"
    )
    legend = "RESTRICTION CODES\n(A) Closed by Executive Order\n(B) Closed by statute"
    assert [names for _, _, names in codes(rows + legend)] == [("A",), ("C",), ("A", "B")]
    assert codes(rows.replace("WITHDRAWAL SHEET", "LIST") + legend) == []
