"""How a text file's bytes are to be read. It is settled in stretches, so that no large file is held as text at once."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass

from onionskin.errors import SourceError

_STRETCH = 1 << 20
"""Bytes that are looked at together."""
_CONTROLS = bytes((*range(9), *range(14, 32), 127))
_MOST_CONTROL = 0.02
"""The share of control characters from which a file is not text. Typescript read by OCR has none; print streams of
old word processors some in a thousand; executables and images over a tenth."""
_SOUND_TO_DAMAGED = 4
"""How many sound multi-byte characters there must be to each damaged byte for a file to be called damaged UTF-8."""
_BOMS = ((b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


@dataclass(frozen=True, slots=True)
class Plain:
    """A text whose line feeds, form feeds and letters of ASCII are single bytes; `note` says what was guessed."""

    data: bytes
    codec: str
    note: str | None = None

    def text(self, start: int, end: int) -> str:
        """The text of some of its bytes: line ends become line feeds, damage becomes U+FFFD."""
        return self.data[start:end].decode(self.codec, "replace").replace("\r\n", "\n").replace("\r", "\n")


def plain(path: str, data: bytes) -> Plain:
    """A text file's bytes, without a byte order mark, and how to read them.

    What a byte order mark says; then UTF-16 where every other byte is nought; then UTF-8; then UTF-8 with damage; then
    Windows-1252. Raises SourceError where the bytes are empty or no text.
    """
    if not data:
        raise SourceError(f"{path} is empty (0 bytes). Ask its holder for the file again, or leave it out.")
    found = _wide(path, data) or _narrow(path, data.removeprefix(codecs.BOM_UTF8))
    if sum(len(one) - len(one.translate(None, _CONTROLS)) for one in _stretches(found.data)) > _MOST_CONTROL * len(
        found.data
    ):
        raise SourceError(
            f"{path} is not text: much of it is control characters. If it is a scan or an office document under the "
            "wrong name, rename it or convert it to PDF."
        )
    return found


def _wide(path: str, data: bytes) -> Plain | None:
    """UTF-16 or UTF-32 as UTF-8: by its mark, or by nought in most of the high bytes and in hardly any low ones."""
    codec, why = next(((name, "its first bytes say") for bom, name in _BOMS if data.startswith(bom)), (None, ""))
    if codec is None and len(sample := data[:4096]) >= 4:
        even, odd = sample[::2].count(0) / len(sample[::2]), sample[1::2].count(0) / len(sample[1::2])
        codec = "utf-16-le" if odd > 0.5 and even < 0.1 else "utf-16-be" if even > 0.5 and odd < 0.1 else None
        why = "every other byte is nought"
    if codec is None:
        return None
    narrow = data.decode(codec, "replace").removeprefix("\ufeff").encode()
    return Plain(narrow, "utf-8", f"{path} was read as {codec.upper()}, as {why}.")


def _narrow(path: str, data: bytes) -> Plain:
    damaged, sound = _damage(data)
    if not damaged:
        return Plain(data, "utf-8")
    if sound >= _SOUND_TO_DAMAGED * damaged:
        many = "one damaged character, which is" if damaged == 1 else f"{damaged:,} damaged characters, which are"
        return Plain(data, "utf-8", f"{path} is UTF-8 with {many} shown as \ufffd.")
    note = f"{path} is not UTF-8; it was read as Windows-1252. If letters with accents look wrong, save it as UTF-8."
    return Plain(data, "cp1252", note)


def _damage(data: bytes) -> tuple[int, int]:
    """Damaged and sound characters beyond ASCII, read as UTF-8; (0, 0) where nothing is damaged."""
    if data.isascii() or _sound(data):
        return 0, 0
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    damaged = sound = 0
    for stretch in (*map(decoder.decode, _stretches(data)), decoder.decode(b"", final=True)):
        lost = stretch.count("\ufffd")
        damaged += lost
        sound += sum(char > "\x7f" for char in stretch) - lost
    return damaged, sound


def _sound(data: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for stretch in _stretches(data):
            decoder.decode(stretch)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _stretches(data: bytes) -> Iterator[bytes]:
    return (data[at : at + _STRETCH] for at in range(0, len(data), _STRETCH))
