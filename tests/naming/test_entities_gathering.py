"""From mentions to names."""

from __future__ import annotations

from onionskin.naming.entities import PageMentions, gather
from onionskin.record import Annotation, Appellation, Emendation, Mention, Span


def page(content: str, text: str, *said: tuple[str, Mention], repaired: tuple[str, str] | None = None) -> PageMentions:
    """A page on which words are mentioned, each where it stands first."""
    mentions = []
    for words, body in said:
        start = text.index(words)
        mentions.append(Annotation(Span(start, start + len(words)), body))
    repairs = []
    if repaired:
        start = text.index(repaired[0])
        repairs.append(
            Annotation(Span(start, start + len(repaired[0])), Emendation(repaired[1], "confusion", True, "", "", ()))
        )
    return PageMentions(content, text, tuple(mentions), tuple(repairs))


HARMON = Mention("PER", None, "Robert Harmon", "name", "model")
SHORT = Mention("PER", None, "Robert Harmon", "short", "model")


def test_a_form_of_an_item_is_one_name_with_its_pages() -> None:
    [one] = gather("i", [page("p", "Robert Harmon came", ("Robert Harmon", HARMON)),
                         page("q", "saw Robert\nHarmon go", ("Robert\nHarmon", HARMON))])  # fmt: skip
    assert (one.called, one.pages, one.canonical) == (
        Appellation("PER", "Robert Harmon", "i"),
        ("p", "q"),
        HARMON.canonical,
    )


def test_a_copy_of_a_page_adds_nothing() -> None:
    first = page("p", "Robert Harmon came", ("Robert Harmon", HARMON))
    assert gather("i", [first, first]) == gather("i", [first])


def test_a_name_reads_as_it_is_repaired_and_tells_how_it_was_read() -> None:
    [one] = gather("i", [page("p", "Robert Harmcn", ("Robert Harmcn", HARMON), repaired=("Harmcn", "Harmon"))])
    assert (one.called.form, one.misread) == ("Robert Harmon", (("Robert Harmcn", 1),))


def test_the_company_is_who_else_is_on_its_pages() -> None:
    other = Mention("PER", None, "Ann Dorr", "name", "model")
    names = gather("i", [page("p", "Harmon and Ann Dorr", ("Harmon", SHORT), ("Ann Dorr", other))])
    assert {name.called.form: name.company for name in names} == {
        "Harmon": ("Ann Dorr",),
        "Ann Dorr": ("Robert Harmon",),
    }


def test_descriptions_and_what_is_redacted_name_no_one() -> None:
    described = Mention("DOC", None, None, "description", "described")
    hidden = Mention("CRYPT", None, None, "sign", "redacted")
    sign = Mention("CRYPT", None, None, "sign", "cryptonym")
    said = (("captured papers", described), ("[hidden]", hidden), ("LCVIKDORR", sign))
    names = gather("i", [page("p", "captured papers [hidden] LCVIKDORR", *said)])
    assert [name.called.form for name in names] == ["LCVIKDORR"]
