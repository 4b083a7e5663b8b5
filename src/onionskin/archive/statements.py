"""Statements where they stand: the sentence as printed, its cues, its voices and its time in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onionskin.archive.chronology_views import StatementView
from onionskin.archive.entities import text_of
from onionskin.archive.pages import Pages, label, said
from onionskin.archive.redact_private import without
from onionskin.archive.wording import in_words
from onionskin.dating.chronology import Sheet, effective
from onionskin.errors import UsageError
from onionskin.record import AUTHOR, UNNAMED, Annotations, Claim, Span, Statement, Voice
from onionskin.store import Catalogue, Chronology

SURE = {
    "CT+": "asserted", "PR+": "probable", "PS+": "possible",
    "CT-": "denied", "PR-": "improbable", "PS-": "possibly not so", "Uu": "left open",
}  # fmt: skip
"""FactBank's values in words."""
TIMED = {
    "sentence": "by the time at the head of its sentence",
    "entry": "by the date at the head of its entry",
    "event": "the time of what the noun names",
    "clause": "",
    "": "",
}
_LONGEST = 700
"""Code points of a sentence that is shown."""


class StatementViews:
    """Puts statements together with their pages. Not for several threads at once."""

    def __init__(self, table: Chronology, catalogue: Catalogue, pages: Pages) -> None:
        """`table` may be open for reading."""
        self._table, self._catalogue, self._pages = table, catalogue, pages

    def shown(self, ids: Iterable[str]) -> dict[str, StatementView]:
        """Statements by their ids, as far as their pages are there."""
        found: dict[str, StatementView] = {}
        for id_, one in self._table.whole(ids).items():
            view = self._view(one)
            if view is not None:
                found[id_] = view
        return found

    def _view(self, one: Statement) -> StatementView | None:
        """A statement on the first of its pages whose file is still there."""
        for page in one.copies:
            try:
                item, box, shelved = self._pages.find(page)
                location = self._pages.source(item)
            except UsageError:  # its file was replaced since
                continue
            heads = box.heads(page)
            text = text_of(box, heads["reading"].says) if "reading" in heads else ""
            claims: Annotations = said(box, heads, "claims") or ()
            sentence = _sentence(text, one.target)
            bold, cues = _marked(one, claims, sentence)
            return StatementView(
                statement=one if self._pages.unmasked else without(one, text),
                page=page,
                title=self._catalogue.chain(location.code)[-1].title,
                number=shelved.number,
                label=label(said(box, heads, "marks") or ()),
                line=text.count("\n", 0, one.target.start) + 1,
                sentence=text[sentence.start : sentence.end],
                bold=bold,
                cues=cues,
                chain=chain(one.voices),
                sureness=sureness(one),
                when=when(one),
                copies=len(one.copies) - 1,
            )
        return None


def chain(voices: Sequence[Voice]) -> tuple[str, ...]:
    """The voices of a chain in words, the author first; those side by side are joined by a plus."""
    ranks: dict[int, list[str]] = {}
    for voice in voices:
        name = {AUTHOR: "the author", UNNAMED: "someone who is not named"}.get(voice.name, voice.name)
        ranks.setdefault(voice.rank, []).append(name)
    return tuple(" + ".join(names) for _, names in sorted(ranks.items()))


def sureness(one: Statement) -> str:
    """How sure a statement is, and according to whom."""
    if one.factuality != "Uu" or len(one.voices) < 2:
        return f"{SURE[one.factuality]}, according to the author"
    return f"{SURE[effective(one)]}, according to {chain(one.voices)[-1]}; the author leaves it open"


def when(one: Statement) -> str:
    """The time of a statement in words, with where it stands."""
    if one.edtf is None:
        return "no time is said"
    why = TIMED[one.timed]
    return in_words(one.edtf) + (f" ({why})" if why else "")


def _sentence(text: str, target: Span) -> Span:
    """The sentence that a statement stands in, and as many more as it runs over."""
    sheet = Sheet("", "", "", text, (), (), ())
    start = max(sheet.sentence(target.start), target.start - _LONGEST)
    end = target.end
    while end < min(len(text), start + _LONGEST) and sheet.sentence(end) <= target.end - 1:
        end += 1
    return Span(start, max(end, target.end))


def _marked(one: Statement, claims: Annotations, sentence: Span) -> tuple[Span, tuple[Span, ...]]:
    bold = Span(one.target.start - sentence.start, one.target.end - sentence.start)
    claim = next(
        (
            remark.body
            for remark in claims
            if isinstance(remark.body, Claim) and remark.target == one.target and remark.body.head.span == one.head
        ),
        None,
    )
    if claim is None:
        return bold, ()
    places = [cue.place.span for cue in claim.cues if not cue.place.ahead and cue.place.span in sentence]
    return bold, tuple(Span(at.start - sentence.start, at.end - sentence.start) for at in places)


def by_time(view: StatementView) -> tuple[str, str]:
    """The key of the order of time, those without one last."""
    return (view.statement.earliest or view.statement.latest or "9999", view.statement.id)
