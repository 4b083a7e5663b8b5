"""The scorers of claims count as they say, and the annotations are of the texts that were read."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest

from evals.claim_sets import Counts, f1, macro, uncertain
from evals.claim_voices import GOLD, marked, pages
from evals.claims import ROOT, SEED, inventions
from onionskin.record import AUTHOR, Annotation, Claim, Likelihood, Pin, Span, Voice

DATA = Path(os.environ.get("ONIONSKIN_DATA", ROOT.parent / "shared" / "data"))


def test_f1_and_its_mean() -> None:
    assert f1(Counts(right=3, missed=1, said=1)) == pytest.approx(6 / 8)
    assert f1(Counts()) == 0
    # of two values one is always right, the other never said
    assert macro(["a", "a", "b"], ["a", "a", "a"]) == pytest.approx((2 * 2 / 5) / 2)


def test_a_set_of_uncertain_sentences_is_read_in_its_marks(tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_text(
        '<Sentence id="S1">He <ccue type="speculation_modal_probable_">may</ccue> &amp; did.</Sentence>'
        '<Sentence id="S2">She left.</Sentence>',
        "utf-8",
    )
    assert list(uncertain(path)) == [("He may & did.", [(3, 6, "epistemic")]), ("She left.", [])]


def test_an_invention_is_told() -> None:
    text = "Tensin crossed the bridge."
    head = Pin(Span(7, 14))
    voices = (Voice(AUTHOR, "author_narrative", "CT+"),)
    good = Claim("Tensin crossed the bridge", head, "event", "CT+", voices)
    assert inventions([Annotation(Span(0, 25), good)], text) == []
    graded = Claim("Tensin crossed the bridge", head, "event", "CT+", voices, grade="B-2")
    banded = Claim(
        "Tensin crossed the bridge", head, "event", "CT+", voices,
        likelihood=Likelihood("likely", "likely", 0.55, 0.8, "ICD 203 (2015)", Pin(Span(0, 6))),
    )  # fmt: skip
    for bad in (graded, banded):
        assert len(inventions([Annotation(Span(0, 25), bad)], text)) == 1
    assert inventions([Annotation(Span(15, 25), good)], text) != []  # the verb stands outside


def test_the_gold_of_the_sample_page_is_of_its_text() -> None:
    gold = json.loads(SEED.read_text("utf-8"))
    text = (ROOT / gold["source"]).read_text("utf-8")
    assert len(gold["claims"]) == 38
    for row in gold["claims"]:
        start, end = row["head"]
        assert row["sentence"][0] <= start < end <= row["sentence"][1]
        assert text[start:end].isalpha()


def test_two_hundred_sentences_half_of_them_held() -> None:
    rows = marked()
    assert len(rows) == 200
    assert sum(row["half"] == "held" for row in rows) == 100
    assert sum(len(row["says"]) for row in rows) == 142
    assert not any(key in GOLD.read_text("utf-8") for key in ('"text"', '"surface"')), "no text of the data stands here"


@pytest.mark.skipif(
    not (DATA / "pentagon-papers").is_dir() or not (DATA / "jfk-releases").is_dir(),
    reason=f"the development data is not at {DATA}: offsets and digests of the annotations are NOT checked here",
)
def test_every_offset_is_of_the_sentence_that_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONIONSKIN_DATA", str(DATA))
    wanted = {row["page"] for row in marked()}
    texts = {key: text for key, text in pages() if key in wanted}
    for row in marked():
        text = texts[row["page"]]
        assert hashlib.sha256(text[row["start"] : row["end"]].encode()).hexdigest() == row["sha256"]
        for one in row["says"]:
            for start, end in (one["cue"], one["content"], *([one["source"]] if one["source"] else [])):
                assert row["start"] <= start < end <= row["end"]
