"""One verb of two times, of which one is hedged: *became Secretary openly in 1960, and probably de facto in 1957*.

The hedge bears on what follows the *and*; what stands before it is as sure as it was said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onionskin.claiming.chain import Draft
from onionskin.claiming.cues import Hedge
from onionskin.claiming.saying import Parsed

_HEDGES = frozenset(["estimative", "possibility", "inference"])


def second(sentence: Parsed, draft: Draft) -> tuple[int, Hedge] | None:
    """Where the *and* of a second, hedged time stands in a claim, and the hedge; None where there is none such."""
    tokens = sentence.tokens
    for hedge in draft.hedges:
        at = hedge.first - 1
        if hedge.row.kind in _HEDGES and draft.head < at < draft.core[1] and tokens[at].low in ("and", "or"):
            verb = any(at < group.head < draft.core[1] for group in sentence.groups)
            before = any(token.low[:1].isdigit() for token in tokens[draft.head : at])
            after = any(token.low[:1].isdigit() for token in tokens[at : draft.core[1]])
            if before and after and not verb:
                return at, hedge
    return None


def divided(plain: Draft, hedged: Draft, at: int, tokens: Sequence[object]) -> tuple[Draft, Draft]:
    """The two claims: `plain` as it is without the hedge, up to the *and* at `at`; `hedged` of what comes after it."""
    end = at - 1 if getattr(tokens[at - 1], "low", "") == "," else at
    first = replace(plain, span=(plain.span[0], end), core=(plain.core[0], end))
    return first, replace(hedged, core=(at + 1, hedged.core[1]), lent=None)
