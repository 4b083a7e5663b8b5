"""The pages of one item together: a part of a name, letters for a name, a name that was misread.

What is resolved here is resolved only where it is unambiguous in the item: *Ho* is Ho Chi Minh where no other name
of the item has a Ho in it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onionskin.naming.found import Found, free_of, plain
from onionskin.naming.known import known
from onionskin.naming.lexing import tokens
from onionskin.naming.lists import common, lexicon, listed, towns
from onionskin.naming.misread import misread_of, misreadings
from onionskin.naming.page import PageNames
from onionskin.naming.trimming import nameless

_DEFINED = re.compile(
    r"\b((?:[A-Z][\w'’.-]{1,30}|of|the|and|for|in|on)(?:\s+(?:[A-Z][\w'’.-]{1,30}|of|the|and|for|in|on|to)){1,8})\s+\(([A-Z][A-Z.&]{1,8})\)"
)
_SMALL = frozenset(("of", "the", "and", "for", "in", "on", "to"))
SURE = 80
"""Hundredths of confidence, of all mentions of a name, from which it is looked for in the rest of the item."""
TOLD = 0.9
"""Confidence under which a name of one word is what the item takes it for most; a surname that it takes for a person's
is one however sure the model is of a place: *Kennedy*."""
PLAIN_WORD = 4
"""Zipf frequency from which a short form that opens a sentence is taken for a plain word."""
COMMON = 3
"""Zipf frequency from which a part of a name that no list has for one calls nobody: *Affairs*, *Handbook*."""


@dataclass(frozen=True, slots=True)
class Forms:
    """What an item calls its names: `people` a part of a name → the one full name that has it, `kinds` a name → its
    type by the most of its mentions, `letters` an abbreviation → what it is short for, `whole` the first word of a
    person's name of several words → all its words, the longest name first.
    """

    people: Mapping[str, str]
    kinds: Mapping[str, str]
    letters: Mapping[str, str]
    whole: Mapping[str, Sequence[tuple[str, ...]]]


def forms(pages: Sequence[PageNames]) -> Forms:
    """The forms of the names of an item."""
    full: defaultdict[str, set[str]] = defaultdict(set)
    kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    letters: dict[str, str] = {}
    for page in pages:
        for one in page.found:
            if one.form not in ("name", "abbreviation"):
                continue
            name = plain(page.text[one.start : one.end])
            name = one.canonical or bare(name) if one.type == "PER" else name
            kinds[name][one.type] += int(100 * one.cert) * (10 if one.rule == "known name" else 1)
            if one.type == "PER" and " " in name:
                for part in {
                    part for part in name.split() if len(part) > 1 and part[0].isupper() and _may_be_called(part)
                }:
                    full[part].add(name)
        for match in _DEFINED.finditer(page.text):
            if defined := _named(match[1], match[2]):
                letters.setdefault(match[2], defined)
    people = {part: max(names, key=len) for part, names in full.items() if _one(names)}
    told = {name: count.most_common(1)[0][0] for name, count in kinds.items()}
    return Forms(
        people, told, letters, _whole([n for n, kind in told.items() if kind == "PER" and kinds[n][kind] > SURE])
    )


def _whole(names: Iterable[str]) -> Mapping[str, Sequence[tuple[str, ...]]]:
    """Names of several words by their first."""
    found: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for name in sorted(names, key=lambda name: (-len(name), name)):
        words = tuple(token.word for token in tokens(name))
        if len(words) > 1 and words[0] not in _SMALL:
            found[words[0]].append(words)
    return found


def _names(part: str) -> bool:
    """Whether a word may name someone by itself."""
    table, folded = lexicon(), part.lower()
    if any(row.type == "NONE" and row.words == (part,) for row in known().get(folded, ())):
        return False
    return (
        not nameless([folded]) and folded not in table["title"] | table["organisation"] | table["place"] | table["body"]
    )


def _may_be_called(word: str) -> bool:
    """Whether someone may be called by a word alone: it is no common word, but where lists have it as a name."""
    folded = word.lower()
    return _names(word) and (common(folded) < COMMON or folded in listed("surnames") or folded in listed("given"))


def _one(names: set[str]) -> bool:
    """Whether names may all be of one person: each is part of the longest, initials and all."""
    longest = max(names, key=len).split()
    return all(_part(name.split(), longest) for name in names)


def _part(words: Sequence[str], longest: Sequence[str]) -> bool:
    rest = iter(longest)
    return all(
        any(other == word or (word[:1] == other[:1] and "." in word + other) for other in rest) for word in words
    )


def _named(words: str, letters: str) -> str | None:
    """The words for which letters stand: as many from the end as have them for initials."""
    pieces, wanted = words.split(), letters.replace(".", "").replace("&", "")
    for first in range(len(pieces)):
        tail = pieces[first:]
        initials = "".join(p for word in tail if word not in _SMALL for p in re.findall(r"(?:^|-)(\w)", word)).upper()
        every = "".join(word[0] for word in tail).upper()
        if tail[0] not in _SMALL and wanted in (initials, every):
            return " ".join(tail)
    return None


def bare(name: str) -> str:
    """A person's name without titles."""
    words = name.split()
    while len(words) > 1 and words[0].rstrip(".").lower() in lexicon()["title"] | lexicon()["before_title"]:
        del words[0]
        while len(words) > 2 and words[0] in ("of", "for") and words[1].lower() in lexicon()["office_of"]:
            del words[:2]  # Secretary of Defense McNamara
    return " ".join(words)


def over_pages(pages: Sequence[PageNames]) -> list[list[Found]]:
    """What is found on each page of an item, each with its fullest name."""
    item = forms(pages)
    return [sorted(_settled(page, item), key=lambda one: (one.start, -one.end)) for page in pages]


def _settled(page: PageNames, item: Forms) -> Iterator[Found]:
    again = free_of(_again(page, item), [one for one in page.found if one.type != "DOC" and not one.inner])
    known = [*page.found, *again]
    found = [*known, *free_of(_more(page, item), known)]
    for one in found:
        surface = plain(page.text[one.start : one.end])
        if one.type == "CRYPT":
            yield one
            continue
        name = bare(surface) if one.type == "PER" else surface
        other = one.form == "name" and " " not in name and item.kinds.get(name, one.type) != one.type
        if other and (one.cert < TOLD or (item.kinds[name] == "PER" and name.lower() in listed("surnames"))):
            one = replace(one, type=item.kinds[name], sense=None)
        if one.form == "abbreviation" and surface in item.letters:
            one = replace(one, canonical=item.letters[surface])
        elif one.type == "PER" and " " not in name and name in item.people and one.form == "name":
            one = replace(one, form="short", canonical=item.people[name])
        elif one.rule == "model" and one.type != "ORG" and name.isalpha() and (meant := _unknown(name, item)):
            one = replace(one, type=meant[1], canonical=meant[0], rule="misread name")
        yield replace(one, canonical=one.canonical or name)


def _unknown(name: str, item: Forms) -> tuple[str, str] | None:
    """What a name of one word that no list has may be a misreading of."""
    folded = name.lower()
    known = common(folded) or folded in towns() or folded in listed("surnames") or folded in listed("given")
    return None if known or len(name) <= 4 or name.isupper() else _misread(name, item)


def _again(page: PageNames, item: Forms) -> Iterator[Found]:
    """Names of people, of several words, that the model tells elsewhere in the item and passed over here."""
    for at, token in enumerate(page.cut):
        for words in item.whole.get(token.word, ()):
            here = page.cut[at : at + len(words)]
            behind = page.cut[at + len(words)].word if at + len(words) < len(page.cut) else ""
            if tuple(one.word for one in here) == words and not behind[:1].isupper():
                yield Found(token.start, here[-1].end, "PER", None, "name", "named so elsewhere in the item", 0.8)
                break


def _more(page: PageNames, item: Forms) -> Iterator[Found]:
    """Names that the model passed over: parts of names of the item, names it tells elsewhere, names misread."""
    for at, token in enumerate(page.cut):
        word = token.word
        if not word[0].isupper() or len(word) < 2 or not word.replace(".", "").isalpha() or page.capitals[at]:
            continue
        place, behind = (token.start, token.end), page.cut[at + 1].word if at + 1 < len(page.cut) else ""
        passed = not behind[:1].isupper() and not (token.opens and common(word.lower()) > PLAIN_WORD)
        if word in item.letters:
            kind = item.kinds.get(item.letters[word], "ORG")
            yield Found(*place, kind, None, "abbreviation", "spelt out in the item", 0.9)
        elif word in item.people and passed:
            yield Found(*place, "PER", None, "short", "part of a name of the item", 0.8, item.people[word])
        elif item.kinds.get(word) in ("PER", "LOC") and passed and _told_elsewhere(word, item):
            yield Found(*place, item.kinds[word], None, "name", "named so elsewhere in the item", 0.7)
        elif common(word.lower()) == 0 and not token.opens and _acts(word, behind):
            yield Found(*place, "PER", None, "name", "surname that acts", 0.55)
        elif common(word.lower()) == 0 and len(word) > 4 and _names(word):
            meant = _misread(word, item)
            if meant is not None:
                yield Found(*place, meant[1], None, "name", "misread name", 0.6, meant[0])


def _told_elsewhere(word: str, item: Forms) -> bool:
    """Whether a word that is a name elsewhere in the item may be one here."""
    return _may_be_called(word) if item.kinds[word] == "PER" else _names(word)


def _acts(word: str, behind: str) -> bool:
    """Whether a surname stands before a verb of what people do."""
    return word.lower() in listed("surnames") and behind in lexicon()["doing"]


def _misread(word: str, item: Forms) -> tuple[str, str] | None:
    """The name of the item, or the known place, that one letter away reads so; None where there are two."""
    near = {
        (name, kind)
        for name, kind in item.kinds.items()
        if kind in ("PER", "LOC") and abs(len(name) - len(word)) < 2 and misread_of(word, name)
    }
    if not near:
        places = listed("continents") | listed("states")
        near = {(one.title(), "LOC") for one in map(str.lower, misreadings(word)) if one in places}
    return next(iter(near)) if len(near) == 1 else None
