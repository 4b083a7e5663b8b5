"""What accession speaks of: a file that was found, and a page as it came."""

from __future__ import annotations

from dataclasses import dataclass

from onionskin.record import Transcription


@dataclass(frozen=True, slots=True)
class Source:
    """One file that was found, not yet read.

    `path` is where it is read from; what follows `!/` is a member of a ZIP (`a.zip!/dir/b.pdf`). `code` is its path
    from the folder that was ingested, with that folder's name (`papers/vol1/b.pdf`): the code of its unit. `images` are
    the paths of the page images that belong to an ALTO, hOCR or PAGE-XML file, in the order of its pages; one image may
    have several frames. Such a pair is one source. `size` is in bytes and `modified` ISO 8601 in UTC, both over the
    file and its images.
    """

    path: str
    code: str
    size: int
    modified: str
    images: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as it came.

    `number` is the image number in the source, from 1, or the N of a text's own `## Page N`; numbers ascend.
    `image` is an encoded page image (JPEG, PNG, JPEG 2000, GIF, WebP), upright as the source shows it, None for text
    only. `width` and `height` are the canvas in pixels, 0 for text only. `given` came with the source; its words
    stand in canvas pixels. `fault` is a whole sentence where this page could not be read (then image is None and
    given empty); `note` one where it was read with a guess that a person may want to know of.
    """

    number: int
    image: bytes | None = None
    width: int = 0
    height: int = 0
    given: tuple[Transcription, ...] = ()
    fault: str | None = None
    note: str | None = None
