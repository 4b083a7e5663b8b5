"""Bytes to text: what was typed is what is read, and a guess is said."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.accession.encoding import plain
from onionskin.errors import SourceError

MEMO = "Vessin, 6 May 1957 — l’envoyé du Préfet Ærøy\n"


def decoded(data: bytes) -> tuple[str, str | None]:
    found = plain("memo.txt", data)
    return found.text(0, len(found.data)), found.note


@pytest.mark.parametrize(
    ("data", "text", "note"),
    [
        (MEMO.encode(), MEMO, None),
        (codecs.BOM_UTF8 + MEMO.encode(), MEMO, None),  # the mark is no letter of the text
        (MEMO.encode("utf-16"), MEMO, "UTF-16"),
        (codecs.BOM_UTF16_BE + MEMO.encode("utf-16-be"), MEMO, "UTF-16"),
        (codecs.BOM_UTF32_LE + MEMO.encode("utf-32-le"), MEMO, "UTF-32"),  # begins as UTF-16's mark does
        (MEMO.encode("utf-16-le"), MEMO, "every other byte is nought"),  # valid UTF-8, were it not for the noughts
        (MEMO.encode("utf-16-be"), MEMO, "every other byte is nought"),
        (b"\xff\xfea", "\ufffd", "UTF-16"),  # cut in the middle of a letter
        (MEMO.encode("cp1252"), MEMO, "Windows-1252"),
        (b"caf\xe9 \x93quoted\x94", "café “quoted”", "Windows-1252"),  # no sound letter beyond ASCII beside them
        ("éàüö".encode() * 3 + b"\xff.", "éàüö" * 3 + "\ufffd.", "one damaged character, which is"),
        ("éàüö".encode() * 9 + b"\xff\xfe.", "éàüö" * 9 + "\ufffd\ufffd.", "2 damaged characters, which are"),
        ("é".encode() + b"\xff" * 3 + b" memo", "Ã©ÿÿÿ memo", "Windows-1252"),  # more damage than sense
        (b"one\r\ntwo\rthree\n\r\n", "one\ntwo\nthree\n\n", None),
        (b"a\x0bb\tc\x85", "a\x0bb\tc…", "Windows-1252"),  # tabs of both kinds are no control characters
        (b"x" * 200 + b"\x1a", "x" * 200 + "\x1a", None),  # the end mark of an old file system stays
    ],
)
def test_text(data: bytes, text: str, note: str | None) -> None:
    read, said = decoded(data)
    assert read == text
    assert said is None if note is None else said is not None and note in said and said.startswith("memo.txt ")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0", "not text"),
        (bytes(range(256)), "not text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 60, "not text"),  # an office document under the wrong name
        ("Смерть".encode("utf-16-le") * 9, "not text"),  # UTF-16 without a mark, of no Latin letters: not guessed
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, why: str) -> None:
    with pytest.raises(SourceError, match=f"^memo.txt is {why}"):
        plain("memo.txt", data)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(lambda text: text[0] != "\ufeff"))
def test_sound_utf8_comes_through_unchanged(text: str) -> None:
    assert decoded(text.encode()) == (text, None)


@given(st.text("ab éß\n", min_size=8), st.sampled_from(["utf-16", "utf-32"]))
def test_what_a_mark_says_holds(text: str, codec: str) -> None:
    assert decoded(text.encode(codec))[0] == text


def test_damage_that_straddles_two_stretches_is_counted_once() -> None:
    long = ("é" * 50).encode() + b"x" * (1 << 20)
    at = (1 << 20) - 1
    data = long[:at] + "é".encode() + long[at:] + b"\xff"  # a sound letter on the seam, and one damaged byte
    text, note = decoded(data)
    assert note is not None
    assert "one damaged character" in note
    assert text.count("é") == 51
