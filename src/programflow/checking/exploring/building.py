"""From a question to a model: what is read is followed, and what that reads, to the end."""

from collections.abc import Iterable, Mapping

from attrs import evolve

from programflow.checking.exploring.atoms import Atoms
from programflow.checking.exploring.counters import Counter, missed_events
from programflow.checking.exploring.events import Event
from programflow.checking.exploring.evidence import asking_in
from programflow.checking.exploring.measures import judging_of, kinds_of, lapses_of, times_of
from programflow.checking.exploring.model import (
    Beginning,
    Choice,
    Followed,
    Model,
    Move,
    Noticed,
    Wild,
)
from programflow.checking.exploring.readings import Back, Node, Reading
from programflow.checking.exploring.slots import MOVING, Slots, is_single
from programflow.checking.question import Question
from programflow.definition.criteria import Combination, Criterion
from programflow.definition.programme import Phase
from programflow.definition.programme import Question as Asked
from programflow.definition.selections import Selection, Selector
from programflow.definition.steps import Step
from programflow.machine import present


def model_of(
    question: Question,
    wanted: Iterable[str] = (),
    *,
    wild: bool = False,
    lazy: bool = False,
    free: bool = True,
    claims: Mapping[str, Criterion] | None = None,
    spells: Iterable[str] = (),
) -> Model:
    """The model that follows what moves the case, and the steps wanted.

    `wild`: decisions of no phase that move the case are not followed, but may be taken at any time.
    `lazy`: a `next` may wait for more of the same day. Of either more can then happen than really
    can. Not `free`: every answer has a place. `claims` are read in every state, `spells` followed.
    """
    builder = Builder(question, wild=wild, free=free)
    builder.see_spells(spells)
    model = builder.build(frozenset(wanted), claims or {})
    return evolve(model, is_lazy=True) if lazy else model


class Builder(Slots):
    """Lays out what is followed, until nothing new is read."""

    def __init__(self, question: Question, *, wild: bool, free: bool) -> None:
        super().__init__(question, wild=wild, free=free)
        self.followed: dict[str, Followed] = {}
        self.noticed: dict[str, Noticed] = {}
        self.chosen: dict[str, int] = {}
        self.atoms = Atoms(self)
        self._read_elsewhere = frozenset(self._named_elsewhere())

    def build(self, wanted: frozenset[str], claims: Mapping[str, Criterion]) -> Model:
        """Follow what moves the case and what is wanted, and lay it out."""
        places = tuple(self.plan.places)
        enter, moves = self._roads()
        for step in self.plan.steps.values():
            if step.name in wanted or (self.moves(step) and step.name not in self.wild):
                self.follow(step.name)
        claimed = {name: self.reading(criterion, None) for name, criterion in claims.items()}
        kept = {name: self._kept_from(name) for name in sorted(self.wild)}
        while self.new_steps or self.new_findings:
            if self.new_steps:
                self._lay_out(self.new_steps.pop())
            else:
                self._notice(self.new_findings.pop())
        self.initial[0] = places.index(self.plan.initial)
        programme = self.question.programme
        return Model(
            places=places,
            outcomes=frozenset(programme.outcomes),
            initial=tuple(self.initial),
            order_in={place: tuple(self._in_order(place)) for place in places},
            steps=self.followed,
            all_steps=dict(self.plan.steps),
            counters=tuple(self.counters.values()),
            answers=self.answers,
            free=self.free,
            spells=self.spells,
            incidents=tuple(self.incidents),
            blurred=frozenset(name for name in self.spells if self.is_blurred(name)),
            absent=frozenset(self.spells.keys() - self.plan.spells.keys()),
            missed=tuple(missed_events(self.missed, self.plan)),
            opened=frozenset(self.opened),
            dropped=frozenset(self.dropped),
            lapses=lapses_of(self.lapses, self.plan),
            judging=frozenset(judging_of(self.plan)),
            results=frozenset(self.results),
            enter=enter,
            moves=moves,
            left=self.left,
            edges=tuple(self.edges),
            chosen=self.chosen,
            consents=frozenset(n for n, spell in programme.spells.items() if spell.consent),
            is_timed=self.is_timed,
            wild=dict(self._wild_events(kept)),
            claims=claimed,
            by_phase=self._by_phase(),
            asking=asking_in(self.question),
        )

    def _in_order(self, place: str) -> Iterable[Followed | Noticed]:
        for sort, name in self.plan.order:
            if sort == "step":
                one = self.followed.get(name)
                if one is not None and one.step.phase in {None, place}:
                    yield one
            elif name in self.noticed:
                yield self.noticed[name]

    def _by_phase(self) -> dict[str, tuple[Followed, ...]]:
        by_phase: dict[str, tuple[Followed, ...]] = {}
        for one in self.followed.values():
            if one.step.phase is not None:
                by_phase[one.step.phase] = (*by_phase.get(one.step.phase, ()), one)
        return by_phase

    def _roads(self) -> tuple[dict[str, Reading], dict[str, tuple[Move, ...]]]:
        enter: dict[str, Reading] = {}
        moves: dict[str, tuple[Move, ...]] = {}
        for name, phase in self.plan.places.items():
            if isinstance(phase, Phase):
                if phase.enter is not None:
                    enter[name] = self.reading(phase.enter, None)
                moves[name] = tuple(
                    Move(when=self.reading(following.when, name), go=following.go, at=i)
                    for i, following in enumerate(phase.next)
                    if present(following, self.plan.variant)
                )
        return enter, moves

    def reading(self, criterion: Criterion, place: str | None) -> Reading:
        """A criterion as it is read in a phase; None: in no phase's name."""
        if isinstance(criterion, Combination):
            members = [self.reading(member, place) for member in criterion.members]
            wanted = None if criterion.n is None else self.values.ends(criterion.n)
            return Node(criterion.form, members, wanted)
        return self.atoms.leaf(criterion, place)

    def _optional(self, criterion: Criterion | None, place: str | None) -> Reading | None:
        return None if criterion is None else self.reading(criterion, place)

    def _lay_out(self, step: Step) -> None:
        at, living, rounds, mask, older = self.places[step.name]
        place, repeat = step.phase, step.repeat
        for name in step.after:
            self.follow(name)
        for spell in step.during:
            self.spell(spell)
        if step.done_by is not None:
            self.count(step.done_by, None, place)
        self._follow_what_acts_on(step)
        asked = self._asked(step)
        begins = tuple(self._beginnings(step))
        kept = step.name in self._read_elsewhere
        self.followed[step.name] = Followed(
            step=step,
            at=at,
            living=living,
            rounds=rounds,
            mask=mask,
            older=older,
            before=self.slot() if kept and self._may_not_begin(step) else -1,
            begins=begins,
            kinds=None if step.need.must_when is not None else kinds_of(begins),
            unless=self._optional(step.unless, place),
            need=self._optional(step.need.must_when, place),
            until=self._optional(None if repeat is None else repeat.until, place),
            times=times_of(step, self.values),
            choices={name: self._choice(step, name) for name in self.options(step)},
            voids=any(bound.outside == "does_not_count" for bound in step.window),
            kept=kept,
            questions=self._questions(asked),
            all_needed=any(question.need == "must" for question in asked),
            picked_by=tuple(self._picked_by(step)),
        )

    def _may_not_begin(self, step: Step) -> bool:
        """Whether a step of a phase may have begun in one visit, and not in the next."""
        return step.phase is not None and not is_single(step)

    def _asked(self, step: Step) -> tuple[Asked, ...]:
        if step.is_ != "form" or step.done_by is not None:
            return ()
        return self.plan.questions_of(step.form or step.name)

    def _questions(self, asked: tuple[Asked, ...]) -> tuple[str, ...]:
        names = [q.name for q in asked if q.need == "must"] or [q.name for q in asked]
        for name in names:
            self.answer(name)
        return tuple(names)

    def _picked_by(self, step: Step) -> Iterable[int]:
        """Where it stands whether a decision has chosen among steps or rounds of which this is."""
        for decision in self.plan.choosing:
            chooses = decision.chooses
            if chooses is not None and step.name in {*chooses.from_, chooses.rounds_of}:
                self.follow(decision.name)
                if decision.name not in self.chosen:
                    self.chosen[decision.name] = self.slot()
                yield self.chosen[decision.name]

    def _beginnings(self, step: Step) -> Iterable[Beginning]:
        if not step.opens and step.phase is not None:
            entered = Selector(kind="entered", target=step.phase)
            yield Beginning(each=Selection(members=(entered,)))
        for opening in step.opens:
            if opening.selection is not None:
                self.see(opening.selection)
                yield Beginning(each=opening.selection)
            elif opening.criterion is not None:
                when = self.reading(opening.criterion, step.phase)
                armed = self.slot(1)
                self.edges.append((armed, when, step.phase))
                yield Beginning(when=when, armed=armed)
            else:
                yield Beginning(called=True)

    def _choice(self, step: Step, name: str) -> Choice:
        option = step.options[name]
        then = tuple(e for e in option.then if present(e, self.plan.variant))
        conditions = [self._optional(option.only_if, step.phase)]
        conditions += [self._enter(effect.target) for effect in then if effect.form in MOVING]
        asked = [one for one in conditions if one is not None]
        return Choice(name, Node("all", asked) if asked else None, then)

    def _enter(self, target: str) -> Reading | None:
        """What a place asks before it is entered."""
        if target == "previous":
            asked = ((at, self._enter(name)) for at, name in enumerate(self.plan.places))
            return Back({at: one for at, one in asked if one is not None})
        phase = self.plan.places[target]
        return self._optional(phase.enter if isinstance(phase, Phase) else None, None)

    def _named_elsewhere(self) -> Iterable[str]:
        """Steps of which something else than their own phase's steps asks how they stand."""
        for atom in self.question.index.atoms:
            if atom.form == "step":
                yield atom.name or ""
        for step in self.plan.steps.values():
            for name in step.after:
                if name in self.plan.steps and self.plan.steps[name].phase != step.phase:
                    yield name

    def _kept_from(self, name: str) -> tuple[Reading | None, dict[str, Choice]]:
        """What keeps a decision that is not followed from being taken."""
        step = self.plan.steps[name]
        unless = self._optional(step.unless, step.phase)
        return unless, {option: self._choice(step, option) for option in self.options(step)}

    def _wild_events(
        self, kept: Mapping[str, tuple[Reading | None, dict[str, Choice]]]
    ) -> Iterable[tuple[Event, Wild]]:
        for name in sorted(self.wild - self.followed.keys()):
            unless, choices = kept[name]
            as_opened = self.plan.steps[name].as_of == "opened"
            for option, choice in choices.items():
                event = Event("decided", name, option)
                counted = any(c.adds(event, dict(self.plan.steps)) for c in self._counted())
                if choice.then or counted:
                    condition = None if as_opened else choice.condition
                    yield event, Wild(then=choice.then, unless=unless, condition=condition)

    def _counted(self) -> Iterable[Counter]:
        """The counters, each as if it counted everywhere."""
        return (evolve(counter, scope=None) for counter in self.counters.values())

    def _follow_what_acts_on(self, step: Step) -> None:
        for other in self.plan.steps.values():
            if other.name in self.wild:
                continue
            acts = {e.target for e in self.effects(other) if e.form in {"open", "waive"}}
            if step.name in acts or other.offers == step.name:
                self.follow(other.name)

    def _notice(self, name: str) -> None:
        finding = self.plan.findings[name]
        armed, when = -1, None
        if finding.when is not None:
            when, armed = self.reading(finding.when, None), self.slot(1)
            self.edges.append((armed, when, None))
        else:
            assert finding.each is not None
            self.see(finding.each)
        self.noticed[name] = Noticed(finding=finding, when=when, armed=armed)
