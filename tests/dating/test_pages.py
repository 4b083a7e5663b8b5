"""Over a page's end: the story and the document's date go on, and nothing else does."""

from __future__ import annotations

from onionskin.dating.pages import EARLIER, Carried, PageText, Telling, over_pages, turned
from onionskin.dating.resolving.meaning import DOCUMENT
from onionskin.dating.telling import placed

HEAD = "MEMORANDUM FOR THE RECORD\n\nVessin, 5 May 1957\n\n"


def _values(telling: Telling) -> list[str]:
    return [str(meant.edtf) for meant in telling.meanings]


def test_a_page_without_a_head_inherits_the_date_of_the_document() -> None:
    first, second = over_pages([PageText(HEAD + "He came yesterday."), PageText("He will leave tomorrow.")])
    assert _values(first) == ["1957-05-05", "1957-05-04"]
    assert _values(second) == ["1957-05-06"]
    assert second.meanings[0].anchor == DOCUMENT


def test_a_time_told_is_leant_on_from_the_next_page() -> None:
    _, second = over_pages(
        [PageText("It began in the fall of 1957"), PageText("and in September of that year he left.")]
    )
    assert _values(second) == ["1957-09"]
    assert second.meanings[0].anchor == EARLIER


def test_a_document_with_a_head_speaks_from_its_day_whatever_it_tells_of() -> None:
    text = HEAD + "In 1848 it was founded; in 1866 it fell; in 1918 it rose. He came yesterday."
    [telling] = over_pages([PageText(text)])
    assert _values(telling)[-1] == "1957-05-04"


def test_a_new_head_begins_anew() -> None:
    pages = [PageText(HEAD + "It began in March."), PageText(HEAD.replace("1957", "1961") + "It began in March.")]
    assert [_values(telling)[1] for telling in over_pages(pages)] == ["1957-03", "1961-03"]


def test_a_stamp_is_never_leant_on() -> None:
    stamp = "Declassified per Executive Order 13526\nNND Project Number: NND 63316. By: NWD Date: 2011\n\n"
    [telling] = over_pages([PageText(stamp + "In May he left. It was so at that time.")])
    assert _values(telling) == ["2011", "None", "None"]
    assert telling.documents[0].written is None


def test_a_page_depends_on_those_before_it_through_what_is_carried_alone() -> None:
    pages = [
        PageText(HEAD + "In 1956 he left."),
        PageText("In June he came back."),
        PageText("In July of that year he died."),
    ]
    whole = list(over_pages(pages))
    carried = Carried()
    for page, telling in zip(pages, whole, strict=True):
        alone, carried = turned(page, carried)
        assert alone == telling
    assert len(carried.told) <= 4


def test_expressions_that_are_known_are_not_found_again() -> None:
    text = "In June 1956 he left. In July he came back."
    first = turned(PageText(text))[0]
    assert turned(PageText(text, tuple(placed(text)[:1])))[0].meanings == first.meanings[:1]


def test_a_date_known_from_elsewhere_counts_until_a_head_says_otherwise() -> None:
    [telling] = over_pages([PageText("He came yesterday.")], turned(PageText(HEAD))[1].written)
    assert _values(telling) == ["1957-05-04"]
