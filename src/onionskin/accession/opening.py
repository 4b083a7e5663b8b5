"""A source's bytes, and its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice, zip_longest

from onionskin.accession.alto import alto_frames, alto_text
from onionskin.accession.bounds import MOST_BYTES, megabytes
from onionskin.accession.hocr import hocr_frames, hocr_text
from onionskin.accession.holdings import file_bytes, head
from onionskin.accession.kinds import HEAD, kind_of
from onionskin.accession.markup import Element, Frame, loose_tree, tree
from onionskin.accession.page_xml import page_frames, page_text
from onionskin.accession.pairs import bound, unbound
from onionskin.accession.pdf import pdf_sheets
from onionskin.accession.pictures import Picture, picture
from onionskin.accession.source import Sheet, Source
from onionskin.accession.text import text_sheets
from onionskin.accession.tiff import frames
from onionskin.errors import SourceError
from onionskin.record import Transcription

_Trees = dict[str, Callable[[str, bytes], Iterator[tuple[Element, Frame]]]]
_TREES: _Trees = {
    "alto": lambda path, data: alto_frames(tree(path, data)),
    "page-xml": lambda path, data: page_frames(tree(path, data)),
    "hocr": lambda path, data: hocr_frames(path, loose_tree(path, data)),
}
_TEXTS: dict[str, Callable[[Element, Frame], tuple[Transcription, ...]]] = {
    "alto": alto_text,
    "page-xml": page_text,
    "hocr": hocr_text,
}


def kind(source: Source) -> str:
    """`text`, `pdf`, `tiff`, `image`, `alto`, `hocr` or `page-xml`: by what the file begins with, else by its name."""
    try:
        beginning = head(source.path)
    except SourceError:
        beginning = b""
    return kind_of(source.path, beginning) or "text"


def content(source: Source) -> bytes:
    """The bytes as they came; of a markup file with page images, those of all of them (see pairs).

    Raises SourceError where they cannot be read or are more than are taken in.
    """
    whole = [(path, file_bytes(path, MOST_BYTES + 1)) for path in (source.path, *source.images)]
    if sum(len(data) for _, data in whole) > MOST_BYTES:
        raise SourceError(
            f"{source.path} has more than the {megabytes(MOST_BYTES)} that are read from one source. Split it."
        )
    return bound(whole) if source.images else whole[0][1]


def sheets(source: Source, data: bytes, first: int = 1) -> Iterator[Sheet]:
    """The pages of a source from the `first`-th on, counted from 1, one at a time.

    `data` is what `content` gave. A page that cannot be read is a Sheet with a fault, and the pages after it follow.
    Raises SourceError where the whole file cannot be read.
    """
    path = source.path
    if not data:
        raise SourceError(f"{path} is empty (0 bytes). Ask its holder for the file again, or leave it out.")
    images: tuple[bytes, ...] = ()
    if source.images:
        data, *rest = unbound(path, data)
        images = tuple(rest)
    found = kind_of(path, data[:HEAD]) or "text"
    if found == "pdf":
        return pdf_sheets(path, data, first)
    if found == "text":
        return islice(text_sheets(path, data), first - 1, None)
    if found in _TREES:
        return islice(_markup_sheets(source, found, data, images), first - 1, None)
    return _image_sheets(path, found, data, first)


def _image_sheets(path: str, found: str, data: bytes, first: int) -> Iterator[Sheet]:
    for number, shown in _pictures(path, found, data, first):
        yield _sheet(path, number, shown)


def _pictures(path: str, found: str, data: bytes, first: int = 1) -> Iterator[tuple[int, Picture | str]]:
    if found == "tiff":
        yield from frames(path, data, first)
    elif first == 1:
        yield 1, picture(path, data)


def _sheet(path: str, number: int, shown: Picture | str) -> Sheet:
    if isinstance(shown, str):
        return Sheet(number, fault=shown)
    note = None
    if shown.scale < 1:
        size = f"{shown.width:,} by {shown.height:,} pixels"
        note = f"{path}, page {number}, was scaled down to {size}, so that it can be held."
    return Sheet(number, shown.image, shown.width, shown.height, note=note)


def _markup_sheets(source: Source, found: str, data: bytes, images: tuple[bytes, ...]) -> Iterator[Sheet]:
    """The pages of a tree, each with its image; images over and above the tree's pages follow without text."""
    pages = _TREES[found](source.path, data)
    shown = _all_pictures(source, images)
    number = 0
    for number, (page, picture_) in enumerate(zip_longest(pages, shown), 1):
        where = f"{source.path}, page {number},"
        yield _paired(where, (source.path, number, found), page, picture_)
    if not number:
        raise SourceError(f"{source.path} holds no page. Export it again, or leave it out.")


def _paired(
    where: str, which: tuple[str, int, str], page: tuple[Element, Frame] | None, shown: Picture | str | None
) -> Sheet:
    path, number, found = which
    sheet = Sheet(number) if shown is None else _sheet(path, number, shown)
    if page is None:
        return sheet
    element, frame = page
    if sheet.image is not None:
        frame = frame.fitted(sheet.width, sheet.height)
    width, height = frame.canvas()
    given = _TEXTS[found](element, frame)
    if sheet.image is None and not given:
        return Sheet(
            number, fault=sheet.fault or f"{where} holds no text, and its page image is not beside it. Add the image."
        )
    note = sheet.fault or sheet.note
    return Sheet(number, sheet.image, width, height, given, note=note)


def _all_pictures(source: Source, images: tuple[bytes, ...]) -> Iterator[Picture | str]:
    for path, data in zip(source.images, images, strict=True):
        try:
            found = kind_of(path, data[:HEAD]) or "image"
            several = (shown for _, shown in _pictures(path, found, data))
            yield from several if len(images) == 1 else islice(several, 1)
        except SourceError as error:
            yield str(error)
