"""A claim as JSON, in the shape of the contract and with all that stands behind it."""

from __future__ import annotations

from typing import Any

from onionskin.record import Annotation, Claim, Cue, Gap, Likelihood, Pin, Reference, Span, Transcription, Voice


def told(reading: Transcription, remark: Annotation) -> dict[str, Any]:
    """A claim: where it stands, what it says, through whom, and how sure.

    `ahead` of a place is how many pages after this one it stands; its words are given where it stands on this one.
    """
    claim, target = remark.body, remark.target
    assert isinstance(claim, Claim)
    assert isinstance(target, Span)
    return {
        "start": target.start,
        "end": target.end,
        "surface": reading.text[target.start : target.end],
        "proposition": claim.proposition,
        "kind": claim.kind,
        "holders": _holders(claim.voices),
        "source_type": claim.source,
        "factuality": claim.factuality,
        "certainty": _certainty(reading, claim),
        "evidence_strength": claim.strength,
        "confidence": claim.confidence,
        "edtf": claim.edtf,
        "participants": [_words(reading, one) for one in claim.participants],
        "place": _words(reading, claim.places[0]) if claim.places else None,
        "places": [_words(reading, one) for one in claim.places],
        "times": [_pin(reading, one) for one in claim.times],
        "subject": _maybe(reading, claim.subject),
        "head": _pin(reading, claim.head),
        "voices": [_voice(reading, one) for one in claim.voices],
        "cues": [_cue(reading, one) for one in claim.cues],
        "condition": _maybe(reading, claim.condition),
        "quotation": claim.quotation,
        "references": [_reference(reading, one) for one in claim.references],
        "gaps": [_gap(reading, one) for one in claim.gaps],
        "grade": claim.grade,
        "rest": _maybe(reading, claim.rest),
        "rule": claim.rule,
        "cert": remark.cert,
    }


def _holders(voices: tuple[Voice, ...]) -> list[str]:
    """The chain, the author first; those who stand side by side are joined by a plus."""
    ranks: dict[int, list[str]] = {}
    for voice in voices:
        ranks.setdefault(voice.rank, []).append(voice.name)
    return [" + ".join(names) for _, names in sorted(ranks.items())]


def _certainty(reading: Transcription, claim: Claim) -> dict[str, Any] | None:
    """The band that a word licenses, and the word; without a band the first word that hedges; None where none does."""
    likelihood: Likelihood | None = claim.likelihood
    if likelihood is not None:
        band = {"band": likelihood.band, "low": likelihood.low, "high": likelihood.high}
        return {**band, "standard": likelihood.standard, "cue": _pin(reading, likelihood.cue)}
    cue = next((one for one in claim.cues if one.kind not in ("attribution", "assurance")), None)
    return (
        None
        if cue is None
        else {"band": None, "low": None, "high": None, "standard": None, "cue": _pin(reading, cue.place)}
    )


def _pin(reading: Transcription, pin: Pin) -> dict[str, Any]:
    said: dict[str, Any] = {"start": pin.span.start, "end": pin.span.end}
    if pin.ahead:
        return {**said, "ahead": pin.ahead}
    return {**said, "surface": reading.text[pin.span.start : pin.span.end]}


def _maybe(reading: Transcription, pin: Pin | None) -> dict[str, Any] | None:
    return None if pin is None else _pin(reading, pin)


def _words(reading: Transcription, pin: Pin) -> str:
    return "" if pin.ahead else " ".join(reading.text[pin.span.start : pin.span.end].split())


def _voice(reading: Transcription, voice: Voice) -> dict[str, Any]:
    return {
        "name": voice.name,
        "source_type": voice.source,
        "factuality": voice.factuality,
        "rank": voice.rank,
        "manner": voice.manner,
        "quoted": voice.quoted,
        "place": _maybe(reading, voice.place),
        "cue": _maybe(reading, voice.cue),
        "content": _maybe(reading, voice.content),
    }


def _cue(reading: Transcription, cue: Cue) -> dict[str, Any]:
    return {**_pin(reading, cue.place), "kind": cue.kind, "word": cue.word}


def _reference(reading: Transcription, one: Reference) -> dict[str, Any]:
    target = None if one.target is None else {"start": one.target.start, "end": one.target.end}
    return {**_pin(reading, one.place), "kind": one.kind, "status": one.status, "target": target}


def _gap(reading: Transcription, gap: Gap) -> dict[str, Any]:
    return {"kind": gap.kind, "sentence": gap.sentence, "place": _maybe(reading, gap.place)}
