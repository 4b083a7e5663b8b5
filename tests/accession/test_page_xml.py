"""PAGE-XML, from 2010 to 2019: regions in reading order, lines with their own text or their words'."""

from __future__ import annotations

import pytest

from tests.accession.made import page_line, page_region, page_xml, placed, sheets, text


def order(*names: str) -> str:
    listed = "".join(f'<RegionRefIndexed index="{at}" regionRef="{name}"/>' for at, name in enumerate(names))
    return f'<ReadingOrder><OrderedGroup id="g">{listed}</OrderedGroup></ReadingOrder>'


@pytest.mark.parametrize("version", ["2013-07-15", "2017-07-15", "2019-07-15"])
def test_words_lines_and_regions(version: str) -> None:
    body = page_region("r1", "LEGATION~0.5 VESSIN", "1957") + page_region("r2", "SECRET", top=300)
    (sheet,) = sheets("p1.xml", page_xml(body, version=version))
    (given,) = sheet.given
    assert (given.reader, given.text) == ("page-xml", "LEGATION VESSIN\n1957\n\nSECRET")
    assert placed(given)["VESSIN"] == (160, 100, 210, 120)
    assert [word.cert for word in given.words] == [0.5, None, None, None]
    assert (sheet.width, sheet.height) == (850, 1100)


def test_outlines_of_2010_are_points() -> None:
    points = "".join(f'<Point x="{x}" y="{y}"/>' for x, y in ((100, 100), (150, 100), (150, 120), (100, 120)))
    word = f"<Word><Coords>{points}</Coords><TextEquiv><PlainText/><Unicode>VESSIN</Unicode></TextEquiv></Word>"
    body = f'<TextRegion id="r"><TextLine>{word}</TextLine></TextRegion>'
    (sheet,) = sheets("p1.xml", page_xml(body, version="2010-03-19"))
    assert placed(sheet.given[0]) == {"VESSIN": (100, 100, 150, 120)}


@pytest.mark.parametrize(
    ("reading", "said"),
    [
        ("", "one\n\ntwo\n\nthree"),  # as they stand
        (order("c", "a", "b"), "three\n\none\n\ntwo"),
        (order("b"), "two\n\none\n\nthree"),  # those it does not mention follow
        (order("b", "b", "none such"), "two\n\none\n\nthree"),
        (
            '<ReadingOrder><UnorderedGroup id="g"><RegionRef regionRef="c"/>'
            '<OrderedGroup id="h"><RegionRefIndexed index="1" regionRef="a"/>'
            '<RegionRefIndexed index="0" regionRef="b"/></OrderedGroup></UnorderedGroup></ReadingOrder>',
            "three\n\ntwo\n\none",
        ),
    ],
)
def test_reading_order(reading: str, said: str) -> None:
    regions = page_region("a", "one") + page_region("b", "two", top=300) + page_region("c", "three", top=500)
    assert text(sheets("p1.xml", page_xml(reading + regions))[0]) == said


def test_a_region_within_a_region_comes_with_it_and_once() -> None:
    cell = page_region("cell", "inner", top=300)
    outer = page_region("outer", "before").replace("</TextRegion>", f"{cell}</TextRegion>")
    body = order("last", "outer") + outer + page_region("last", "end", top=500)
    assert text(sheets("p1.xml", page_xml(body))[0]) == "end\n\nbefore\n\ninner"


def test_a_table_is_read_cell_by_cell() -> None:
    cells = page_region("c1", "name") + page_region("c2", "rank", top=200)
    assert text(sheets("p1.xml", page_xml(f'<TableRegion id="t">{cells}</TableRegion>'))[0]) == "name\n\nrank"


def test_two_regions_of_one_name_are_both_kept() -> None:
    body = page_region("r", "one") + page_region("r", "two", top=300)
    assert text(sheets("p1.xml", page_xml(order("r") + body))[0]) == "one\n\ntwo"


@pytest.mark.parametrize(
    ("line", "said", "words"),
    [
        (page_line("the", "end", ".", own="the end."), "the end.", ["the", "end", "."]),  # spaces as the line has them
        (page_line("the", "end", "."), "the end .", ["the", "end", "."]),
        (page_line("end", "the", own="the end"), "end the", ["end", "the"]),  # another order: the words hold
        (page_line("the", "end", own="quite another line"), "the end", ["the", "end"]),
        (page_line(own="no words"), "no words", ["no words"]),  # the line has the place
        (page_line("", own="empty words"), "empty words", ["empty words"]),
        (page_line("two&#10;lines"), "two lines", ["two lines"]),
    ],
)
def test_a_lines_own_text_and_its_words(line: str, said: str, words: list[str]) -> None:
    (sheet,) = sheets("p1.xml", page_xml(f'<TextRegion id="r">{line}</TextRegion>'))
    (given,) = sheet.given
    assert given.text == said
    assert [given.text[word.start : word.end] for word in given.words] == words


def test_the_text_of_a_region_counts_where_its_lines_have_none() -> None:
    bare = '<TextLine><Coords points="1,1 9,9"/></TextLine>'
    own = "<TextEquiv><Unicode>one\ntwo</Unicode></TextEquiv>"
    (sheet,) = sheets("p1.xml", page_xml(f'<TextRegion id="r">{bare}{own}</TextRegion>'))
    assert text(sheet) == "one\ntwo"
    assert sheet.given[0].words == ()
    said = page_line("three")
    assert text(sheets("p1.xml", page_xml(f'<TextRegion id="r">{said}{own}</TextRegion>'))[0]) == "three"


def test_of_several_readings_the_first_in_rank_is_read_with_its_own_doubt() -> None:
    word = (
        '<Word><Coords points="1,1 9,1 9,9 1,9"/><TextEquiv index="1" conf="0.2"><Unicode>worse</Unicode></TextEquiv>'
        '<TextEquiv index="0" conf="0.9"><Unicode>better</Unicode></TextEquiv></Word>'
    )
    (sheet,) = sheets("p1.xml", page_xml(f'<TextRegion id="r"><TextLine>{word}</TextLine></TextRegion>'))
    assert text(sheet) == "better"
    assert sheet.given[0].words[0].cert == 0.9


@pytest.mark.parametrize("points", ["", "1", "x,y", "1,1", "nan,1 9,9", "1e999,1 9,9", "-9,-9 -1,-1", "1,1 1,1"])
def test_a_word_keeps_its_text_whatever_its_outline_is(points: str) -> None:
    word = f'<Word><Coords points="{points}"/><TextEquiv><Unicode>VESSIN</Unicode></TextEquiv></Word>'
    (sheet,) = sheets("p1.xml", page_xml(f'<TextRegion id="r"><TextLine>{word}</TextLine></TextRegion>'))
    assert text(sheet) == "VESSIN"
    assert sheet.given[0].words == ()


def test_a_page_without_text_or_image_is_named() -> None:
    (sheet,) = sheets("p1.xml", page_xml(""))
    assert sheet.fault == "p1.xml, page 1, holds no text, and its page image is not beside it. Add the image."
