"""The stage `mentions`: who and where on a page, and what a person may set right."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onionskin.naming.stage import BY_HAND, find_mentions
from onionskin.record import Annotation, Mark, Mention, Refusal, Span, Transcription
from tests.naming.mentioned import mentioned, remarks


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a title belongs to the name
        ("On Monday General Robert Harmon flew to Saigon.", [("General Robert Harmon", "PER"), ("Saigon", "LOC")]),
        # what possesses stands outside
        ("It was Ambassador Nolan's view that nothing had changed.", [("Ambassador Nolan", "PER")]),
        # a name that a line end cuts, and one that it parts
        ("the fighting in South\nVietnam went on", [("South\nVietnam", "LOC")]),
        # two places in one
        ("the partition of North and South Vietnam", [("North and South Vietnam", "LOC")]),
        # a place in the name of a body: both, and the body is no place
        ("It was in the Hanoi Press that he was praised.", [("Hanoi Press", "ORG"), ("Hanoi", "LOC")]),
        # a document by its number, by its name, and by what was done to it
        ("as NSC 5412 provides", [("NSC 5412", "DOC")]),
        ("He was told so in Embtel 1037.", [("Embtel 1037", "DOC")]),
        ("The men carried captured documents with them.", [("captured documents", "DOC")]),
        # a body in letters
        ("The JCS agreed with the CIA.", [("JCS", "ORG"), ("CIA", "ORG")]),
        # a group by where it is
        (
            "the communist rebels in South Vietnam",
            [("communist rebels in South Vietnam", "ORG"), ("South Vietnam", "LOC")],
        ),
    ],
)  # fmt: skip
def test_what_is_mentioned(text: str, wanted: list[tuple[str, str]]) -> None:
    assert mentioned(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "He said that they had seen her there.",  # pronouns
        "He was then the First Secretary, and later the Prime Minister.",  # offices
        "It happened in the fall, on a Tuesday in March or May.",  # months, days and a season
        "The fall of the government was expected. Fall came early.",  # a word that is also a season, with a capital
        "TOP SECRET\nCOPY NO. 3\nPage 28",  # what the page says of itself
        "The French and the Americans disagreed with the Chinese.",  # peoples
        "A. and B. met C. at noon; K. did not.",  # names of one letter
        "",
        "\n\n \n",
    ],
)
def test_what_is_no_mention(text: str) -> None:
    assert mentioned(text) == []


@pytest.mark.parametrize(
    ("text", "sense"),
    [
        ("In July Hanoi refused to answer.", "government"),
        ("He returned to Hanoi in the autumn.", "city"),
        ("The needs of the rebels had been communicated to Hanoi.", "government"),
        ("They lived in Hanoi for years.", "city"),
        ("It was Hanoi's policy to wait.", "government"),
        ("Orders were captured from Hanoi that month.", "government"),
        ("The train from Hanoi was late.", "city"),
    ],
)
def test_a_city_is_kept_apart_from_the_government_that_sits_there(text: str, sense: str) -> None:
    said = [body.sense for words, body in remarks(text)[0] if words == "Hanoi"]
    assert said == [sense]


@pytest.mark.parametrize(
    ("text", "sign", "rule"),
    [
        (
            "Declassified per Executive Order 13526\nNND Project Number: NND 63316. By: NWD Date: 2011",
            "NWD",
            "initials",
        ),
        ("CL BY 011340", "011340", "employee number"),
        ("He was met by [16-27] at the airport.", "[16-27]", "substitution"),
        ("The source, [name not declassified], agreed.", "[name not declassified]", "redacted"),
        ("QKMILLRACE reported that OSLATHE-3 had gone.", "OSLATHE-3", "cryptonym"),
    ],
)
def test_signs_in_place_of_names_stay_signs(text: str, sign: str, rule: str) -> None:
    said = {words: body for words, body in remarks(text)[0] if body.type == "CRYPT"}
    assert said[sign] == Mention("CRYPT", None, None, "sign", rule)


def test_a_part_of_a_name_is_that_name_where_the_item_has_one_such() -> None:
    [first, second] = remarks("In May Robert Harmon Dell came.", "The next day Dell went home; then Dell wrote.")
    assert [body.canonical for _, body in first if body.type == "PER"] == ["Robert Harmon Dell"]
    assert {body.canonical for words, body in second if words == "Dell"} == {"Robert Harmon Dell"}
    assert {body.form for words, body in second if words == "Dell"} == {"short"}


def test_a_part_of_two_names_is_neither() -> None:
    page = "Robert Nolan met Philip Nolan. Later Mr. Nolan left."
    said = {words: body.canonical for words, body in remarks(page)[0]}
    assert said["Mr. Nolan"] == "Nolan"


def test_letters_are_spelt_out_only_where_the_item_does() -> None:
    [first, second] = remarks("The Bureau of Public Order (BPO) was new.", "The BPO had no men. The ICC had few.")
    assert {words: body.canonical for words, body in second if body.type == "ORG"} == {
        "BPO": "Bureau of Public Order",
        "ICC": "ICC",
    }
    assert [words for words, _ in first] == ["Bureau of Public Order", "BPO"]


def test_nothing_is_mentioned_in_a_mark() -> None:
    page = "Kennedy Library\nThe letter came from Paris."
    mark = Annotation(Span(0, 15), Mark("release_stamp", "x", {}))
    [said] = find_mentions((Transcription("text", page),), ((mark,),), ((),))
    assert [page[one.target.start : one.target.end] for one in said if isinstance(one.target, Span)] == ["Paris"]


def test_a_person_may_say_what_a_name_is_and_that_words_are_none() -> None:
    page = "In May Saigon was told; Paris knew."
    at = page.index("Saigon")
    named = Annotation(Span(at, at + 6), Mention("LOC", "government", "Republic of Vietnam"))
    none = Annotation(Span(page.index("Paris"), page.index("Paris") + 2), Refusal("mention"))
    [said] = remarks(page, hands=((named, none),))
    assert said == [("Saigon", Mention("LOC", "government", "Republic of Vietnam", "name", BY_HAND))]


def test_of_two_mentions_by_hand_for_the_same_words_the_last_holds() -> None:
    page = "The Miller was not at home."
    hand = tuple(Annotation(Span(0, 10), Mention("PER", None, name)) for name in ("Sandor Ilm", "Viktor Oblan"))
    [said] = remarks(page, hands=(hand,))
    assert [body.canonical for _, body in said] == ["Viktor Oblan"]


# -- what is no running text --


@pytest.mark.parametrize(
    "text",
    [
        "Dell, Osip\nHarmon, Robert\nNolan, Philip R.\nTolland, J. R.",  # a list of names, surname first
        "ROBERT T. HARMON\nColonel, USA\nChief of Staff",  # a signature block
        "FM AMEMBASSY VESSIN TO SECSTATE WASHDC PRIORITY 1204. GENERAL HARMON MET PREMIER KORR IN VESSIN",  # no case
        "Президент Хрущёв прибыл в Ханой. 毛澤東 先生 到北京。",  # other alphabets
        "U. S. A. B. C. D.",
        "\x00\x01 \ufeff Hanoi \u202e",
        "(((((" * 50 + "[[[[" * 50,
        "A" * 5000,
        "A." * 4000,  # a run of initials
        "Mr. " * 2000,
    ],
)
def test_whatever_the_page_is_every_mention_lies_on_it(text: str) -> None:
    [said] = remarks(text)
    assert all(words and words in text for words, _ in said)


def test_a_telegram_without_case_has_its_names() -> None:
    said = mentioned("FROM SAIGON TO WASHINGTON. GENERAL HARMON MET PRESIDENT DIEM IN SAIGON AND FLEW TO PARIS")
    assert {("GENERAL HARMON", "PER"), ("PRESIDENT DIEM", "PER"), ("SAIGON", "LOC"), ("PARIS", "LOC")} <= set(said)


_WORDS = st.sampled_from(
    ["Hanoi", "the", "General", "Harmon", "NSC 5412", "of", "Lao Dong", "\n", "\n\n", ".", "'s", "[16-27]", "and",
     "North", "South", "Vietnam", "conference", "Conference of", "Mr.", "J.", "Viet-\nnamese", "communists", "in", "(",
     ")", "-", "É"]
)  # fmt: skip


@given(st.lists(_WORDS | st.text(max_size=6), max_size=30).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_mentions_lie_in_the_text_cross_nowhere_and_come_again(text: str) -> None:
    reading = (Transcription("text", text),)
    [said] = find_mentions(reading, ((),), ((),))
    spans = [one.target for one in said if isinstance(one.target, Span)]
    assert len(set(spans)) == len(spans) == len(said)
    assert all(span.end <= len(text) for span in spans)
    assert all(one in other or other in one or not one.meets(other) for one in spans for other in spans)
    assert find_mentions(reading, ((),), ((),)) == (said,)


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_misread_letters_never_raise(data: st.DataObject) -> None:
    text = list(
        "In May 1957 General Harmon of the Lao Dong Party met Ho Chi Minh in Hanoi; NSC 5412 was quoted by the CIA."
    )
    for _ in range(data.draw(st.integers(1, 12))):
        text[data.draw(st.integers(0, len(text) - 1))] = data.draw(st.characters())
    remarks("".join(text))
