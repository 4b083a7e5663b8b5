"""When a claim is of, and who takes part in it and where: from the times and mentions of other stages."""

from __future__ import annotations

from onionskin.claiming.stage import find_claims
from onionskin.record import Annotation, Annotations, Claim, Mention, Span, Timex, Transcription

Said = dict[str, tuple[str | None, list[str], list[str]]]


def told(text: str, dates: dict[str, str], mentions: dict[str, tuple[str, str | None]]) -> Said:
    """For each verb: the value of the time, participants, places."""

    def place(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    times: Annotations = tuple(Annotation(place(words), Timex("DATE", edtf, edtf)) for words, edtf in dates.items())
    names: Annotations = tuple(
        Annotation(place(words), Mention(kind, sense)) for words, (kind, sense) in mentions.items()
    )
    (page,) = find_claims((Transcription("text", text),), ((),), ((),), ((),), (times,), (names,), ((),))
    found: Said = {}
    for one in page:
        assert isinstance(one.body, Claim)
        people, spots = (
            [text[pin.span.start : pin.span.end] for pin in pins] for pins in (one.body.participants, one.body.places)
        )
        found[text[one.body.head.span.start : one.body.head.span.end]] = (one.body.edtf, people, spots)
    return found


def test_each_clause_has_its_own_times_and_mentions() -> None:
    said = told(
        "In May 1957 Tensin visited Karsk, and in June Hradek left Dravo.",
        {"May 1957": "1957-05", "June": "1957-06"},
        {"Tensin": ("PER", None), "Karsk": ("LOC", "city"), "Hradek": ("PER", None), "Dravo": ("LOC", "city")},
    )
    assert said["visited"] == ("1957-05", ["Tensin"], ["Karsk"])
    assert said["left"] == ("1957-06", ["Hradek"], ["Dravo"])


def test_a_government_takes_part_unless_something_is_in_it() -> None:
    names: dict[str, tuple[str, str | None]] = {"Vessin": ("LOC", "government"), "Ludra": ("LOC", "state")}
    said = told("Vessin raised a company in Ludra.", {}, names)
    assert said["raised"] == (None, ["Vessin"], ["Ludra"])


def test_a_year_in_a_name_dates_no_claim() -> None:
    said = told("He signed the Pact of 1957.", {"1957": "1957"}, {"Pact of 1957": ("DOC", None)})
    assert said["signed"][0] is None


def test_a_participle_shares_the_time_of_what_it_fills_out_and_a_clause_of_saying_does_not() -> None:
    said = told("In May 1957 he traveled to Karsk, spending days there.", {"May 1957": "1957-05"}, {})
    assert said["spending"][0] == "1957-05"
    said = told("In May 1957 he said that it was lost.", {"May 1957": "1957-05"}, {})
    assert (said["said"][0], said["lost"][0]) == ("1957-05", None)


def test_a_name_within_a_name_takes_no_part() -> None:
    names: dict[str, tuple[str, str | None]] = {"Karsk Herald": ("ORG", None), "Karsk": ("LOC", "city")}
    assert told("The Karsk Herald praised him.", {}, names)["praised"] == (None, ["Karsk Herald"], [])
