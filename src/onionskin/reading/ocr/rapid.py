"""RapidOCR (PP-OCRv6 small), for pages that are hard. Its weights are in its wheel; nothing is fetched.

Its angle classifier stays off: it turns whole lines of dense typescript upside down (13 % wrong characters against
0.5 %). It finds pieces of lines, not lines; they are put in order here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from statistics import median
from typing import Any

import cv2

from onionskin.errors import MissingTool, SourceError
from onionskin.reading.prepare import Prepared
from onionskin.record import Transcription, Word

SETTINGS = {
    "Global.use_cls": False,
    "Global.log_level": "critical",
    "Global.return_word_box": True,
    # No filter of its own: it would part the words from their lines.
    "Global.text_score": 0.0,
    "Global.max_side_len": 2600,
    "Det.limit_side_len": 1280,
    "Det.limit_type": "max",
    # One line at a time: a batch is padded to its longest line, which costs 600 MB on a full page.
    "Rec.rec_batch_num": 1,
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    "EngineConfig.onnxruntime.enable_cpu_mem_arena": False,
}
LEAST = 0.5
"""Lines the reader itself believes less than this are dust and punch holes (the engine's own default)."""

# The widths of East Asian type, which a reader that also knows Chinese gives to punctuation.
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3002: ord("."), 0x3001: ord(","), 0x3000: ord(" ")}
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
# Spaces that it eats where nothing else can be meant: 12March1964, the word,another.
_EATEN = re.compile(
    rf"(?<=\d)(?=(?:{_MONTH})(?![a-z]))|(?<=[a-z]{{2}},)(?=[A-Za-z]{{2}})|(?:(?<=March)|(?<=ember)|(?<=uary)|(?<=tober)|(?<=April)|(?<=June)|(?<=July)|(?<=August))(?=\d{{1,4}}\b)"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line: its box on the prepared image, and each word with its own left, right and confidence."""

    left: float
    top: float
    right: float
    foot: float
    words: tuple[tuple[str, float, float, float], ...]


class Rapid:
    """Reads a prepared page. The models are loaded at the first page and kept for the life of the process."""

    name = "rapidocr"

    def __call__(self, prepared: Prepared) -> Transcription:
        """Lines part by a line break, and by a blank line where the gap is wider than the page's usual one.

        Raises SourceError where the engine gives up on the page, MissingTool where it is not installed.
        """
        try:
            found = _engine()(cv2.cvtColor(prepared.pixels, cv2.COLOR_GRAY2BGR))
        except (RuntimeError, ValueError, cv2.error) as error:
            raise SourceError(f"RapidOCR could not read the page image: {error}. Scan the page again.") from error
        return transcription(lines(pieces(found)), prepared)


@cache
def _engine() -> Any:
    try:
        from rapidocr import RapidOCR
    except ImportError as error:
        raise MissingTool("RapidOCR is not installed. Install it with: pip install rapidocr onnxruntime") from error
    return RapidOCR(params=dict(SETTINGS))


def pieces(found: Any) -> list[Piece]:
    """What the engine found, line by line, without what it does not itself believe."""
    texts = getattr(found, "txts", None)
    if not texts:
        return []
    placed = found.word_results if len(found.word_results) == len(texts) else ((),) * len(texts)
    return [
        _piece(box.tolist(), text.translate(_WIDE), score, words)
        for box, text, score, words in zip(found.boxes, texts, found.scores, placed, strict=True)
        if score >= LEAST and text.strip()
    ]


def _piece(box: list[list[float]], text: str, score: float, placed: Any) -> Piece:
    left, right = min(x for x, _ in box), max(x for x, _ in box)
    top, foot = min(y for _, y in box), max(y for _, y in box)
    edges = _edges(text, placed, left, right)
    words = []
    for match in re.finditer(r"\S+", text):
        start = match.start()
        ends = [*(eaten.start() for eaten in _EATEN.finditer(text, match.start() + 1, match.end())), match.end()]
        for end in ends:
            certs = [cert for _, _, cert in edges[start:end] if cert is not None]
            cert = sum(certs) / len(certs) if certs else score
            words.append((text[start:end], edges[start][0], edges[end - 1][1], cert))
            start = end
    return Piece(left, top, right, foot, tuple(words))


def _edges(text: str, placed: Any, left: float, right: float) -> list[tuple[float, float, float | None]]:
    """Each character's left and right and confidence: from its word's box; failing that, from its share of the line."""
    step = (right - left) / len(text)
    edges: list[tuple[float, float, float | None]] = [
        (left + step * at, left + step * (at + 1), None) for at in range(len(text))
    ]
    at = 0
    for item in placed:
        word, cert, box = str(item[0]).translate(_WIDE), float(item[1]), item[2]
        start = text.find(word, at)
        if start < 0 or not word:
            continue
        near, far = min(x for x, _ in box), max(x for x, _ in box)
        pace = (far - near) / len(word)
        for offset in range(len(word)):
            edges[start + offset] = (near + pace * offset, near + pace * (offset + 1), cert)
        at = start + len(word)
    return edges


def lines(found: list[Piece]) -> list[list[Piece]]:
    """Pieces put on lines, from the top down and from left to right: those whose middles lie within half a height."""
    rows: list[list[Piece]] = []
    for piece in sorted(found, key=lambda piece: ((piece.top + piece.foot) / 2, piece.left)):
        middle = (piece.top + piece.foot) / 2
        for row in rows[-3:]:
            last = row[-1]
            apart = abs(middle - (last.top + last.foot) / 2)
            if apart < 0.5 * min(piece.foot - piece.top, last.foot - last.top) and not _overlap(piece, row):
                row.append(piece)
                break
        else:
            rows.append([piece])
    ordered = [sorted(row, key=lambda piece: piece.left) for row in rows]
    return sorted(ordered, key=lambda row: min(piece.top + piece.foot for piece in row))


def _overlap(piece: Piece, row: list[Piece]) -> bool:
    return any(min(piece.right, other.right) - max(piece.left, other.left) > piece.foot - piece.top for other in row)


def transcription(rows: list[list[Piece]], prepared: Prepared) -> Transcription:
    """The lines as text, every word pinned to its place on the original image."""
    middles = [sum(piece.top + piece.foot for piece in row) / (2 * len(row)) for row in rows]
    steps = [below - above for above, below in pairwise(middles)]
    usual = median(steps) if steps else 0.0
    text, words = "", []
    for number, row in enumerate(rows):
        if number:
            text += "\n\n" if steps[number - 1] > 1.4 * usual else "\n"
        for place, (piece, word) in enumerate((one, word) for one in row for word in one.words):
            seen, left, right, cert = word
            text += " " if place else ""
            region = prepared.region(left, piece.top, right, piece.foot)
            words.append(Word(len(text), len(text) + len(seen), region, round(min(1.0, max(0.0, cert)), 3)))
            text += seen
    return Transcription(Rapid.name, text, tuple(words))
