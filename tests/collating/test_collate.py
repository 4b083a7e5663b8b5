"""Two witnesses side by side: tables by what is hard, and the laws."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onionskin.collating.collate import collate
from onionskin.collating.flow import Folio
from onionskin.record import VARIANTS, Annotation, Point, Redaction, Region, Span, Transcription, Word
from tests.collating.releases import LEDE, MORE, TAIL, folio, folios, surface

HEDGES = frozenset({"possibly", "probably", "doubtful", "may"})
WHO = "from Tomas Varrel, a clerk of the Bureau,"


@pytest.mark.parametrize(
    ("withheld", "opened"),
    [
        ("[name not declassified]", WHO),  # the page says so in words
        ("[1 line not declassified]", WHO + " who was paid by the Legation"),  # with its extent
        ("[16-27]", "Tomas Varrel"),  # an opaque token
        ("██████", "Tomas Varrel"),  # a bar, as a reader writes it
        ("", "from the Legation's agent in Karsk, Tomas Varrel,"),  # no trace but the words around
    ],
)
def test_words_that_one_side_withholds(withheld: str, opened: str) -> None:
    a = folios(LEDE + f"This was learned {withheld} at the end of the month, and has not been denied.\n" + TAIL)
    b = folios(LEDE + f"This was learned {opened} at the end of the month, and has not been denied.\n" + TAIL)
    there, back = collate(a, b, HEDGES), collate(b, a, HEDGES)
    (found,) = [one for one in there.variants if one.kind == "opened"]
    assert surface(b, found.b).strip(" ,") in opened
    assert "Varrel" in surface(b, found.b) or "name" in withheld
    (other,) = [one for one in back.variants if one.kind == "withheld"]  # neither is taken for the fuller
    assert (other.a, other.b) == (found.b, found.a)
    if withheld:
        assert surface(a, found.a) == withheld
        assert found.cert > 0.9
        assert {one.kind for one in found.evidence} >= {"sign", "around"}


@pytest.mark.parametrize(
    ("one", "other", "kind", "detail"),
    [
        ("the loan was refused", "the loan was granted", "substantive", "wording"),  # a word for another
        ("eleven barges came", "eleven barges possibly came", "substantive", "hedge_added"),  # certainty goes down
        ("It is doubtful that it", "It may well be that it", "substantive", "hedge_changed"),
        ("on 14 March the post", "on 15 March the post", "substantive", "number"),
        ("as suggested above, he", "as noted above, he", "editorial", "pointer"),  # what is said is the same
        ("the harbour master came", "the Harbour Master came", "typographic", "case"),
        ("the semi-official press", "the semiofficial press", "typographic", "hyphen"),
        ("the Commission was told", "the Cornmission was told", "ocr_noise", "letters"),  # rn for m: no word
    ],
)
def test_what_is_printed_otherwise(one: str, other: str, kind: str, detail: str) -> None:
    a, b = folios(LEDE + MORE + f"Later {one} again.\n" + TAIL), folios(LEDE + MORE + f"Later {other} again.\n" + TAIL)
    found = collate(a, b, HEDGES).variants
    assert {(each.kind, each.detail) for each in found} == {(kind, detail)}


def test_a_whole_line_that_one_reader_passed_over_is_not_withheld() -> None:
    lines = (LEDE + TAIL + MORE).splitlines(keepends=True)
    a, b = folios("".join(lines)), folios("".join(lines[:2] + lines[3:]))
    found = collate(a, b).variants
    assert not [one for one in found if one.kind in ("opened", "withheld")]


def test_specks_are_not_opened() -> None:
    a = folios(LEDE + TAIL + MORE)
    b = folios(LEDE + TAIL.replace("spoke without", "spoke ,ne oe' wq without") + MORE)
    assert {one.kind for one in collate(a, b).variants} <= {"ocr_noise", "legibility"}


def test_words_that_move_over_a_page_end_are_no_variant() -> None:
    words = (LEDE + MORE + TAIL).split(" ")
    a = folios(" ".join(words[:30]), " ".join(words[30:]))
    b = folios(" ".join(words[:44]), " ".join(words[44:]))
    assert not collate(a, b).variants


def test_words_over_a_page_end_are_pinned_on_both_pages() -> None:
    secret = "from the Legation's agent in Karsk, Tomas Varrel"
    a = folios(LEDE + "This was learned [2 lines not declassified] at the end of the month.\n" + TAIL)
    b = folios(LEDE + f"This was learned {secret[:31]}", f"{secret[31:]} at the end of the month.\n" + TAIL)
    (found,) = [one for one in collate(a, b).variants if one.kind == "opened"]
    assert [one.page for one in found.b] == [0, 1]


def test_one_place_withheld_on_either_side_is_two_variants() -> None:
    a = folios(LEDE + "[2 lines not declassified] Anna Kestrel carried the letters to Geneva in a hat box. " + TAIL)
    b = folios(LEDE + "Tomas Varrel was paid by the Legation in gold twice a year. [1 line not declassified] " + TAIL)
    found = collate(a, b)
    assert {one.kind for one in found.variants} == {"opened", "withheld"}


def test_what_both_withhold_under_another_reason_is_recoded() -> None:
    a = folios(LEDE + "This was learned [1 line not declassified] at the end of the month. " + TAIL)
    b = folios(LEDE + "This was learned [2 lines not declassified] at the end of the month. " + TAIL)
    found = collate(a, b)
    assert not found.variants
    assert [one.detail for one in found.recoded] == ["recoded"]


def test_an_editors_omission_is_no_secrecy() -> None:
    a = folios(LEDE + "[Omitted here is a paragraph on the lights.] " + TAIL)
    b = folios(LEDE + TAIL)
    assert not [one for one in collate(a, b).variants if one.kind in ("opened", "withheld")]


def test_a_box_on_the_image_is_evidence() -> None:
    text = "The Minister was told by at the end of the month that the dredging of the channel would begin"
    words, at = [], 0
    for number, word in enumerate(text.split()):
        gap = 400 if number >= 5 else 0  # a box stands between the fifth word and the sixth
        words.append(Word(at, at + len(word), Region(100 + 60 * number + gap, 100, 50, 20)))
        at += len(word) + 1
    box = Annotation(Region(405, 95, 380, 30), Redaction("box"))
    a = (Folio(Transcription("tesseract", text, tuple(words)), (), (box,)),)
    b = folios(text.replace("told by at", "told by the keeper of the lights at"))
    (found,) = [one for one in collate(a, b).variants if one.kind == "opened"]
    assert surface(b, found.b) == "the keeper of the lights"
    assert next(one.note for one in found.evidence if one.kind == "sign") == "redaction"


@pytest.mark.parametrize(
    ("a", "b", "says"),
    [
        (folios(LEDE + TAIL), folios(MORE * 2), "not taken for witnesses"),  # two documents under one number
        (folios(LEDE + TAIL), folios(""), "no text"),  # one witness that nobody read
        (folios(LEDE + TAIL), folios("p,ue oqɐ sıɥʇ ¡ ˙˙ ɹ ǝ"), "nothing can be compared"),  # upside down
    ],
)
def test_what_cannot_be_compared_is_said_and_nothing_listed(
    a: tuple[Folio, ...], b: tuple[Folio, ...], says: str
) -> None:
    found = collate(a, b)
    assert says in " ".join(found.apart)
    assert not found.variants


def test_a_memo_against_a_bundle_that_holds_it() -> None:
    others = [f"Sheet {number}: the barges of {number} crowns lay at berth {number * 7}.\n" * 6 for number in range(30)]
    found = collate(folios(LEDE + TAIL), folios(*others[:15], LEDE + TAIL, *others[15:]))
    assert not found.variants
    assert "30 pages have no counterpart" in " ".join(found.apart)


def test_two_readings_of_one_release_open_nothing() -> None:
    stamp, number = "Released 2011 by the Harbour Board", "Record 77-104"
    head = f"{stamp}\n{number}\n"
    marks = (("release_stamp", stamp), ("control_number", number))
    a = (folio(head + LEDE + "This was learned from Tomas Varrel in Karsk at the end of the month. " + TAIL, *marks),)
    b = (folio(head + LEDE + "This was learned from in Karsk at the end of the month. " + TAIL, *marks),)
    found = collate(a, b)
    assert {one.kind for one in found.variants} == {"legibility"}
    assert "one release" in " ".join(found.apart)


def test_marks_that_one_side_alone_bears() -> None:
    a = (folio("SECRET\n" + LEDE + TAIL, ("classification_banner", "SECRET")),)
    b = (folio("Board 12\n" + LEDE + TAIL, ("control_number", "Board 12")),)
    found = collate(a, b)
    assert {(one.kind, one.a, one.b) for one in found.marks} == {
        ("classification_banner", "SECRET", None),
        ("control_number", None, "Board 12"),
    }
    assert not found.variants


WORDS = st.sampled_from([*(LEDE + TAIL + MORE).split(), "[16-27]", "████", "zq", "25X1", "1957", "possibly", "\n", "—"])
TEXTS = st.lists(WORDS, max_size=60).map(" ".join)
PAGES = st.lists(TEXTS, min_size=1, max_size=3).map(lambda texts: folios(*texts))


@st.composite
def witnesses(draw: st.DrawFn) -> tuple[tuple[Folio, ...], tuple[Folio, ...]]:
    """Two witnesses that share most of their text, or little."""
    shared = draw(TEXTS)
    return folios(draw(TEXTS) + shared, draw(TEXTS)), folios(shared + draw(TEXTS), draw(TEXTS))


@settings(max_examples=150, deadline=None)
@given(witnesses() | st.tuples(PAGES, PAGES))
def test_one_order_mirrors_the_other(pair: tuple[tuple[Folio, ...], tuple[Folio, ...]]) -> None:
    a, b = pair
    there = collate(a, b, HEDGES)
    assert collate(b, a, HEDGES) == there.mirrored()
    assert there.mirrored().mirrored() == there


@settings(max_examples=100, deadline=None)
@given(PAGES)
@example(folios("The The The The The The The The [16-27] ████"))  # two signs at one place
def test_a_witness_does_not_differ_from_itself(pages: tuple[Folio, ...]) -> None:
    found = collate(pages, pages, HEDGES)
    assert not found.variants
    assert not found.marks
    assert not found.recoded


@settings(max_examples=150, deadline=None)
@given(witnesses())
def test_every_passage_is_pinned(pair: tuple[tuple[Folio, ...], tuple[Folio, ...]]) -> None:
    found = collate(*pair, HEDGES)
    for one in (*found.variants, *found.recoded):
        assert one.kind in VARIANTS
        spans = 0
        for passage, pages in ((one.a, pair[0]), (one.b, pair[1])):
            assert passage
            for stretch in passage:
                text = pages[stretch.page].transcription.text
                if isinstance(stretch.target, Point):
                    assert 0 <= stretch.target.at <= len(text)
                    assert len(passage) == 1
                else:
                    spans += 1
                    assert isinstance(stretch.target, Span)
                    assert stretch.target.end <= len(text)
                    assert text[stretch.target.start : stretch.target.end].strip()
        assert spans, "one side has words"
