"""The reference interpreter: a second reading of the semantics page, naive and from nothing each time.

It folds every day from the enrolment, for every question anew, and gives verdicts and dates only. It knows
the AST and the arithmetic of time, and nothing of the engine.

Left out: S12.10 (`migrated`), S14.9's no longer, S14.13 (next dates); of S13.2 the codes about input that
is unreadable beyond names, kinds and values: see `admit`.
"""

from programflow.testing.reference.admission import admit
from programflow.testing.reference.verdict import Verdict, verdict

__all__ = ["Verdict", "admit", "verdict"]
