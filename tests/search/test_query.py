from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onionskin.errors import UsageError
from onionskin.search.ast import All, Any, Everything, Keyed, Like, Near, Node, Not, Phrase, Word
from onionskin.search.query import LONGEST, QueryError, parse


@pytest.mark.parametrize(
    ("query", "node"),
    [
        ("", Everything()),
        ("*", Everything()),
        ("Ho Diem", All((Word("ho"), Word("diem")))),  # side by side is AND
        ("ho AND diem", All((Word("ho"), Word("diem")))),
        ("ho and diem", All((Word("ho"), Word("and"), Word("diem")))),  # operators are capitals
        ("a OR b c", Any((Word("a"), All((Word("b"), Word("c")))))),  # AND holds faster than OR
        ("(a OR b) c", All((Any((Word("a"), Word("b"))), Word("c")))),
        ("a -b NOT c", All((Word("a"), Not(Word("b")), Not(Word("c"))))),
        ("NOT -b", Word("b")),
        ("“return from Europe”", Phrase(("return", "from", "europe"))),  # curly quotes
        ('"a b"~3', Phrase(("a", "b"), 3)),
        ('"a b"~', Phrase(("a", "b"), 5)),
        ('"the * of staff"', Phrase(("the", "*", "of", "staff"))),
        ("secret*", Like("secret*")),
        ("wom?n", Like("wom?n")),
        ("burope~1", Near("burope", 1)),
        ("burope~2", Near("burope", 2)),
        ("diem~2", Near("diem", 1)),  # two slips from a short word are half the dictionary
        ("viet-nam", Any((Phrase(("viet", "nam")), Word("vietnam")))),
        ("don’t", Any((Phrase(("don", "t")), Word("dont")))),
        ("12:30", Phrase(("12", "30"))),  # a time is no field
        ("Subject: Laos", All((Word("subject"), Word("laos")))),  # nor is what a colon and a space follow
        ("Smith & Wesson", All((Word("smith"), Word("wesson")))),
        ("body:secret", Word("secret", "body")),
        ('project:"NND 63316"', Keyed("project", ("nnd", "63316"))),
        ("marking:top*", Keyed("marking", ("top*",))),
        ("stamp:(nara OR cia)", Any((Keyed("stamp", ("nara",)), Keyed("stamp", ("cia",))))),
        ("a_b", Phrase(("a", "b"))),
    ],
)
def test_understood(query: str, node: Node) -> None:
    assert parse(query) == node


@pytest.mark.parametrize(
    ("query", "underlined", "offer"),
    [
        ('ho "le duan', ['"'], 'ho "le duan"'),
        ("(ho OR diem", ["("], "(ho OR diem)"),
        ("ho) diem", [")"], "ho diem"),
        ("ho AND", ["AND"], "ho"),
        ("AND ho", ["AND"], "ho"),
        ("ho OR OR diem", ["OR"], "ho OR diem"),
        ("ho NOT", ["NOT"], "ho"),
        ("stmp:nnd", ["stmp:"], "stamp:nnd"),  # a slip in a field's name
        ("wibble:nnd", ["wibble:"], '"wibble nnd"'),  # no field at all
        ("http://x", ["http:"], '"http x"'),
        ("stamp:()", ["()"], "*"),
        ('ho ""', ['""'], "ho"),
        ("( )", ["( )"], "*"),
        ("word~7", ["~7"], "word~2"),
        ('"a b"~900', ["~900"], '"a b"~50'),
        ('"a b c d"~40', ["~40"], '"a b c d"~5'),
        ("secr*~1", ["~1"], "secr*"),
        ("project:63316~1", ["~1"], "project:63316"),
        ('("ho', ["(", '"'], '("ho")'),  # two faults, both told
        ("§", ["§"], "*"),
    ],
)
def test_not_understood(query: str, underlined: list[str], offer: str) -> None:
    with pytest.raises(QueryError) as raised:
        parse(query)
    fault = raised.value
    assert [query[span.start : span.end] for span in fault.positions] == underlined
    assert len(fault.sentences) == len(fault.positions)
    assert fault.offer == offer
    assert "Did you mean stamp" in str(fault) if query == "stmp:nnd" else True


_queries = st.text() | st.lists(
    st.sampled_from(
        ["a", "viet-nam", '"', "(", ")", "AND", "OR", "NOT", "-", "~", "~3", "*", "?", "stamp:", "x:", " ", "body:",
         "§", '"a b"', ":", "“", "1"]
    ),
    max_size=14,
).map("".join)  # fmt: skip


def _fault(query: str) -> UsageError | None:
    try:
        parse(query)
    except UsageError as fault:
        return fault
    return None


@settings(max_examples=600)
@given(_queries | _queries.map(lambda query: " ".join(query)))
def test_any_query_is_understood_or_mended(query: str) -> None:
    fault = _fault(query)
    if fault is not None:
        assert isinstance(fault, QueryError)
        assert fault.positions
        assert all(span.end <= max(len(query), 1) for span in fault.positions)
        parse(fault.offer)


@pytest.mark.parametrize("query", ["(" * 500, "-" * 900 + "a", "NOT " * 240, "a " * LONGEST, '"' * 999, "(a " * 300])
def test_monstrous_queries_are_mended(query: str) -> None:
    fault = _fault(query)
    if isinstance(fault, QueryError):
        parse(fault.offer)
