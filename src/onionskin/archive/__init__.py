"""The archive and what it tells."""

from onionskin.archive.analysis import Analysis, analyse
from onionskin.archive.archive import Archive
from onionskin.archive.chronology_views import (
    ChronologyView,
    Grouped,
    HappeningRow,
    HappeningView,
    Named,
    Office,
    StatementView,
    TieView,
    Wanted,
)
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
from onionskin.archive.statements import SURE
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
    "SURE",
    "Added",
    "Analysis",
    "Archive",
    "Asked",
    "Atlas",
    "Change",
    "ChronologyView",
    "Companion",
    "Day",
    "EntityList",
    "EntityRow",
    "EntityView",
    "Failure",
    "Fault",
    "FormView",
    "Grouped",
    "HappeningRow",
    "HappeningView",
    "Hit",
    "ItemView",
    "Judged",
    "JudgedView",
    "Known",
    "Leaf",
    "Named",
    "Office",
    "PageView",
    "Progress",
    "Results",
    "RoleView",
    "RuleExample",
    "RuleView",
    "Ruling",
    "Spot",
    "Spotted",
    "StatementView",
    "Status",
    "Tally",
    "TieView",
    "Wanted",
    "Why",
    "Word",
    "analyse",
    "checked",
    "in_words",
    "reason",
]
