"""Times with names, fiscal years, Congresses, pointing words, events of the story."""

from __future__ import annotations

import pytest

from onionskin.dating.words import events
from tests.dating.sayings import found, said


@pytest.mark.parametrize(
    ("text", "surface", "value", "edtf"),
    [
        ("the FY 1965 budget", "FY 1965", "1965", "1964-07-01/1965-06-30"),  # from July, to 1976
        ("the FY 66 guidance", "FY 66", "1966", "1965-07-01/1966-06-30"),
        ("fiscal 1980", "fiscal 1980", "1980", "1979-10-01/1980-09-30"),  # from October, since
        ("first quarter FY 1967", "first quarter FY 1967", "1967-Q1", "1966-07-01/1966-09-30"),
        ("in the 85th Congress", "the 85th Congress", "1957-01-03/1959-01-03", "1957-01-03/1959-01-03"),
        ("on Christmas Eve 1964", "Christmas Eve 1964", "1964-12-24", "1964-12-24"),
        ("on Easter 1957", "Easter 1957", "1957-04-21", "1957-04-21"),  # by the computus
        ("on Thanksgiving 1963", "Thanksgiving 1963", "1963-11-28", "1963-11-28"),  # a moving day
        ("during Tet 1968", "Tet 1968", "1968-01-30", "1968-01-30~"),
    ],
)
def test_a_named_time(text: str, surface: str, value: str, edtf: str) -> None:
    assert said(text) == [(surface, value, edtf)]


@pytest.mark.parametrize(
    "text",
    [
        "the Kennedy administration refused",  # those who acted
        "The Tet offensive began with fire.",
        "the Christmas bombing",  # a named undertaking
        "our own and present danger is past",
    ],
)
def test_a_name_that_is_no_time_here(text: str) -> None:
    assert found(text) == []


def test_a_name_is_a_time_behind_a_preposition_of_time() -> None:
    assert said("since the Tet offensive", "1968-10") == [("the Tet offensive", "1968-01-30", "1968-01-30/1968-10")]


def test_every_event_has_a_date_or_a_rule() -> None:
    for event in events():
        assert bool(event.edtf) is not bool(event.rule), event.name


@pytest.mark.parametrize(
    ("text", "surface", "edtf"),
    [
        (
            "In May 1957 he was in Vessin. Upon his return from Vessin, he spoke.",
            "Upon his return from Vessin",
            "[1957-05..]",
        ),
        ("In May 1957, upon Orlan's return from Vessin, he spoke.", "upon Orlan's return from Vessin", "1957-05~"),
        ("In July and August 1957 he traveled. Upon his return he spoke.", "Upon his return", "1957-08~/1957-09~"),
        ("Upon his return he spoke.", "Upon his return", None),  # nothing dates it
        ("In May 1957 he left. Thereafter all was quiet.", "Thereafter", "1957-05/.."),
        ("In May 1957 a law was made that has since been cited.", "since", "1957-05/.."),
        ("In May 1957 he said the way was now clear.", "now", "1957-05"),  # the now of what is reported
    ],
)
def test_a_time_of_the_story(text: str, surface: str, edtf: str | None) -> None:
    assert (surface, edtf) in [(one, value) for one, _, value in said(text)]
