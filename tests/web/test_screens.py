"""What each screen tells, without a browser: evidence, addresses, words, weight."""

from __future__ import annotations

import gzip
import html
import re
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from onionskin.record import Annotation, Condition, Emendation, Level, Mention, Span, Timex, Transcription, Unit, Zone
from onionskin.web.app import application
from onionskin.web.holdings import tree
from onionskin.web.room import STATIC
from tests.web.doubles import UNITS, Double, typed

HEAVIEST_PAGE, HEAVIEST_SCRIPT = 60_000, 120_000


@pytest.fixture
def double() -> Double:
    return Double()


@pytest.fixture
def client(double: Double) -> TestClient:
    return TestClient(application(double), base_url="http://127.0.0.1:8420")


def words(text: str) -> str:
    """What a person would read of a screen."""
    bare = re.sub(r"<(script|title|dialog).*?</\1>", "", text, flags=re.S)
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", bare).split()))


def test_a_hit_opens_on_its_evidence(client: TestClient) -> None:
    found = client.get("/", params={"q": "Hanoi", "level": "TOP SECRET"}).text
    assert "p. 28 (image 2 of 3)" in found
    assert (
        'As marked, in a year the marking does not give: <span class="marking">TOP SECRET – SENSITIVE</span>;' in found
    )
    assert "; declassified 2011, NND 63316." in words(found)
    assert "matched as printed" in found
    assert "<mark>Hanoi</mark>" in found
    link = html.unescape(re.search(r'<h2><a href="([^"]+)"', found)[1])  # type: ignore[index]
    assert link == "/page/page-1?q=Hanoi&level=TOP+SECRET&hit=1&line=14#L14"
    page = client.get(link).text
    assert re.search(r'class="ln at"[^>]* id="L14"', page)
    assert re.search(r'<rect data-n="14"[^>]* class="at"', page)
    assert re.search(r'<mark class="hit" data-h="1" id="h1" tabindex="-1">(<u class="n LOC"[^>]*>)?Hanoi', page)
    assert "1 of 3 found" in page


@pytest.mark.parametrize(
    ("why", "reasons", "told"),
    [
        ("exact", ("exact",), "matched as printed"),
        ("exact", ("exact", "misreading of “Hanoi” (o/c)"), "matched as printed · misreading of “Hanoi” (o/c)"),
        ("misreading", ("exact", "misreading of “<Hanoi>” (B/E)"), "misreading of “<Hanoi>” (B/E)"),
        (
            "repaired",
            ("repaired to “Hanoi”", "meaning (likeness 0.50)"),
            "repaired to “Hanoi” · meaning (likeness 0.50)",
        ),
        ("meaning", ("meaning (likeness 0.41)",), "matched by meaning"),
    ],
)
def test_a_hit_says_why(
    why: str, reasons: tuple[str, ...], told: str, client: TestClient, double: Double, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = double.search("Hanoi")
    hits = tuple(replace(hit, why=why, reasons=reasons) for hit in found.hits)
    monkeypatch.setattr(double, "search", lambda *asked, **more: replace(found, hits=hits))
    shown = re.findall(r'<p class="why">(.*?)</p>', client.get("/", params={"q": "Hanoi"}).text, re.S)
    assert html.unescape(shown[0]).removesuffix(f" · {len(hits[0].spans)} places on the page") == told


def test_the_box_of_a_hit_stands_where_the_reader_saw_the_word(client: TestClient, double: Double) -> None:
    reading = double.pages["page-1"].reading
    assert reading is not None
    span = double.matches("page-1", "Hanoi")[0]
    (box,) = reading.regions(span)
    page = client.get("/page/page-1?q=Hanoi").text
    assert f'<rect data-h="1" x="{box.x - 4}" y="{box.y - 4}" width="{box.width + 8}" height="{box.height + 8}"' in page


def test_the_way_through_hits_and_pages_keeps_the_question(client: TestClient) -> None:
    page = html.unescape(client.get("/page/page-2?q=Hanoi&level=TOP+SECRET&hit=2&layers=zones").text)
    assert 'href="/page/page-3?q=Hanoi&level=TOP+SECRET&hit=3&layers=zones&line=14#L14" data-key="j"' in page
    assert 'href="/page/page-1?q=Hanoi&level=TOP+SECRET&hit=1&layers=zones&line=14#L14" data-key="k"' in page
    assert 'href="/page/page-3?q=Hanoi&level=TOP+SECRET&layers=zones" rel="next" data-key="n"' in page
    assert 'href="/?q=Hanoi&level=TOP+SECRET">2 of 3 found' in page


def test_layers_are_the_addresss_and_tell_how_many(client: TestClient) -> None:
    usual = client.get("/page/page-1").text
    assert 'class="page both show-marks show-hits"' in usual
    assert "marks 2 , drawn" in words(usual)
    assert "zones 3 , left out dates 8 , left out" in words(usual)
    assert 'data-layer="hits"' not in usual  # nothing was asked
    assert 'class="page both show-zones"' in client.get("/page/page-1?layers=zones").text
    assert 'class="page both"' in client.get("/page/page-1?layers=").text


def test_a_text_stands_alone_and_a_scan_may(client: TestClient) -> None:
    assert "<svg" not in client.get("/page/page-2").text
    assert "<svg" not in client.get("/page/page-1?view=text").text
    assert 'class="lines' not in client.get("/page/page-1?view=image").text


def test_the_margin_gives_reasons(client: TestClient) -> None:
    said = words(client.get("/page/page-1").text)
    for reason in (
        "Declassification stamp line 2 not a mark here: ",
        "as marked: project NND 63316 Banner",  # a field that is empty on the form says nothing
        "Banner probable line 4 not a mark",
        "level TOP SECRET · caveats SENSITIVE",
        "Finding. The stamp is older than the order. line 2",
        "Tesseract read here It reads well. Nine words in ten are words of the language.",
        "The PDF’s text layer It has not been weighed.",
        "study/part-iv-a-5/pages.pdf",
        "SHA-256 " + "f0" * 32,
    ):
        assert reason in said


def test_the_citation_is_whole(client: TestClient) -> None:
    said = words(client.get("/page/page-2").text)
    assert (
        "pages.pdf, p. 28 (image 2 of 3). In: Vietnam Task Force › Part IV.A.5. As marked, in a year the marking does"
        " not give: TOP SECRET – SENSITIVE; declassified 2011, NND 63316. Source: study/part-iv-a-5/pages.pdf; SHA-256"
        f" of the page {'f0' * 32}."
    ) in said


def test_another_readers_text_is_shown_as_that_and_without_remarks(client: TestClient) -> None:
    page = client.get("/page/page-1?q=Hanoi&reader=text-layer").text
    assert "another &lt;reading&gt;" in page
    assert "This is what another reader saw" in words(page)
    assert 'class="m"' not in page
    assert 'class="hit"' not in page


def test_a_page_that_lies_on_its_side_is_shown_upright_and_can_be_turned(client: TestClient, double: Double) -> None:
    double.pages["page-1"] = replace(double.pages["page-1"], condition=Condition("inked", 90, 0.0, 0.0))
    page = client.get("/page/page-1").text
    assert 'viewBox="0 0 1650 1275"' in page
    assert 'transform="translate(1650 0) rotate(90)"' in page
    assert "turn=180" in page
    assert 'viewBox="0 0 1275 1650"' in client.get("/page/page-1?turn=0").text


def test_a_page_on_which_nothing_is_read_says_so(client: TestClient, double: Double) -> None:
    double.pages["page-1"] = replace(
        double.pages["page-1"],
        reading=None, readings=(), legibility=(), zones=(), marks=(), findings=(),
        condition=Condition("blank", 0, 0.0, 0.0), failures=double.failures,
    )  # fmt: skip
    said = words(client.get("/page/page-1?q=Hanoi").text)
    assert "Nothing is read on this page. The image is blank." in said
    double.pages["page-3"] = replace(double.pages["page-1"], reading=Transcription("tesseract", " \n"))
    assert "Nothing is read on this page. The image is blank." in words(client.get("/page/page-3").text)
    assert "Not done, reading the image. The third page is torn." in said


def test_what_a_page_says_is_never_markup(client: TestClient, double: Double) -> None:
    evil = "<script>alert(1)</script> & \"'"
    double.pages["page-1"] = replace(
        double.pages["page-1"], reading=Transcription("text", evil), readings=(), zones=(), marks=(), findings=(),
        label=evil, standing=evil, source=evil,
    )  # fmt: skip
    for path in ("/", "/page/page-1", f"/?q={evil}", f"/?level={evil}", f"/page/{evil}", f"/item/{evil}", f"/{evil}"):
        assert "<script>alert" not in client.get(path).text


def test_a_wrong_query_is_underlined_and_its_repair_can_be_asked(client: TestClient) -> None:
    answer = client.get("/", params={"q": 'Ho "Chi Minh', "level": "SECRET"})
    assert answer.status_code == 400
    assert 'Ho <u class="fault">&#34;Chi Minh</u>' in answer.text
    assert "The quotation is not closed." in words(answer.text)
    assert 'href="/?q=Ho+%22Chi+Minh%22&amp;level=SECRET"' in answer.text
    assert client.get("/page/page-1", params={"q": 'Ho "Chi', "hit": "1"}).status_code == 200


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/page/none", "This archive has no page none."),
        ("/item/none", "This archive has read no source none."),
        ("/units?in=none", "This archive has no unit none."),
        ("/image/none", "This archive has no page none."),
        ("/image/page-2", "The source of page page-2 is text and has no image."),
        ("/elsewhere", "The reading room has no screen /elsewhere."),
    ],
)
def test_what_is_not_there_is_told_in_sentences(client: TestClient, path: str, sentence: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert sentence in words(answer.text)


def test_no_answer_and_an_empty_archive_say_what_to_do(client: TestClient, double: Double) -> None:
    assert "None of the 3 pages has all of this." in words(client.get("/?q=zebra").text)
    assert "There are no more hits" in words(client.get("/?q=Hanoi&from=21").text)
    double.pages.clear()
    assert "Put a folder of papers into it" in words(client.get("/").text)


def test_facets_choose_and_let_go(client: TestClient, double: Double) -> None:
    found = client.get("/?level=TOP+SECRET&level=SECRET&q=Hanoi").text
    assert double.asked[-1][1] == {"level": ("TOP SECRET", "SECRET")}
    assert 'href="/?q=Hanoi&amp;level=SECRET" aria-current="true"' in found
    assert "Marked as SECRET" in words(found)  # chosen, though no page has it, so that it can be let go
    assert 'href="/?q=Hanoi&amp;level=TOP+SECRET&amp;level=SECRET&amp;kind=pdf"' in found


def test_images_are_kept_for_good_and_made_in_few_widths(client: TestClient) -> None:
    first = client.get("/image/page-1?width=100")
    assert first.headers["content-type"] == "image/png"
    assert "immutable" in first.headers["cache-control"]
    again = client.get("/image/page-1?width=120", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert client.get("/image/page-1").headers["etag"] != first.headers["etag"]


def test_the_status_says_what_is_due_and_what_failed(client: TestClient) -> None:
    said = words(client.get("/status").text)
    assert "3 pages of 1 source. 1 page still due" in said
    assert "study/torn.pdf, image 3 The third page is torn. While reading the image." in said


def test_the_tree_folds_what_would_be_too_much() -> None:
    units = [Unit(f"{n}", Level.SERIES, f"{n}") for n in range(3)]
    units += [Unit(f"{n}/{m}", Level.ITEM, f"{m}", f"{n}") for n in range(3) for m in range(20)]
    assert [len(one.under) for one in tree(units, None, rows=100)] == [20, 20, 20]
    assert [(len(one.under), one.folded) for one in tree(units, None, rows=50)] == [(0, 20), (0, 20), (0, 20)]
    assert [one.unit.title for one in tree(units, "1", skipped=17, rows=5)] == ["17", "18", "19"]
    assert len(tree(units, "1", rows=5)) == 5  # a folder of ten thousand files is not one screen
    assert [one.url for one in tree(UNITS, "study/part-iv-a-5")] == ["/item/study/part-iv-a-5/pages.pdf"]


def claimed(double: Double) -> tuple[Annotation, ...]:
    """The claim of the double that says most."""
    return double.pages["page-3"].claims[3:4]


def _heavy(double: Double) -> None:
    text = "\n".join("the words of a very long line that a newspaper sets " * 2 for _ in range(2000))
    reading = typed(text)
    zones = tuple(Annotation(Span(at, at + 50), Zone("body")) for at in range(0, 20_000, 100))
    marks = double.pages["page-1"].marks * 10
    march = Timex("DATE", "1957-03", "1957-03", "1957-03-01", "1957-03-31", "that month", anchor=Span(60, 80))
    dates = tuple(Annotation(Span(at, at + 20), march) for at in range(0, 20_000, 60))
    repairs = tuple(
        Annotation(
            Span(at, at + 5), Emendation("which", "confusion", at % 3 > 0, "confusion: w/vv", "It is no word." * 5)
        )
        for at in range(7, 20_000, 40)
    )
    names = tuple(
        Annotation(Span(at, at + 9), Mention("PER", None, "the words", "name", "model")) for at in range(0, 20_000, 50)
    )
    claims = tuple(replace(one, target=Span(at, at + 90)) for at in range(0, 9_000, 90) for one in claimed(double))
    said = {"zones": zones, "mentions": names, "marks": marks, "dates": dates, "repairs": repairs, "claims": claims}
    double.pages["page-1"] = replace(double.pages["page-1"], reading=reading, readings=(), **said)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/?q=Hanoi",
        "/page/page-1?q=words&hit=1&layers=marks,zones,hits",
        "/page/page-1?layers=dates&date=80",
        "/page/page-1?q=words&hit=1&layers=marks,zones,hits,dates",
        "/page/page-1?text=repaired&layers=repairs&repair=80",
        "/page/page-1?q=words&hit=1&text=repaired&layers=marks,zones,hits,dates,repairs",
        "/page/page-1?q=words&hit=1&text=repaired&layers=marks,zones,hits,names",
        "/page/page-1?layers=claims",
        "/page/page-1?q=words&hit=1&layers=marks,zones,hits,dates,names,claims",
        "/page/page-3",
        "/rules",
        "/chronology",
        "/conflicts",
        "/asof?on=1957",
        "/groupings",
        "/units",
        "/status",
    ],
)
def test_no_screen_is_heavy(client: TestClient, double: Double, path: str) -> None:
    _heavy(double)
    assert len(client.get(path).content) <= HEAVIEST_PAGE


def test_scripts_are_light_and_nothing_comes_from_elsewhere() -> None:
    scripts = b"".join(gzip.compress(path.read_bytes()) for path in STATIC.glob("*.js"))
    assert len(scripts) <= HEAVIEST_SCRIPT
    for path in (*STATIC.glob("*.js"), *STATIC.glob("*.css"), *STATIC.parent.glob("templates/*.html")):
        assert not re.search(
            r"""(?:src|href)=["']?(?:https?:)?//|url\((?:https?:)?//|@import|fetch\((?!room\.dataset\.from\))""",
            path.read_text(),
        )


def test_the_words_are_the_houses(client: TestClient) -> None:
    for path in ("/", "/?q=Hanoi", "/page/page-1?q=Hanoi", "/units", "/status", "/keys", "/?q=zebra", "/nothing",
                 "/page/page-1?layers=claims", "/chronology", "/conflicts", "/asof?on=1957", "/groupings"):  # fmt: skip
        said = words(client.get(path).text).lower()
        assert not re.search(r"\b(?:classified|truth|score)\b", said), path
