"""Where work runs: `local` on this machine's processes."""

from onionskin.engine.local import Outcome, run

__all__ = ["Outcome", "run"]
