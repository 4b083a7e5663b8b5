"""Trees are read without network, without entities, and not beyond what can be held."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onionskin.accession.markup import Frame, Growing
from onionskin.errors import SourceError
from onionskin.record import Region
from tests.accession.made import alto, alto_line, hocr, hocr_line, page_region, page_xml, sheets, text

PAGE = alto(f"<TextBlock>{alto_line('VESSIN')}</TextBlock>").decode()
HEAD, BODY = PAGE.split("\n", 1)


def typed(doctype: str, body: str = BODY) -> bytes:
    return f"{HEAD}\n{doctype}{body}".encode()


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """A server of this machine, and what it was asked for."""
    heard: list[str] = []

    class Listening(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b'<!ENTITY leak "fetched">')

        def log_message(self, *_: object) -> None: ...

    server = http.server.HTTPServer(("127.0.0.1", 0), Listening)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", heard
    server.shutdown()
    server.server_close()


def test_an_entity_does_not_bring_in_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("not for the archive", "utf-8")
    doctype = f'<!DOCTYPE alto [<!ENTITY leak SYSTEM "{secret.as_uri()}">]>'
    element = page_xml(page_region("r", "VESSIN")).decode().split("\n", 1)[1].replace("VESSIN", "&leak;")
    for body in (BODY, BODY.replace("</TextLine>", "&leak;</TextLine>"), BODY.replace("VESSIN", "&leak;"), element):
        try:
            said = repr(sheets("p1.xml", typed(doctype, body)))
        except SourceError as error:
            said = str(error)
        assert "not for the archive" not in said


def test_nothing_is_fetched(asked: tuple[str, list[str]]) -> None:
    address, heard = asked
    doctypes = [
        f'<!DOCTYPE alto SYSTEM "{address}/alto.dtd">',
        f'<!DOCTYPE alto PUBLIC "-//X//Y" "{address}/alto.dtd">',
        f'<!DOCTYPE alto [<!ENTITY % more SYSTEM "{address}/more"> %more;]>',
        f'<!DOCTYPE alto [<!ENTITY leak SYSTEM "{address}/leak">]>',
        f'<?xml-stylesheet href="{address}/style.xsl"?>',
    ]
    for doctype in doctypes:
        try:
            assert text(sheets("p1.xml", typed(doctype))[0]) == "VESSIN"
        except SourceError as error:
            assert str(error).startswith("p1.xml ")  # noqa: PT017
    located = BODY.replace("<alto ", f'<alto xsi:schemaLocation="{address}/a {address}/b" xmlns:xsi="urn:x" ', 1)
    assert text(sheets("p1.xml", typed("", located))[0]) == "VESSIN"
    linked = hocr(hocr_line("VESSIN")).replace(
        b"<head>", f'<head><link href="{address}/a.css"><base href="{address}">'.encode()
    )
    assert text(sheets("p1.html", linked)[0]) == "VESSIN"
    assert heard == []


@pytest.mark.parametrize("where", ["attribute", "element"])
def test_a_billion_laughs_are_not_laughed(where: str) -> None:
    laughs = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 10))
    doctype = f'<!DOCTYPE alto [<!ENTITY l0 "ha">{laughs}]>'
    element = page_xml(page_region("r", "VESSIN")).decode().split("\n", 1)[1]
    body = (BODY if where == "attribute" else element).replace("VESSIN", "&l9;")
    try:
        said = repr(sheets("p1.xml", typed(doctype, body)))
    except SourceError as error:
        said = str(error)
    assert len(said) < 10_000


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (PAGE[: len(PAGE) // 2].encode(), "p1.xml is not well-formed XML"),
        (PAGE.replace("VESSIN", "\x01").encode(), "p1.xml is not well-formed XML"),
        (PAGE.replace("UTF-8", "no-such").encode(), "p1.xml is not well-formed XML"),
        (PAGE.encode().replace(b"VESSIN", b"\xff\xfe"), "p1.xml is not well-formed XML"),
        ((HEAD + "<alto>" + "<a>" * 5000 + "</a>" * 5000 + "</alto>").encode(), "p1.xml is not well-formed XML"),
        (b"<alto/>", "p1.xml holds no page"),
    ],
)
def test_a_tree_that_is_none_is_named(data: bytes, said: str) -> None:
    with pytest.raises(SourceError) as raised:
        sheets("p1.xml", data)
    assert str(raised.value).startswith(said)


def test_a_tree_too_large_to_be_held_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onionskin.accession.markup.MOST_MARKUP", 300)
    for name, data in (("p1.xml", PAGE.encode()), ("p1.hocr", hocr(hocr_line("VESSIN")) + b" " * 300)):
        with pytest.raises(SourceError, match=rf"^{name} has "):
            sheets(name, data)


sizes = st.floats(allow_nan=True, allow_infinity=True) | st.integers(-10, 3000).map(float)


@given(sizes, sizes, st.integers(0, 3000), st.integers(0, 3000), st.tuples(sizes, sizes, sizes, sizes))
@example(2.2e-308, 1.0, 4, 1, (0.0, 0.0, 0.0, 0.0))  # a canvas of vanishing width would be stretched without end
def test_a_region_lies_on_the_canvas_or_is_none(
    width: float, height: float, across: int, down: int, box: tuple[float, float, float, float]
) -> None:
    frame = Frame(width, height)
    if across and down:
        frame = frame.fitted(across, down)
    canvas = frame.canvas()
    region = frame.region(*box)
    if across and down:
        assert canvas == (across, down)
    if region is not None and canvas != (0, 0):
        assert 0 <= region.x < region.x + region.width <= canvas[0]
        assert 0 <= region.y < region.y + region.height <= canvas[1]


@given(st.lists(st.sampled_from(["say", "space", "line", "block", "extend"]), max_size=30), st.data())
def test_a_text_grows_word_by_word(steps: list[str], data: st.DataObject) -> None:
    growing = Growing("alto")
    letters = []
    for step in steps:
        if step in ("say", "extend"):
            word = data.draw(st.text(" ab\n-", max_size=4))
            letters.append(word)
            (growing.say if step == "say" else growing.extend)(word, Region(1, 1, 2, 2))
        else:
            getattr(growing, step)()
    told = growing.told()
    written = "".join("".join(letters).split())
    assert "".join("".join(one.text for one in told).split()) == written
    for one in told:
        assert one.text == one.text.strip()
        assert "\n\n\n" not in one.text
        ends = [0, *(word.end for word in one.words)]
        starts = [*(word.start for word in one.words), len(one.text)]
        assert all(end <= start for end, start in zip(ends, starts, strict=True))
        assert all(one.text[word.start : word.end].strip() for word in one.words)
