"""How much of a file is taken in at most, so that no file costs 2 GB of memory, and how that is said."""

from __future__ import annotations

import re

_OBJECT = re.compile(r"(?:stream )?<\S[^<>]* object at 0x[0-9a-f]+>:?\s*|\s*\(<string>, line \d+\)")
"""How libraries name what they were given to read: by a number that is another one every time, or as a string."""

MOST_BYTES = 600_000_000
"""One source, as it came. It is held in memory, at times twice, where 2 GB is the bound for any file."""
MOST_MARKUP = 100_000_000
"""One ALTO, hOCR or PAGE-XML file: its tree takes about ten times its size."""
MOST_MEMBERS = 200_000
"""Members of one ZIP; each costs about 600 bytes to list."""
MOST_RATIO = 200
"""To how many times its packed size a ZIP or a large member may unpack. Deflate reaches about 1,030 on zeros; scans
and text stay under 50, blank uncompressed pages under 200."""
RATIO_MATTERS = 100_000_000
"""Bytes below which the ratio does not matter, because unpacking so much costs nothing."""
MOST_PAGES = 20_000
"""Pages of one source. The longest bound volume of a release has some 3,000."""
MOST_TEXT = 2_000_000
"""Bytes of text of one page. A typed page has 3,000; 2 MB of prose go through every stage in a quarter of the minute
that a page is given."""


def megabytes(size: int) -> str:
    """A number of bytes for people."""
    return f"{size / 1_000_000:,.0f} MB"


def told(error: BaseException) -> str:
    """What a library says of a fault, in a line that is the same each time."""
    return _OBJECT.sub("", " ".join(str(error).split()))[:120].rstrip(" .") or type(error).__name__
