from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onionskin.errors import UsageError
from onionskin.search import Index, Sheet, locate
from onionskin.search.words import words


def sheet(page: str, text: str, **more: object) -> Sheet:
    facets = more.pop("facets", {})
    return Sheet(page, "box/one.pdf", "fonds/series/one", "One", 1, "", text, facets=facets, **more)  # type: ignore[arg-type]


@pytest.fixture
def folder() -> Iterator[Path]:
    made = Path(mkdtemp())
    yield made / "index"
    shutil.rmtree(made)


def shelved(folder: Path, *sheets: Sheet) -> Index:
    index = Index(folder)
    index.shelve(sheets)
    index.commit()
    return index


def pages(index: Index, query: str, **filters: list[str]) -> set[str]:
    answer = index.search(query, filters)
    assert answer.total == len(answer.hits)
    return {hit.page for hit in answer.hits}


TEXTS = {
    "plain": "upon Ho's return from Europe, Le Duan spoke of Vietnam policy",
    "broken": "the South Viet-\nnamese people and the Viet-Nam policy of 1957",
    "misread": "upon the return fram Burope the Secretary spoke",
    "accent": "Hồ Chí Minh, café; U.S.S.R. aid of 1,204 men",
    "far": "alpha one two three beta one gamma",
}


@pytest.mark.parametrize(
    ("query", "answers"),
    [
        ("return europe", {"plain", "misread"}),  # Burope
        ("return~0 europe~0", {"plain"}),
        ("vietnamese", {"broken"}),  # broken at the line's end
        ("vietnam", {"plain", "broken"}),  # a hyphen inside the name
        ("viet-nam", {"plain", "broken"}),
        ('"vietnam policy"', {"plain", "broken"}),  # a phrase over a joined word
        ('"south vietnamese people"', {"broken"}),
        ('"viet nam policy"', {"plain", "broken"}),  # run together
        ('"viet nam policy"~0', {"broken"}),
        ('"Viet-Nam policy"', {"plain", "broken"}),
        ("europe~1", {"plain", "misread"}),
        ("from~1 return", {"plain", "misread"}),
        ("buropa~2", {"plain", "misread"}),
        ("secret*", {"misread"}),
        ("*urope", {"plain", "misread"}),
        ("?urope", {"plain", "misread"}),
        ("peopl?", {"broken"}),
        ("europe?", {"plain"}),  # a question mark at the end may stand for nothing
        ('"return * europe"', {"plain", "misread"}),
        ('"return * europe"~0', {"plain"}),
        ('"retur? fr?m"', {"plain", "misread"}),
        ('"alpha beta"~3', {"far"}),
        ('"beta alpha"~3', {"far"}),  # either order
        ('"alpha beta"~2', set()),
        ('"alpha beta gamma"~4', {"far"}),
        ('"alpha beta gamma"~3', set()),
        ('"one gamma three"~50', None),  # three words: in the order asked for
        ("ussr", {"accent"}),
        ("U.S.S.R.", {"accent"}),
        ("1204", {"accent"}),
        ("ho chi", {"accent"}),
        ("CAFÉ", {"accent"}),
        ("policy -people", {"plain"}),
        ("-return", {"broken", "accent", "far"}),
        ("alpha OR (return burope)", {"far", "misread"}),
        ("nothing", set()),
        ("*", set(TEXTS)),
        ("", set(TEXTS)),
    ],
)
def test_found_and_located(query: str, answers: set[str] | None, shelf: Index) -> None:
    if answers is None:
        with pytest.raises(UsageError):
            shelf.search(query)
        return
    assert pages(shelf, query) == answers
    if query.strip("*") and not query.startswith("-"):
        for name, text in TEXTS.items():
            both = "OR" in query or (" " in query and '"' not in query)
            if not both:
                assert bool(locate(query, text)) == (name in answers), name


@pytest.fixture(scope="module")
def shelf() -> Iterator[Index]:
    made = Path(mkdtemp())
    yield shelved(made / "index", *(sheet(name, text) for name, text in TEXTS.items()))
    shutil.rmtree(made)


def test_an_exact_word_stands_before_a_misreading(shelf: Index) -> None:
    assert [hit.page for hit in shelf.search("burope~1").hits] == ["misread", "plain"]


def test_fields(folder: Path) -> None:
    stamped = Sheet(
        "p1", "pentagon/Part-IV-A-5.pdf", "pentagon/IV-A-5", "Evolution of the War", 32, "28",
        "the secret talks of 1957", "TOP SECRET - Sensitive",
        {"level": ("TOP SECRET",), "caveat": ("SENSITIVE",), "project": ("NND 63316",), "stamp": ("NARA E.O. 13526",),
         "record": ("104-10004-10143",), "kind": ("pdf",)},
    )  # fmt: skip
    index = shelved(folder, stamped)
    found = [
        'marking:"top secret"', "marking:sensitive", 'marking:"TOP SECRET - Sensitive"', "marking:top*",
        "project:63316",
        'project:"NND 63316"', "project:NND63316", "project:633*", "stamp:nnd", "stamp:13526", "record:104-10004-10143",
        "record:1041000410143", "record:104*", "unit:iv-a-5", "path:part-iv*", 'title:"of the war"', "page:28",
        "image:32", "furniture:sensitive", "body:secret", '"top secret"', 'furniture:"top secret"', "kind:pdf",
    ]  # fmt: skip
    lost = [
        "marking:secret", "marking:war", "project:13526", "page:32", "image:28", "body:sensitive", "furniture:talks",
        'body:"top secret"', 'title:"war of"', "image:3",
    ]  # fmt: skip
    assert [query for query in found if index.search(query).total != 1] == []
    assert [query for query in lost if index.search(query).total] == []


def test_whom_pages_name_is_counted_where_few_answer(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = Index(folder)
    for at, people in enumerate((("Oldan", "Tensin"), ("Oldan",), ("Kestrel",))):
        text = "the harbour and the dues" if at else "the harbour"
        index.shelve([Sheet(f"p{at}", "one.txt", "fonds/one", "One", 1, "", text, facets={"person": people})])
    index.commit()
    monkeypatch.setattr("onionskin.search.index.BROAD", 2)
    assert dict(index.search("dues").facets["person"]) == {"Oldan": 1, "Kestrel": 1}
    broad = index.search("harbour")
    assert (broad.total, "person" in broad.facets, "level" in broad.facets) == (3, False, True)
    # Of all pages it is counted once, and where one is chosen, of that facet always.
    assert dict(index.search("").facets["person"]) == {"Oldan": 2, "Tensin": 1, "Kestrel": 1}
    monkeypatch.setattr("onionskin.search.index.BROAD", 0)
    chosen = index.search("harbour", {"person": ["Oldan"]})
    assert dict(chosen.facets["person"]) == {"Oldan": 2, "Tensin": 1, "Kestrel": 1}
    assert "place" not in chosen.facets


def test_facets_and_filters(folder: Path) -> None:
    kinds = [("a", ("SECRET",), "x/one"), ("b", ("SECRET", "TOP SECRET"), "x/two"), ("c", ("TOP SECRET",), "y/three")]
    index = shelved(
        folder, *(Sheet(page, "s", unit, "", 1, "", "word", "", {"level": level}) for page, level, unit in kinds)
    )
    assert index.search("word").facets["level"] == (("SECRET", 2), ("TOP SECRET", 2))
    assert index.search("word").facets["unit"] == (("x", 2), ("y", 1))
    assert pages(index, "word", level=["SECRET"]) == {"a", "b"}
    assert pages(index, "word", level=["SECRET", "TOP SECRET"], unit=["x"]) == {"a", "b"}
    assert pages(index, "", unit=["x/two"]) == {"b"}
    narrowed = index.search("word", {"level": ["TOP SECRET"], "unit": ["y"]})
    assert dict(narrowed.facets["level"]) == {"TOP SECRET": 1}
    assert dict(narrowed.facets["unit"]) == {"y/three": 1}
    assert dict(index.search("word", {"level": ["SECRET"]}).facets["level"]) == {"SECRET": 2, "TOP SECRET": 2}
    with pytest.raises(UsageError, match="no filter colour"):
        index.search("word", {"colour": ["red"]})


def test_every_page_is_reached_beyond_ten_thousand(folder: Path) -> None:
    index = shelved(folder, *(sheet(f"p{at}", "word") for at in range(10_050)))
    met: set[str] = set()
    for offset in range(0, 10_050, 1_000):
        answer = index.search("word", offset=offset, limit=1_000)
        assert answer.total == 10_050
        met |= {hit.page for hit in answer.hits}
    assert len(met) == 10_050
    assert index.search("word", offset=20_000).hits == ()
    assert index.search("word", limit=0).hits == ()


_texts = st.text("abé-'.,\n _xyz", max_size=50) | st.text(max_size=30)


@settings(max_examples=25)
@given(st.lists(_texts, min_size=1, max_size=5))
def test_a_page_is_found_by_each_of_its_words_until_withdrawn(texts: list[str]) -> None:
    made = Path(mkdtemp())
    try:
        sheets = [sheet(f"p{at}", text, digest=str(at)) for at, text in enumerate(texts)]
        index = shelved(made / "index", *sheets)
        forms = {(f"p{at}", form) for at, text in enumerate(texts) for form in words(text).forms}
        assert all(page in {hit.page for hit in index.search(form).hits} for page, form in forms)
        before = [index.search(form) for _, form in sorted(forms)]
        index.shelve(sheets)
        index.commit()
        assert [(index.search(form).total, index.search(form).facets) for _, form in sorted(forms)] == [
            (answer.total, answer.facets) for answer in before
        ]
        assert index.known() == {f"p{at}": str(at) for at in range(len(texts))}
        index.withdraw(["p0"])
        index.commit()
        assert not any("p0" in {hit.page for hit in index.search(form).hits} for _, form in forms)
        assert "p0" not in index.known()
    finally:
        shutil.rmtree(made)


def test_an_index_of_another_form_is_empty_and_says_so(folder: Path) -> None:
    assert Index(folder).needs_rebuild
    index = shelved(folder, sheet("a", "word"))
    assert not index.needs_rebuild
    reader = Index(folder)
    assert not reader.needs_rebuild
    for mark, text in ((folder / "onionskin-version", "0\n"), (folder / "meta.json", "{}")):
        shelved(folder, sheet("a", "word"))
        mark.write_text(text)
        other = Index(folder)
        assert other.needs_rebuild
        assert other.search("word").total == 0
    assert shelved(folder, sheet("b", "word")).known() == {"b": ""}


def test_one_writes_and_others_see_it(folder: Path) -> None:
    early = Index(folder)
    writer = shelved(folder, sheet("a", "word"))
    assert early.search("word").total == 1
    writer.shelve([sheet("b", "word")])
    with pytest.raises(UsageError, match="Another program"):
        early.shelve([sheet("c", "word")])
    assert early.search("word").total == 1
    writer.close()
    early.warm()
    assert early.search("ward~1").total == 1
    early.shelve([sheet("c", "word")])
    early.commit()
    assert writer.search("word~1").total == 2
    assert set(writer.known()) == {"a", "c"}
