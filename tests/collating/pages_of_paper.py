"""Pages of an invented country, and what a second reader would make of them."""

from __future__ import annotations

import random

MEMO = (
    "MEMORANDUM FOR THE HARBOUR COMMISSION\n\n"
    "The delegation returned from Vessin on the fourth of March with a draft that neither side will sign as it\n"
    "stands. Oldan holds that the dues were settled in the exchange of letters of the year before, and that the\n"
    "protest of the shipowners is therefore without object. Tensin, who read the letters to us twice, finds in\n"
    "them no more than a readiness to talk. It is agreed that the lighthouse at Korvel stays dark until the two\n"
    "ministries have met, and that no pilot is to be sent out by night before the first of May. The fishing\n"
    "boats of the northern villages have been told so by their own wardens. We have it from a clerk of the customs\n"
    "house that eleven crates left the arsenal under seal in the week of the talks; he did not see what was in\n"
    "them, and the bill of lading calls them lamps. The Commission may wish to ask the legation what it knows of\n"
    "the matter before the draft is laid before the chamber. A second paper, on the price of coal, follows.\n"
)
OTHER = (
    "REPORT ON THE BRIDGE OVER THE TASMA\n\n"
    "Three of the seven piers stand on rock and four on gravel that the spring floods move every year. The engineers\n"
    "propose to drive new piles beside the old, at a cost which the province cannot carry alone. Kestrel has seen\n"
    "the drawings and thinks them sound; the railway, whose trains would be slowed for two summers, does not. Until a\n"
    "vote is taken the guards are to count the waggons and turn back whatever weighs more than nine tons. The\n"
    "ferry below the mill has been let to a private hand, who charges what he likes and keeps no book.\n"
)
_SLIPS = {"e": "c", "o": "0", "l": "1", "i": "j", "n": "u", "h": "b", "m": "rn", "t": "f", "a": "s", "r": "v"}


def misread(text: str, share: float, seed: int = 1) -> str:
    """A text as a worse reader would give it: so many of its words have a wrong letter."""
    rng = random.Random(seed)

    def word(one: str) -> str:
        if len(one) < 2 or rng.random() >= share:
            return one
        at = rng.randrange(len(one))
        return one[:at] + _SLIPS.get(one[at], "x") + one[at + 1 :]

    return "\n".join(" ".join(map(word, line.split(" "))) for line in text.split("\n"))


def invented(count: int, seed: int = 7) -> list[str]:
    """Pages of invented words that have little to do with one another, a common line at the head of each."""
    rng = random.Random(seed)
    parts = ["".join(rng.choices("aeioubdfgklmnprstv", k=rng.randint(2, 3))) for _ in range(400)]
    words = ["".join(rng.choices(parts, k=rng.randint(1, 3))) for _ in range(2500)]
    head = "Ministry of Harbours, second division, file of the permanent commission for the northern straits\n"
    return [head + "\n".join(" ".join(rng.choices(words, k=11)) for _ in range(28)) for _ in range(count)]
