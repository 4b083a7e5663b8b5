"""The scorer of names counts as HIPE's does, and its files are read as they are written."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from evals.name_sets import Article, Count, Place, as_hipe, read_hipe, without_article
from evals.names import CER, ROOT, SEED, worn
from scripts.naming.noise import capitals, changed, misread, wrapped


@pytest.mark.parametrize(
    ("marked", "said", "strict", "fuzzy"),
    [
        ([(0, 2, "pers")], [(0, 2, "pers")], 1, 1),
        ([(0, 2, "pers")], [(0, 3, "pers")], 0, 1),  # a word too many
        ([(0, 2, "pers")], [(0, 2, "loc")], 0, 0),  # another type
        ([(0, 2, "pers")], [(2, 3, "pers")], 0, 0),  # beside it
        ([(0, 4, "org")], [(0, 2, "org"), (2, 4, "org")], 0, 1),  # two for one: one is right
        ([(0, 2, "loc"), (3, 5, "loc")], [(0, 5, "loc")], 0, 1),  # one for two: one is found
        ([(0, 3, "loc"), (0, 2, "loc")], [(0, 2, "loc")], 1, 1),  # an equal one first
    ],
)
def test_strict_and_fuzzy(marked: list[Place], said: list[Place], strict: int, fuzzy: int) -> None:
    count = Count()
    count.add(marked, said)
    assert (count.strict, count.fuzzy) == (strict, fuzzy)


def test_f1_is_of_all_that_was_marked_and_said() -> None:
    count = Count()
    count.add([(0, 1, "loc"), (2, 3, "loc")], [(0, 1, "loc")])
    count.add([], [(0, 1, "loc")])
    assert count.f1(count.strict) == pytest.approx(2 * 1 / 4)


def test_a_second_type_at_a_place_is_right_too() -> None:
    count = Count()
    count.add([(0, 2, "LOC")], [(0, 2, "ORG")], {(0, 2): {"LOC", "ORG"}})
    assert count.strict == 1


def test_a_file_of_hipe_is_read_in_its_lines(tmp_path: Path) -> None:
    rows = [
        "TOKEN\tNE-COARSE-LIT\tX\tMISC",
        "# hipe2022:document_id = one",
        "Mr\tB-pers\t_\tNoSpaceAfter",
        ".\tI-pers\t_\t_",
        "Dell\tI-pers\t_\tEndOfLine",
        "left\tO\t_\tNoSpaceAfter",
        ".\tO\t_\t_",
        "",
        "# hipe2022:document_id = two",
        "Karsk\tB-loc\t_\t_",
    ]
    (tmp_path / "x.tsv").write_text("\n".join(rows), "utf-8")
    one, two = read_hipe(tmp_path / "x.tsv")
    assert (one.name, one.text, one.names) == ("one", "Mr. Dell\nleft. ", ((0, 3, "pers"),))
    assert (two.text, two.names) == ("Karsk ", ((0, 1, "loc"),))


def test_names_are_put_as_the_sets_put_them() -> None:
    text = "the Senate in Quarry-street"
    article = Article("x", text, ((0, 3), (4, 10), (11, 13), (14, 27)), ())
    said = [(4, 10, "ORG"), (14, 27, "LOC")]
    assert as_hipe(article, said, "hipe2020") == [(0, 2, "org"), (3, 4, "loc")]
    assert as_hipe(article, said, "topres19th") == [(3, 4, "street")]
    assert without_article("The Hague", [(0, 9, "LOC")]) == [(4, 9, "LOC")]


def test_so_many_letters_are_misread_and_offsets_hold() -> None:
    text = "the settlement of the question of the border was put off again " * 20
    noisy = worn(text, random.Random(1))
    assert len(noisy) == len(text)
    assert sum(a != b for a, b in zip(text, noisy, strict=True)) == round(CER * len(text))


def test_the_gold_of_the_sample_page_is_of_its_text() -> None:
    gold = json.loads(SEED.read_text("utf-8"))
    text = (ROOT / gold["source"]).read_text("utf-8")
    assert len(gold["mentions"]) == 76
    assert all(text[row["start"] : row["end"]].strip() for row in gold["mentions"])
    assert [text[row["start"] : row["end"]] for row in gold["mentions"] if "sense" in row].count("Hanoi") == 7


def test_names_move_along_with_the_text_that_is_changed() -> None:
    marked = ("In May Robert Harmon went to Vessin and came back again.", [(7, 20, "PER"), (29, 35, "LOC")])
    draw = random.Random(3)
    for text, names in (wrapped(marked, 20, draw), misread(wrapped(marked, 16, draw), 0.2, draw)):
        assert all(0 <= start < end <= len(text) for start, end, _ in names)
    text, names = wrapped(marked, 20, draw)
    assert ["".join(text[a:b].replace("-\n", "").split()) for a, b, _ in names] == ["RobertHarmon", "Vessin"]
    assert capitals(marked)[0] == marked[0].upper()
    assert changed(("ab", [(0, 1, "LOC")]), ["", "b"]) == ("b", [])
