"""Some claims of the seed page: one that is simply told, of each degree one, one through three voices, one whose
knower is not named, one that points elsewhere, one whose evidence is called weak."""

from __future__ import annotations

from collections.abc import Sequence

from onionskin.record import Annotation, Claim, Cue, Gap, Likelihood, Pin, Reference, Span, Voice


class Claimed:
    """The text that claims are made of."""

    def __init__(self, text: str) -> None:
        self.text = text

    def at(self, words: str) -> Span:
        """Where words stand first."""
        start = self.text.index(words)
        return Span(start, start + len(words))

    def pin(self, words: str) -> Pin:
        return Pin(self.at(words))

    def claim(self, words: str, factuality: str, *others: Voice, **more: object) -> Annotation:
        """A claim on these words: of the author, and of the others where it comes through them."""
        voices = (Voice("AUTHOR", "author_narrative", factuality), *others)
        kind = "reported" if others else "event"
        body = Claim(
            " ".join(words.split()), self.pin(words.split()[0]), str(more.pop("kind", kind)), factuality, voices
        )
        for name, value in more.items():
            object.__setattr__(body, name, value)
        return Annotation(self.at(words), body, 0.8)


def claims_of(text: str) -> tuple[Annotation, ...]:
    """The claims, in order."""
    of = Claimed(text)
    prisoners, papers = (
        Voice("prisoners", "prisoner_testimony", "PR+", 1, of.pin("prisoners"), of.pin("from the testimony of")),
        Voice("captured\ndocuments", "captured_document", "PR+", 1, of.pin("captured\ndocuments")),
    )
    duan = Voice("Le Duan", "statement", "CT+", 2, of.pin("Le Duan, from"), of.pin("expressing conviction that"))
    band = Likelihood("presumably", "likely", 0.55, 0.8, "ICD 203 (2015)", of.pin("Presumably"))
    unnamed = Gap("unnamed_knower", "It is said to be known; by whom, and from what, is not said.")
    made: Sequence[Annotation] = (
        of.claim("Ho Chi Minh traveled extensively\nin Eastern Europe", "CT+"),
        of.claim(
            "who is known to have been in South Vietnam", "CT+", Voice("UNNAMED", "unattributed_knowledge", "CT+", 1),
            gaps=(unnamed,),
        ),
        of.claim(
            "it is possible that he\nwas already at that time de facto the First Secretary", "PS+",
            cues=(Cue(of.pin("possible"), "possibility", "possible"),),
        ),
        of.claim(
            "Diem would stamp out the\ncommunist movement in South Vietnam "
            "unless the DRV were to reinforce\nthe party there",
            "Uu", prisoners, papers, duan,
            kind="condition", condition=of.pin("unless the DRV were to reinforce\nthe party there"),
            source="prisoner_testimony", quotation="paraphrase",
        ),
        of.claim(
            "Presumably, he carried these views into the inner\ncouncils of the DRV", "PR+", source="analyst_inference",
            cues=(Cue(of.pin("Presumably"), "estimative", "presumably"),), likelihood=band,
        ),
        of.claim(
            "The Declaration of that conference, quoted\n\nabove, has since been cited", "CT+",
            references=(
                Reference(of.pin("quoted\n\nabove"), "above", "off_page"),
                Reference(of.pin("that conference"), "that", "resolved", of.at("Conference of Communist")),
                Reference(of.pin("The Declaration"), "the", "unresolved"),
            ),
        ),
        of.claim(
            "the DRV actually did begin moving\nin 1958", "PS+", source="unspecified_sparse_evidence", strength="weak",
            cues=(Cue(of.pin("sparse evidence that"), "evidence", "sparse evidence"),), confidence="low",
        ),
        of.claim(
            "there would have been much manifestation\nof it in 1958", "PR-",
            cues=(Cue(of.pin("unlikely"), "estimative", "unlikely"),),
        ),
    )  # fmt: skip
    return tuple(sorted(made, key=lambda one: one.target.start if isinstance(one.target, Span) else 0))
