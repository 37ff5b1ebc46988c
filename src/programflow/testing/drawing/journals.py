"""Journals for a programme: likely entries and unlikely ones, corrections, duplicates."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from attrs import define, evolve, field

from programflow.definition import entry_from_json
from programflow.definition.entries import Entry
from programflow.definition.json_values import to_json
from programflow.definition.programme import Programme
from programflow.definition.steps import Step
from programflow.temporal import Duration
from programflow.testing.drawing.choices import Choices
from programflow.testing.drawing.payload import answer, setting

Plain = dict[str, Any]

# Dates are often wrong about ends of months, leap days, clock changes, Easter and the new year.
STARTS = tuple(
    map(
        date.fromisoformat,
        (
            "2026-01-05",
            "2026-01-30",
            "2026-02-27",
            "2026-03-26",
            "2026-03-30",
            "2026-04-29",
            "2026-10-22",
            "2026-12-22",
            "2024-02-27",
        ),
    )
)
STEPS_OF_TIME = (0, 1, 0, 2, 1, 3, 0, 5, 7, 2, 0, 14)
TIMES = ("09:00", "12:00", "12:00:00.5", "02:30", "23:59", "00:00")


class Hint(NamedTuple):
    """What somebody who has looked at the case would do next, and on which days something turns."""

    steps: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    days: tuple[date, ...] = ()


Look = Callable[[Iterable[Entry]], Hint]


@define
class Drawing:
    """A journal that is being drawn."""

    choices: Choices
    programme: Programme
    today: date
    variant: str | None
    entries: list[Plain] = field(factory=list)
    hint: Hint = field(factory=Hint)
    settings: Plain | None = None

    def steps(self) -> list[Step]:
        """Every step of the definition."""
        p = self.programme
        holders: list[Any] = [p, *p.phases.values(), *p.outcomes.values()]
        return [step for holder in holders for step in holder.steps.values()]

    def step(self, *kinds: str) -> Step | None:
        """A step of one of the kinds, rather one that is open."""
        found = [s for s in self.steps() if not kinds or s.is_ in kinds]
        likely = [s for s in found if s.name in self.hint.steps]
        if likely and not self.choices.chance(30):
            found = likely
        return self.choices.pick(found) if found else None


def draw_journal(
    choices: Choices,
    programme: Programme,
    *,
    look: Look | None = None,
    settings: Plain | None = None,
    begun: Sequence[Plain] = (),
    most: int = 12,
) -> list[Entry]:
    """Entries in the order of delivery, the enrolment first; not all of them will be accepted.

    Args:
        choices: what to draw with.
        programme: whose steps, questions and spells are named.
        look: what to do next, asked now and then; None: entries are drawn blindly.
        settings: the values of the place; None: some are drawn, or none.
        begun: the entries with which it begins, as JSON has them; none: an enrolment.
        most: the greatest number of entries after the enrolment.
    """
    variants = list(programme.variants)
    start = choices.pick(STARTS)
    drawing = Drawing(choices, programme, start, choices.pick(variants) if variants else None)
    drawing.settings = settings
    drawing.entries += begun or [_enrolled(drawing)]
    drawing.today = date.fromisoformat(drawing.entries[-1]["on"])
    for _ in range(choices.between(1, most)):
        if look is not None and choices.chance(80):
            drawing.hint = look(_read(drawing.entries))
        drawing.today = _day(drawing)
        drawing.entries += _entry(drawing)
    return _delivered(choices, _read(drawing.entries))


def _read(plain: Iterable[Plain]) -> list[Entry]:
    entries = []
    for row in plain:
        entry = entry_from_json(row)
        assert isinstance(entry, Entry), (row, entry)
        entries.append(entry)
    return entries


def _delivered(choices: Choices, entries: list[Entry]) -> list[Entry]:
    """Mostly as drawn; sometimes one comes later than others, or twice."""
    if len(entries) > 2 and choices.chance(15):
        late = entries.pop(choices.between(1, len(entries) - 1))
        entries.append(late)
    if choices.chance(10):
        entries.append(entries[choices.below(len(entries))])
    elif choices.chance(5):
        entries.append(evolve(entries[-1], session="again"))
    return entries


def _day(drawing: Drawing) -> date:
    """The day of the last entry, a little later, or about a day on which something turns."""
    choices = drawing.choices
    coming = [d for d in drawing.hint.days if d >= drawing.today]
    if coming and choices.chance(50):
        return max(drawing.today, choices.pick(coming) + timedelta(choices.pick((0, 1, -1))))
    return drawing.today + timedelta(choices.pick(STEPS_OF_TIME))


def _enrolled(drawing: Drawing) -> Plain:
    choices, drawn = drawing.choices, Plain(id="e0", kind="enrolled", on=drawing.today.isoformat())
    if drawing.variant is not None:
        drawn["variant"] = drawing.variant
    if choices.chance(30):
        drawn["place"] = "north"
    if drawing.settings is not None:
        drawn["settings"] = dict(drawing.settings)
    elif choices.chance(40):
        drawn["settings"] = _settings(drawing)
    return drawn


def _settings(drawing: Drawing) -> Plain:
    parameters = drawing.programme.parameters
    names = drawing.choices.some(list(parameters), most=3)
    return {name: setting(drawing.choices, parameters[name]) for name in names}


def _entry(drawing: Drawing) -> list[Plain]:
    """One entry, with its time, its recording and its actor."""
    choices, p = drawing.choices, drawing.programme
    makers: dict[Callable[[Drawing], Plain | None], int] = {_act: 12, _missed: 4}
    makers |= {_answered: 4} if p.questions else {}
    makers |= {_spell: 4} if p.spells else {_spell: 1}
    makers |= {_happened: 2} if p.incidents else {}
    makers |= {_corrected: 2, _review: 1, _booked: 1}
    drawn = choices.weighted(makers)(drawing)
    if drawn is None:
        return []
    drawn = {"id": f"e{len(drawing.entries)}", "on": drawing.today.isoformat(), **drawn}
    return [drawn | _about_it(drawing, drawn)]


def _about_it(drawing: Drawing, drawn: Plain) -> Plain:
    choices = drawing.choices
    more = _times(choices, drawn["on"])
    if choices.chance(10):
        more["actor"] = choices.pick(("x", "y"))
    if choices.chance(8):
        more["credentials"] = [choices.pick(("course", "other"))]
    if "about" not in drawn and choices.chance(12):
        about = _name(drawing)
        if about is not None:
            more["about"] = about
    return more


def _times(choices: Choices, on: str) -> Plain:
    drawn = Plain()
    if choices.chance(25):
        drawn["at"] = f"{on}T13:00+02:00" if choices.chance(15) else choices.pick(TIMES)
    if choices.chance(15):
        day = date.fromisoformat(on) + timedelta(choices.pick((1, 2, 9)))
        drawn["recorded"] = day.isoformat()
        if choices.chance(30):
            drawn["recorded"] += "T10:00:00+01:00"
    return drawn


def _name(drawing: Drawing) -> str | None:
    names = [*drawing.hint.names, *(str(row["id"]) for row in drawing.entries)]
    return drawing.choices.pick(names)


_AMOUNTS = (1, 2, 3, 6)


def _values(drawing: Drawing) -> Plain:
    choices, drawn = drawing.choices, Plain()
    if choices.chance(30):
        drawn["amount"] = choices.pick(_AMOUNTS)
    return {"values": drawn} if drawn else {}


def _act(drawing: Drawing) -> Plain | None:
    """What a step waits for."""
    choices = drawing.choices
    step = drawing.step()
    if step is None:
        return None
    if step.is_ == "form":
        return _answered(drawing) if drawing.programme.questions else None
    drawn = _DONE[step.is_](drawing, step)
    by = step.by or step.of
    if step.is_ == "decision" or choices.chance(30):
        drawn["by"] = choices.pick(list(drawing.programme.roles)) if choices.chance(10) else by
    if isinstance(step.signed_by, tuple) and step.signed_by:
        drawn["by"] = choices.pick(step.signed_by)
    return drawn


def _done(drawing: Drawing, step: Step) -> Plain:
    choices = drawing.choices
    drawn = {"kind": "done", "step": step.name, **_values(drawing)}
    if step.repeat is not None and step.repeat.named:
        drawn["about"] = choices.pick((1, 2, 3, 4))
    if step.items and choices.chance(50):
        drawn["items"] = choices.some([i.item for i in step.items], most=2)
    if choices.chance(15):
        drawn["cause"] = choices.pick(("participant", "provider", "outside"))
    return drawn


def _tested(drawing: Drawing, step: Step) -> Plain:
    choices = drawing.choices
    drawn = {"kind": "tested", "test": step.name, **_values(drawing)}
    drawn["result"] = choices.pick(step.results or ("clean",))
    return {**drawn, "void": True} if choices.chance(10) else drawn


def _decided(drawing: Drawing, step: Step) -> Plain:
    choices = drawing.choices
    option = choices.pick(list(step.options.values()))
    drawn: Plain = {"kind": "decided", "step": step.name, "option": option.name}
    if option.reasons and not choices.chance(10):
        drawn["reasons"] = ["because"]
    values: Plain = {}
    for effect in option.then:
        if effect.form == "set":
            values[effect.target] = setting(choices, drawing.programme.parameters[effect.target])
    values |= {"more": "2 days", "extra": "4 days", "extra_times": 2}
    if choices.chance(10):
        values.pop("more")
    for ceiling in option.values:
        likely = [
            n for n in (ceiling.at_most, *ceiling.among) if isinstance(n, int | str | Duration)
        ]
        values[ceiling.name] = to_json(choices.pick([*likely, *_AMOUNTS]))
    if choices.chance(15):
        values["amount"] = choices.pick(_AMOUNTS)
    drawn["values"] = values
    if step.chooses is not None and (step.chooses.at_least is not None or choices.chance(80)):
        chosen = step.chooses.from_ or ("1", "2", "3")
        drawn["chosen"] = choices.some(chosen, least=1, most=2)
    return drawn


_DONE = {"session": _done, "task": _done, "test": _tested, "decision": _decided}


def _missed(drawing: Drawing) -> Plain | None:
    choices = drawing.choices
    step = drawing.step()
    if step is None:
        return None
    drawn: Plain = {"kind": "missed", "step": step.name}
    drawn["cause"] = choices.pick(("participant", "provider", "outside"))
    if not is_judged(drawing.programme, "missed", step):
        drawn["excused"] = choices.chance(30)
    names = [n for n in drawing.hint.names if f"{step.name}<" in n]
    if names and choices.chance(60):
        drawn["about"] = choices.pick(names)
    return drawn


def is_judged(programme: Programme, kind: str, target: Any) -> bool:
    """Whether some decision may judge entries of a kind about a step or an incident."""
    holders: list[Any] = [programme, *programme.phases.values(), *programme.outcomes.values()]
    for step in (s for holder in holders for s in holder.steps.values()):
        effects = [e for option in step.options.values() for e in option.then]
        if not any(e.form in {"excuse", "refuse_excuse"} for e in effects):
            continue
        each = [o.selection for o in step.opens if o.selection is not None]
        if step.opens and not each and kind == "missed":
            return True
        names = {getattr(target, "name", target), "any"}
        for selector in (s for selection in each for s in selection.members):
            same = selector.target in names or selector.target_is == getattr(target, "is_", "")
            if selector.kind == kind and same:
                return True
    return False


def _answered(drawing: Drawing) -> Plain | None:
    choices = drawing.choices
    names = choices.some(list(drawing.programme.questions), least=1, most=3)
    questions = drawing.programme.questions
    answers = {name: to_json(answer(choices, questions[name])) for name in names}
    return {"kind": "answered", "answers": answers}


def _spell(drawing: Drawing) -> Plain | None:
    choices = drawing.choices
    spell = choices.pick([*drawing.programme.spells, "place"])
    drawn: Plain = {"kind": choices.pick(("began", "ended")), "spell": spell}
    if spell == "place":
        if drawn["kind"] == "began":
            drawn |= {"values": {"place": choices.pick(("south", "north"))}}
            drawn |= {"settings": _settings(drawing)}
        return drawn
    reasons = drawing.programme.spells[spell].reasons
    if reasons and choices.chance(60):
        drawn["reason"] = choices.pick(reasons)
    if drawn["kind"] == "began" and choices.chance(30):
        drawn["expected_end"] = (drawing.today + timedelta(choices.pick((5, 1)))).isoformat()
    if drawing.programme.spells[spell].many is not None and choices.chance(80):
        drawn["actor"] = choices.pick(("x", "y"))
    return drawn | _values(drawing)


def _happened(drawing: Drawing) -> Plain | None:
    choices = drawing.choices
    incident = choices.pick(list(drawing.programme.incidents))
    drawn: Plain = {"kind": "happened", "incident": incident, **_values(drawing)}
    if choices.chance(50):
        drawn["witnesses"] = choices.some(("x", "y", "z"), most=3)
    if choices.chance(40) and not is_judged(drawing.programme, "happened", incident):
        drawn["excused"] = choices.chance(50)
    return drawn


def _booked(drawing: Drawing) -> Plain | None:
    step = drawing.step()
    if step is None:
        return None
    day = drawing.today + timedelta(drawing.choices.pick((3, 0, 1, -2)))
    return {"kind": "booked", "step": step.name, "for": day.isoformat()}


def _corrected(drawing: Drawing) -> Plain | None:
    """Void it, lift that, or say it anew: another day, option, result, cause."""
    choices = drawing.choices
    row = drawing.entries[choices.below(len(drawing.entries))]
    drawn: Plain = {"kind": "corrected", "entry": row["id"]}
    if choices.chance(55):
        return {**drawn, "void": not choices.chance(20)}
    days = (-1,) if row["kind"] == "enrolled" else (1, -1, 3)
    day = date.fromisoformat(row["on"]) + timedelta(choices.pick(days))
    fields: Plain = {"on": day.isoformat()}
    others = {
        "result": ("dirty", "clean"),
        "cause": ("provider", "participant"),
        "option": ("nay", "yea"),
        "reason": ("trip",),
        "values": ({"amount": 2},),
        "for": (day.isoformat(),),
    }
    there = [key for key in others if key in row]
    if there and choices.chance(60):
        key = choices.pick(there)
        fields = {key: choices.pick(others[key])}
    return {**drawn, "fields": fields}


def _review(drawing: Drawing) -> Plain | None:
    choices = drawing.choices
    decided = [row for row in drawing.entries if row["kind"] == "decided"]
    if not decided:
        return None
    about = choices.pick(decided)
    drawn: Plain = {"kind": "decided", "step": "review", "by": about.get("by", "staff")}
    drawn["option"] = choices.pick(("set_aside", "uphold"))
    name = about["id"]
    return {**drawn, "about": choices.pick((name, f"review<{name}"))}
