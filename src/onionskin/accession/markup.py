"""What ALTO, hOCR and PAGE-XML have in common: a tree read without network, a text grown by lines."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from onionskin.accession.bounds import MOST_MARKUP, megabytes, told
from onionskin.errors import SourceError
from onionskin.record import Region, Transcription, Word

Element = etree._Element
_MOST_UNITS = 1e6
"""A place or a size beyond this many units is none: A0 in 1200ths of an inch has 56,000."""
_DECLARED = re.compile(rb"(?:encoding|charset)\s*=\s*[\"']?\s*([A-Za-z0-9._-]+)", re.I)


@dataclass(frozen=True, slots=True)
class Frame:
    """The page that a tree speaks of: its size in the tree's own units, and canvas pixels for one such unit."""

    width: float
    height: float
    across: float = 1.0
    down: float = 1.0

    def fitted(self, width: int, height: int) -> Frame:
        """The same page on a canvas of that many pixels."""
        if self.canvas() == (0, 0):
            return Frame(width, height)
        return Frame(self.width, self.height, width / self.width, height / self.height)

    def canvas(self) -> tuple[int, int]:
        """Its size in canvas pixels; (0, 0) where the tree does not say, or says what cannot be."""
        if not (1 <= self.width <= _MOST_UNITS and 1 <= self.height <= _MOST_UNITS):
            return 0, 0
        return max(1, round(self.width * self.across)), max(1, round(self.height * self.down))

    def region(self, x: float, y: float, width: float, height: float) -> Region | None:
        """A box in the tree's units as a region of the canvas, cut off at its edges; None where nothing is left."""
        if not all(abs(value) <= _MOST_UNITS for value in (x, y, width, height)):
            return None
        left, top = max(0, round(x * self.across)), max(0, round(y * self.down))
        right, foot = round((x + width) * self.across), round((y + height) * self.down)
        most = self.canvas()
        if most != (0, 0):
            right, foot = min(right, most[0]), min(foot, most[1])
        return Region(left, top, right - left, foot - top) if right > left and foot > top else None


@dataclass(slots=True)
class Growing:
    """A transcription as it grows: words and spaces into lines, lines into blocks, blocks parted by an empty line."""

    reader: str
    _parts: list[str] = field(default_factory=list)
    _words: list[Word] = field(default_factory=list)
    _length: int = 0
    _due: str = ""

    def say(self, text: str, region: Region | None = None, cert: float | None = None) -> None:
        """The next piece of the line, placed where its region is known. White space within it becomes one space."""
        plain = " ".join(text.split())
        if not plain:
            return
        start = self._length + len(self._due)
        self._parts += (self._due, plain)
        self._length, self._due = start + len(plain), ""
        if region is not None:
            self._words.append(Word(start, self._length, region, cert))

    def extend(self, text: str, region: Region | None) -> None:
        """Letters that belong to the word just said, as a hyphen at a line's end does."""
        self._due = "" if self._due == " " else self._due
        word = self._words.pop() if self._words and self._words[-1].end == self._length and not self._due else None
        if word is None:
            self.say(text, region)
        else:
            self.say(text)
            box = word.region if region is None else word.region.around(region)
            self._words.append(Word(word.start, self._length, box, word.cert))

    def space(self) -> None:
        """A space, if a word follows on this line."""
        self._due = self._due or (" " if self._length else "")

    def line(self) -> None:
        """The line ends."""
        if self._length and "\n" not in self._due:
            self._due = "\n"

    def block(self) -> None:
        """The block ends."""
        if self._length:
            self._due = "\n\n"

    def told(self) -> tuple[Transcription, ...]:
        """What was said, or () for nothing."""
        return (Transcription(self.reader, "".join(self._parts), tuple(self._words)),) if self._parts else ()


def tree(path: str, data: bytes) -> Element:
    """The root of an XML file. Raises SourceError where it is not well-formed or too large."""
    _weigh(path, data)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(
            f"{path} is not well-formed XML ({told(error)}). It may have been cut short; export it again."
        ) from error


def loose_tree(path: str, data: bytes) -> Element:
    """The root of an HTML file, however loosely written. Raises SourceError where there is nothing in it."""
    _weigh(path, data)
    declared = _DECLARED.search(data[:1024])
    encoding = declared[1].decode("ascii") if declared else "utf-8"
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else encoding
    try:
        plain = data.decode(encoding, "replace")
    except (LookupError, ValueError):  # no such encoding, or one that is not of characters
        plain = data.decode("utf-8", "replace")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(plain.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(f"{path} cannot be read as HTML ({told(error)}). Export it again.") from error
    if root is None:
        raise SourceError(f"{path} cannot be read as HTML: there is nothing in it. Export it again.")
    return root


def named(element: Element, *names: str) -> Iterator[Element]:
    """The descendants with these local names, whatever their namespace, in document order."""
    return element.iter(*(f"{{*}}{name}" for name in names))


def local(element: Element) -> str:
    """An element's name without its namespace; empty for a comment or an entity."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def number(element: Element, name: str) -> float:
    """An attribute as a number; not a number where it is missing or is none."""
    try:
        return float(element.get(name, "nan"))
    except ValueError:
        return math.nan


def share(value: float) -> float | None:
    """A confidence from 0 to 1; None where there is none or it is outside."""
    return value if 0 <= value <= 1 else None


def _weigh(path: str, data: bytes) -> None:
    if not data:
        raise SourceError(f"{path} is empty (0 bytes). Ask its holder for the file again, or leave it out.")
    if len(data) > MOST_MARKUP:
        raise SourceError(
            f"{path} has {megabytes(len(data))}, more than the {megabytes(MOST_MARKUP)} that are read from one file of "
            "its kind. Split it by pages."
        )
