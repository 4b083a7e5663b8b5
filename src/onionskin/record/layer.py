"""What one version of one stage says of one page (PROV)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Layer:
    """Written once and whole; succeeded, never edited.

    `page` is the id of what the stage spoke of: a page, or an item for stages of wider scope. `reads` are the
    digests of what the stage was given, in the order of its `reads`; `says` the digest of its answer.
    """

    page: str
    stage: str
    version: int
    reads: tuple[str, ...]
    says: str
