"""What a text is taken to assert, for the tables."""

from __future__ import annotations

from onionskin.claiming.drafts import parsed
from onionskin.claiming.lexing import sentences, tokens
from onionskin.claiming.saying import Parsed
from onionskin.claiming.stage import find_claims
from onionskin.record import Annotation, Annotations, Claim, Span, Transcription

Pages = tuple[Annotations, ...]


def remarks(*pages: str, hands: Pages | None = None, zones: Pages | None = None) -> Pages:
    """The claims of each page, where nothing else is known of them."""
    readings = tuple(Transcription("text", page) for page in pages)
    none: Pages = ((),) * len(pages)
    return find_claims(readings, none, zones or none, none, none, none, hands or none)


def claims(text: str) -> list[Claim]:
    """The claims of one page."""
    return [one.body for one in remarks(text)[0] if isinstance(one.body, Claim)]


def claim(text: str, verb: str) -> Claim:
    """The claim of a page whose verb this is."""
    found = [one for one in claims(text) if words(text, one.head.span) == verb]
    assert len(found) == 1, [(one.proposition, words(text, one.head.span)) for one in claims(text)]
    return found[0]


def words(text: str, span: Span) -> str:
    """What stands at a place, with no line end in it."""
    return " ".join(text[span.start : span.end].split())


def chain(one: Claim) -> list[str]:
    """The names behind a claim after the author, those side by side joined."""
    ranks: dict[int, list[str]] = {}
    for voice in one.voices[1:]:
        ranks.setdefault(voice.rank, []).append(voice.name)
    return [" + ".join(names) for _, names in sorted(ranks.items())]


def apart(text: str) -> Parsed:
    """One sentence taken apart."""
    (sentence,) = sentences(tokens(text))
    return parsed(sentence)[0]


def target(remark: Annotation) -> Span:
    """Where a remark stands."""
    assert isinstance(remark.target, Span)
    return remark.target
