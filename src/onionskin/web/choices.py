"""What a reader chose for good: the light they read in, and whether single keys do anything."""

from __future__ import annotations

from collections.abc import Mapping

CHOICES: Mapping[str, tuple[str, ...]] = {"theme": ("auto", "light", "dark"), "keys": ("on", "off")}
"""By name, the values there are, the usual one first. Keys can be let be (WCAG 2.1.4): whoever dictates to their
machine would press them with every word."""


def chosen(cookies: Mapping[str, str]) -> dict[str, str]:
    """The reader's choices, the usual one where they made none or the cookie says what there is not."""
    return {name: said if (said := cookies.get(name, "")) in values else values[0] for name, values in CHOICES.items()}


def changed(sent: Mapping[str, str]) -> dict[str, str]:
    """The choices that a form makes; what there is not is passed over."""
    return {name: said for name, values in CHOICES.items() if (said := sent.get(name, "")) in values}
