"""The entries of a drawn journal, kind by kind: likely ones and unlikely ones."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple

from attrs import define, field

from programflow.definition.entries import Entry
from programflow.definition.json_values import to_json
from programflow.definition.programme import Programme
from programflow.definition.steps import Effect, Option, Step
from programflow.temporal import Duration
from programflow.testing.drawing.choices import Choices
from programflow.testing.drawing.payload import answer, setting

Plain = dict[str, Any]


class Hint(NamedTuple):
    """What somebody who has looked at the case would do next, and on which days something turns.

    `options` are those that may be chosen now: each with its decision.
    """

    steps: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    days: tuple[date, ...] = ()
    options: tuple[tuple[str, str], ...] = ()


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
            decisions = [s for s in likely if s.is_ == "decision"]
            found = decisions if decisions and self.choices.chance(60) else likely
        elif self.hint.names and self.choices.chance(60):
            found = [s for s in found if s.is_ != "decision" or s in likely] or found
        return self.choices.pick(found) if found else None


def some_name(drawing: Drawing) -> str | None:
    """The name of an instance, a finding or an entry that there is, or was."""
    names = [*drawing.hint.names, *(str(row["id"]) for row in drawing.entries)]
    return drawing.choices.pick(names)


_AMOUNTS = (1, 2, 3, 6, -2)


def _values(drawing: Drawing) -> Plain:
    choices, drawn = drawing.choices, Plain()
    if choices.chance(30):
        drawn["amount"] = choices.pick(_AMOUNTS)
    return {"values": drawn} if drawn else {}


def act(drawing: Drawing) -> Plain | None:
    """What a step waits for."""
    choices = drawing.choices
    step = drawing.step()
    if step is None:
        return None
    if step.is_ == "form":
        return answered_entry(drawing) if drawing.programme.questions else None
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
    read = _read_by(drawing, step.then)
    if read and not choices.chance(20):
        drawn["values"] = drawn.get("values", {}) | read
    return drawn


def _read_by(drawing: Drawing, effects: Iterable[Effect]) -> Plain:
    """The values that effects read of the entry that has them."""
    values: Plain = {}
    for effect in effects:
        if effect.form == "set":
            parameter = drawing.programme.parameters[effect.target]
            values[effect.target] = setting(drawing.choices, parameter)
        elif effect.form == "extend":
            values["more"] = drawing.choices.pick(("2 days", "1 week"))
    return values


def _tested(drawing: Drawing, step: Step) -> Plain:
    choices = drawing.choices
    drawn = {"kind": "tested", "test": step.name, **_values(drawing)}
    drawn["result"] = choices.pick(step.results or ("clean",))
    return {**drawn, "void": True} if choices.chance(10) else drawn


def _option(drawing: Drawing, step: Step) -> Option:
    """Rather one that may be chosen now."""
    free = [step.options[name] for of, name in drawing.hint.options if of == step.name]
    likely = free and not drawing.choices.chance(20)
    return drawing.choices.pick(free if likely else list(step.options.values()))


def _decided(drawing: Drawing, step: Step) -> Plain:
    choices = drawing.choices
    option = _option(drawing, step)
    drawn: Plain = {"kind": "decided", "step": step.name, "option": option.name}
    if option.reasons and not choices.chance(10):
        drawn["reasons"] = ["because"]
    values: Plain = {"more": "2 days", "extra": "4 days", "extra_times": 2}
    values |= _read_by(drawing, option.then)
    if choices.chance(10):
        values.pop("more")
    for ceiling in option.values:
        said = (ceiling.at_most, ceiling.at_least, *ceiling.among)
        likely = [n for n in said if isinstance(n, int | str | Duration)]
        if ceiling.name == "amount":
            likely += _AMOUNTS
        if likely and (ceiling.name not in values or choices.chance(50)):
            values[ceiling.name] = to_json(choices.pick(likely))
    if choices.chance(15):
        values["amount"] = choices.pick(_AMOUNTS)
    drawn["values"] = values
    if step.chooses is not None and (step.chooses.at_least is not None or choices.chance(80)):
        chosen = step.chooses.from_ or ("1", "2", "3")
        drawn["chosen"] = choices.some(chosen, least=1, most=2)
    return drawn


_DONE = {"session": _done, "task": _done, "test": _tested, "decision": _decided}


def missed_entry(drawing: Drawing) -> Plain | None:
    """A step that was not held; judged ones carry no excuse."""
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
    elif drawing.programme.phases and choices.chance(15):
        return _phase_missed(drawing, drawn)
    return drawn


def _phase_missed(drawing: Drawing, drawn: Plain) -> Plain:
    """That a phase was not over in time, rather of a lapse that there is."""
    choices = drawing.choices
    lapses = [n for n in drawing.hint.names if n.startswith("lapsed:") and "<" not in n]
    lapse = choices.pick(lapses or [f"lapsed:{p}:1/window/0" for p in drawing.programme.phases])
    phase = lapse.removeprefix("lapsed:").partition(":")[0]
    return {**drawn, "step": phase, "about": lapse, "excused": choices.chance(30)}


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


def answered_entry(drawing: Drawing) -> Plain | None:
    """Answers to a few of the questions."""
    choices = drawing.choices
    names = choices.some(list(drawing.programme.questions), least=1, most=3)
    questions = drawing.programme.questions
    answers = {name: to_json(answer(choices, questions[name])) for name in names}
    return {"kind": "answered", "answers": answers}


def spell_entry(drawing: Drawing) -> Plain | None:
    """A spell that begins or ends, or a move to another place."""
    choices = drawing.choices
    spell = choices.pick([*drawing.programme.spells, "place"])
    drawn: Plain = {"kind": choices.pick(("began", "ended")), "spell": spell}
    if spell == "place":
        if drawn["kind"] == "began":
            drawn |= {"values": {"place": choices.pick(("south", "north"))}}
            drawn |= {"settings": drawn_settings(drawing)}
        return drawn
    reasons = drawing.programme.spells[spell].reasons
    if reasons and choices.chance(60):
        drawn["reason"] = choices.pick(reasons)
    if drawn["kind"] == "began" and choices.chance(30):
        drawn["expected_end"] = (drawing.today + timedelta(choices.pick((5, 1)))).isoformat()
    if drawing.programme.spells[spell].many is not None and choices.chance(80):
        drawn["actor"] = choices.pick(("x", "y"))
    return drawn | _values(drawing)


def happened_entry(drawing: Drawing) -> Plain | None:
    """What nobody was to do."""
    choices = drawing.choices
    incident = choices.pick(list(drawing.programme.incidents))
    drawn: Plain = {"kind": "happened", "incident": incident, **_values(drawing)}
    if choices.chance(50):
        drawn["witnesses"] = choices.some(("x", "y", "z"), most=3)
    if choices.chance(40) and not is_judged(drawing.programme, "happened", incident):
        drawn["excused"] = choices.chance(50)
    return drawn


def booked_entry(drawing: Drawing) -> Plain | None:
    """A date agreed for a step."""
    step = drawing.step()
    if step is None:
        return None
    day = drawing.today + timedelta(drawing.choices.pick((3, 0, 1, -2)))
    return {"kind": "booked", "step": step.name, "for": day.isoformat()}


def review_entry(drawing: Drawing) -> Plain | None:
    """A decision looked at again."""
    choices = drawing.choices
    decided = [row for row in drawing.entries if row["kind"] == "decided"]
    if not decided:
        return None
    about = choices.pick(decided)
    drawn: Plain = {"kind": "decided", "step": "review", "by": about.get("by", "staff")}
    drawn["option"] = choices.pick(("set_aside", "uphold"))
    name = about["id"]
    return {**drawn, "about": choices.pick((name, f"review<{name}"))}


def drawn_settings(drawing: Drawing) -> Plain:
    """Values for some of the parameters."""
    parameters = drawing.programme.parameters
    names = drawing.choices.some(list(parameters), most=3)
    return {name: setting(drawing.choices, parameters[name]) for name in names}
