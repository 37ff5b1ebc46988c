"""What may be recorded next in a case: likely entries, by what the status says is open."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from programflow.case import Status
from programflow.case.verdict import OpenDecision, Possible
from programflow.definition import entry_from_json
from programflow.definition.entries import Entry
from programflow.definition.programme import Programme, Question
from programflow.definition.steps import Ceiling, Step
from programflow.rendering.names import steps_of
from programflow.testing.drawing import Choices

# How often each sort of move is made, of a hundred.
LIKELY = (("act", 51), ("answer", 20), ("begin", 9), ("end", 7), ("miss", 9), ("happen", 4))
CAUSES = ("participant", "participant", "participant", "provider", "outside")
EVERY = frozenset(sort for sort, _ in LIKELY)


class Moves:
    """Draws the next entry of a case of one programme."""

    def __init__(self, programme: Programme, choices: Choices) -> None:
        self.programme = programme
        self.choices = choices
        self.steps = steps_of(programme)

    def next(
        self,
        status: Status,
        entry_id: str,
        answered: Mapping[str, Any],
        *,
        sorts: Iterable[str] = EVERY,
    ) -> Entry | None:
        """An entry for the day of a status; None where the sort that was drawn has none.

        Args:
            status: where the case stands.
            entry_id: what the entry is to be called.
            answered: the questions that have been answered.
            sorts: what may be drawn, of `LIKELY`.
        """
        sort = self._sort([(name, share) for name, share in LIKELY if name in sorts])
        makers: dict[str, Callable[[Status], dict[str, Any] | None]] = {
            "act": self._act,
            "answer": lambda _: self._answer(answered, status.at),
            "begin": lambda s: self._spell(s, "began"),
            "end": lambda s: self._spell(s, "ended"),
            "miss": self._missed,
            "happen": lambda _: self._happened(),
        }
        said = makers[sort](status)
        if said is None:
            return None
        read = entry_from_json({"id": entry_id, "on": status.at.isoformat(), **said})
        return read if isinstance(read, Entry) else None

    def _sort(self, likely: list[tuple[str, int]]) -> str:
        drawn = self.choices.below(sum(share for _, share in likely))
        for sort, share in likely:
            drawn -= share
            if drawn < 0:
                return sort
        raise AssertionError(likely)

    def _act(self, status: Status) -> dict[str, Any] | None:
        acts = [p for p in status.possible if p.step in self.steps]
        if not acts:
            return None
        possible = self.choices.pick(acts)
        step = self.steps[possible.step]
        decision = next((d for d in status.decisions if d.step == step.name), None)
        if decision is not None:
            return self._decide(step, decision, possible.by)
        if possible.act == "tested":
            result = self.choices.pick(step.results) if step.results else None
            said = {"kind": "tested", "test": step.name, "by": possible.by}
            return said | ({"result": result} if result else {})
        return self._done(step, possible)

    def _done(self, step: Step, possible: Possible) -> dict[str, Any]:
        said = {"kind": "done", "step": step.name, "by": possible.by}
        if step.signed_by:
            said["by"] = self.choices.pick(tuple(self.programme.roles))
        if step.repeat is not None and step.repeat.named:
            # Mostly one of those that a choice of some leaves.
            said["about"] = str(self.choices.between(1, 6 if self.choices.chance(80) else 24))
        return said

    def _decide(self, step: Step, decision: OpenDecision, by: str) -> dict[str, Any] | None:
        free = [o.option for o in decision.options if o.available == "yes"]
        if not free:
            return None
        option = self.choices.pick(free)
        said: dict[str, Any] = {"kind": "decided", "step": step.name, "option": option, "by": by}
        chosen = step.options.get(option)
        if chosen is not None and chosen.reasons:
            said["reasons"] = ["given"]
        if chosen is not None and (values := dict(self._values(chosen.values, step, option))):
            said["values"] = values
        if step.chooses is not None and step.chooses.rounds_of is not None:
            said["chosen"] = [str(n + 1) for n in range(self.choices.pick((6, 6, 5, 4, 8)))]
        elif step.chooses is not None:
            said["chosen"] = list(step.chooses.from_)
        return said

    def _values(
        self, ceilings: tuple[Ceiling, ...], step: Step, option: str
    ) -> Iterator[tuple[str, Any]]:
        for ceiling in ceilings:
            if ceiling.among and self.choices.chance(70):
                yield ceiling.name, self.choices.pick(ceiling.among)
        for effect in step.options[option].then:
            if effect.form == "set":
                unit = self.programme.parameters[effect.target].unit
                n = self.choices.between(1, 3)
                yield effect.target, n if unit in {"count", "percent"} else f"{n} {unit}"

    def _answer(self, answered: Mapping[str, Any], today: date) -> dict[str, Any] | None:
        questions = [q for q in self.programme.questions.values() if q.name not in answered]
        if not questions or self.choices.chance(15):
            questions = list(self.programme.questions.values())
        if not questions:
            return None
        question = self.choices.pick(questions)
        return {"kind": "answered", "answers": {question.name: self._value(question, today)}}

    def _value(self, question: Question, today: date) -> Any:
        if question.type == "choice":
            return self.choices.pick(tuple(question.choices))
        if question.type in {"scale", "number"}:
            low, high = question.between or (0, 3)
            return self.choices.between(int(low), int(high))
        if question.type == "date":
            # A birth, or something of late: both are asked for as dates.
            years = self.choices.pick((0, 0, 14, 15, 16, 17, 18))
            return (today - timedelta(days=10 + 365 * years)).isoformat()
        return self.choices.chance(60)

    def _spell(self, status: Status, kind: str) -> dict[str, Any] | None:
        wanted = "no" if kind == "began" else "yes"
        spells = [s.name for s in status.spells if s.open == wanted and s.name != "place"]
        if not spells:
            return None
        name = self.choices.pick(spells)
        spell = self.programme.spells[name]
        said = {"kind": kind, "spell": name}
        if spell.party:
            said["by"] = spell.party
        if spell.reasons and kind == "began":
            said["reason"] = self.choices.pick(spell.reasons)
        return said

    def _missed(self, status: Status) -> dict[str, Any] | None:
        steps = [s.step for s in status.steps if s.state == "open" and s.step in self.steps]
        if not steps:
            return None
        said = {
            "kind": "missed",
            "step": self.choices.pick(steps),
            "cause": self.choices.pick(CAUSES),
        }
        return said | ({} if self.choices.chance(50) else {"excused": self.choices.chance(50)})

    def _happened(self) -> dict[str, Any] | None:
        incidents = tuple(self.programme.incidents)
        if not incidents:
            return None
        return {"kind": "happened", "incident": self.choices.pick(incidents)}
