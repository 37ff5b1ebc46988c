"""What the examples of the reference ask of a status, and how the answer is written.

| asked | answer |
|---|---|
| phase | its name, and which visit if not the first |
| step S | each instance: waiting, open (late), done and when, dropped, and its rounds; or none |
| opened S | when each instance was opened |
| window S | each bound: first day, aim, last day, and its state |
| due; due S | what is due and when |
| may | what may be done, and by whom |
| found; found F | findings and lapses: grade and bearer |
| options S | of an open decision: each option, whether it is available |
| recommended S | what is recommended, how strongly |
| criterion C; tally T; spell P | yes, no or unknown; a number or an interval; open, closed |
| entry E | accepted, or rejected and why |
| unfounded; not running; to settle | entries; parameters; roles |
"""

from collections.abc import Callable, Iterable
from typing import Any

import programflow as pf
from programflow.definition.programme import Programme


def answer(asked: str, *, status: pf.Status, played: pf.Replayed, programme: Programme) -> str:
    """The answer as the pages write it."""
    for phrase, ask in _ASK.items():
        if asked == phrase or asked.startswith(f"{phrase} "):
            return ask(asked.removeprefix(phrase).strip(), status, _Known(played, programme))
    raise AssertionError(f"nothing answers {asked!r}")


class _Known:
    """What a status does not say by itself."""

    def __init__(self, played: pf.Replayed, programme: Programme) -> None:
        self.rejected = {rejected.entry.id: rejected.code for rejected in played.rejected}
        holders: list[Any] = [
            programme,
            *programme.phases.values(),
            *programme.outcomes.values(),
        ]
        self.steps = {name: step for holder in holders for name, step in holder.steps.items()}


def _listed(parts: Iterable[str], between: str = "; ") -> str:
    return between.join(parts) or "none"


def _phase(_: str, status: pf.Status, known: _Known) -> str:
    del known
    name = str(status.outcome or status.phase)
    return name if status.visit == 1 else f"{name}, visit {status.visit}"


def _step(name: str, status: pf.Status, known: _Known) -> str:
    return _listed(_instance(one, known) for one in status.steps if one.step == name)


def _instance(one: Any, known: _Known) -> str:
    said = one.state
    if one.state == "done":
        said += f" {one.done_on}"
    elif one.late:
        said += ", late"
    if one.state == "waiting" and one.waits_for:
        said += f" for {', '.join(one.waits_for)}"
    if known.steps[one.step].repeat is not None if one.step in known.steps else False:
        said += f", round {one.rounds}" + (f" of {one.times}" if one.times is not None else "")
    return str(said)


def _opened(name: str, status: pf.Status, known: _Known) -> str:
    del known
    return _listed(str(one.opened) for one in status.steps if one.step == name and one.opened)


def _window(name: str, status: pf.Status, known: _Known) -> str:
    del known
    bounds = [bound for one in status.steps if one.step == name for bound in one.bounds]
    return _listed(map(_bound, bounds))


def _bound(bound: Any) -> str:
    due = bound.due_at.isoformat(timespec="minutes") if bound.due_at else bound.due
    dates = (("from", bound.earliest), ("aim", bound.aim), ("due", due))
    return ", ".join([*(f"{word} {day}" for word, day in dates if day), bound.state])


def _due(name: str, status: pf.Status, known: _Known) -> str:
    del known
    if name:
        return _listed(str(due.on) for due in status.due if due.step == name)
    return _listed(f"{due.step} {due.on}" for due in status.due)


def _may(_: str, status: pf.Status, known: _Known) -> str:
    del known
    return _listed((f"{one.step} by {one.by}" for one in status.possible), ", ")


def _found(name: str, status: pf.Status, known: _Known) -> str:
    del known
    return _listed(_finding(one) for one in status.findings if name in {"", one.name, one.step})


def _finding(one: Any) -> str:
    what = f"lapse of {one.step or one.item.split(':')[1]}" if one.lapse else one.name
    if not one.accounted:
        return f"{what}, not accounted for"
    return f"{what}, {one.grade}, {one.of or 'nobody'}"


def _decision(name: str, status: pf.Status) -> Any:
    return next((one for one in status.decisions if one.step == name), None)


def _options(name: str, status: pf.Status, known: _Known) -> str:
    del known
    one = _decision(name, status)
    options = () if one is None else one.options
    return _listed((f"{option.option} {option.available}" for option in options), ", ")


def _recommended(name: str, status: pf.Status, known: _Known) -> str:
    del known
    one = _decision(name, status)
    if one is None:
        return "none"
    said = one.recommended
    if said.option:
        return f"{said.option}, {said.strength}"
    return " ".join([said.verdict.replace("-", " "), *said.ask, *said.options])


def _criterion(name: str, status: pf.Status, known: _Known) -> str:
    del known
    return next(str(one.value) for one in status.criteria if one.name == name)


def _tally(name: str, status: pf.Status, known: _Known) -> str:
    del known
    one = next(one for one in status.tallies if one.name == name)
    if one.low is None:
        return "unknown"
    return str(one.low) if one.low == one.high else f"{one.low} to {one.high}"


def _spell(name: str, status: pf.Status, known: _Known) -> str:
    del known
    one = next(one for one in status.spells if one.name == name)
    return {"yes": "open", "no": "closed"}.get(one.open, one.open)


def _entry(name: str, status: pf.Status, known: _Known) -> str:
    del status
    code = known.rejected.get(name)
    return "accepted" if code is None else f"rejected: {code}"


def _unfounded(_: str, status: pf.Status, known: _Known) -> str:
    del known
    set_aside = {True: " (set aside)", False: ""}
    return _listed((one.entry + set_aside[one.set_aside] for one in status.unfounded), ", ")


def _not_running(_: str, status: pf.Status, known: _Known) -> str:
    del known
    return _listed(dict.fromkeys(one.parameter for one in status.not_running), ", ")


def _to_settle(_: str, status: pf.Status, known: _Known) -> str:
    del known
    return _listed((one.role for one in status.to_settle), ", ")


_ASK: dict[str, Callable[[str, pf.Status, _Known], str]] = {
    "phase": _phase,
    "step": _step,
    "opened": _opened,
    "window": _window,
    "due": _due,
    "may": _may,
    "found": _found,
    "options": _options,
    "recommended": _recommended,
    "criterion": _criterion,
    "tally": _tally,
    "spell": _spell,
    "entry": _entry,
    "unfounded": _unfounded,
    "not running": _not_running,
    "to settle": _to_settle,
}
