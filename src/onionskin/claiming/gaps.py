"""What would be needed to check a claim and is not on the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from onionskin.claiming.chain import Draft
from onionskin.claiming.lexing import Token
from onionskin.claiming.lists import table
from onionskin.claiming.saying import Range
from onionskin.record import UNNAMED, Gap, Pin, Reference, Voice

_TAKEN = frozenset(table("sources.toml")["captured"]["words"].split())


@cache
def _sentences() -> dict[str, str]:
    return {kind: str(row["sentence"]) for kind, row in table("gaps.toml").items()}


def gaps(
    draft: Draft,
    tokens: Sequence[Token],
    voices: Sequence[Voice],
    references: Sequence[Reference],
    pin: Callable[[Range], Pin],
) -> tuple[Gap, ...]:
    """The gaps of a claim, each once."""
    return tuple(dict.fromkeys(_gaps(draft, tokens, voices, references, pin)))


def _gaps(
    draft: Draft,
    tokens: Sequence[Token],
    voices: Sequence[Voice],
    references: Sequence[Reference],
    pin: Callable[[Range], Pin],
) -> Iterator[Gap]:
    for kind in draft.gaps:
        yield Gap(kind, _sentences()[kind], pin(draft.span))
    for voice in voices:
        if voice.name == UNNAMED:
            kind = "unnamed_knower" if voice.manner == "knowing" else "unnamed_voice"
            yield Gap(kind, _sentences()[kind], voice.cue)
        elif voice.source == "captured_document":
            yield Gap("uncited_document", _sentences()["uncited_document"], voice.place)
    captured = [at for at in range(*draft.core) if tokens[at].low in _TAKEN]
    if captured and not any(voice.source == "captured_document" for voice in voices):
        yield Gap("uncited_document", _sentences()["uncited_document"], pin((captured[0], captured[0] + 1)))
    for one in draft.hedges:
        if one.row.kind == "evidence":
            kind = "no_evidence" if one.row.value == "Uu" else "unnamed_evidence"
            yield Gap(kind, _sentences()[kind], pin((one.first, one.last)))
    for reference in references:
        if reference.status != "resolved":
            kind = "off_page_reference" if reference.status == "off_page" else "unresolved_reference"
            yield Gap(kind, _sentences()[kind], reference.place)
