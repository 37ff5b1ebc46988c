"""One module an implementation, each with the same four names.

`NAME`, `prepare(events)` (whatever the implementation wants to be fed with, made beforehand and not
timed), `play(prepared)` (a new case through all events; timed), `stands(case, on)` (the state, and
whether the talks are overdue, at the end of day `on` after the start).
"""
