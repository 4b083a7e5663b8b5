"""Names: on the sample page, on newspapers (HIPE-2022, eval only), on statements of governments beside spaCy, misread,
and of mentions of real papers whether a reader found them right.

python -m evals.names                    # prints the measures
python -m evals.names hipe2020 --misses  # one set, and what was missed
python -m evals.names re3d --with-peers  # spaCy's small model too, in an environment of its own

spaCy is measured where its environment stands in bench/.peers already; `--with-peers` makes it.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.beside import PEERS, environment, peers_of
from evals.date_tables import Misses, data
from evals.name_judged import judged
from evals.name_sets import Count, Marks, Place, hipe, mentioned, re3d_marks, without_article
from evals.several import measured, run
from onionskin.naming.stage import find_mentions
from onionskin.record import Mention, Span, Transcription

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "evals" / "gold" / "seed-mentions.json"
PARTS = ("US-State-Department", "UK-Government")
CER, DRAWS = 0.05, 3


def seed(misses: Misses) -> dict[str, float]:
    """The sample page: mentions found in their very place with the right type, of 76; *Hanoi* in its sense, of 7; and
    how many of the three traps were stepped into: an office as a person, the press as a place, *fall* as one.
    """
    gold = json.loads(SEED.read_text("utf-8"))
    text = (ROOT / gold["source"]).read_text("utf-8")
    (remarks,) = find_mentions((Transcription("text", text),), ((),), ((),))
    said = {
        (one.target.start, one.target.end): one.body
        for one in remarks
        if isinstance(one.target, Span) and isinstance(one.body, Mention)
    }
    found = meant = 0
    for row in gold["mentions"]:
        body, words = said.get((row["start"], row["end"])), text[row["start"] : row["end"]]
        right = body is not None and body.type == row["type"]
        found += right
        meant += words == "Hanoi" and right and body is not None and body.sense == row["sense"]
        if not right:
            misses.append(f"seed {row['kind']} {words!r} {body}")
    traps = {("First Secretary", "PER"), ("Hanoi Press", "LOC"), ("fall", "LOC")}
    stepped = sum((text[a:b], body.type) in traps for (a, b), body in said.items())
    marked = {(row["start"], row["end"]) for row in gold["mentions"]}
    return {
        "seed_found": found,
        "seed_hanoi": meant,
        "seed_traps": stepped,
        "seed_beyond": len(set(said) - marked),
    }


def newspapers(dataset: str) -> Callable[[Misses], dict[str, float]]:
    """A set of HIPE-2022, its dev part, as HIPE scores coarse types."""

    def measured(misses: Misses) -> dict[str, float]:
        count = hipe(data() / "hipe2022" / f"HIPE-2022-v2.1-{dataset}-dev-en.tsv", dataset)
        misses += count.misses
        return _figures(dataset, count)

    return measured


def _figures(name: str, count: Count) -> dict[str, float]:
    return {f"{name}_fuzzy": count.f1(count.fuzzy), f"{name}_strict": count.f1(count.strict)}


def held() -> list[Marks]:
    """The documents of re3d that the model did not learn from."""
    return [one for part in PARTS for one in re3d_marks(data() / "re3d" / part)]


def re3d(misses: Misses) -> dict[str, float]:
    """Statements of governments: ours, and spaCy's small model where its environment stands."""
    documents = held()
    ours = _scored(documents, [mentioned(text) for text, _, _ in documents], misses)
    values = _figures("re3d", ours)
    theirs = spacy([text for text, _, _ in documents])
    if theirs is not None:
        values |= _figures("re3d_spacy", _scored(documents, theirs, []))
        values["re3d_over_spacy"] = values["re3d_fuzzy"] - values["re3d_spacy_fuzzy"]
    return values


def _scored(documents: Sequence[Marks], said: Sequence[Sequence[Place]], misses: Misses) -> Count:
    count = Count()
    for (text, names, beside), one in zip(documents, said, strict=True):
        places = without_article(text, one)
        count.add(names, places, beside)
        for place in sorted({*names} ^ {*places}):
            what = "missed" if place in names else "said  "
            misses.append(f"re3d {what} {place[2]} {text[place[0] : place[1]]!r}")
    return count


def spacy(texts: Sequence[str], *, make: bool = False) -> list[list[Place]] | None:
    """What spaCy's small model finds, its labels as ours; None where its environment is not there."""
    peer = peers_of("names")["spacy"]
    if not make and not (PEERS.parent / ".peers" / "spacy" / "ready").exists():
        return None
    python = environment("spacy", peer)
    if isinstance(python, str):
        print(f"spacy: not run: {python}.")
        return None
    with TemporaryDirectory() as folder:
        files = []
        for number, text in enumerate(texts):
            files.append(Path(folder) / f"{number}.txt")
            files[-1].write_text(text, "utf-8")
        run = subprocess.run(
            [python, PEERS / peer["recipe"], "--places", *files], check=True, capture_output=True, text=True
        )
        told = json.loads(run.stdout)
        return [[(start, end, kind) for start, end, kind in told[str(file)]] for file in files]


def misread(misses: Misses) -> dict[str, float]:
    """The same statements with 5 % of their characters misread: points of F1 (fuzzy) that it costs, over some draws."""
    documents = held()
    plain = _scored(documents, [mentioned(text) for text, _, _ in documents], [])
    total = 0.0
    for number in range(DRAWS):
        draw = random.Random(number)
        noisy = [worn(text, draw) for text, _, _ in documents]
        marks = [(text, names, beside) for text, (_, names, beside) in zip(noisy, documents, strict=True)]
        count = _scored(marks, [mentioned(text) for text in noisy], misses)
        total += count.f1(count.fuzzy)
    return {"misread_fuzzy": total / DRAWS, "misread_costs": 100 * (plain.f1(plain.fuzzy) - total / DRAWS)}


def worn(text: str, draw: random.Random) -> str:
    """A text of which CER of all characters are taken for others by the specimens' table, one for one."""
    table = tomllib.loads((ROOT / "scripts" / "specimens" / "confusions.toml").read_text("utf-8"))["letters"]
    places = [at for at, sign in enumerate(text) if sign in table]
    taken = set(draw.sample(places, min(len(places), round(CER * len(text)))))
    return "".join(draw.choice(table[sign]) if at in taken else sign for at, sign in enumerate(text))


SETS: dict[str, Callable[[Misses], dict[str, float]]] = {
    "seed": seed,
    "hipe2020": newspapers("hipe2020"),
    "topres19th": newspapers("topres19th"),
    "re3d": re3d,
    "misread": misread,
    "judged": judged,
}


NEEDS = {
    "hipe2020": "hipe2022",
    "topres19th": "hipe2022",
    "re3d": "re3d",
    "misread": "re3d",
    "judged": "pentagon-papers",
}


def measure() -> dict[str, float]:
    """Every measure for which the data is there."""
    return measured(SETS, [name for name in SETS if name not in NEEDS or (data() / NEEDS[name]).is_dir()], [])


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--with-peers", action="store_true", help="make the environment of spaCy where there is none")
    return run(SETS, parser, lambda asked: asked.with_peers and spacy([], make=True))


if __name__ == "__main__":
    sys.exit(main())
