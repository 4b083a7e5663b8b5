"""The table of stages and the loop that brings pages up to it."""

from onionskin.pipeline.desk import Desk
from onionskin.pipeline.run import Digests, Unsaid, bring_item, bring_page
from onionskin.pipeline.stage import INPUTS, Scope, Stage, signature

__all__ = ["INPUTS", "Desk", "Digests", "Scope", "Stage", "Unsaid", "bring_item", "bring_page", "signature"]
