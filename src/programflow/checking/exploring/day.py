"""One day of an explored case: an event, the settle, the moves, as the semantics has them (S4)."""

from typing import NamedTuple

from programflow.checking.exploring.bits import ANY, NO, UNKNOWN, YES, Ends, every
from programflow.checking.exploring.counters import Counter
from programflow.checking.exploring.events import Event
from programflow.checking.exploring.model import (
    AGAIN,
    DONE,
    DROPPED,
    LIVING,
    NONE,
    OPEN,
    PLACE,
    WAITING,
    Followed,
    Model,
    State,
)
from programflow.checking.exploring.oracle import Oracle
from programflow.checking.exploring.readings import PREVIOUS, holds

_LEFT = {YES: 3, NO: 1, UNKNOWN: 2}
_VALUE = (NO, NO, UNKNOWN, YES)


UNDONE, APART = "undone", "apart"


class Note(NamedTuple):
    """That something came to pass: a mark (``opened``, ``entered``, ``found``), or a ``next``.

    ``undone``: a required step that was left undone, `by` a move that asks for steps done.
    ``apart``: one event was to move the case to two places, here and `by`.
    """

    what: str
    name: str
    number: int = 0
    by: tuple[str, str] = ("", "")


class Watched(list[int]):
    """The numbers of a state, where it is kept which were asked for and which were written."""

    __slots__ = ("read", "written")

    def __init__(self, state: State, read: set[int]) -> None:
        super().__init__(state)
        self.read = read
        self.written: set[int] = set()

    def __getitem__(self, at: int) -> int:  # type: ignore[override]  # places, never slices
        self.read.add(at)
        return list.__getitem__(self, at)

    def __setitem__(self, at: int, number: int) -> None:  # type: ignore[override]
        self.written.add(at)
        list.__setitem__(self, at, number)


class Day:
    """A state on its way through a day. It is owned by one close, and changes in place.

    `fresh` are the events and marks of the day, `began` which of them have begun instances,
    `left_over` the event as long as nothing has taken it up, `risen` the edges that have risen.
    `turn`: where the day began; `moved`: where the case has moved today. `restarted`: to a new run.
    `back`: the case has left an outcome today, in which things were kept from beginning (S12.8).
    `read`: where to keep which places of the state anything was made to hang on; None: nowhere.
    """

    __slots__ = (
        "back", "began", "calls", "entered", "event", "fresh", "left_over", "model", "moved",
        "moves", "notes", "oracle", "place", "read", "restarted", "risen", "turn", "v", "waived",
    )  # fmt: skip

    def __init__(
        self,
        model: Model,
        state: State,
        event: Event | None,
        *,
        oracle: Oracle,
        read: set[int] | None = None,
    ) -> None:
        self.model = model
        self.read = read
        self.v = list(state) if read is None else Watched(state, read)
        self.event = event
        self.oracle = oracle
        self.place = model.place(state)
        self.turn = self.place
        self.moved: set[str] = set()
        self.back = self.restarted = False
        self.fresh: list[Event] = []
        self.began: set[tuple[str, int]] = set()
        self.calls: set[str] = set()
        self.waived: set[str] = set()
        self.moves: list[tuple[str, str]] = []
        self.entered: set[str] = set()
        self.risen: set[int] = set()
        self.left_over: Event | None = None
        self.notes: set[Note] = set()

    def add(self, event: Event, place: str) -> None:
        """Count an entry or a mark, which belongs to a stay in a phase."""
        self.fresh.append(event)
        for at, cap in self.model.counting(event, place):
            number = self.v[at]
            if number < cap:
                self.v[at] = number + 1

    def mark(self, kind: str, target: str) -> None:
        """Make a mark. One of a step of no phase belongs where the day began. (S5.7)"""
        self.notes.add(Note(kind, target))
        event = Event(kind, target)
        one = self.model.steps.get(target) if kind in {"opened", "dropped"} else None
        if one is None or one.step.phase is not None or not self.moved:
            self.add(event, self.place)
            return
        self.fresh.append(event)
        for counter in self.model.counters:
            if counter.adds(event, self.model.all_steps, self.turn) and not self._is_over(counter):
                self.v[counter.at] = min(counter.cap, self.v[counter.at] + 1)

    def _is_over(self, counter: Counter) -> bool:
        """Whether a counter no longer counts what belongs where the day began."""
        form = "case" if counter.scope is None else counter.scope.form
        if form == "visit":
            return counter.reader is None or self.turn in self.moved
        return form == "run" and self.restarted

    def most(self, counter: Counter) -> bool:
        """Whether a selection may have a member."""
        return counter.unseen or self.v[counter.at] > 0

    def ends(self, counter: Counter, exact: bool) -> Ends:  # noqa: FBT001 - of the counter
        """The least and the greatest number of members."""
        n = self.v[counter.at]
        return Ends(n if exact else 0, counter.cap if counter.unseen else n)

    def is_living(self, one: Followed) -> bool:
        """Whether a step has a living instance."""
        return self.v[one.at] in LIVING or (one.living >= 0 and self.v[one.living] > 0)

    def phase_done(self, name: str) -> int:
        """Whether a phase is done, of its latest visit; of one that is over as it was left."""
        if name != self.place:
            return _VALUE[self.v[self.model.left[name]]]
        return every([self._settled(one) for one in self.model.of_phase(name)])

    def _settled(self, one: Followed) -> int:
        repeat = one.step.repeat
        if repeat is not None and repeat.times is None and repeat.until is None:
            return YES
        need = YES if one.step.need.modality == "must" else NO
        if one.need is not None:
            found = one.need.bits(self)
            need = found if need == NO else found & YES | (YES if found & NO else 0)
            need |= found & UNKNOWN
        if self.is_living(one):
            return (NO if need & YES else 0) | (YES if need & NO else 0) | need & UNKNOWN
        if self.v[one.at] == NONE and one.need is not None and need & UNKNOWN:
            return need & UNKNOWN | YES
        return YES

    def leave(self) -> None:
        """Leave the current phase: keep whether it was done, drop what lives in it. (S12.1)"""
        if self.place in self.model.left:
            done = self.phase_done(self.place)
            if done not in _LEFT:
                done = self.oracle.pick(("left", self.place), [bit for bit in _LEFT if done & bit])
            self.v[self.model.left[self.place]] = _LEFT[done]
        self.mark("left", self.place)
        for one in self.model.of_phase(self.place):
            if self.is_living(one):
                self.drop(one)
                if one.step.name in self.model.lapses:
                    self.fresh.append(Event("lapsed", one.step.name))
            self._keep(one)
        if self.place in self.model.outcomes:
            self.back = True
        else:
            self.v[PREVIOUS] = self.v[PLACE] + 1

    def _keep(self, one: Followed) -> None:
        """Of a phase left: what a step came to, in an earlier visit if not in this. (S3.4)"""
        if not one.kept:
            self.forget(one)
        if one.before >= 0:
            if self.v[one.at] == NONE:
                self.v[one.at] = self.v[one.before]
            self.v[one.before] = NONE

    def drop(self, one: Followed) -> None:
        """Drop every living instance of a step."""
        if self.v[one.at] in LIVING:
            self.v[one.at] = DROPPED
        several = one.living >= 0 and self.v[one.living] > 1
        for at in (one.living, one.rounds, one.mask):
            if at >= 0:
                self.v[at] = 0
        self.end(one)
        self.mark("dropped", one.step.name)
        if several and one.step.name in self.model.dropped:
            self.mark_others("dropped", one, least=1)

    def mark_others(self, kind: str, one: Followed, *, least: int) -> bool:
        """The mark of as many beside one of a step as nobody can tell, each its own. (S5.4)"""
        most = self.model.most_counted(Event(kind, one.step.name)) - least
        times = self.oracle.pick((kind, one.step.name), range(least, max(most, 1) + 1))
        for _ in range(times):
            self.mark(kind, one.step.name)
        return times > 0

    def end(self, one: Followed) -> None:
        """The latest instance lives no longer: of an earlier run it is out of view. (S3.4)"""
        if one.older >= 0 and self.v[one.older]:
            self.v[one.older] = 0
            self.v[one.at] = NONE
            if one.living >= 0 and self.v[one.living]:
                self.v[one.older] = 1
                self.v[one.at] = self.oracle.pick(("older", one.step.name), (OPEN, WAITING, AGAIN))

    def enter(self, place: str, *, restart: bool = False) -> None:
        """Enter a phase or outcome: a new visit, its steps afresh. (S12.1, S12.5)"""
        for counter in self.model.counters:
            if counter.resets(entering=place, restart=restart):
                self.v[counter.at] = 0
        if restart:
            self._begin_run()
        self.place = place
        self.moved.add(place)
        self.v[PLACE] = self.model.places.index(place)
        self.entered.add(place)
        for one in self.model.of_phase(place):
            if one.before >= 0:
                self.v[one.before] = self.v[one.at]
            self.forget(one)
        for at, _, of in self.model.edges:
            if of == place:
                self.v[at] = 1
                self.risen.discard(at)
        self.mark("entered", place)

    def forget(self, one: Followed) -> None:
        """What a step has come to is out of view."""
        for at in (one.at, one.living, one.rounds, one.mask):
            if at >= 0:
                self.v[at] = NONE

    def _begin_run(self) -> None:
        """A new run: earlier instances are out of view, save top-level ones that live. (S3.4)"""
        self.restarted = True
        for one in self.model.steps.values():
            if one.step.phase is not None or not self.is_living(one):
                self.forget(one)
            elif one.older >= 0:
                self.v[one.older] = 1
        for at in self.model.chosen.values():
            self.v[at] = 0

    def set_edges(self) -> None:
        """At the end of the close: no arms, yes disarms, unknown if it has risen today. (S10.3)"""
        for at, when, place in self.model.edges:
            if place is not None and place != self.place:
                continue
            found = when.bits(self)
            if found == ANY or found not in (YES, NO, UNKNOWN):
                self._set_edge(at, when.settle(self))
            else:
                self._set_edge(at, True if found == YES else None if found == UNKNOWN else False)

    def _set_edge(self, at: int, truth: bool | None) -> None:  # noqa: FBT001 - it is what was read
        if truth is False:
            self.v[at] = 1
        elif truth is True or at in self.risen:
            self.v[at] = 0

    def may_enter(self, place: str) -> bool:
        """Whether a `next` may lead there. (S12.3)"""
        asked = self.model.enter.get(place)
        return asked is None or holds(asked, self)


def is_done(status: int) -> bool:
    """Whether `after` takes it for over."""
    return status in {DONE, DROPPED}
