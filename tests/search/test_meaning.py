"""Pages are found by what they are about, below all that have the words; and the archive does without."""

from __future__ import annotations

import itertools
import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from onionskin.errors import MissingTool, SourceError, UsageError
from onionskin.search import Index, Lsa, MiniLM, Sheet, installed, parse
from onionskin.search.embedding import Vectors, unit
from onionskin.search.meaning import FEWEST, frame, question
from onionskin.search.passages import OVERLAP, WORDS, passages
from onionskin.search.vectors import Kept, Shelf

TOPICS = {"grain": ("harvest", "wheat", "barn", "mill"), "border": ("frontier", "patrol", "customs", "garrison"),
          "clinic": ("doctor", "fever", "ward", "nurse")}  # fmt: skip
TEXTS = {
    "mill": "the mill ground wheat from every barn in the vaIley",
    "crop": "a poor harvest left the barn empty of wheat",
    "patrol": "the patrol went out from the garrison at dawn",
    "ward": "the nurse kept the fever ward open all winter",
    "blank": "",
    "dots": ". . . 12 13 14",
}


class ByTopic:
    """Embeds by what topics a text has words of: stands for a model that knows which words go together."""

    name, width, least = "topics", len(TOPICS), 0.5

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """A number for each topic."""
        rows = [[sum(word in words for word in text.split()) for words in TOPICS.values()] for text in texts]
        return unit(np.array(rows, float).reshape(len(texts), len(TOPICS)))


def sheet(page: str, text: str, digest: str = "1", **more: object) -> Sheet:
    return Sheet(page, "box/one.txt", "fonds/one", "One", 1, "", text, digest=digest, **more)  # type: ignore[arg-type]


@pytest.fixture
def index(tmp_path: Path) -> Index:
    made = Index(tmp_path / "index", ByTopic())
    made.shelve(sheet(page, text, facets={"level": ("SECRET" if page == "crop" else "NONE",)})
                for page, text in TEXTS.items())  # fmt: skip
    made.commit()
    made.take_in_meaning(sheet(page, text) for page, text in TEXTS.items())
    return made


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("barn wheat", {"mill": "exact", "crop": "exact"}),  # nothing else is about it
        ("wheat mill", {"mill": "exact", "crop": "meaning"}),  # has not all the words
        ("harvest mill", {"mill": "meaning", "crop": "meaning"}),  # no page has both
        ("valley mill", {"mill": "misreading", "crop": "meaning"}),  # I/l
        ('"wheat mill"', {}),  # quotes mean these words
        ('"every barn" wheat harvest', {"mill": "meaning"}),  # what is in quotes must hold
        ("harvest mill level:secret", {"crop": "meaning"}),  # so must a field
        ("harvest mill -empty", {"mill": "meaning"}),
        ("harvest mill date:1957", {}),  # and a date
        ("harvest~0 mill~0", {}),  # as written only
        ("harvest", {"crop": "exact"}),  # one word is looked for as a word
        ("fever OR patrol", {"ward": "exact", "patrol": "exact"}),
    ],
)
def test_by_meaning_below_all_others(query: str, hits: dict[str, str], index: Index) -> None:
    answer = index.search(query, meaning=True)
    assert {hit.page: hit.why for hit in answer.hits} == hits
    assert answer.total == len(hits) == sum(answer.whys.values())
    assert [hit.score for hit in answer.hits] == sorted((hit.score for hit in answer.hits), reverse=True)
    for hit in answer.hits:
        if hit.why == "meaning":
            assert hit.likeness is not None
            assert hit.passage is not None
            assert hit.passage.end <= len(TEXTS[hit.page])
    without = index.search(query)
    assert [hit.page for hit in without.hits] == [hit.page for hit in answer.hits if hit.why != "meaning"]


def test_of_two_that_have_the_words_the_one_about_it_stands_first(tmp_path: Path) -> None:
    index = Index(tmp_path / "index", ByTopic())
    texts = {
        "aside": "wheat barn fever fever fever fever fever",
        "about": "wheat barn, and much besides of no matter at all here",
    }
    index.shelve(sheet(page, text) for page, text in texts.items())
    index.commit()
    assert [hit.page for hit in index.search("wheat barn", meaning=True).hits] == ["aside", "about"]
    index.take_in_meaning(sheet(page, text) for page, text in texts.items())
    assert [hit.page for hit in index.search("wheat barn", meaning=True).hits] == ["about", "aside"]
    assert [hit.page for hit in index.search("wheat barn").hits] == ["aside", "about"]


def test_pages_of_hits_are_the_same_however_they_are_turned(index: Index) -> None:
    whole = index.search("harvest mill OR patrol", meaning=True).hits
    assert len(whole) > 2
    for size in (1, 2):
        turned = [hit for at in range(0, len(whole), size)
                  for hit in index.search("harvest mill OR patrol", {}, at, size, meaning=True).hits]  # fmt: skip
        assert tuple(turned) == whole


def test_what_is_taken_in_again_or_let_go(index: Index) -> None:
    assert index.known_meaning() == dict.fromkeys(TEXTS, "1")
    index.take_in_meaning([sheet("ward", "a poor harvest of wheat this year", "2")], gone=["mill"])
    again = Index(index.folder, ByTopic())
    assert again.known_meaning() == {"crop": "1", "patrol": "1", "ward": "2", "blank": "1", "dots": "1"}
    again.shelve([sheet("ward", "a poor harvest of wheat this year")])
    again.commit()
    assert {hit.page for hit in again.search("barn mill harvest", meaning=True).hits} == {"crop", "ward"}


def test_the_meaning_outlives_an_index_of_another_form(index: Index) -> None:
    (index.folder / "onionskin-version").write_text("0\n", "utf-8")
    index.close()
    again = Index(index.folder, ByTopic())
    assert again.needs_rebuild
    again.shelve(sheet(page, text) for page, text in TEXTS.items())
    again.commit()
    assert {hit.page for hit in again.search("harvest mill", meaning=True).hits} == {"mill", "crop"}


def test_an_archive_without_meaning_loads_no_model(tmp_path: Path) -> None:
    class Costly(ByTopic):
        def __call__(self, texts: Sequence[str]) -> Vectors:
            raise AssertionError("the model was asked")

    index = Index(tmp_path / "index", Costly())
    index.shelve([sheet("mill", TEXTS["mill"])])
    index.commit()
    assert index.search("harvest mill", meaning=True).total == 0


@pytest.mark.parametrize(
    ("query", "asked", "kept"),
    [
        ("rice harvest", "rice harvest", "*"),
        ("rice OR harvest", "rice harvest", "*"),
        ("rice harvest -war", "rice harvest", "-war"),  # what is refused is not asked about
        ('rice harvest "land reform"', "rice harvest land reform", '"land reform"'),
        ("rice harvest date:1957", "rice harvest", "date:1957"),
        ("rice~1 harvest", "rice harvest", "*"),
        ("rice level:secret", "", ""),  # one loose word is no question
        ('"rice harvest"', "", ""),
        ("", "", ""),
        ("rice* har?est", "", ""),  # a shape has no meaning
    ],
)
def test_what_a_query_asks_about_and_what_must_hold(query: str, asked: str, kept: str) -> None:
    assert question(parse(query)) == asked
    if asked:
        held = frame(parse(query))
        parts = getattr(held, "parts", (held,))
        assert parse(kept) in (held, *parts)
    assert FEWEST == 2


# -- vectors --


def _kept(page: str, *rows: tuple[float, ...], digest: str = "1") -> Kept:
    from onionskin.record import Span

    return Kept(page, digest, [Span(at, at + 1) for at in range(len(rows))], unit(np.array(rows).reshape(len(rows), 2)))


def test_the_nearest_pages_by_their_best_passage(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "v")
    assert shelf.nearest(np.array([1, 0], np.float32), 5, 0.0) == []
    shelf.take_in([_kept("east", (1, 0)), _kept("both", (0, 1), (1, 0.1)), _kept("north", (0, 1)), _kept("none")])
    shelf.take_in([_kept("late", (1, 0.5))])
    near = Shelf(tmp_path / "v").nearest(np.array([1, 0], np.float32), 3, 0.5)
    assert [(one.page, one.place.start) for one in near] == [("east", 0), ("both", 1), ("late", 0)]
    assert near[0].likeness == pytest.approx(1, abs=0.01)
    assert near[2].likeness == pytest.approx(0.894, abs=0.01)
    assert len(shelf.nearest(np.array([1, 0], np.float32), 2, 0.5)) == 2


def test_a_batch_is_whole_or_not_there(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "v")
    shelf.take_in([_kept("east", (1, 0))])
    # An interruption between the two files of a batch.
    (tmp_path / "v" / "000002.npz").write_bytes(b"half")
    assert Shelf(tmp_path / "v").known() == {"east": "1"}
    shelf.take_in([_kept("north", (0, 1))])
    assert Shelf(tmp_path / "v").known() == {"east": "1", "north": "1"}


def test_what_is_worn_is_written_anew(tmp_path: Path) -> None:
    shelf, other = Shelf(tmp_path / "v"), Shelf(tmp_path / "v")
    for turn in range(5):
        shelf.take_in([_kept("east", (1, 0), digest=str(turn)), _kept("north", (0, 1), digest=str(turn))])
        assert other.known() == {"east": str(turn), "north": str(turn)}
        assert [one.page for one in other.nearest(np.array([1, 0], np.float32), 5, 0.5)] == ["east"]
    assert len(list((tmp_path / "v").glob("*.json"))) < 3
    shelf.take_in([], gone=["east", "north"])
    assert other.known() == {}


@pytest.mark.parametrize("harm", ["{", '{"pages": []}', '{"pages": [["a", "1", [[0, 9]]]], "gone": []}'])
def test_damage_is_said(tmp_path: Path, harm: str) -> None:
    Shelf(tmp_path / "v").take_in([_kept("east", (1, 0), (0, 1))])
    (tmp_path / "v" / "000001.json").write_text(harm, "utf-8")
    with pytest.raises(SourceError, match="damaged"):
        Shelf(tmp_path / "v").known()


def test_two_may_not_write_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf(tmp_path / "v")
    shelf.take_in([_kept("east", (1, 0))])
    glob = Path.glob
    monkeypatch.setattr(Path, "glob", lambda self, shape: [] if shape == "*.npz" else glob(self, shape))
    with pytest.raises(UsageError, match="Another program"):
        shelf.take_in([_kept("north", (0, 1))])


# -- passages and what the archive's own words teach --


def test_passages_overlap_and_leave_nothing_out() -> None:
    text = " ".join(f"word{at}" for at in range(300))
    spans = passages(text)
    assert [len(text[span.start : span.end].split()) for span in spans] == [WORDS, WORDS, 300 - 2 * (WORDS - OVERLAP)]
    assert all(b.start < a.end for a, b in itertools.pairwise(spans))
    assert passages("12 13 . .") == passages("") == []


def test_words_that_stand_together_come_near(tmp_path: Path) -> None:
    others = {"sea": ("harbour", "pilot", "anchor", "tide"), "law": ("court", "judge", "appeal", "verdict"),
              "rail": ("station", "signal", "engine", "guard")}  # fmt: skip
    texts = [f"{a} {b} {a}" for _ in range(3) for words in (TOPICS | others).values() for a, b in pairwise(words)]
    learnt = Lsa.learnt(texts)
    # No text has both harvest and mill; each stands with words that stand together.
    grain, other, far = learnt(["harvest", "mill", "fever"])
    assert grain @ other > 0.5 > grain @ far
    assert not learnt(["qwertz"]).any()
    learnt.write(tmp_path / "lsa.npz")
    again = Lsa.read(tmp_path / "lsa.npz")
    assert again.name == learnt.name
    assert np.allclose(again(texts[:3]), learnt(texts[:3]))
    assert Lsa.learnt(texts).name == learnt.name
    assert Lsa.learnt([])(["wheat"]).shape == (1, Lsa.width)


def test_without_the_model_the_pages_teach(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onionskin.search.meaning.installed", lambda: None)
    texts = {f"{name}{at}": " ".join((*words, *words[::-1], "report", str(at))) for at in range(6)
             for name, words in TOPICS.items()}  # fmt: skip
    texts |= {
        f"{letter}{at}": f"matter {letter * 4} of no account at all {at}" for letter in "abcdefghij" for at in range(6)
    }
    texts["dry"] = "a long year in which barn and mill stood shut"
    index = Index(tmp_path / "index")
    index.shelve(sheet(page, text) for page, text in texts.items())
    index.commit()
    assert index.known_meaning() == {}
    index.take_in_meaning(sheet(page, text) for page, text in texts.items())
    hits = {hit.page: hit.why for hit in Index(tmp_path / "index").search("wheat harvest", meaning=True).hits}
    assert hits["dry"] == "meaning"
    assert not any(page.startswith("clinic") for page in hits)


# -- the model --


def test_a_model_that_is_not_the_one_that_was_tried_is_refused(tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(b"another")
    with pytest.raises(MissingTool, match="another than was tried"):
        MiniLM(tmp_path / "model.onnx")


def test_no_model_is_said_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onionskin.search.embedding.find_spec", lambda name: None)
    assert installed() is None
    with pytest.raises(MissingTool, match=r"onionskin\[meaning\]"):
        MiniLM()


@pytest.mark.skipif(installed() is None, reason="the model is not installed")
def test_the_model_knows_what_goes_together() -> None:
    model = MiniLM()
    said = ["peasants in fenced villages", "The farmers were resettled in fortified hamlets", "Two pencils were sharp"]
    asked, about, other = model(said)
    assert asked @ about > model.least > asked @ other
    assert np.linalg.norm(asked) == pytest.approx(1, abs=1e-5)
    assert np.allclose(model(["one", "two longer words", "one"])[0], model(["one"])[0], atol=0.02)
    assert np.isfinite(model(["", "…", "x" * 5000, "\ud800"])).all()


def test_kept_as_plain_files(tmp_path: Path) -> None:
    Shelf(tmp_path / "v").take_in([_kept("east", (1, 0))])
    told = json.loads((tmp_path / "v" / "000001.json").read_text("utf-8"))
    assert told == {"pages": [["east", "1", [[0, 1]]]], "gone": []}
