"""Newspapers and books: two public sets of OCR beside the truth, scored and never trained on.

`newspapers`: articles of Australian papers, line by line, with a commercial corrector's output beside them. Characters
are compared over each article with its blanks folded, words likewise, as the published figures are (8.10 % and 5.13 %
of the characters, 25.8 % of the words).

`books`: pages of English monographs (ICDAR 2017), the OCR aligned with the truth letter by letter; `@` fills gaps, and
stretches of which the truth is not known (`#`) are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from evals.repair_collection import collected
from onionskin.marking.marks import find_marks
from onionskin.reading.repair import find_repairs
from onionskin.reading.zones import find_zones
from onionskin.record import Annotations, Emendation, Span, Transcription, repaired

READER = "unknown"


LINES = frozenset({"line_end_hyphen", "false_paragraph_break", "zone_split"})
"""Emendations of line breaks are left out: the truth of these sets keeps hyphens at line ends and breaks as printed."""


def alone(page: Transcription, words: tuple[str, ...]) -> Annotations:
    """What is made of a reading that comes alone, `words` being those of its item: each stage it reads is run on it."""
    marks = find_marks(page, (), {}, ())
    said = find_repairs(page, (), (marks, find_zones(page, marks, ())), words, ((), ()))
    return tuple(one for one in said if isinstance(one.body, Emendation) and one.body.applied)


def emendations(text: str, words: tuple[str, ...] = ()) -> Annotations:
    """What is made of a text of which nothing else is known but words of its collection, without line breaks."""
    said = alone(Transcription(READER, text), words)
    return tuple(one for one in said if isinstance(one.body, Emendation) and one.body.kind not in LINES)


def _known(texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For each text, what a collection of them all takes for words."""
    return collected({text: (Transcription(READER, text),) for text in texts})


def articles(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Each article: as it was read, the truth, what the commercial corrector made of it."""
    columns: tuple[list[str], list[str], list[str]] = ([], [], [])
    for line in (folder / "allArticles.txt").read_text("utf-8", errors="replace").splitlines():
        if line.startswith("*$*OVERPROOF*$*"):
            if columns[0]:
                yield tuple("\n".join(column) for column in columns)  # type: ignore[misc]
            columns = ([], [], [])
            continue
        cells = line.split("||@@||")
        if len(cells) == 3:
            for column, cell in zip(columns, cells, strict=True):
                column.append(cell)
    if columns[0]:
        yield tuple("\n".join(column) for column in columns)  # type: ignore[misc]


def newspapers(folder: Path) -> dict[str, float]:
    """Error rates, in hundredths, before, after, and after the commercial corrector; articles made worse."""
    wrong = dict.fromkeys(("before", "after", "overproof"), (0, 0))
    letters = words = worse = count = 0
    rows = tuple(articles(folder))
    known = _known(read for read, _, _ in rows)
    for read, truth, corrected in rows:
        after = repaired(Transcription(READER, read), emendations(read, known[read])).text
        plain, wanted = " ".join(truth.split()), truth.split()
        letters, words, count = letters + len(plain), words + len(wanted), count + 1
        here = {}
        for name, text in (("before", read), ("after", after), ("overproof", corrected)):
            here[name] = Levenshtein.distance(" ".join(text.split()), plain)
            wrong[name] = (wrong[name][0] + here[name], wrong[name][1] + Levenshtein.distance(text.split(), wanted))
        worse += here["after"] > here["before"]
    rates = {f"newspapers_cer_{name}": 100 * chars / letters for name, (chars, _) in wrong.items()}
    rates |= {f"newspapers_wer_{name}": 100 * tokens / words for name, (_, tokens) in wrong.items()}
    return rates | {"newspapers_made_worse": worse, "newspapers": count}


def books(folder: Path) -> dict[str, float]:
    """The share of wrong characters that are mended, and pages made worse."""
    before = after = length = worse = count = 0
    pages = [_book(path) for path in sorted(folder.glob("*.txt"))]
    known = _known(read for read, _ in pages)
    for read, pieces in pages:
        said = emendations(read, known[read])
        here = [0, 0]
        for start, end, truth in pieces:
            here[0] += Levenshtein.distance(read[start:end], truth)
            here[1] += Levenshtein.distance(_within(read, said, start, end), truth)
            length += len(truth)
        before, after, count = before + here[0], after + here[1], count + 1
        worse += here[1] > here[0]
    return {
        "books_cer_before": 100 * before / length,
        "books_cer_after": 100 * after / length,
        "books_mended": 1 - after / before,
        "books_made_worse": worse,
        "books": count,
    }


def _book(path: Path) -> tuple[str, list[tuple[int, int, str]]]:
    """A page as it was read, and the stretches of it of which the truth is known."""
    lines = path.read_text("utf-8").split("\n")
    read, seen, truth = (line.split("] ", 1)[1] if "] " in line else line for line in lines[:3])
    pieces: list[tuple[int, int, str]] = []
    at = start = 0
    wanted: list[str] = []
    for sign, meant in zip(seen, truth, strict=False):
        if meant == "#":
            if wanted:
                pieces.append((start, at, "".join(wanted)))
            wanted = []
        elif meant != "@":
            wanted.append(meant)
        at += sign != "@"
        if meant == "#":
            start = at
    if wanted:
        pieces.append((start, at, "".join(wanted)))
    return read, [(a, min(b, len(read)), text) for a, b, text in pieces if a < len(read)]


def _within(text: str, said: Annotations, start: int, end: int) -> str:
    """`text[start:end]` with the emendations that lie wholly in it."""
    pieces, at = [], start
    for one in said:
        if (
            isinstance(one.target, Span)
            and isinstance(one.body, Emendation)
            and at <= one.target.start
            and one.target.end <= end
        ):
            pieces += [text[at : one.target.start], one.body.reading]
            at = one.target.end
    return "".join([*pieces, text[at:end]])
