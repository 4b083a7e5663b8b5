"""The seed page as the reading room is shown it: as text or as a scan, with what is said of it."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageDraw

from onionskin.archive import Known, PageView
from onionskin.record import (
    Annotation,
    Condition,
    DocumentDate,
    Emendation,
    Finding,
    Legibility,
    Level,
    Mark,
    Mention,
    Page,
    Region,
    Span,
    Timex,
    Transcription,
    Unit,
    Word,
    Zone,
)
from tests.web.claimed import claims_of

SEED = Path(__file__).parents[2] / "examples" / "pentagon-papers" / "page-28.txt"
WIDTH, HEIGHT, LEFT, TOP, CELL, LEADING = 1275, 1650, 140, 120, 14, 24
UNITS = (
    Unit("study", Level.FONDS, "Vietnam Task Force"),
    Unit("study/part-iv-a-5", Level.FILE, "Part IV.A.5", "study"),
    Unit("study/part-iv-a-5/pages.pdf", Level.ITEM, "pages.pdf", "study/part-iv-a-5"),
)


def typed(text: str) -> Transcription:
    """A text as a typewriter would have placed it: one cell for each letter, one leading for each line."""
    words: list[Word] = []
    start = 0
    for row, line in enumerate(text.split("\n")):
        at = 0
        for word in line.split(" "):
            if word:
                box = Region(LEFT + at * CELL, TOP + row * LEADING, len(word) * CELL, LEADING - 8)
                words.append(Word(start + at, start + at + len(word), box, 0.9))
            at += len(word) + 1
        start += len(line) + 1
    return Transcription("tesseract", text, tuple(words))


def picture(reading: Transcription) -> bytes:
    """A page image with a grey bar for each word, where the reading says it stands."""
    image = Image.new("L", (WIDTH, HEIGHT), 240)
    draw = ImageDraw.Draw(image)
    for word in reading.words:
        box = word.region
        draw.rectangle((box.x, box.y, box.x + box.width - 4, box.y + box.height - 4), fill=90)
    made = io.BytesIO()
    image.save(made, "PNG")
    return made.getvalue()


def dates_of(text: str) -> tuple[Annotation, ...]:
    """Some dates of the seed page, one of each way in which a date leans or does not."""

    def at(words: str, body: Timex | DocumentDate, cert: float = 1.0) -> Annotation:
        start = text.index(words)
        return Annotation(Span(start, start + len(words)), body, cert)

    fall = at("the fall of 1957", Timex("DATE", "1957-FA", "1957-23", "1957-09-01", "1957-11-30", "season of a year"))
    assert isinstance(fall.target, Span)
    document, earlier = {"leans": "document"}, {"leans": "earlier page"}
    return (
        at("2011", Timex("DATE", "2011", "2011", "2011-01-01", "2011-12-31", "printed year")),
        at("2011", DocumentDate("released", "2011", "2011-01-01", "2011-12-31", "release stamp")),
        at("February 1957", Timex("DATE", "1957-02", "1957-02", "1957-02-01", "1957-02-28", "printed month")),
        at("several days", Timex("DURATION", "PXD", None, rule="length of time")),
        at("Thereafter", Timex("DATE", None, "1957-09~/..", "1957-09-01", None, "after the time told", **earlier), 0.7),
        at(
            "sometime before the fall of 1957",
            Timex("DATE", "1957-FA", "[..1957-23]", None, "1957-11-30", "bounded: before"),
        ),
        fall,
        at(
            "September of that year",
            Timex("DATE", "1957-09", "1957-09", "1957-09-01", "1957-09-30", "that year", anchor=fall.target),
        ),
        at(
            "that time",
            Timex("DATE", "PRESENT_REF", None, rule="now, of the writing", note="No day is known.", **document),
        ),
    )


def repairs_of(text: str) -> tuple[Annotation, ...]:
    """Some repairs of the seed page: of letters, over a line's end, of a blank line, of one line that is two, and a
    suspicion; and something that was left alone."""

    def at(words: str, said: Emendation | Finding, cert: float = 1.0) -> Annotation:
        start = text.index(words)
        return Annotation(Span(start, start + len(words)), said, cert)

    bytes_, hyphen = "The bytes read as UTF-8 give one sign.", "“Viet-” ends the line; “Vietnamese” is a word."
    two = "The page number and the banner are two things that were read as one line."
    readers = ("text-layer",)
    open_ = text.index("quoted\n\nabove") + len("quoted")
    return (
        at("Burope", Emendation("Europe", "confusion", True, "confusion: B/E", "“Burope” is no word.", readers), 0.98),
        at("â€™", Emendation("’", "mojibake", True, "mojibake", bytes_)),
        Annotation(
            Span(open_, open_ + 2),
            Emendation("\n", "false_paragraph_break", True, "false paragraph break", "It goes on."),
        ),
        at("Viet-\nnamese", Emendation("Vietnamese", "line_end_hyphen", True, "hyphen at a line's end", hyphen), 0.9),
        at("fram", Emendation("from", "confusion", True, "confusion: a/o", "“fram” is no word."), 0.7),
        at("refurbishing", Emendation("re-furbishing", "confusion", False, "confusion: -/", "It may be."), 0.5),
        at(
            "\n28 TOP SECRET - Sensitive"[1:],
            Emendation("28\n\nTOP SECRET - Sensitive", "zone_split", True, "two", two),
        ),
        at("DRV's way", Finding("left_alone", "Names are left as they stand")),
    )


def names_of(text: str) -> tuple[Annotation, ...]:
    """Some names of the seed page: in full, of a government, one in another, one over a line's end, and a sign."""

    def at(words: str, body: Mention, cert: float = 1.0, after: int = 0) -> Annotation:
        start = text.index(words, after)
        return Annotation(Span(start, start + len(words)), body, cert)

    duan = text.index("Le Duan")
    return tuple(
        sorted(
            (
                at("Le Duan", Mention("PER", None, "Le Duan", "name", "model")),
                at("Le Duan", Mention("PER", None, "Le Duan", "name", "model"), after=duan + 1),
                at("Hanoi", Mention("LOC", "government", "Hanoi", "name", "what belongs to a government")),
                at("Viet-\nnamese", Mention("LOC", "state", "Viet Nam", "adjective", "adjective of a state"), 0.7),
                at(
                    "Moscow\nDeclaration of 1957",
                    Mention("DOC", None, "Moscow Declaration of 1957", "name", "document"),
                ),
                at("Moscow", Mention("LOC", "city", "Moscow", "name", "known name"), 0.6, text.index("Moscow\nDecl")),
                at("NWD", Mention("CRYPT", None, None, "sign", "initials")),
            ),
            key=lambda one: (one.target.start, -one.target.end) if isinstance(one.target, Span) else (0, 0),
        )
    )


def known_of(mentions: tuple[Annotation, ...]) -> tuple[Known | None, ...]:
    """What they are taken for."""
    names = [one.body.canonical if isinstance(one.body, Mention) else None for one in mentions]
    return tuple(None if name is None else Known(f"e-{name.lower().replace(' ', '-')}", name, 3) for name in names)


def seed_view(page: str, number: int, *, scanned: bool) -> PageView:
    """The seed page, as text alone or as a scan with two readings."""
    text = SEED.read_text("utf-8")
    read = typed(text) if scanned else Transcription("text", text)
    banner, stamp = text.index("TOP SECRET"), text.index("NND 63316")
    foot = text.rindex("28 TOP SECRET")
    return PageView(
        page=Page(page, "f0" * 32, WIDTH if scanned else 0, HEIGHT if scanned else 0),
        source=UNITS[-1].code,
        number=number,
        count=3,
        units=UNITS,
        label="28" if number == 2 else None,
        standing="As marked, in a year the marking does not give: TOP SECRET – SENSITIVE; declassified 2011, NND 63316",
        reading=read,
        readings=(read, Transcription("text-layer", "another <reading>\nof the page")) if scanned else (read,),
        legibility=(Legibility(read.reader, 0.93, "Nine words in ten are words of the language."),),
        condition=Condition("inked", 0, 0.2, 0.1) if scanned else None,
        zones=(
            Annotation(Span(0, banner - 2), Zone("release_stamp")),
            Annotation(Span(banner, banner + 22), Zone("marking_header")),
            Annotation(Span(banner + 24, foot - 2), Zone("body")),
        ),
        marks=(
            Annotation(
                Span(stamp - 20, stamp + 9), Mark("declass_stamp", "NARA", {"project": "NND 63316", "date": None}), 0.97
            ),
            Annotation(
                Span(banner, banner + 22),
                Mark("classification_banner", "BANNER", {"level": "TOP SECRET", "caveats": ("SENSITIVE",)}),
                0.7,
            ),
        ),
        dates=dates_of(text),
        repairs=repairs_of(text),
        lines=tuple(0.4 if "Burope" in line else 0.9 if line.strip() else None for line in text.split("\n")),
        mentions=names_of(text),
        named=known_of(names_of(text)),
        claims=claims_of(text),
        findings=(Annotation(Span(stamp, stamp + 9), Finding("anachronism", "The stamp is older than the order")),),
        previous=None if number == 1 else f"page-{number - 1}",
        next=None if number == 3 else f"page-{number + 1}",
        has_image=scanned,
    )
