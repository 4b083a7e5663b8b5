"""Which readers are asked, and what becomes of a reader that fails."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PIL import Image

from onionskin.errors import SourceError
from onionskin.reading.ocr import HARD, Ocr, hard, unread
from onionskin.reading.prepare import Prepared, prepared
from onionskin.record import Condition, Region, Transcription, Word
from tests.reading.drawn import LETTER, LINES, page, png, turned

PLAIN = "\n".join(LINES)
NOISE = "qvxz wnpf ~~ kkjh ^^ zzxq |_| vbnm trwq pfgh\nxxkq jjhz"
INKED = Condition("inked", 0, 0.0, 0.0)
IMAGE = png(page())


@dataclass
class Double:
    """A reader that says what it was told to say, or raises, and remembers that it was asked."""

    name: str
    text: str | None
    asked: list[Prepared] = field(default_factory=list)

    def __call__(self, prepared: Prepared) -> Transcription:
        self.asked.append(prepared)
        if self.text is None:
            raise SourceError(f"{self.name} could not read the page image. Scan the page again.")
        whole = Word(0, len(self.text), Region(0, 0, *prepared.canvas))
        return Transcription(self.name, self.text, (whole,))


def readers(first: str | None, second: str | None) -> tuple[Ocr, Double, Double]:
    one, two = Double("first", first), Double("second", second)
    return Ocr(one, two), one, two


@pytest.mark.parametrize(
    ("image", "state", "given"),
    [
        (None, None, ()),  # a source that is text alone
        (IMAGE, Condition("blank", 0, 0.0, 0.0), ()),
        (IMAGE, INKED, (Transcription("text", "Exactly what stands there."),)),  # a born-digital page
    ],
    ids=["no image", "blank", "exact text"],
)
def test_no_reader_is_asked_where_there_is_nothing_to_read(
    image: bytes | None, state: Condition | None, given: tuple[Transcription, ...]
) -> None:
    ocr, one, two = readers(PLAIN, PLAIN)
    assert ocr(image, state, given) == ()
    assert one.asked == two.asked == []


@pytest.mark.parametrize("ink", ["inked", "near-blank"])
@pytest.mark.parametrize("reader", ["text-layer", "alto", "hocr"])
def test_what_another_engine_read_does_not_keep_ours_from_reading(ink: str, reader: str) -> None:
    ocr, one, _ = readers(PLAIN, PLAIN)
    assert len(ocr(IMAGE, Condition(ink, 0, 0.0, 0.0), (Transcription(reader, PLAIN),))) == 1
    assert len(one.asked) == 1


def test_an_easy_page_is_read_once() -> None:
    ocr, _, two = readers(PLAIN, PLAIN)
    assert [reading.reader for reading in ocr(IMAGE, INKED, ())] == ["first"]
    assert two.asked == []


def test_a_hard_page_is_read_by_both_from_the_same_preparation_and_both_are_kept() -> None:
    ocr, one, two = readers(NOISE, PLAIN)
    assert [(reading.reader, reading.text) for reading in ocr(IMAGE, INKED, ())] == [
        ("first", NOISE),
        ("second", PLAIN),
    ]
    assert one.asked[0] is two.asked[0]


def test_a_page_that_the_first_reader_gives_up_on_is_read_by_the_second() -> None:
    ocr, _, _ = readers(None, PLAIN)
    assert [reading.reader for reading in ocr(IMAGE, INKED, ())] == ["second"]


def test_a_second_reader_that_gives_up_takes_nothing_from_the_first() -> None:
    ocr, _, _ = readers(NOISE, None)
    assert [reading.text for reading in ocr(IMAGE, INKED, ())] == [NOISE]


def test_where_both_give_up_it_is_said_why() -> None:
    ocr, _, _ = readers(None, None)
    with pytest.raises(SourceError, match="first could not read") as raised:
        ocr(IMAGE, INKED, ())
    assert "second" in str(raised.value)


def test_an_image_that_cannot_be_decoded_reaches_no_reader() -> None:
    ocr, one, _ = readers(PLAIN, PLAIN)
    with pytest.raises(SourceError, match="cannot be decoded"):
        ocr(IMAGE[:300], INKED, ())
    assert one.asked == []


def sure(cert: float) -> Transcription:
    """A reading whose words are words, and whose reader is so sure of each."""
    words, at = [], 0
    for word in PLAIN.split():
        start = PLAIN.index(word, at)
        at = start + len(word)
        words.append(Word(start, at, Region(0, 0, 9, 9), cert))
    return Transcription("tesseract", PLAIN, tuple(words))


BARE = prepared(png(Image.new("L", (200, 200), 255)), INKED)


@pytest.mark.parametrize(
    ("reading", "verdict"),
    [
        (sure(0.93), False),
        (Transcription("tesseract", PLAIN), False),  # a reader that gives no confidence is not doubted for it
        (Transcription("tesseract", NOISE), True),
        (Transcription("tesseract", ""), True),  # ink, and nothing read
        (Transcription("tesseract", PLAIN[:200] + NOISE * 3), True),
    ],
    ids=["sure", "silent", "noise", "nothing", "half"],
)
def test_a_page_is_hard_where_its_reading_is_no_language(reading: Transcription, verdict: bool) -> None:
    assert hard(reading, BARE) is verdict


@pytest.mark.parametrize("turn", [0, 90])
def test_a_page_is_hard_where_letters_were_left_unread(turn: int) -> None:
    """A table that the engine takes for a picture: what it did read is legible, and is not all."""
    ready = prepared(png(turned(page(), turn)), Condition("inked", -turn % 360, 0.0, 0.0))
    whole = Transcription("tesseract", PLAIN, (Word(0, len(PLAIN), Region(0, 0, *ready.canvas), 0.9),))
    assert unread(whole, ready) == 0
    assert not hard(whole, ready)
    # The last three of the ten lines stand in no word.
    foot = 200 + 60 * 7 - 15
    read = Region(0, 0, LETTER[0], foot) if turn == 0 else Region(LETTER[1] - foot, 0, foot, LETTER[0])
    part = Transcription("tesseract", PLAIN, (Word(0, len(PLAIN), read, 0.9),))
    assert unread(part, ready) == pytest.approx(0.3, abs=0.05)
    assert hard(part, ready)


def test_the_bound_lies_between_print_and_noise() -> None:
    assert 0.5 < HARD < 0.95
