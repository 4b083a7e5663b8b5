"""What a page says that happened: who, what, where and when, read off its claims as the stages find them."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from onionskin.claiming.stage import find_claims
from onionskin.dating.chronology import Naming, Sheet, statements
from onionskin.dating.stage import dates
from onionskin.naming.stage import find_mentions
from onionskin.record import Mention, Span, Statement, Timex, Transcription, digest


def sheet(text: str) -> Sheet:
    """A page as the chronology is given it; a name's id is what is printed."""
    pages, none = (Transcription("typed", text, ()),), ((),)
    mentions = find_mentions(pages, none, none)
    times = dates(pages, none, none)
    claims = find_claims(pages, none, none, none, times, mentions, none)
    named = [
        Naming(
            one.target, one.body.type, text[one.target.start : one.target.end].replace(" ", "_"), one.body.sense or ""
        )
        for one in mentions[0]
        if isinstance(one.body, Mention) and isinstance(one.target, Span)
    ]
    told = [(one.target, one.body) for one in times[0] if isinstance(one.body, Timex) and isinstance(one.target, Span)]
    return Sheet("p", "d", digest(text.encode())[:16], text, claims[0], tuple(named), tuple(told))


@dataclass(frozen=True)
class Row:
    text: str
    act: str
    actors: tuple[str, ...]
    edtf: str | None
    places: tuple[str, ...] = ()
    factuality: str = "CT+"


ROWS = [
    # the plainest
    Row("In May 1957 General Tensin visited Geneva.", "travel", ("General_Tensin",), "1957-05", ("Geneva",)),
    # two subjects
    Row(
        "In May 1957 Marek Oldan and Pavel Tensin traveled to Geneva.",
        "travel",
        ("Marek_Oldan", "Pavel_Tensin"),
        "1957-05",
    ),
    # an office with the name behind it: the state only tells of which
    Row("In May 1957 the Soviet head of state, Voroshilov, visited Geneva.", "travel", ("Voroshilov",), "1957-05"),
    # the verb says nothing, its noun does
    Row(
        "In early May 1957 Marek Oldan paid a state visit to France.",
        "travel",
        ("Marek_Oldan",),
        "1957-05-01/1957-05-10~",
    ),
    # a noun with its owner names what happened
    Row("His return to Geneva in mid-1957 precipitated a quarrel.", "return", ("Marek_Oldan",), "1957-05~/1957-08~"),
    # a relative clause, under somebody who is not named
    Row(
        "The man was Pavel Tensin, who is known to have returned to Geneva in 1957.",
        "return",
        ("Pavel_Tensin",),
        "1957",
    ),
    # *he* is whoever was spoken of, not whom that one spoke of
    Row("He was already at that time the Secretary of the Harbour Party in 1958.", "office", ("Marek_Oldan",), "1958"),
    # *went further* is no journey
    Row(
        "In May 1957 Pavel Tensin went further in affirming his views of the United States.",
        "went",
        ("Pavel_Tensin",),
        "1957-05",
    ),
    # hedged, and kept so
    Row("Pavel Tensin probably left Geneva in June 1957.", "leave", ("Pavel_Tensin",), "1957-06", factuality="PR+"),
    # denied
    Row(
        "Pavel Tensin did not return to Geneva in June 1957.", "return", ("Pavel_Tensin",), "1957-06", factuality="CT-"
    ),
    # the time at the head of the sentence
    Row(
        "In May 1957, after more than a year of quarrels, Pavel Tensin journeyed to Geneva.",
        "travel",
        ("Pavel_Tensin",),
        "1957-05",
    ),
    # no time is said, and none is made up
    Row("Pavel Tensin left Geneva.", "leave", ("Pavel_Tensin",), None),
    # beyond a semicolon another thing begins
    Row("Pavel Tensin left Geneva in 1955; during 1956 the harbour was closed.", "leave", ("Pavel_Tensin",), "1955"),
]
BEFORE = "Marek Oldan, from the testimony of prisoners, held that Pavel Tensin would leave. "
"""A page on which both are known, and of which Oldan is the one spoken of."""


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.text[:40])
def test_who_did_what_when(row: Row) -> None:
    text = BEFORE + row.text
    found = [one for one in statements(sheet(text)) if one.act == row.act and one.target.start >= len(BEFORE) - 1]
    assert found, [(one.act, one.proposition) for one in statements(sheet(text))]
    one = found[0]
    assert (one.actors, one.edtf, one.factuality) == (row.actors, row.edtf, row.factuality)
    if row.places:
        assert one.places == row.places


ENTRIES = """\
18 Aug 1963 Ten senior generals of the Harbour Army meet. Pavel Tensin visits Geneva.
20 Aug 1963 Marek Oldan arrives in Geneva.
22 Aug 1963 Pavel Tensin leaves Geneva.
"""
COLUMN = """\
18 August 1963

20 August 1963

22 August 1963

Pavel Tensin visits Geneva. Marek Oldan arrives in Geneva.
"""


def test_an_entry_of_a_chronology_has_the_date_at_its_head() -> None:
    found = {one.proposition: (one.edtf, one.timed) for one in statements(sheet(ENTRIES))}
    assert found["Pavel Tensin visits Geneva"] == ("1963-08-18", "entry")
    assert [edtf for words, (edtf, _) in found.items() if "Oldan" in words] == ["1963-08-20"]


def test_dates_in_a_column_of_their_own_date_nothing() -> None:
    assert {one.edtf for one in statements(sheet(COLUMN))} == {None}


def test_every_statement_is_pinned_within_its_page() -> None:
    text = BEFORE + " ".join(row.text for row in ROWS)
    for one in statements(sheet(text)):
        assert 0 <= one.target.start < one.target.end <= len(text)
        assert one.target.start <= one.head.start < one.head.end <= one.target.end or one.kind == "incomplete"


def test_the_same_text_elsewhere_says_nothing_of_its_own() -> None:
    from dataclasses import replace

    page = sheet(BEFORE)
    copy = replace(page, page="q", document="e")

    def ids(of: Sheet) -> list[str]:
        return [one.id for one in statements(of)]

    assert ids(page) == ids(copy)
    assert ids(page)


@pytest.mark.parametrize(
    "text",
    [
        # a table, a list, a cable without verbs, a quotation left open, one sentence without end
        "1957   12   14\n1958   13   15\n",
        "Harbours:\n- Geneva\n- Paris\n- Oldan\n",
        "FROM GENEVA TO PARIS STOP NIACT STOP OLDAN STOP 121200Z",
        'He said "that the harbour was never',
        "and " * 500,
        "",
    ],
)
def test_what_is_no_prose_says_little_and_breaks_nothing(text: str) -> None:
    found: tuple[Statement, ...] = statements(sheet(text))
    assert all(one.target.end <= len(text) for one in found)
