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

ZIPPED = b"PK\3\4"
"""What a ZIP, and every office document that is one, begins with."""

_Trees = dict[str, Callable[[str, bytes], Iterator[tuple[Element, Frame]]]]
_TREES: _Trees = {
    "alto": lambda path, data: alto_frames(tree(path, data)),
    "page-xml": lambda path, data: page_frames(tree(path, data)),
    "hocr": lambda path, data: hocr_frames(path, loose_tree(path, data)),
}
_Read = Callable[[Element, Frame], tuple[Transcription, ...]]
_TEXTS: dict[str, _Read] = {
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
    """The pages of a source from number `first` on, one at a time.

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
    if data.startswith(ZIPPED):
        raise SourceError(
            f"{path} is a ZIP or an office document, whatever its name says. Rename a ZIP to end in .zip, print a "
            "document to PDF, and ingest that."
        )
    found = kind_of(path, data[:HEAD]) or "text"
    if found == "pdf":
        return pdf_sheets(path, data, first)
    if found == "text":
        return text_sheets(path, data, first)
    if found in _TREES:
        return _markup_sheets(source, data, images, first)
    return _image_sheets(path, found, data, first)


def _image_sheets(path: str, found: str, data: bytes, first: int) -> Iterator[Sheet]:
    for number, shown in _pictures(path, found, data, first):
        yield _sheet(path, number, shown)


def _pictures(path: str, found: str, data: bytes, first: int = 1) -> Iterator[tuple[int, Picture | str]]:
    if found == "tiff":
        yield from frames(path, data, first)
    elif first <= 1:
        yield 1, picture(path, data)


def _sheet(path: str, number: int, shown: Picture | str) -> Sheet:
    if isinstance(shown, str):
        return Sheet(number, fault=shown)
    note = None
    if shown.scale < 1:
        size = f"{shown.width:,} by {shown.height:,} pixels"
        note = f"{path}, page {number}, was scaled down to {size}, so that it can be held."
    return Sheet(number, shown.image, shown.width, shown.height, note=note)


def _markup_sheets(source: Source, data: bytes, images: tuple[bytes, ...], first: int) -> Iterator[Sheet]:
    """The pages of a tree, each with its image; images over and above the tree's pages follow without text."""
    found = kind_of(source.path, data[:HEAD]) or ""
    pages = tuple(_TREES[found](source.path, data))
    if not pages and not images:
        raise SourceError(f"{source.path} holds no page. Export it again, or leave it out.")
    shown = _all_pictures(source, images, first)
    for number, (page, picture_) in enumerate(zip_longest(pages[first - 1 :], shown), first):
        sheet = Sheet(number) if picture_ is None else _sheet(source.path, number, picture_)
        yield sheet if page is None else _worded(source.path, sheet, _TEXTS[found], page)


def _worded(path: str, sheet: Sheet, read: _Read, page: tuple[Element, Frame]) -> Sheet:
    """A sheet with the text that a tree gives for it, placed on its canvas."""
    element, frame = page
    if sheet.image is not None:
        frame = frame.fitted(sheet.width, sheet.height)
    given = read(element, frame)
    if sheet.image is None and not given:
        none = f"{path}, page {sheet.number}, holds no text, and its page image is not beside it. Add the image."
        return Sheet(sheet.number, fault=sheet.fault or none)
    width, height = frame.canvas()
    if (width, height) == (0, 0):
        width, height = _extent(given)
    return Sheet(sheet.number, sheet.image, width, height, given, note=sheet.fault or sheet.note)


def _extent(given: tuple[Transcription, ...]) -> tuple[int, int]:
    """The canvas that just holds every word, for a page whose size is not said; (0, 0) where no word is placed."""
    regions = [word.region for one in given for word in one.words]
    width = max((region.x + region.width for region in regions), default=0)
    return width, max((region.y + region.height for region in regions), default=0)


def _all_pictures(source: Source, images: tuple[bytes, ...], first: int) -> Iterator[Picture | str]:
    """The page images from number `first` on: of one image all its frames, of several the first frame of each."""
    several = list(zip(source.images, images, strict=True))
    for path, data in several if len(several) == 1 else several[first - 1 :]:
        try:
            shown = _pictures(path, kind_of(path, data[:HEAD]) or "image", data, first if len(several) == 1 else 1)
            yield from (one for _, one in (shown if len(several) == 1 else islice(shown, 1)))
        except SourceError as error:
            if len(several) > 1 or first == 1:
                yield str(error)
