"""The stage `claims`: what each sentence asserts, through whom it comes, and how sure it is.

body text of an item ─▶ sentences ─▶ clauses ─▶ voices, cues ─▶ claims ─▶ set right by hand ─▶ pinned to each page
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onionskin.claiming.chain import Speaker
from onionskin.claiming.drafts import LONGEST, drafts, parsed
from onionskin.claiming.earlier import Earlier, reference
from onionskin.claiming.flow import Flow, flow
from onionskin.claiming.lexing import Token, sentences, tokens
from onionskin.claiming.pinning import Around, Sheet, pinned
from onionskin.claiming.quotes import side
from onionskin.claiming.references import pointers
from onionskin.claiming.saying import Parsed
from onionskin.claiming.voices import announced
from onionskin.record import Annotation, Annotations, Claim, Mark, Span, Transcription, refused

BY_HAND = "by hand"
"""The rule of what a person said."""


def find_claims(readings: tuple[Transcription, ...], *read: tuple[Annotations, ...]) -> tuple[Annotations, ...]:
    """The claims of each page of an item, by where they begin, the longer first: Claim, pinned to the reading.

    `read` are `marks`, `zones`, `repairs`, `dates`, `mentions` and `hand` of the same pages. A claim stands on the page
    where its clause begins. `hand` is what people said of each page, in their order: a Claim by hand takes the place of
    those at the same place or with the same verb, the last of two; a refusal of `claim` withdraws those that lie wholly
    within it.
    """
    marks, zones, repairs, dates, mentions, hands = read
    running = flow(readings, zones, repairs)
    around = Around.of(mentions, dates)
    found: list[list[Annotation]] = [[] for _ in readings]
    for page, remark in _told(running, around, [_stamped(of) for of in marks]):
        found[page].append(remark)
    return tuple(tuple(sorted(_set_right(said, hand), key=_place)) for said, hand in zip(found, hands, strict=True))


def _stamped(marks: Annotations) -> list[Span]:
    """Where nothing is asserted: what was stamped on the page."""
    kinds = ("declass_stamp", "release_stamp", "classification_banner", "downgrade", "control_number")
    return [
        one.target
        for one in marks
        if isinstance(one.body, Mark) and one.body.kind in kinds and isinstance(one.target, Span)
    ]


def _told(running: Flow, around: Around, stamped: Sequence[Sequence[Span]]) -> Iterator[tuple[int, Annotation]]:
    earlier = Earlier()
    speaker: Speaker | None = None
    for sentence, inside, left in _quoting(running.text):
        if left or len(sentence) > LONGEST:
            speaker = None
            continue  # a quotation that nothing closes, or no sentence: where it ends is not known
        one, goes_on = parsed(sentence, inside or _follows(sentence, speaker))
        fragment = running.continues(sentence[0].start) and sentence[0].word[0].islower()
        sheet = Sheet(running, sentence, around)
        pointed = list(pointers(sentence))
        for draft in drafts(one, fragment, speaker):
            places = sheet.pins(draft.span)
            if not 0 < len(places) <= 2 or any(places[0][1].meets(span) for span in stamped[places[0][0]]):
                continue
            page = places[0][0]
            near = [p for p in pointed if draft.core[0] <= p.first < draft.core[1]]
            yield pinned(draft, sheet, [reference(p, sheet, page, earlier) for p in near])
            earlier.add(draft, sheet, page)
        earlier.quoted(one, sheet)
        speaker = _speaking(one, goes_on, speaker)


def _follows(sentence: Sequence[Token], speaker: Speaker | None) -> bool:
    """Whether a sentence begins the quotation that the one before announced."""
    return speaker is not None and side(sentence, 0, False) == "open"


def _speaking(one: Parsed, goes_on: bool, speaker: Speaker | None) -> Speaker | None:
    """Who speaks in the next sentence, if a quotation goes on or is announced."""
    saying = announced(one)
    if saying is not None:
        return Speaker(saying, one.tokens)
    return speaker if goes_on else None


def _quoting(text: str) -> Iterator[tuple[list[Token], bool, bool]]:
    """The sentences, whether each begins within a quotation, and whether it stands in one that is never closed.

    A quotation ends with its paragraph at the latest, unless the next begins with another opening mark.
    """
    held: list[tuple[list[Token], bool]] = []
    inside = False
    for sentence in sentences(tokens(text)):
        if sentence[0].opens and inside and side(sentence, 0, False) != "open":
            yield from ((one, begins, True) for one, begins in held)
            held, inside = [], False
        begins = inside
        for at in range(len(sentence)):
            turn = side(sentence, at, inside)
            inside = turn == "open" or (inside and turn != "close")
        if begins or inside:
            held.append((sentence, begins))
            if not inside:
                yield from ((one, was, False) for one, was in held)
                held = []
        else:
            yield sentence, False, False
    yield from ((one, was, True) for one, was in held)


def _set_right(said: Sequence[Annotation], hand: Annotations) -> Iterator[Annotation]:
    given = {note.target: note for note in hand if isinstance(note.body, Claim) and isinstance(note.target, Span)}
    heads = {note.body.head for note in given.values() if isinstance(note.body, Claim)}
    gone = refused(hand, "claim")
    for remark in said:
        assert isinstance(remark.target, Span)
        assert isinstance(remark.body, Claim)
        if remark.target in given or remark.body.head in heads or any(remark.target in span for span in gone):
            continue
        yield remark
    for note in given.values():
        assert isinstance(note.body, Claim)
        yield Annotation(note.target, _by_hand(note.body))


def _by_hand(claim: Claim) -> Claim:
    return replace(claim, rule=BY_HAND)


def _place(remark: Annotation) -> tuple[int, int, int]:
    assert isinstance(remark.target, Span)
    assert isinstance(remark.body, Claim)
    return remark.target.start, -remark.target.end, remark.body.head.span.start
