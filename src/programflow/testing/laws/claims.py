"""What a definition claims of every case (`always`) or of none (`never`), asked along a journal.

`check` proves what it can of this. What it cannot prove is attacked here; and what it has proved
as well, for a proof may be wrong.
"""

from collections.abc import Iterator
from datetime import date

import programflow as pf
from programflow.case.journal import Case
from programflow.testing.laws.subjects import Subject, status

BROKEN_BY = {"always": "no", "never": "yes"}
"""An unknown criterion breaks no claim: nobody knows yet."""


AHEAD = 2
"""Days after the journal on which time alone may change something, that are asked about too."""


def claims_hold(subject: Subject) -> None:
    """Claims: what always holds is never no at the close of a day, what never holds never yes.

    Every beginning of a journal is a case too; in each, time goes on for a while.
    """
    programme = subject.programme
    claims = {name: key for key in BROKEN_BY for name in getattr(programme, key)}
    if not claims:
        return
    for at in sorted({e.on for e in subject.journal}):
        journal = [entry for entry in subject.journal if entry.on <= at]
        case = pf.replay(subject.machine, journal).case
        if case is None:
            continue
        for day in (at, *_later(subject, case, at)):
            said = status(subject.machine, case, day)
            for criterion in said["criteria"] if said is not None else ():
                key = claims.get(criterion.name)
                assert criterion.value != BROKEN_BY.get(key or ""), (key, criterion.name, str(day))


def _later(subject: Subject, case: Case, at: date) -> Iterator[date]:
    """The next days on which something comes by itself."""
    for _ in range(AHEAD):
        said = status(subject.machine, case, at)
        coming = [one.on for one in said["next"] if one.on > at] if said is not None else []
        if not coming:
            return
        at = min(coming)
        yield at
