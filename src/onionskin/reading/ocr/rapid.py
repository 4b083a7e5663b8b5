"""RapidOCR (PP-OCRv6 small), for pages that are hard. Its weights are in its wheel; nothing is fetched.

Its angle classifier stays off: it turns whole lines of dense typescript upside down (13 % wrong characters against
0.5 %). It finds pieces of lines, not lines; they are put in order here.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import cv2

from onionskin.errors import MissingTool, SourceError
from onionskin.reading.ocr.rows import Piece, Placed, rows, transcription
from onionskin.reading.prepare import Prepared
from onionskin.record import Transcription

SETTINGS = {
    "Global.use_cls": False,
    "Global.log_level": "critical",
    "Global.return_word_box": True,
    # No filter of its own: it would part the words from their lines.
    "Global.text_score": 0.0,
    "Global.max_side_len": 2600,
    # The finder of lines sees the page at this size. 1280 finds no more of real scans (1863 against 1843 words of ten
    # pages that Tesseract has too; 1.22 against 1.26 % wrong characters on 20 specimens) and takes 220 MB more.
    "Det.limit_side_len": 1120,
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
# Spaces that it eats where nothing else can be meant: 12March1964, the word,another.
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
_EATEN = re.compile(
    "|".join((
        rf"(?<=\d)(?=(?:{'|'.join(_MONTHS)})(?![a-z]))",
        rf"(?:{'|'.join(rf'(?<={month})' for month in _MONTHS)})(?=\d{{1,4}}\b)",
        r"(?<=[a-z]{2},)(?=[A-Za-z]{2})",
    ))
)  # fmt: skip


class Rapid:
    """Reads a prepared page. The models are loaded at the first page and kept for the life of the process."""

    name = "rapidocr"

    def __call__(self, prepared: Prepared) -> Transcription:
        """Its pieces of lines, put in order (see `rows`).

        Raises SourceError where the engine gives up on the page, MissingTool where it is not installed.
        """
        engine = _engine()
        try:
            found = engine(cv2.cvtColor(prepared.pixels, cv2.COLOR_GRAY2BGR))
        except Exception as error:  # the engine's errors, and its runtime's, have no root of their own
            raise SourceError(f"RapidOCR could not read the page image: {error}. Scan the page again.") from error
        return transcription(self.name, rows(pieces(found)), prepared)


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
            words.append(Placed(text[start:end], edges[start][0], top, edges[end - 1][1], foot, cert))
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
