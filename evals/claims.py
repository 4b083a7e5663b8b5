"""Claims: on the sample page as the domain reference scores it, hedges, bands, factuality of news, and who says what.

python -m evals.claims                       # prints the measures
python -m evals.claims szeged --misses       # one set, and what was missed

szeged: sentences of Wikipedia with typed cues of uncertainty; a sentence is uncertain where it has one. wep: what 46
people read into 17 phrases. meantime: certainty and polarity of events in news, beside calling all of them certain.
attribution: source, cue and content of 200 sentences of the Pentagon Papers and JFK records, see gold/attribution.md.
"""

from __future__ import annotations

import argparse
import csv
import json
import statistics
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from evals.claim_sets import Counts, Event, events, f1, macro, uncertain
from evals.claim_voices import attribution
from evals.date_tables import Misses, data
from evals.several import measured, run
from onionskin.archive import analyse
from onionskin.claiming.clauses import Clause
from onionskin.claiming.cues import Hedge, hedges
from onionskin.claiming.drafts import parsed
from onionskin.claiming.factuality import assessed, held
from onionskin.claiming.lexing import sentences, tokens
from onionskin.claiming.saying import Parsed
from onionskin.claiming.tagging import tag
from onionskin.claiming.voices import sayings
from onionskin.record import UNNAMED, Annotation, Claim, Span

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "evals" / "gold" / "seed-claims.json"
LADDER = ("CT+", "PR+", "PS+", "Uu", "PS-", "PR-", "CT-")
"""FactBank's values from certainly so to certainly not: neighbours count half."""
KINDS = {
    "estimative": "epistemic", "possibility": "epistemic", "inference": "epistemic", "evidence": "epistemic",
    "attribution": "doxastic", "belief": "doxastic", "condition": "condition", "inquiry": "investigation",
}  # fmt: skip
"""Our kinds of cues as the set of Szeged types them; assurance, confidence and negation are no uncertainty there."""


# -- the sample page --


def seed(misses: Misses) -> dict[str, float]:
    """The 38 claims of the sample page: found by sentence and verb, factuality, chain, time, and the invention test."""
    gold = json.loads(SEED.read_text("utf-8"))
    page = next(analyse(ROOT / gold["source"]))
    remarks: Sequence[Annotation] = page.says["claims"]
    text = page.says["reading"].text
    heads = {one.body.head.span: one.body for one in remarks if isinstance(one.body, Claim)}
    found = factual = chained = timed = 0.0
    for row in gold["claims"]:
        claim = heads.get(Span(*row["head"]))
        if claim is None:
            misses.append(f"seed {row['id']} not found")
            continue
        found += 1
        value = max(_near(claim.factuality, row["factuality"]), _near(claim.factuality, row.get("or")))
        chain = _chain(claim) == [sorted(link) for link in row["chain"]]
        factual, chained, timed = factual + value, chained + chain, timed + (claim.edtf == row["edtf"])
        if value < 1 or not chain:
            misses.append(
                f"seed {row['id']} {claim.factuality} for {row['factuality']}, {_chain(claim)} for {row['chain']}"
            )
    size = len(gold["claims"])
    invented = list(inventions(remarks, text))
    misses += [f"seed invented: {one}" for one in invented]
    return {
        "seed_found": found,
        "seed_factuality": factual / size,
        "seed_chain": chained / size,
        "seed_times": timed / size,
        "seed_inventions": len(invented),
    }


def _near(said: str, wanted: str | None) -> float:
    if wanted is None:
        return 0.0
    return {0: 1.0, 1: 0.5}.get(abs(LADDER.index(said) - LADDER.index(wanted)), 0.0)


def _chain(claim: Claim) -> list[list[str]]:
    ranks: dict[int, list[str]] = {}
    for voice in claim.voices[1:]:
        name = voice.name if voice.name == UNNAMED else voice.name.removeprefix("The ").removeprefix("the ")
        ranks.setdefault(voice.rank, []).append(name)
    return [sorted(names) for _, names in sorted(ranks.items())]


def inventions(remarks: Sequence[Annotation], text: str) -> list[str]:
    """What is said and stands nowhere: grades, figures without a word, words outside the span."""
    wrong = []
    for one in remarks:
        claim, span = one.body, one.target
        assert isinstance(claim, Claim)
        assert isinstance(span, Span)
        words = "".join(claim.proposition.split())
        printed = "".join(text[span.start : span.end].split())
        if claim.grade is not None and claim.grade not in text:
            wrong.append(f"grade {claim.grade}")
        if claim.likelihood is not None and text[claim.likelihood.cue.span.start :][: len(claim.likelihood.word)] == "":
            wrong.append(f"band without a word: {claim.proposition}")
        if claim.likelihood is not None and claim.factuality in ("CT+", "CT-"):
            wrong.append(f"band on what is certain: {claim.proposition}")
        if span.end > len(text) or claim.head.span not in span:
            wrong.append(f"unpinned: {claim.proposition}")
        if len(words) != len(printed) and sum(a != b for a, b in zip(words, printed, strict=False)) > len(words) / 2:
            wrong.append(f"not what is printed: {claim.proposition}")
    return wrong


# -- words of uncertainty --


def szeged(misses: Misses) -> dict[str, float]:
    """Uncertain sentences, and cues by their type: one is found where a cue of ours of the type overlaps it."""
    whole, types = Counts(), {name: Counts() for name in ("epistemic", "doxastic", "condition", "investigation")}
    for text, marked in uncertain(data() / "szeged-uncertainty" / "wiki-dev.xml"):
        cut = tokens(text)
        tag(cut)
        said = [one for one in hedges(cut) if one.row.kind in KINDS]
        whole.add(bool(marked), bool(said))
        if bool(marked) != bool(said):
            words = " ".join(said[0].row.words) if said else text[slice(*marked[0][:2])]
            misses.append(f"szeged {'missed' if marked else 'said  '} {words!r}")
        for name, of in types.items():
            _cues(
                of,
                [one[:2] for one in marked if one[2] == name],
                [_place(cut, h) for h in said if KINDS[h.row.kind] == name],
            )
    return {"szeged_sentences": f1(whole), **{f"szeged_{name}": f1(of) for name, of in types.items()}}


def _place(cut: Sequence, hedge: Hedge) -> tuple[int, int]:  # type: ignore[type-arg]
    return cut[hedge.first].start, cut[hedge.last - 1].end


def _cues(of: Counts, marked: Sequence[tuple[int, int]], said: Sequence[tuple[int, int]]) -> None:
    def meet(a: tuple[int, int], b: tuple[int, int]) -> bool:
        return a[0] < b[1] and b[0] < a[1]

    of.right += sum(any(meet(a, b) for b in said) for a in marked)
    of.missed += sum(not any(meet(a, b) for b in said) for a in marked)
    of.said += sum(not any(meet(a, b) for a in marked) for b in said)


def wep(misses: Misses) -> dict[str, float]:
    """Of 17 phrases, those whose band holds the median of the survey, and those that have none and say not why."""
    with (data() / "wep-perceptions" / "probly.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    inside = silent = 0
    for phrase in rows[0]:
        median = statistics.median(float(row[phrase]) for row in rows) / 100
        cut = tokens(phrase.lower())
        tag(cut)
        band = next((one.row for one in hedges(cut) if one.row.low is not None), None)
        holds = band is not None and band.low is not None and band.high is not None and band.low <= median <= band.high
        inside += holds
        silent += not holds and (band is None or phrase.lower() not in band.note.lower())
        if not holds:
            misses.append(f"wep {phrase} {median} {band}")
    return {"wep_inside": inside, "wep_silent": silent}


# -- events of news --


def meantime(misses: Misses) -> dict[str, float]:
    """Certainty and polarity of events in news: macro-F1 of each and of both, and points over calling all certain."""
    marked, said = list[tuple[str, str]](), list[tuple[str, str]]()
    for words, of in events(data() / "meantime"):
        one, found = _apart(words)
        for event in of:
            value = _called(one, found, event, words)
            marked.append((event.certainty, event.polarity))
            said.append(value)
            if value != marked[-1]:
                misses.append(f"meantime {words[event.first]!r} {value} for {marked[-1]}: {' '.join(words)[:160]}")
    plain = [("CERTAIN", "POS")] * len(marked)
    figures = {}
    for name, pick in (("certainty", lambda v: v[0]), ("polarity", lambda v: v[1]), ("both", lambda v: v)):
        ours = macro([pick(v) for v in marked], [pick(v) for v in said])
        base = macro([pick(v) for v in marked], [pick(v) for v in plain])
        figures |= {f"meantime_{name}": ours, f"meantime_{name}_over": 100 * (ours - base)}
    return figures


def _apart(words: Sequence[str]) -> tuple[Parsed, list[Hedge]]:
    text = " ".join(words)
    one, _ = parsed([token for sentence in sentences(tokens(text)) for token in sentence])
    return one, hedges(one.tokens)


def _called(one: Parsed, found: Sequence[Hedge], event: Event, words: Sequence[str]) -> tuple[str, str]:
    """What we say of an event, in the set's words: its certainty, whoever reports it; what is to come is certain."""
    start = len(" ".join(words[: event.first])) + (event.first > 0)
    at = next((at for at, token in enumerate(one.tokens) if token.start <= start < token.end), None)
    index = None if at is None else _holding(one, at)
    if at is None or index is None:
        return "CERTAIN", "POS"
    judged = assessed(one, index, found)
    value = replace(judged.value, certain=3) if judged.kind == "forecast" else judged.value
    over = [saying for saying in sayings(one) if saying.content[0] <= at < saying.content[1]]
    if over and over[-1].manner in ("believing", "denying") and not over[-1].own:
        value = held(value, over[-1], one)
    name = {3: "CERTAIN", 2: "PROBABLE", 1: "POSSIBLE", 0: "CERTAIN"}[value.certain]
    if one.clauses[index].kind == "condition" or one.clauses[index].kind == "whether":
        name = "UNDERSPECIFIED"
    if judged.kind == "purpose":
        name = "PROBABLE" if value.certain == 0 else "CERTAIN"
    return name, "POS" if value.sign > 0 else "NEG"


def _holding(one: Parsed, at: int) -> int | None:
    """The clause whose verb or predicate an event is."""

    def holds(clause: Clause) -> bool:
        between = one.tokens[clause.group.last : at]
        said = clause.group.lemma == "be" and 0 <= at - clause.group.last < 5 and at < clause.last
        predicate = said and all(token.tag in ("DT", "RB", "JJ", "NOT") for token in between)
        return clause.group.first <= at < clause.group.last or predicate

    return next((index for index, clause in enumerate(one.clauses) if holds(clause)), None)


SETS: dict[str, Callable[[Misses], dict[str, float]]] = {
    "seed": seed,
    "szeged": szeged,
    "wep": wep,
    "meantime": meantime,
    "attribution": attribution,
}
NEEDS = {
    "szeged": ("szeged-uncertainty",),
    "wep": ("wep-perceptions",),
    "meantime": ("meantime",),
    "attribution": ("pentagon-papers", "jfk-releases"),
}


def measure() -> dict[str, float]:
    """Every measure for which the data is there."""
    return measured(SETS, [name for name in SETS if all((data() / need).is_dir() for need in NEEDS.get(name, ()))], [])


def main() -> int:
    return run(SETS, argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0]))


if __name__ == "__main__":
    sys.exit(main())
