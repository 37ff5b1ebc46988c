"""The reference interpreter: a second reading of the semantics page, naive, from nothing each time.

It folds every day from the enrolment on, for every question anew, and gives verdicts and dates
only. It knows the AST and the arithmetic of time, and nothing of the engine.

Left out: S12.10 (`migrated`), S14.9's no longer, S14.13 (next dates), and what `admit` says.
"""

from programflow.testing.reference.admission import admit
from programflow.testing.reference.verdict import Verdict, verdict

__all__ = ["Verdict", "admit", "verdict"]
