"""ALTO 2 to 4: words in their places, in their order, with the reader's own doubt."""

from __future__ import annotations

import pytest

from tests.accession.made import alto, alto_line, placed, sheets, text


def block(*lines: str) -> str:
    return f"<TextBlock>{''.join(lines)}</TextBlock>"


@pytest.mark.parametrize("version", [2, 3, 4])
def test_words_lines_and_blocks(version: int) -> None:
    body = block(alto_line("LEGATION", "VESSIN"), alto_line("1957", top=130)) + block(alto_line("SECRET", top=300))
    (sheet,) = sheets("p1.xml", alto(body, version=version))
    (given,) = sheet.given
    assert (given.reader, given.text) == ("alto", "LEGATION VESSIN\n1957\n\nSECRET")
    assert placed(given) == {
        "LEGATION": (100, 100, 150, 120),
        "VESSIN": (160, 100, 210, 120),
        "1957": (100, 130, 150, 150),
        "SECRET": (100, 300, 150, 320),
    }
    assert (sheet.width, sheet.height) == (850, 1100)
    assert sheet.image is None


def test_a_file_of_no_namespace_or_a_prefix_is_alto_all_the_same() -> None:
    plain = alto(block(alto_line("VESSIN"))).replace(b' xmlns="http://www.loc.gov/standards/alto/ns-v3#"', b"")
    assert text(sheets("p1.xml", plain)[0]) == "VESSIN"
    prefixed = plain.replace(b"<", b"<a:").replace(b"<a:/", b"</a:").replace(b"<a:?", b"<?")
    prefixed = prefixed.replace(b"<a:alto", b'<a:alto xmlns:a="http://www.loc.gov/standards/alto/ns-v2#"')
    assert text(sheets("p1.xml", prefixed)[0]) == "VESSIN"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("LEGATION", "VESSIN"), "LEGATION VESSIN"),  # a page that writes no spaces has one between any two
        (("(", "b", ")", "/", "the"), "(b) the"),  # a page that writes them has no others
        (("Viet", "-"), "Viet-"),  # a hyphen belongs to its word, also where it is a soft one
        (("/", "VESSIN", "/"), "VESSIN"),
        (("  two   words ",), "two words"),
        (("", "VESSIN"), "VESSIN"),
        (("a&amp;b", "&lt;1957&gt;"), "a&b <1957>"),
    ],
)
def test_spaces_and_hyphens(words: tuple[str, ...], said: str) -> None:
    assert text(sheets("p1.xml", alto(block(alto_line(*words))))[0]) == said


@pytest.mark.parametrize(
    ("strings", "said"),
    [
        ([("end", 100, 50), (".", 151, 6), ("The", 170, 40)], "end. The"),
        ([("end", 100, 50), (").", 148, 9)], "end)."),  # even where boxes overlap
        ([("end", 100, 50), (".", 175, 6)], "end ."),  # a point that stands alone
        ([("of", 100, 30), ("the", 131, 40)], "of the"),  # words may stand close
        ([("end", 100, 50), (".", None, 6)], "end ."),  # nobody knows
        ([(".", 100, 6), ("end", 107, 50)], ". end"),
    ],
)
def test_a_sign_that_closes_a_word_and_touches_it_is_not_parted_from_it(
    strings: list[tuple[str, int | None, int]], said: str
) -> None:
    made = "".join(
        f'<String CONTENT="{word}" VPOS="100" WIDTH="{width}" HEIGHT="20"'
        + ("/>" if left is None else f' HPOS="{left}"/>')
        for word, left, width in strings
    )
    assert text(sheets("p1.xml", alto(block(f"<TextLine>{made}</TextLine>")))[0]) == said


def test_a_hyphen_widens_its_word() -> None:
    (sheet,) = sheets("p1.xml", alto(block(alto_line("Viet", "-"), alto_line("namese", top=130))))
    (given,) = sheet.given
    assert given.text == "Viet-\nnamese"
    assert placed(given)["Viet-"] == (100, 100, 168, 120)


@pytest.mark.parametrize(("told", "kept"), [("0.87", 0.87), ("0", 0.0), ("1", 1.0), ("1.5", None), ("", None)])
def test_confidence(told: str, kept: float | None) -> None:
    (sheet,) = sheets("p1.xml", alto(block(alto_line(f"VESSIN~{told}" if told else "VESSIN"))))
    assert [word.cert for word in sheet.given[0].words] == [kept]


@pytest.mark.parametrize(
    ("unit", "size", "box"),
    [
        ("pixel", (850, 1100), (100, 100, 150, 120)),
        ("mm10", (1004, 1299), (118, 118, 177, 142)),  # at 300 dots an inch
        ("inch1200", (212, 275), (25, 25, 38, 30)),
        ("furlong", (850, 1100), (100, 100, 150, 120)),  # what is not known is a pixel
    ],
)
def test_units_of_measurement(unit: str, size: tuple[int, int], box: tuple[int, int, int, int]) -> None:
    (sheet,) = sheets("p1.xml", alto(block(alto_line("VESSIN")), unit=unit))
    assert (sheet.width, sheet.height) == size
    assert placed(sheet.given[0])["VESSIN"] == pytest.approx(box, abs=1)


def test_margins_stand_where_they_are_on_the_page() -> None:
    # The schema puts the bottom margin before the print space; a reader of the page comes to it last.
    page = alto(block(alto_line("body", top=500)))
    head = f"<TopMargin>{block(alto_line('SECRET', top=20))}</TopMargin>"
    foot = f"<BottomMargin>{block(alto_line('17', top=1060))}</BottomMargin>"
    data = page.replace(b"<PrintSpace>", f"{foot}{head}<PrintSpace>".encode())
    assert text(sheets("p1.xml", data)[0]) == "SECRET\n\nbody\n\n17"


def test_blocks_within_blocks_keep_their_order() -> None:
    inner = block(alto_line("one")) + f"<ComposedBlock>{block(alto_line('two', top=200))}</ComposedBlock>"
    body = f"<ComposedBlock>{inner}</ComposedBlock>{block(alto_line('three', top=300))}"
    assert text(sheets("p1.xml", alto(body))[0]) == "one\n\ntwo\n\nthree"


def test_several_pages() -> None:
    one = alto(block(alto_line("one"))).decode()
    page = one[one.index("<Page") : one.index("</Layout>")]
    data = one.replace(page, page + page.replace("one", "two")).encode()
    assert [(sheet.number, text(sheet)) for sheet in sheets("p.xml", data)] == [(1, "one"), (2, "two")]
    assert [text(sheet) for sheet in sheets("p.xml", data, 2)] == ["two"]


def test_a_page_without_a_size_has_that_of_its_print_space_or_its_words() -> None:
    data = alto(block(alto_line("VESSIN", "1957")), page="")
    (sheet,) = sheets("p1.xml", data)
    assert (sheet.width, sheet.height) == (210, 120)
    spaced = data.replace(b"<PrintSpace>", b'<PrintSpace HPOS="50" VPOS="60" WIDTH="700" HEIGHT="900">')
    (sheet,) = sheets("p1.xml", spaced)
    assert (sheet.width, sheet.height) == (750, 960)


@pytest.mark.parametrize(
    "box",
    [
        'HPOS="840" VPOS="1090" WIDTH="50" HEIGHT="50"',  # over the edge: cut off at it
        'HPOS="-20" VPOS="-20" WIDTH="50" HEIGHT="50"',
        'HPOS="900" VPOS="100" WIDTH="50" HEIGHT="20"',  # off the page: no place
        'HPOS="100" VPOS="100" WIDTH="0" HEIGHT="20"',
        'HPOS="1e308" VPOS="1" WIDTH="1e308" HEIGHT="20"',
        'HPOS="nan" VPOS="1" WIDTH="inf" HEIGHT="20"',
        'HPOS="x" VPOS="" WIDTH="50" HEIGHT="20"',
        "",
    ],
)
def test_a_word_keeps_its_text_wherever_it_is_said_to_stand(box: str) -> None:
    line = f'<TextLine><String CONTENT="VESSIN" {box}/></TextLine>'
    (sheet,) = sheets("p1.xml", alto(block(line)))
    (given,) = sheet.given
    assert given.text == "VESSIN"
    for word in given.words:
        assert 0 <= word.region.x < word.region.x + word.region.width <= 850
        assert 0 <= word.region.y < word.region.y + word.region.height <= 1100


@pytest.mark.parametrize("size", ['WIDTH="inf" HEIGHT="1100"', 'WIDTH="1e300" HEIGHT="9"', 'WIDTH="-5" HEIGHT="5"'])
def test_a_size_that_cannot_be_is_none(size: str) -> None:
    (sheet,) = sheets("p1.xml", alto(block(alto_line("VESSIN")), page=size))
    assert (sheet.width, sheet.height) == (150, 120)
