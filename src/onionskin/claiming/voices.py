"""Who says it: the words of saying in a sentence, whose they are, and how far what they say reaches.

Le Duan, [from the testimony of prisoners and captured documents], had been expressing [conviction] that [Diem would …]
          evidence                                                                      cue               content
"""

from __future__ import annotations

from onionskin.claiming.by_noun import adjectives, by_nouns, raised
from onionskin.claiming.by_phrase import according, adverbs, evidence, views
from onionskin.claiming.by_verb import by_verbs
from onionskin.claiming.saying import Parsed, Saying, manners
from onionskin.claiming.speakers import speakers


def sayings(parsed: Parsed) -> list[Saying]:
    """The words of saying in a sentence, the widest content first."""
    found = [
        *by_verbs(parsed), *by_nouns(parsed), *raised(parsed), *according(parsed), *views(parsed), *evidence(parsed),
        *adverbs(parsed), *adjectives(parsed),
    ]  # fmt: skip
    kept: list[Saying] = []
    for one in sorted(found, key=lambda one: (one.content[0] - one.content[1], one.cue)):
        if not any(other.cue[0] < one.cue[1] and one.cue[0] < other.cue[1] for other in kept):
            kept.append(one)
    return kept


def announced(parsed: Parsed) -> Saying | None:
    """Who is about to speak: the word of saying of a sentence that ends with a colon, or whose quotation goes on."""
    tokens = parsed.tokens
    open_ = next((one for one in parsed.quotes if one.left), None)
    if open_ is not None:
        said = [
            one
            for one in sayings(parsed)
            if one.content[0] <= open_.first + 1 and one.how in ("verb", "noun", "according")
        ]
        return next((one for one in reversed(said) if one.content[1] >= open_.last - 2), None)
    if not tokens or tokens[-1].word != ":":
        return None
    for group in reversed(parsed.groups):
        if manners("verbs").get(group.lemma) in ("neutral", "committed", "believing", "asking"):
            sources, own = speakers(parsed, group, (group.last, len(tokens)))
            return Saying(
                (group.first, group.last), (group.last, len(tokens)), sources, "neutral", "quotation", own, True
            )
    return None
