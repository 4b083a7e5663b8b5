"""The repairs of a page are told with their reason, undone and taken by hand, and a reader may read otherwise."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from onionskin.record import Annotation, Emendation, Span, repaired
from onionskin.web.dates import SHOWN
from onionskin.web.repairs import shown
from tests.web.doubles import SEED, Double
from tests.web.test_correcting import words

TEXT = SEED.read_text("utf-8")


def span(printed: str) -> Span:
    return Span(TEXT.index(printed), TEXT.index(printed) + len(printed))


def told(client: TestClient, path: str) -> dict[str, str]:
    """What the margin tells of each repair, by what is printed."""
    found = re.findall(
        r'<li id="r\d+".*?<span class="surface printed">(.*?)</span>(.*?)</li>', client.get(path).text, re.S
    )
    return {words(printed): words(rest) for printed, rest in found}


def lines(client: TestClient, path: str) -> dict[int, str]:
    """The text that is set, by the numbers of its lines."""
    found = re.findall(
        r'<div class="ln[^>]*id="L(\d+)">.*?<span class="t">(.*?)</span>(?=<span class="z"|</div>)',
        client.get(path).text,
        re.S,
    )
    return {int(number): html.unescape(re.sub("<[^>]+>", "", text)) for number, text in found}


@pytest.mark.parametrize(
    ("printed", "says"),
    [
        (
            "Burope",
            "→ to be read Europe line 24 Misread · confusion: B/E “Burope” is no word."
            " Read so by the PDF’s text layer. undo another reading",
        ),
        ("fram", "→ to be read from line 51 Misread · confusion: a/o probable “fram” is no word."),
        ("Viet- / namese", "→ to be read Vietnamese line 37 Hyphen at a line’s end"),  # a line's end is told
        ("a blank line", "→ to be read a line’s end line 35 Blank line within a paragraph"),
        ("28 TOP SECRET - Sensitive", "→ to be read 28 / ¶ / TOP SECRET - Sensitive line 59 Two lines run into one"),
        (
            "refurbishing",
            "→ to be read re-furbishing line 54 Suspected, not made · Misread · confusion: -/ possible"
            " It may be. take it not so another reading",
        ),
    ],
)
def test_the_margin_tells_print_reading_kind_reason_witnesses_and_certainty(
    client: TestClient, printed: str, says: str
) -> None:
    assert says in told(client, "/page/page-1")[printed]


def test_suspicions_stand_apart_and_what_was_left_alone_says_why(client: TestClient) -> None:
    page = client.get("/page/page-1").text
    said = words(page)
    assert "Repairs 6, suspected 1" in said
    assert page.index("Suspected, and not made</h3>") < page.index("re-furbishing")
    assert "Left as it stands, line 40 : Names are left as they stand." in said


def test_printed_is_usual_and_repaired_is_the_address(client: TestClient) -> None:
    printed = lines(client, "/page/page-1")
    assert printed == dict(enumerate(TEXT.split("\n"), 1))
    page = client.get("/page/page-1?text=repaired").text
    assert 'class="page both show-marks show-hits repaired"' in page
    assert '<a href="/page/page-1" data-key="r">printed</a>' in page
    assert (
        '<a href="/page/page-1?text=repaired" data-key="r">repaired</a>'
        in client.get("/page/page-1?text=elsewhere").text
    )
    assert 'href="/page/page-2?text=repaired" rel="next"' in page  # and it is kept while one leafs


def test_as_repaired_each_line_keeps_its_number(client: TestClient, double: Double) -> None:
    read = lines(client, "/page/page-1?text=repaired")
    assert read[24] == "September of that year, upon Ho's return from Europe, Le Duan surfaced"
    assert (read[35].endswith("quoted"), 36 in read) == (True, False)  # the blank line is taken out
    assert read[37].endswith("South Vietnamese")
    assert read[38] == "communists, as one of the strategic turning points in their"
    assert read[54] == TEXT.split("\n")[53]  # what is only suspected is not read
    assert read[59] == "28\n\nTOP SECRET - Sensitive"
    view = double.page("page-1")
    assert view.reading
    assert "".join("".join(read.values()).split()) == "".join(repaired(view.reading, view.repairs).text.split())


def test_the_words_lead_to_what_is_told_of_them(client: TestClient) -> None:
    page = client.get("/page/page-1?layers=repairs").text
    assert '<a class="r" href="#r1">Burope</a>' in page
    assert re.search(
        r'<a class="r" href="#r(\d)">Viet-</a>.*\n.*<a class="r" href="#r\1" tabindex="-1">namese</a>', page
    )
    assert re.search(r'<a class="r gap" href="#r\d" aria-label="repair \d"></a>', page)
    assert re.search(r'<a class="r s" href="#r\d">refurbishing</a>', page)
    assert '<a class="r"' not in client.get("/page/page-1").text  # the layer is left out
    as_repaired = client.get("/page/page-1?text=repaired").text
    assert '<a class="r" href="#r1">Europe</a>' in as_repaired
    assert '<a class="r s"' not in as_repaired


def test_what_is_drawn_besides_stays_on_its_words(client: TestClient, double: Double) -> None:
    page = client.get("/page/page-1?text=repaired&q=Ho&layers=marks,hits,dates").text
    assert '<a class="m" href="#m2">TOP SECRET - Sensitive</a>' in page
    assert re.search(r'<a class="d" href="#d\d+">September of that year</a>', page)
    assert len(re.findall(r'id="h\d', page)) == TEXT.count("Ho")


def test_an_address_that_names_a_repair_draws_them_and_opens_it(client: TestClient) -> None:
    page = client.get("/page/page-1?repair=1").text
    assert 'class="page both show-marks show-hits show-repairs"' in page
    assert '<a class="r at" href="#r1">Burope</a>' in page
    assert re.search(r'name="read" value="emendation \d+-\d+">[^§]*?name="reading" value="Europe"', page)
    assert 'class="r at"' not in client.get("/page/page-1?repair=99").text


def test_beside_another_readers_text_nothing_is_told(client: TestClient) -> None:
    page = client.get("/page/page-1?reader=text-layer&layers=repairs&text=repaired&repair=1").text
    assert ('id="r1"' in page, 'class="r' in page, ">repaired<" in page) == (False, False, False)


def test_a_page_of_many_repairs_tells_some_and_leads_to_the_others(client: TestClient, double: Double) -> None:
    made = tuple(
        Annotation(Span(at, at + 4), Emendation("word", "confusion", at % 20 == 0)) for at in range(200, 1100, 10)
    )
    double.pages["page-2"] = replace(double.pages["page-2"], repairs=made)
    seen: set[str] = set()
    path: str | None = "/page/page-2?layers=repairs"
    for _ in range(30):
        page = client.get(str(path)).text
        found = re.findall(r'<li id="r(\d+)"', page)
        assert 0 < len(found) <= SHOWN[0]
        seen.update(found)
        after = re.search(r'<a href="([^"]+)">those after</a>', page)
        if after is None:
            break
        path = html.unescape(after[1])
    assert seen == {str(at) for at in range(1, 91)}


def test_a_page_without_repairs_says_so(client: TestClient, double: Double) -> None:
    double.pages["page-2"] = replace(double.pages["page-2"], repairs=())
    said = words(client.get("/page/page-2?text=repaired").text)
    assert "Nothing on this page is repaired: what is read is what is printed." in said


def test_the_lines_that_read_worst_are_named(client: TestClient, double: Double) -> None:
    assert "Least legible: line 24 . Look at the image there." in words(client.get("/page/page-1").text)
    double.pages["page-1"] = replace(double.pages["page-1"], lines=(0.9,) * 59)
    assert "Least legible" not in client.get("/page/page-1").text


def test_a_place_that_answers_otherwise_says_why(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    class Met(Span):
        why = "repaired to “Europe” (B/E)"

    at = span("Burope")
    monkeypatch.setattr(
        client.app.state.room.archive,
        "matches",
        lambda *_: (Span(0, 12), Met(at.start, at.end)),  # type: ignore[attr-defined]
    )
    page = client.get("/page/page-1?q=Europe").text
    assert '<mark class="hit" data-h="2" data-why="repaired to “Europe” (B/E)" id="h2"' in page
    assert "Why these places answer Burope line 24 repaired to “Europe” (B/E)" in words(page)
    assert 'data-h="1" data-why' not in page


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Europe", "Europe"),
        ("Viet-\nnamese", "Viet- / namese"),
        ("28\n\nTOP", "28 / ¶ / TOP"),
        ("\n", "a line’s end"),
        (" \n\n", "a blank line"),
        (" ", "a blank"),
        ("", "nothing"),
        ("x" * 100, "x" * 80 + " …"),
    ],
)
def test_what_is_printed_is_quoted_so_that_it_is_seen(text: str, quoted: str) -> None:
    assert shown(text) == quoted
