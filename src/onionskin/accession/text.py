"""Text files: bytes to text, and text to pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onionskin.accession.bounds import MOST_PAGES
from onionskin.accession.source import Sheet
from onionskin.errors import SourceError
from onionskin.record import Transcription

_DIVIDER = re.compile(r"^##[ \t]+page[ \t]+(\d{1,6})[ \t]*(?:\n|\Z)", re.I | re.M)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MOST_CONTROL = 0.02
"""The share of control characters from which a file is not text. Typescript read by OCR has none; print streams of
old word processors some in a thousand; executables and images over a tenth."""
_SOUND_TO_DAMAGED = 4
"""How many sound multi-byte characters there must be to each damaged byte for a file to be called damaged UTF-8."""
_BOMS = ((b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def text_sheets(path: str, data: bytes) -> Iterator[Sheet]:
    """The pages of a text file, divided by lines `## Page N`, else by form feeds.

    Line ends become line feeds and a byte order mark is dropped; nothing else of a page's text is changed, and a
    divider is not part of it. What stands before the first divider belongs to the first page. Numbers that do not
    ascend are counted on, and a note says so. Raises SourceError where the bytes are no text.
    """
    text, note = decoded(path, data)
    pages = _divided(text)
    if len(pages) > MOST_PAGES:
        raise SourceError(f"{path} has {len(pages):,} pages, more than the {MOST_PAGES:,} that are read. Split it.")
    before = 0
    for wanted, page in pages:
        number = wanted if wanted > before else before + 1
        remark = note
        if number != wanted:
            remark = f"{path} has a divider for page {wanted} after page {before}; it was counted as page {number}."
        before = number
        yield Sheet(number, given=(Transcription("text", page),), note=remark)


def decoded(path: str, data: bytes) -> tuple[str, str | None]:
    """The text of a file and, where its encoding had to be guessed, the sentence that says so.

    UTF-8 first; then what a byte order mark says; then UTF-16 where every other byte is nought; then UTF-8 with
    damage; then Windows-1252. Raises SourceError where the bytes are empty or no text.
    """
    if not data:
        raise SourceError(f"{path} is empty (0 bytes). Ask its holder for the file again, or leave it out.")
    text, note = _guessed(path, data)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text):
        raise SourceError(
            f"{path} is not text: much of it is control characters. If it is a scan or an office document under the "
            "wrong name, rename it or convert it to PDF."
        )
    return text, note


def _guessed(path: str, data: bytes) -> tuple[str, str | None]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, "replace"), f"{path} was read as {encoding.upper()}, as its first bytes say."
    if (wide := _wide(data)) is not None:
        return data.decode(wide, "replace"), f"{path} was read as {wide.upper()}, as every other byte is nought."
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        replaced = data.decode("utf-8", "replace")
    damaged = replaced.count("\ufffd")
    sound = sum(char > "\x7f" and char != "\ufffd" for char in replaced)
    if sound >= _SOUND_TO_DAMAGED * damaged:
        return replaced, f"{path} is UTF-8 with {damaged} damaged characters, which are shown as \ufffd."
    note = f"{path} is not UTF-8; it was read as Windows-1252. If letters with accents look wrong, save it as UTF-8."
    return data.decode("cp1252", "replace"), note


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: nought in most of the high bytes and in hardly any of the low ones."""
    sample = data[:4096]
    if len(sample) < 4:
        return None
    even, odd = sample[::2].count(0) / len(sample[::2]), sample[1::2].count(0) / len(sample[1::2])
    if odd > 0.5 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.5 and odd < 0.1 else None


def _divided(text: str) -> list[tuple[int, str]]:
    dividers = list(_DIVIDER.finditer(text))
    if not dividers:
        return _fed(text)
    ends = [divider.start() for divider in dividers[1:]] + [len(text)]
    pages = [(int(found[1]), text[found.end() : end]) for found, end in zip(dividers, ends, strict=True)]
    if (before := text[: dividers[0].start()]).strip():
        pages[0] = (pages[0][0], before + pages[0][1])
    return pages


def _fed(text: str) -> list[tuple[int, str]]:
    """Pages between form feeds. One that stands before the first page or after the last begins none."""
    pages = text.split("\f")
    while len(pages) > 1 and not pages[-1].strip():
        pages.pop()
    if len(pages) > 1 and not pages[0].strip():
        pages.pop(0)
    return list(enumerate(pages, 1))
