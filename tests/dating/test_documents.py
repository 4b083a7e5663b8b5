"""The dates of a document, each with its evidence; the stamp's date is never the document's."""

from __future__ import annotations

import pytest

from onionskin.dating.documents import Document, documents
from onionskin.dating.rules import rules
from onionskin.dating.telling import placed
from tests.dating.sayings import dated

STAMP = "Declassified per Executive Order 13526, Section 3.3\nNND Project Number: NND 63316. By: NWD Date: 2011\n\n"
BODY = "\n\nThe minister has informed this legation that the talks at Vessin will not be resumed this year.\n"


def _documents(text: str, written: str | None = None) -> list[Document]:
    return documents(text, placed(text), dated(written))


HEADS = [
    ("LEGATION OF OSTRANA\nVessin, May 5, 1957.", "1957-05-05", "dateline"),
    ("THE WHITE HOUSE\nWASHINGTON\n\nMay 5, 1957\n\nMEMORANDUM FOR THE SECRETARY", "1957-05-05", "dateline"),
    ("MEMORANDUM FOR THE RECORD\n\n5 May 1957\n\nSUBJECT: The talks", "1957-05-05", "dateline"),
    ("TO: The Secretary\nFROM: Orlan\nDATE: 5/10/1957", "1957-05-10", "date label"),
    ("SECRET\n\nFM LEGATION VESSIN 051530Z MAY 57", "1957-05-05", "date-time group at the head"),
    ("Old friends of the legation met once more in the harbour of Vessin\n\nMay 5, 1957\n", "1957-05-05", "dateline"),
    ("179. Telegram From the Legation in Ostrana\n\nVessin, May 5, 1957, 9 p.m.", "1957-05-05", "dateline"),
    ("JFK ASSASSINATION SYSTEM\nRECORD NUMBER: 1\nDATE: 05/05/1957", "1957-05-05", "date label"),
]


@pytest.mark.parametrize(("head", "written", "rule"), HEADS)
@pytest.mark.parametrize("stamp", ["", STAMP])
def test_the_head_tells_when_it_was_written(head: str, written: str, rule: str, stamp: str) -> None:
    [document] = _documents(stamp + head + BODY)
    assert str(document.written) == written
    assert rule in [one.rule for one in document.dates]
    assert document.opens


def test_each_date_has_its_role_and_its_evidence() -> None:
    text = (
        "INFORMATION REPORT\n\nDATE OF INFO. March 1957\nDATE ACQ. 2 May 1957\nDATE DISTR. 5 May 1957\n"
        "RECEIVED 9 May 1957\n\nAPPROVED FOR RELEASE 2001" + BODY
    )
    [document] = _documents(text)
    assert [(one.role, str(one.edtf)) for one in document.dates] == [
        ("information", "1957-03"),
        ("acquired", "1957-05-02"),
        ("written", "1957-05-05"),
        ("stamped", "1957-05-09"),
        ("released", "2001"),
    ]
    for one in document.dates:
        assert str(one.edtf)[:4] in text[one.start : one.end]
        assert one.rule in rules()


@pytest.mark.parametrize(
    "text",
    [
        STAMP + "In May 1957 the talks went on." + BODY,  # a stamp and running text
        "1. Letter, Orlan to Vess, May 5, 1957 (SECRET).\n2. Memorandum for the Record,\n6 May 1957\n"
        + BODY,  # sources
        "DATE\n\n5 May 1957\n\n6 May 1957\n\n7 May 1957\n" + BODY,  # a column
        "The talks that began in Vessin on\nMay 5, 1957\nwent on." + BODY,  # a line of a sentence
        "FD-36 (Rev. 12-13-56)" + BODY,  # the number of a form
        "2018 RELEASE UNDER THE RECORDS ACT OF 1992" + BODY,  # a stamp and a law
        BODY,
    ],
)
def test_what_is_no_head(text: str) -> None:
    assert [part.written for part in _documents(text)] == [None]


def test_a_head_in_the_middle_of_a_page_begins_a_document() -> None:
    text = "The note went on to say this at some length, and it closed with thanks.\n\n" + BODY * 3
    at = len(text)
    text += "MEMORANDUM FOR THE MINISTER\n\nVessin, 6 June 1958\n\n" + BODY
    first, second = _documents(text)
    assert (first.start, first.opens, first.written) == (0, False, None)
    assert (second.start, second.opens, str(second.written)) == (at, True, "1958-06-06")


def test_a_head_without_a_year_leans_on_the_date_carried() -> None:
    [document] = _documents("179. Telegram From the Legation\n\nVessin, July 14, 9 p.m." + BODY, "1954-07-01")
    assert document.written is None or str(document.written) == "1954-07-14"
