"""The archive and what it tells."""

from onionskin.archive.analysis import Analysis, analyse
from onionskin.archive.archive import Archive
from onionskin.archive.dates import checked
from onionskin.archive.ingest import Progress
from onionskin.archive.views import (
    Failure,
    Fault,
    Hit,
    ItemView,
    Known,
    Leaf,
    PageView,
    Results,
    RuleExample,
    RuleView,
    Status,
    Tally,
)
from onionskin.archive.wording import in_words
from onionskin.dating.rules import sentence as reason
from onionskin.store import Ruling, Word

__all__ = [
    "Analysis",
    "Archive",
    "Failure",
    "Fault",
    "Hit",
    "ItemView",
    "Known",
    "Leaf",
    "PageView",
    "Progress",
    "Results",
    "RuleExample",
    "RuleView",
    "Ruling",
    "Status",
    "Tally",
    "Word",
    "analyse",
    "checked",
    "in_words",
    "reason",
]
