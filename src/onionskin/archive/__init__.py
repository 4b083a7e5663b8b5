"""The archive and what it tells."""

from onionskin.archive.analysis import Analysis, analyse
from onionskin.archive.archive import Archive
from onionskin.archive.dates import checked
from onionskin.archive.entity_views import (
    Added,
    Asked,
    Atlas,
    Change,
    Companion,
    Day,
    EntityList,
    EntityRow,
    EntityView,
    FormView,
    JudgedView,
    RoleView,
    Spot,
    Spotted,
    Why,
)
from onionskin.archive.ingest import Progress
from onionskin.archive.judging import PROPOSALS
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
from onionskin.store import Judged, Ruling, Word

__all__ = [
    "PROPOSALS",
    "Added",
    "Analysis",
    "Archive",
    "Asked",
    "Atlas",
    "Change",
    "Companion",
    "Day",
    "EntityList",
    "EntityRow",
    "EntityView",
    "Failure",
    "Fault",
    "FormView",
    "Hit",
    "ItemView",
    "Judged",
    "JudgedView",
    "Known",
    "Leaf",
    "PageView",
    "Progress",
    "Results",
    "RoleView",
    "RuleExample",
    "RuleView",
    "Ruling",
    "Spot",
    "Spotted",
    "Status",
    "Tally",
    "Why",
    "Word",
    "analyse",
    "checked",
    "in_words",
    "reason",
]
