"""Values drawn for the laws."""

from __future__ import annotations

from hypothesis import strategies as st

from onionskin.record import (
    Annotation,
    Bound,
    Emendation,
    Exemption,
    Mark,
    Redaction,
    Region,
    Span,
    Transcription,
    Word,
    Zone,
)

texts = st.text(alphabet="ab cdé\n-’𝄞", max_size=60)
regions = st.builds(Region, st.integers(0, 900), st.integers(0, 900), st.integers(1, 90), st.integers(1, 90))


@st.composite
def spans(draw: st.DrawFn, length: int) -> Span:
    start = draw(st.integers(0, length - 1))
    return Span(start, draw(st.integers(start + 1, length)))


@st.composite
def emended(draw: st.DrawFn) -> tuple[Transcription, tuple[Annotation, ...]]:
    """A transcription with emendations that may overlap, leave the text out, or only be suspected."""
    text = draw(texts.filter(bool))
    remarks = draw(
        st.lists(
            st.builds(
                Annotation,
                spans(len(text)),
                st.builds(Emendation, st.text("xyz ", max_size=5), st.just("confusion"), st.booleans()),
                st.floats(0, 1),
            ),
            max_size=6,
        )
    )
    return Transcription("text", text), tuple(remarks)


@st.composite
def placed(draw: st.DrawFn) -> Transcription:
    """A transcription whose words have places, as an OCR engine would give it."""
    text, words = "", []
    for word in draw(st.lists(st.text("abc", min_size=1, max_size=6), max_size=12)):
        start = len(text)
        words.append(Word(start, start + len(word), draw(regions), draw(st.none() | st.floats(0, 1))))
        text += word + draw(st.sampled_from([" ", "\n"]))
    return Transcription("tesseract", text, tuple(words))


values = st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.tuples(st.text(max_size=4))
marks = st.builds(Mark, st.sampled_from(["page_number", "declass_stamp"]), st.text(max_size=5),
                  st.dictionaries(st.text(max_size=5), values, max_size=4))  # fmt: skip
redactions = st.builds(
    Redaction,
    st.sampled_from(["bar", "words"]),
    st.lists(st.builds(Exemption, st.text(max_size=5), st.text(max_size=5), st.none() | regions), max_size=2).map(
        tuple
    ),
    st.lists(st.builds(Bound, st.just("lines"), st.floats(0, 9), st.none() | st.floats(9, 20)), max_size=2).map(tuple),
    st.none() | st.floats(0, 1),
    st.booleans(),
    st.booleans(),
)
annotations = st.lists(
    st.builds(
        Annotation,
        st.builds(lambda start, size: Span(start, start + size), st.integers(0, 50), st.integers(1, 9)) | regions,
        marks | redactions | st.builds(Zone, st.just("body")),
        st.floats(0, 1),
    ),
    max_size=5,
).map(tuple)
