"""OCR on specimen scans and on real ones: what is misread, what it costs, and whether the score of legibility knows.

    python -m evals.ocr                            # prints the measures; some five minutes on two cores
    python -m evals.ocr --levels photocopy worst   # these specimens alone, without the real scans
    python -m evals.ocr --levels pentagon          # the real scans alone
    python -m evals.ocr --misses                   # and page by page what was misread

Errors (CER, WER) are in percent, pooled over the pages of a level: edits from the gold to the reading that is read,
white space folded and the bars of redactions left out. *Bare* is Tesseract on the image as it came, its lines put in
our order. Time is processor time of one thread, so a busy machine does not change the ratio much.

Of the real scans nobody has set down the text, and no other reading of these pages is among the development data. Their
consensus is made of three readings that know nothing of one another and nothing of our preparation: the NARA text
layer, bare Tesseract, and RapidOCR on the image as it came. A word (between blanks, case and outer punctuation folded
away) is in the consensus as often as at least two of the three have it on that page; order does not count, for the
three set columns differently. *Agreement* is the share of the consensus that a reading has. What one voter alone read
rightly is in nobody's favour. Bare Tesseract is a voter, so what preparation does is measured apart: *prepared_recall*
and *bare_recall* are the shares of the words that both other voters have. Of pages in `readings.jsonl.gz`, which have
no image here, the voters are the Tesseract, NARA and ABBYY readings.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import multiprocessing
import os
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from statistics import median

from PIL import Image
from rapidfuzz.distance import Levenshtein

from evals.likeness import consensus, folded, harmony, rank, words
from evals.scans import LEVELS, PENTAGON, Scan, Seen, data, look, pentagon, specimens
from onionskin.reading.condition import condition
from onionskin.reading.legibility import legibility
from onionskin.record import Transcription

LEVEL_SKEW = 0.3
"""Degrees by which a skew may be misjudged: a line of letter paper then climbs a third of its letters' height."""
TURNED = 10
"""Real scans, higher than wide and so upright, that are laid on each of their four sides."""
AGREED = 0.5
"""A real scan on which the voters agree on fewer words than this share of what its middle voter read, as on faint
pages that one engine alone can read, says nothing of what is right; its words count, its score is not judged.
"""

Measured = dict[str, float]
Misses = list[str]


def measure() -> Measured:
    """Every measure for which there is data."""
    return _measure((*LEVELS, PENTAGON), [])


def _measure(levels: Sequence[str], misses: Misses) -> Measured:
    scans = [scan for scan in (*specimens(), *pentagon()) if scan.level in levels]
    upright = [scan for scan in scans if scan.level == PENTAGON and scan.sheet().width < scan.sheet().height]
    whole = set(levels) >= {*LEVELS}
    with multiprocessing.get_context("spawn").Pool(min(2, os.cpu_count() or 1)) as pool:
        turns = pool.map_async(_turned_right, upright[:TURNED])
        seen = list(pool.imap(look, scans))
        turned = [right for page in turns.get() for right in page]
    known = [one for one in seen if one.scan.text is not None]
    real = [one for one in seen if one.scan.level == PENTAGON]
    values = errors(known, misses) | cost(seen)
    if whole:
        values |= stance(known, misses) | {"legibility_rank_specimens": rank_on_specimens(known)}
    if real:
        values |= on_real_scans(real, misses) | {"turns_right": sum(turned) / len(turned)} | on_readings(misses)
    return values


def errors(seen: Iterable[Seen], misses: Misses) -> Measured:
    """CER and WER in percent by level, ours and the bare engine's; clean pages on which the bare engine was better."""
    edits: dict[str, Counter[str]] = defaultdict(Counter)
    worse = 0
    for one in seen:
        level, true = one.scan.level, folded(one.scan.text or "")
        count = edits[level]
        count["characters"] += len(true)
        count["words"] += len(true.split())
        for who, reading in (("", one.read), ("bare_", one.bare)):
            said = folded(reading.text)
            count[f"{who}cer"] += Levenshtein.distance(said, true)
            count[f"{who}wer"] += Levenshtein.distance(said.split(), true.split())
        ours, bare = (Levenshtein.distance(folded(reading.text), true) for reading in (one.read, one.bare))
        worse += level == "clean" and ours > bare
        misses.append(f"{one.scan.name} ({level}): {ours} of {len(true)}, bare {bare}, {one.read.reader} read")
    values = {
        f"{name}_{level}": 100 * count[name] / max(1, count["characters" if name.endswith("cer") else "words"])
        for level, count in edits.items()
        for name in ("cer", "wer", "bare_cer", "bare_wer")
    }
    return values | ({"clean_pages_worse_than_bare": worse} if "clean" in edits else {})


def cost(seen: Iterable[Seen]) -> Measured:
    """Our time over that of the bare engine and the same preparation, on pages that the first reader alone read; the
    share of pages that the second was asked for; processor seconds of all pages.
    """
    seen = list(seen)
    easy = [one for one in seen if len(one.ocr) == 1]
    bare, preparation, ours = (sum(one.cpu[at] for one in easy) for at in range(3))
    return {
        "time_over_bare": ours / (bare + preparation),
        "second_reader_share": sum(len(one.ocr) > 1 for one in seen) / len(seen),
        "seconds_per_page": sum(one.cpu[2] for one in seen) / len(seen),
        "bare_seconds_per_page": sum(one.cpu[0] for one in seen) / len(seen),
    }


def stance(seen: Iterable[Seen], misses: Misses) -> Measured:
    """Shares of the specimens whose ink, turn and skew are told rightly; skew where there is text enough to tell."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for one in seen:
        scan, state = one.scan, one.condition
        blank = not folded(scan.text or "")
        verdicts = {"ink": (state.ink == "blank") == blank}
        if not blank:
            verdicts["turn"] = state.rotation == -(scan.turn or 0) % 360
            verdicts["skew"] = abs(state.skew + (scan.skew or 0.0)) <= LEVEL_SKEW
        for name, verdict in verdicts.items():
            total[name] += 1
            right[name] += verdict
            if not verdict:
                misses.append(f"{scan.name}: {name} told wrongly: {state}, turned {scan.turn}, askew {scan.skew}")
    return {f"specimen_{name}_right": right[name] / total[name] for name in total}


def _turned_right(scan: Scan) -> list[bool]:
    """Whether the way up is told when an upright page is laid on each of its four sides."""
    image = scan.sheet().image
    assert image is not None
    upright = Image.open(io.BytesIO(image)).convert("L")
    said = []
    for turn in (0, 90, 180, 270):
        laid = io.BytesIO()
        upright.rotate(-turn, expand=True).save(laid, "PNG")
        state = condition(laid.getvalue())
        said.append(state is not None and state.rotation == -turn % 360)
    return said


def on_real_scans(seen: Iterable[Seen], misses: Misses) -> Measured:
    """Agreement with the consensus, ours and the NARA text layer's, in percent of all its words; how often the reading
    chosen is the best of a page's, or within a hundredth of it; and the rank correlation of score and agreement.
    """
    met: Counter[str] = Counter()
    pairs: list[tuple[float, float]] = []
    best: list[bool] = []
    for one in seen:
        nara = next((reading for reading in one.given if reading.reader == "text-layer"), Transcription("none", ""))
        voters = [words(reading.text) for reading in (nara, one.bare, one.voter) if reading is not None]
        agreed = consensus(voters)
        met["all"] += agreed.total()
        for who, reading in (("ours", one.read), ("nara", nara), ("bare", one.bare)):
            met[who] += (words(reading.text) & agreed).total()
            met[f"{who}_said"] += words(reading.text).total()
        others = words(nara.text) & words(one.voter.text if one.voter else "")
        met["others"] += others.total()
        for who, reading in (("prepared", one.ocr[0] if one.ocr else nara), ("plain", one.bare)):
            met[who] += (words(reading.text) & others).total()
        if agreed.total() < AGREED * median(voter.total() for voter in voters):
            continue
        readings = (*one.given, *one.ocr)
        scores = [judged.score for judged in legibility(one.given, one.ocr)]
        true = [harmony(words(reading.text), agreed) for reading in readings]
        pairs += zip(scores, true, strict=True)
        best.append(true[scores.index(max(scores))] >= max(true) - 0.01)
        shares = ", ".join(f"{r.reader} {s:.3f} {t:.3f}" for r, s, t in zip(readings, scores, true, strict=True))
        misses.append(f"{one.scan.name}: {agreed.total()} words agreed; score and agreement of {shares}")
    values = {f"agreement_{who}": 100 * met[who] / met["all"] for who in ("ours", "nara", "bare")}
    values |= {f"in_consensus_{who}": 100 * met[who] / max(1, met[f"{who}_said"]) for who in ("ours", "nara", "bare")}
    values |= {
        "prepared_recall": 100 * met["prepared"] / met["others"],
        "bare_recall": 100 * met["plain"] / met["others"],
    }
    values["agreement_over_nara"] = values["agreement_ours"] - values["agreement_nara"]
    return values | {"choice_right_scans": sum(best) / len(best), "legibility_rank_scans": rank(pairs)}


def on_readings(misses: Misses) -> Measured:
    """The score on three readings of some 1,700 pages: the rank correlation of score and agreement with the
    consensus, and how often the reading chosen is the best of the three, or within a hundredth of it.
    """
    pairs: list[tuple[float, float]] = []
    best: list[bool] = []
    lost = took = 0.0
    with gzip.open(data() / "pentagon-papers" / "readings.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [row for row in map(json.loads, file) if all(row.get(name) for name in ("tesseract", "nara", "abbyy"))]
    for row in rows:
        readings = tuple(Transcription(name, row[name]) for name in ("tesseract", "nara", "abbyy"))
        began = time.process_time()
        scores = [judged.score for judged in legibility((), readings)]
        took += time.process_time() - began
        counted = [words(reading.text) for reading in readings]
        true = [harmony(one, consensus(counted)) for one in counted]
        pairs += zip(scores, true, strict=True)
        short = max(true) - true[scores.index(max(scores))]
        best.append(short <= 0.01)
        lost += short
        if short > 0.05:
            misses.append(f"{row['part']} {row['page']}: not the best was chosen: scores {scores}, agreement {true}")
    return {
        "choice_right_readings": sum(best) / len(best),
        "choice_lost_readings": 100 * lost / len(best),
        "legibility_rank_readings": rank(pairs),
        "legibility_ms": 1000 * took / (3 * len(rows)),
    }


def rank_on_specimens(seen: Iterable[Seen]) -> float:
    """The rank correlation of score and right characters over every reading of the specimens, the bare engine's too."""
    pairs = []
    for one in seen:
        true = folded(one.scan.text or "")
        if not true:
            continue
        readings = (*one.given, *one.ocr, one.bare)
        scores = [*legibility(one.given, one.ocr), *legibility((), (one.bare,))]
        for reading, judged in zip(readings, scores, strict=True):
            pairs.append((judged.score, -Levenshtein.distance(folded(reading.text), true) / len(true)))
    return rank(pairs)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--levels", nargs="+", choices=(*LEVELS, PENTAGON), default=(*LEVELS, PENTAGON))
    parser.add_argument("--misses", action="store_true", help="print page by page what was misread, too")
    asked = parser.parse_args()
    misses: Misses = []
    values = _measure(asked.levels, misses)
    if asked.misses:
        print("\n".join(misses))
    print("\n".join(f"{name:<32}{value:10.4f}" for name, value in values.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
