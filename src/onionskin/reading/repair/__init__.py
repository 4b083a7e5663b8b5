"""Reversible repair: what a page says in spite of the reader, as emendations that can each be undone."""

from onionskin.reading.repair.repairs import Rules, emendations, find_repairs, repairs, ruled

__all__ = ["Rules", "emendations", "find_repairs", "repairs", "ruled"]
