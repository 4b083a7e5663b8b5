from __future__ import annotations
def attribution(misses):
    return {}
