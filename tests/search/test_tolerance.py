"""A page is found by what was meant, and says so."""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onionskin.errors import UsageError
from onionskin.record import Annotation, Emendation, Span, Transcription, repaired
from onionskin.search import WHYS, Index, Sheet, locate
from onionskin.search.words import words

TEXTS = {
    "exact": "The Legation reports on the frontier garrison of Vessin and the harvest tax.",
    "letters": "The Legation reports on the frontler garrlson of Vessin.",
    "chunks": "a rnernorandum of the Governrnent on the cornrnission",
    "split": "the har vest tax and the garri son of Vessin",
    "joined": "upon their returnfrom the capital the harvesttax was paid",
    "broken": "the fron-\ntier garrison; the bar-\nvest tax",
    "figures": "s0ldiers of the l2th battal1on at the br1dge",
    "noise": "the head of the xqzv7 delegation arrived at noon by train",
    "other": "the soldiers had been paid and the bad been sent away",
    "name": "General Marek and General Harek met; Marek spoke, Harek was silent",
    "specks": "with the & Legation of a0 pieces 0.S.S. officers",
    "capitals": "TELEGRAM FROM THE LECATION",
}


def sheet(page: str, text: str, mended: str = "") -> Sheet:
    return Sheet(page, "box/one.txt", "fonds/one", "One", 1, "", text, mended=mended)


def shelved(folder: Path, texts: dict[str, str], mended: dict[str, str] | None = None) -> Index:
    index = Index(folder)
    index.shelve(sheet(page, text, (mended or {}).get(page, "")) for page, text in texts.items())
    index.commit()
    return index


@pytest.fixture(scope="module")
def shelf() -> Iterator[Index]:
    made = Path(mkdtemp())
    yield shelved(made / "index", TEXTS)
    shutil.rmtree(made)


@pytest.mark.parametrize(
    ("query", "exact", "misread"),
    [
        ("frontier", {"exact", "broken"}, {"letters"}),  # i/l
        ("garrison", {"exact", "broken"}, {"letters", "split"}),
        ("memorandum", set(), {"chunks"}),  # rn/m twice
        ("commission", set(), {"chunks"}),
        ("harvest", {"exact"}, {"split", "joined", "broken"}),  # har vest; harvesttax; bar-/vest
        ('"harvest tax"', {"exact"}, {"split", "joined", "broken"}),
        ('"return from the capital"', set(), {"joined"}),  # run together
        ('"frontier garrison"', {"exact", "broken"}, {"letters"}),  # both words misread
        ("soldiers", {"other"}, {"figures"}),  # a figure for a letter
        ('"twelfth battalion"', set(), set()),  # another word is no misreading
        ('"12th battalion at the bridge"', set(), {"figures"}),
        ('"head of the foreign delegation"', set(), set()),  # noise that is not like a word stands for none
        ('"head of the"', {"noise"}, set()),
        ('"had been sent"', set(), {"other"}),  # bad for had: only where other words vouch for it
        ("bad", {"other"}, set()),  # three letters alone have too many kin
        ("marek", {"name"}, set()),
        ("legation", {"exact", "letters", "specks"}, {"capitals"}),  # C/G in capitals
        ('"oss officers"', set(), {"specks"}),  # 0.S.S.
        ("legation~0", {"exact", "letters", "specks"}, set()),  # as written only
        ('"frontier garrison"~0', {"exact", "broken"}, set()),
        ("body:frontier", {"exact", "broken"}, set()),  # nor in a field
        ("soldiers -bridge", {"other"}, {"figures"}),  # what is refused is refused as written
        ("frontier OR memorandum", {"exact", "broken"}, {"letters", "chunks"}),
        ("frontier garrison", {"exact", "broken"}, {"letters"}),
        ('"garrison frontier"~3', {"exact", "broken"}, set()),  # words near one another stand as written
        ("qwertzuiop", set(), set()),
    ],
)
def test_found_and_said_why(query: str, exact: set[str], misread: set[str], shelf: Index) -> None:
    answer = shelf.search(query)
    assert {hit.page for hit in answer.hits if hit.why == "exact"} == exact
    assert {hit.page for hit in answer.hits if hit.why == "misreading"} == misread
    assert answer.total == len(exact) + len(misread) == sum(answer.whys.values())
    for page in misread:
        assert any(met.kind == "misreading" for met in locate(query, TEXTS[page])), page


@pytest.mark.parametrize(
    ("query", "text", "whys"),
    [
        ("europe", "upon the return fram Burope", ["misreading of “europe” (B/E)"]),
        ('"return from europe"', "upon the return fram Burope", ["misreading of “from europe” (a/o, B/E)"]),
        ("laos", "in Iaos and Laos", ["misreading of “laos” (I/L)", "exact"]),
        ("returned", "they re turned", ["misreading of “returned”"]),
        ("government", "the governmentin exile", ["misreading of “government”"]),
        ("memorandum", "the rnemorandum", ["misreading of “memorandum” (rn/m)"]),
        (
            '"second government of the north"',
            "the sccoud government of the north",
            ["misreading of “second” (c/e, u/n)"],
        ),
        ('"the legation of the north"', "the 1eqation of the north", ["misreading of “legation” (1/l, q/g)"]),
    ],
)
def test_each_place_says_why(query: str, text: str, whys: list[str]) -> None:
    assert [met.why for met in locate(query, text)] == whys


def mended(text: str, *changes: tuple[str, str]) -> object:
    says = tuple(
        Annotation(Span(text.index(wrong), text.index(wrong) + len(wrong)), Emendation(right, "confusion"))
        for wrong, right in changes
    )
    return repaired(Transcription("r", text), says)


def test_repaired_words_are_found_and_pinned_to_what_is_printed(tmp_path: Path) -> None:
    text = "upon his retqvn fram Burope the Viet-\nnamese envoy spoke of the anti-Cornmunist league"
    whole = mended(text, ("retqvn", "return"), ("fram", "from"), ("Burope", "Europe"), ("Cornmunist", "Communist"))
    index = shelved(tmp_path / "index", {"a": text, "b": "upon his return from Europe"}, {"a": whole.text})  # type: ignore[attr-defined]
    for query, surface in [
        ('"return from europe"', "retqvn fram Burope"),
        ("return", "retqvn"),
        ("communist", "anti-Cornmunist"),
        ('"from europe the vietnamese"', "fram Burope the Viet-\nnamese"),
    ]:
        hits = {hit.page: hit.why for hit in index.search(query).hits}
        assert hits["a"] == "repaired", query
        (met,) = locate(query, text, (), whole)  # type: ignore[arg-type]
        assert met.kind == "repaired"
        assert surface.endswith(text[met.start : met.end]) or text[met.start : met.end] == surface
    assert [hit.why for hit in index.search('"return from europe"').hits] == ["exact", "repaired"]
    assert [hit.page for hit in index.search('"return from europe"~0').hits] == ["b"]
    assert index.search("vietnamese").hits[0].why == "exact"


def test_a_common_word_does_not_drown_in_its_kin(tmp_path: Path) -> None:
    texts = {f"w{at}": "the number was counted again" for at in range(40)}
    texts |= {f"k{at}": "the mumber was counted" for at in range(30)} | {"few": "the nurnber was counted"}
    index = shelved(tmp_path / "index", texts)
    answer = index.search("number", limit=100)
    assert [hit.why for hit in answer.hits[:40]] == ["exact"] * 40
    # A form that stands on nearly as many pages as the word is taken for a word of its own.
    assert [hit.page for hit in answer.hits[40:]] == ["few"]


STOCK = ["the", "legation", "frontier", "garrison", "reports", "of", "vessin", "harvest", "tax", "and", "on", "return",
         "from", "europe", "government"]  # fmt: skip


def _noisy(word: str, rng: random.Random) -> str:
    swaps = {"e": "c", "o": "a", "l": "1", "i": "l", "m": "rn", "h": "b", "n": "u", "g": "q"}
    at = rng.randrange(len(word))
    return word[:at] + swaps.get(word[at], word[at]) + word[at + 1 :]


def _pages(seed: int) -> dict[str, str]:
    rng = random.Random(seed)
    return {
        f"p{number}": " ".join(
            _noisy(word, rng) if rng.random() < 0.15 else word for word in rng.choices(STOCK, k=rng.randint(4, 25))
        )
        for number in range(rng.randint(3, 12))
    }


_queries = st.one_of(
    st.sampled_from(STOCK),
    st.lists(st.sampled_from(STOCK), min_size=2, max_size=4).map(lambda row: f'"{" ".join(row)}"'),
    st.lists(st.sampled_from(STOCK), min_size=2, max_size=3).map(" ".join),
    st.tuples(st.sampled_from(STOCK), st.sampled_from(STOCK)).map(lambda two: f"{two[0]} -{two[1]}"),
    st.tuples(st.sampled_from(STOCK), st.sampled_from(STOCK)).map(lambda two: f"{two[0]} OR {two[1]}"),
)


def _exactly(query: str) -> str:
    if '"' in query:
        return f"{query}~0"
    return " ".join(part if part == "OR" or part.startswith("-") else f"{part}~0" for part in query.split())


@settings(max_examples=25)
@given(st.integers(0, 10**6), st.lists(_queries, min_size=1, max_size=6))
def test_laws(seed: int, queries: list[str]) -> None:
    made = Path(mkdtemp())
    try:
        texts = _pages(seed)
        index = shelved(made / "index", texts)
        answers = {}
        for query in queries:
            answer, plain = index.search(query, limit=50), index.search(_exactly(query), limit=50)
            # What is exact comes first, in the order and with the scores it has alone; what is tolerant only adds.
            assert answer.hits[: plain.total] == plain.hits
            assert [WHYS.index(hit.why) for hit in answer.hits] == sorted(WHYS.index(hit.why) for hit in answer.hits)
            assert [hit.score for hit in answer.hits] == sorted((hit.score for hit in answer.hits), reverse=True)
            assert answer.total == len(answer.hits) == len({hit.page for hit in answer.hits})
            for start in range(0, answer.total, 2):
                assert index.search(query, offset=start, limit=2).hits == answer.hits[start : start + 2]
            for hit in answer.hits:
                met = locate(query, texts[hit.page])
                assert met
                assert all(0 <= one.start < one.end <= len(texts[hit.page]) for one in met)
                assert hit.why != "misreading" or any(one.kind == "misreading" for one in met)
            answers[query] = ({hit.page: hit.why for hit in answer.hits}, answer.facets, answer.whys)
        page = sorted(texts)[0]
        index.withdraw([page])
        index.commit()
        index.shelve([sheet(page, texts[page])])
        index.commit()
        for query in queries:
            again = index.search(query, limit=50)
            assert ({hit.page: hit.why for hit in again.hits}, again.facets, again.whys) == answers[query]
    finally:
        shutil.rmtree(made)


HARD = {
    "noise": " ".join(f"{at * 7919 % 9973:x}e{at % 17}t1l" for at in range(60_000)),
    "one word": "e" * 1_000_000,
    "one line": "return fram Burope " * 50_000,
    "signs": "".join(map(chr, range(32, 0x2FFF))) * 20,
    "half a sign": "return \ud800 fram \udfff Burope " * 50,
}


@pytest.mark.parametrize("text", HARD.values(), ids=HARD)
@pytest.mark.parametrize("query", ['"return from europe"', "government", '"e e e e"', "a b c d e f g h", '"* the *"'])
def test_bad_input_is_bounded(text: str, query: str) -> None:
    started = time.process_time()
    places = locate(query, text)
    assert time.process_time() - started < 20
    assert all(a.end <= b.start for a, b in pairwise(places))


@pytest.mark.parametrize(
    "query",
    ["\ud800 europe", '"\udfff from"', "e" * 999, "word " * 190, f'"{"a b " * 200}"', "\0", "?", '"? ?"',
     f'"{" ".join(f"w{at}ord" for at in range(120))}"'],
)  # fmt: skip
def test_odd_queries_are_answered_or_refused_in_words(query: str, shelf: Index) -> None:
    started = time.process_time()
    with suppress(UsageError):
        assert shelf.search(query).total >= 0
    assert time.process_time() - started < 10


@given(st.text("abo-.\n 01'é", max_size=60), st.sampled_from(["boab", '"boa bo"', "aabb obo", '"a bo ab"']))
def test_every_place_lies_in_the_text(text: str, query: str) -> None:
    places = locate(query, text)
    assert all(0 <= met.start < met.end <= len(text) for met in places)
    assert all(a.end <= b.start for a, b in pairwise(places))
    assert all(words(text[met.start : met.end]).forms for met in places)
