"""Each kind of repair by itself, on lines made up for what is hard about it."""

from __future__ import annotations

import pytest

from onionskin.reading.repair.breaks import false_breaks
from onionskin.reading.repair.case import capitals
from onionskin.reading.repair.figures import letters_among_figures
from onionskin.reading.repair.marked import marked_letters
from onionskin.reading.repair.mojibake import mojibake
from onionskin.reading.repair.signs import strange_signs
from onionskin.reading.repair.splits import zone_splits
from onionskin.reading.repair.tokens import sheet
from onionskin.record import Annotation, Emendation, Mark, Span
from tests.reading.repair.prose import made


def said(text: str, remarks: object) -> list[tuple[str, str, bool]]:
    """What is printed, what is to be read, and whether that is made."""
    return [
        (text[one.target.start : one.target.end], one.body.reading, one.body.applied)
        for one in remarks  # type: ignore[attr-defined]
        if isinstance(one.target, Span) and isinstance(one.body, Emendation)
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the Workersâ€™ Party", [("â€™", "’", True)]),
        ("a cafÃ© in Dravo", [("Ã©", "é", True)]),  # two bytes
        ("â€œNever,â€\x9d he said", [("â€œ", "“", True), ("â€\x9d", "”", True)]),  # a byte Windows has no sign for
        ("â€™â€™", [("â€™", "’", True)] * 2),  # one after another
        ("São Tomé, naïve, Õhtu", []),  # letters that are meant
        ("the Ã key", []),  # alone it is no UTF-8
    ],
)
def test_bytes_that_were_misread(text: str, wanted: list[tuple[str, str, bool]]) -> None:
    assert said(text, mojibake(text)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("in 195h the army", [("195h", "1954", True)]),  # this reader has h for 4 and for nothing else
        ("since l958 and", [("l958", "1958", True)]),  # every reader has l for 1
        ("on 2h September", [("2h", "24", True)]),  # the day of a month
        ("September 2h", [("2h", "24", True)]),
        ("note 2h says", [("2h", "24", False)]),  # may be a label: told, and not made
        ("in 19S8 and", []),  # S is 5 or 8
        ("in 2957 and 1857", []),  # a number is never repaired by what it ought to be
        ("the lst and the llth of May", [("lst", "1st", True), ("llth", "11th", True)]),
        ("the 12st and 3th", []),  # no figure is misread here
        ("section 2h.1 and A-2h", []),
    ],
)
def test_letters_among_figures(text: str, wanted: list[tuple[str, str, bool]]) -> None:
    assert said(text, letters_among_figures(text, "tesseract")) == wanted


def test_letters_among_figures_are_read_by_what_the_reader_makes() -> None:
    assert said("in 195h the", letters_among_figures("in 195h the", "another")) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the cease~fire line", [("~", "-", True)]),
        ("of the-village, as a-matter", [("-", " ", True)]),  # the article enters into no compound; `a` may
        ("a would-be minister", []),
        ("the orders.came down", [(".", " ", True)]),
        ("op.cit., and e.g. this", []),
        ("the U.8. legation", [("U.8.", "U.S.", True)]),
        ("the U. S. legation", []),  # the blank is the typist's
        ("section 5.8. of", []),  # figures alone are no initials
        ("before J left the town", [("J", "I", True)]),
        ("before J. Korr left", []),  # an initial
        ("J Korr left", []),
    ],
)
def test_strange_signs(text: str, wanted: list[tuple[str, str, bool]]) -> None:
    assert said(text, strange_signs(text, frozenset())) == wanted


@pytest.mark.parametrize(
    ("text", "known", "wanted"),
    [
        # one of four has lost its capital
        ("met Le Korr, Le Korr. So Le Korr went, and le Korr came.", (), [("le", "Le", True)]),
        ("met Le Korr. Then le Korr came.", (), []),  # once against once: nobody can tell
        ("the success Of the coup", (), [("Of", "of", True)]),
        ("The Success Of the Coup and Its End", (), []),  # a title
        ("it ended. Of the rest nothing", (), []),  # a sentence begins
        ("the success Of the coup, and the failure And end of it", (), []),  # capitals are the author's
        ("the PRV and the PRV held, the PrV too", (), [("PrV", "PRV", True)]),
        ("in london the London mission of London", (), [("london", "London", True)]),
        ("the communist party, the Communist Party, the Communists", (), []),  # both are printed
    ],
)
def test_capitals(text: str, known: tuple[str, ...], wanted: list[tuple[str, str, bool]]) -> None:
    assert said(text, capitals(sheet(text), set(), frozenset(known))) == wanted


BODY = "the first line of the paragraph is as long as this one\n" * 4


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("he went on to say that the orders of the\n\nmarshal were known to everyone in the town.", True),
        ("the rest of the orders of the whole day was silence.\n\nThe marshal was known to everyone there.", False),
        ("(1) orders\n\nthen the marshal was known to everyone in the town.", None),  # a short line
        ("he gave three reasons for it, and these were:\n\na. that the marshal was known in town", None),
    ],
)
def test_blank_lines(text: str, wanted: bool | None) -> None:
    text = f"{BODY}{text}\n{BODY}"
    found = said(text, false_breaks(text, ()))
    assert found == ([] if wanted is None else [("\n\n", "\n", wanted)])


def test_where_blank_lines_stand_between_all_lines_they_tell_nothing() -> None:
    text = "\n\n".join(f"line {number} of the letter goes on and on into the" for number in range(20))
    assert said(text, false_breaks(text, ())) == []


def test_a_page_number_beside_a_banner_is_a_line_of_its_own() -> None:
    text = "the end.\n\n28 TOP SECRET - Sensitive\n"
    number = Annotation(Span(10, 12), Mark("page_number", "page_number", {}))
    banner = Annotation(Span(13, 35), Mark("classification_banner", "banner", {}))
    assert said(text, zone_splits(text, (number, banner), ())) == [
        ("28 TOP SECRET - Sensitive", "28\n\nTOP SECRET - Sensitive", True)
    ]
    assert said(text, zone_splits(text, (number,), ())) == []


def test_a_banner_is_mended_towards_what_it_is_read_as() -> None:
    text = "TOP SECHET - Sensitive"
    banner = Annotation(
        Span(0, 22), Mark("classification_banner", "banner", {"level": "TOP SECRET", "caveats": ("SENSITIVE",)})
    )
    assert said(text, marked_letters(text, (banner,))) == [("SECHET", "SECRET", True)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the whole of Vessin was dis-\nturbed by the news of it", [("dis-\nturbed", "disturbed")]),
        ("in the South-\nEast of the country there was", []),  # the second half has its capital
        ("the cease-fire and the cease-\nfire of the year before", []),  # the page writes it with its hyphen
        ("he was the ex-\nminister of the mines there", []),  # a beginning that keeps its hyphen
    ],
)
def test_hyphens_at_line_ends(text: str, wanted: list[tuple[str, str]]) -> None:
    assert made(text) == wanted


@pytest.mark.parametrize(
    ("text", "level", "caveats", "made"),
    [
        ("SECRET/NO FOREIGN DISSEM", "SECRET", ("NOFORN",), []),  # the caveat in words of its own
        ("CONF IDENTIAL", "CONFIDENTIAL", (), [("CONF IDENTIAL", "CONFIDENTIAL", True)]),  # torn
        ("TOP SE RET", "TOP SECRET", (), [("SE RET", "SECRET", True)]),  # torn where a letter was lost
        ("T 0 P S E C R E T", "TOP SECRET", (), [("T 0 P", "TOP", True), ("S E C R E T", "SECRET", True)]),
        ("TOP SECRET - Sensltlve", "TOP SECRET", ("SENSITIVE",), [("Sensltlve", "Sensitive", True)]),
        ("TOP ET", "TOP SECRET", (), []),  # too little is left to know
        ("TOP SECRET - Sensitive matters", "TOP SECRET", ("SENSITIVE",), []),  # nothing is wrong
    ],
)
def test_a_word_of_a_banner_is_mended_as_a_whole_or_not_at_all(
    text: str, level: str, caveats: tuple[str, ...], made: list[tuple[str, str, bool]]
) -> None:
    mark = Mark("classification_banner", "banner", {"level": level, "caveats": caveats})
    banner = Annotation(Span(0, len(text)), mark)
    assert said(text, marked_letters(text, (banner,))) == made
