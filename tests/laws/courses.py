"""Programmes of up to three phases, drawn for P20: whatever the bounds of a booking may rest on.

Several phases with windows of their own, steps in an order and beside it, optional ones, rounds
with gaps and a pace, pauses, lower and upper bounds from two anchors and more, working days,
statutory last days, moments that are parameters, and decisions that lead on or out.
"""

from attrs import define, field

from programflow.testing.drawing.choices import Choices

HEAD = """\
programflow: 1
id: course
version: 1
valid_from: 2026-01-01
zone: Europe/Oslo
calendar: norway
record_keeper: office
title: {nb: Kurs}
sources: {guide: {title: {nb: Veileder}}}
roles: {one: {side: participant}, office: {}}
spells: {pause: {}}
clocks: {running: {from: enrolled, except: [pause]}}
"""
TAIL = """\
outcomes:
  completed: {adverse: no}
  ended: {adverse: yes}
"""
STEPS = "abcdefg"
PHASES = ("first", "second", "third")
SHORT = ("0 days", "1 day", "2 days", "1 working day")
LONG = ("2 days", "3 days", "4 days", "2 working days", "1 week", "1 day", "0 days")


@define
class _Course:
    """A programme while it is drawn."""

    choose: Choices
    phases: list[str] = field(factory=list)
    once: list[str] = field(factory=list)
    repeated: list[str] = field(factory=list)
    decided: list[str] = field(factory=list)
    bounded: list[str] = field(factory=list)
    lines: list[str] = field(factory=list)
    has_moment: bool = False

    @property
    def needed(self) -> set[str]:
        """The steps so far that a phase waits for."""
        return {*self.once, *self.repeated, *self.decided}

    def anchors(self, step: str | None) -> list[str]:
        """What a bound may count from."""
        found = ["enrolled"] + [f"{{entered: {p}}}" for p in self.phases]
        found += [f"{{done: {s}}}" for s in self.once]
        found += [f"{{decided: {s}}}" for s in self.decided]
        found += [f"{{done: {s}, which: first}}" for s in self.repeated]
        found += [f"{{due: {s}}}" for s in self.bounded]
        if len(self.once) > 1:
            found.append(f"{{latest: [{{done: {self.once[-1]}}}, {{done: {self.once[-2]}}}]}}")
            found.append(f"{{latest: [{{done: {self.once[0]}}}, enrolled]}}")
        if step is not None:
            found += ["opened", "opened"]
        return found

    def bound(self, step: str | None) -> str:
        """A bound of a step, or of the present phase."""
        choose = self.choose
        modality = choose.weighted({"must": 3, "should": 1})
        if choose.chance(12):
            return f"{{clock: running, max: {choose.pick(LONG[:3])}, modality: {modality}}}"
        if choose.chance(8):
            self.has_moment = True
            base = "{parameter: base}"
        else:
            base = choose.pick(self.anchors(step))
        said = self._ends() if step is not None else f"max: {choose.pick(LONG)}"
        statutory = ", counting: statutory" if "max" in said and choose.chance(20) else ""
        return f"{{from: {base}, {said}, modality: {modality}{statutory}}}"

    def _ends(self) -> str:
        choose = self.choose
        form = choose.weighted({"max": 5, "min": 4, "both": 2, "aim": 2})
        if form == "both":
            return f"min: {choose.pick(SHORT)}, max: {choose.pick(LONG)}"
        if form == "aim":
            late = f", late: {choose.pick(SHORT)}" if choose.chance(60) else ""
            return f"aim: {choose.pick(LONG)}, early: {choose.pick(SHORT)}{late}"
        return f"{form}: {choose.pick(LONG if form == 'max' else SHORT)}"

    def repeat(self) -> str:
        """Rounds, with a gap or a pace."""
        choose = self.choose
        said = [f"times: {choose.between(2, 3)}"]
        if choose.chance(30):
            said.append(f"gap: {{max: {choose.pick(LONG[:3])}, modality: must}}")
        if choose.chance(40):
            pace = choose.pick(("max: 1", "min: 1", "min: 1, max: 2"))
            partial = choose.pick(("waived", "required"))
            said.append(f"per: week, {pace}, partial: {partial}, modality: must")
        if len(said) > 1 and choose.chance(30):
            said.append("except: [pause]")
        return f"repeat: {{{', '.join(said)}, source: guide}}, "

    def step(self, name: str, own: list[str], *, moves: str, last: bool) -> None:
        """One step of the present phase, after some of its own."""
        choose = self.choose
        waited = [one for one in own if one in self.needed]
        after = waited if moves else choose.some(waited, least=0, most=2)
        order = f"after: [{', '.join(after)}], " if after else ""
        is_needed = moves or (last and not any(one in self.needed for one in own))
        need = "may" if not is_needed and choose.chance(20) else "must"
        repeats = not moves and need == "must" and choose.chance(20)
        bounds = [self.bound(name) for _ in range(choose.weighted({0: 2, 1: 3, 2: 2}))]
        if repeats and choose.chance(40):
            bounds.append(f"{{from: previous_round, min: {choose.pick(SHORT)}, modality: must}}")
        if need == "may":
            bounds = [f"{{from: enrolled, min: {choose.pick(SHORT)}, modality: should}}"]
        window = f"window: [{', '.join(bounds)}], " if bounds else ""
        said = f"need: {need}, of: office, {order}{window}{self.repeat() if repeats else ''}"
        kind = "decision" if moves else choose.pick(("session", "task"))
        self.lines.append(f"      {name}: {{is: {kind}, {said}{moves}source: guide}}\n")
        if need == "must":
            held = self.decided if moves else self.repeated if repeats else self.once
            held.append(name)
            if len(bounds) == 1 and "max" in bounds[0] and not repeats:
                self.bounded.append(name)

    def phase(self, name: str, following: str, names: list[str]) -> None:
        """A phase with its steps, and what leads out of it."""
        choose = self.choose
        self.phases.append(name)
        initial = "    initial: yes\n" if len(self.phases) == 1 else ""
        self.lines.append(f"  {name}:\n{initial}    of: office\n    source: guide\n")
        if choose.chance(30):
            self.lines.append(f"    window: [{self.bound(None)}]\n")
        self.lines.append("    steps:\n")
        decides = choose.chance(30)
        for at, step in enumerate(names):
            moves = ""
            if decides and at == len(names) - 1:
                out = (
                    ", stop: {reasons: required, then: [{go: ended}]}" if choose.chance(50) else ""
                )
                moves = f"options: {{lead_on: {{then: [{{go: {following}}}]}}{out}}}, "
            self.step(step, names[:at], moves=moves, last=at == len(names) - 1)
        if not decides:
            done = f"{{when: {{phase: {name}, is: done}}, go: {following}, source: guide}}"
            self.lines.append(f"    next: [{done}]\n")


def drawn_course(choose: Choices) -> str:
    """A definition; what the checks think of it is not asked."""
    course = _Course(choose)
    count = choose.weighted({1: 2, 2: 3, 3: 1})
    names = list(STEPS[: max(count, choose.between(2, 5))])
    for at in range(count):
        left = count - at - 1
        taken = len(names) if not left else choose.between(1, max(1, len(names) - left))
        following = PHASES[at + 1] if left else "completed"
        course.phase(PHASES[at], following, names[:taken])
        names = names[taken:]
    moment = ""
    if course.has_moment:
        base = choose.pick(["enrolled", f"{{entered: {course.phases[-1]}}}"])
        moment = f"parameters: {{base: {{value: {base}, unit: moment, source: guide}}}}\n"
    return HEAD + moment + "phases:\n" + "".join(course.lines) + TAIL
