"""Reversible repair: what a page says in spite of the reader, as emendations that can each be undone."""

from onionskin.reading.repair.repairs import Rules, find_repairs, repairs, ruled

__all__ = ["Rules", "find_repairs", "repairs", "ruled"]
