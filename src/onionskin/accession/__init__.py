"""Files become pages: folders and ZIPs are walked, sources told apart, each opened and given out page by page.

find ──▶ Source ──▶ kind, content ──▶ sheets ──▶ Sheet (image, what was given with it, or a fault)
           └──▶ units (fonds, series, file, item)
"""

from onionskin.accession.finding import find
from onionskin.accession.opening import content, kind, sheets
from onionskin.accession.source import Sheet, Source
from onionskin.accession.units import units

__all__ = ["Sheet", "Source", "content", "find", "kind", "sheets", "units"]
