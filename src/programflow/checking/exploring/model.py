"""A programme as a few numbers: what must be followed so that it is known who may do what next.

A model follows the steps it is asked for, and all that bears on them: the steps that come before
them, the answers, spells, counts and findings that their rules read, and whatever moves the case.
Nothing else is followed. Each thing followed has one place in a state.
"""

from collections.abc import Iterable, Mapping, Sequence

from attrs import field, frozen

from programflow.checking.exploring.counters import Counter
from programflow.checking.exploring.events import Event
from programflow.checking.exploring.readings import Reading
from programflow.definition.programme import Finding
from programflow.definition.selections import Selection
from programflow.definition.steps import Effect, Step
from programflow.definition.values import Literal

State = tuple[int, ...]
PLACE = 0

# Of a step: no instance in view, or what its latest is. AGAIN is waiting that has been open before.
NONE, WAITING, OPEN, DONE, DROPPED, AGAIN = range(6)
LIVING = frozenset({WAITING, OPEN, AGAIN})
MANY = 2
"""As many living instances as are told apart: one, and more than one."""


@frozen(eq=False, repr=False)
class Choice:
    """An option as it is explored: its condition, and the effects present in the variant."""

    name: str
    condition: Reading | None
    then: tuple[Effect, ...]


@frozen(eq=False, repr=False, kw_only=True)
class Beginning:
    """One cause by which instances begin. `armed` is where its edge bit stands."""

    each: Selection | None = None
    when: Reading | None = None
    called: bool = False
    armed: int = -1


@frozen(eq=False, repr=False, kw_only=True)
class Followed:
    """A step with its places in a state: `at` its latest instance, `living` how many there are
    (-1 where there is never more than one), `rounds` taken, `mask` of a form's answers, `older`
    whether the latest is of an earlier run (-1 where there is but one run, or it cannot be),
    `before` what it came to in an earlier visit (-1 where nobody asks for it once that is over).

    `times` are the least and the greatest number of rounds that complete it, None where that is
    open. `kinds` are those of the events that may begin it, None where a criterion may. `voids`: an
    entry may not count. `kept`: what it came to is read when its phase is over.
    """

    step: Step
    at: int
    living: int
    rounds: int
    mask: int
    older: int
    before: int
    begins: tuple[Beginning, ...]
    kinds: frozenset[str] | None
    unless: Reading | None
    need: Reading | None
    until: Reading | None
    times: tuple[int, int] | None
    choices: Mapping[str, Choice]
    voids: bool
    kept: bool
    questions: tuple[str, ...]
    all_needed: bool
    picked_by: tuple[int, ...]


@frozen(eq=False, repr=False, kw_only=True)
class Noticed:
    """A finding whose marks are read: `when` with the place of its edge bit, or `each`."""

    finding: Finding
    when: Reading | None
    armed: int


@frozen(eq=False, repr=False, kw_only=True)
class Move:
    """A `next` of a phase."""

    when: Reading
    go: str
    at: int


@frozen(eq=False, repr=False, kw_only=True)
class Wild:
    """An option of a decision that is not followed: its effects, and what keeps it from it.

    While `unless` is yes no instance of the decision lives.
    """

    then: tuple[Effect, ...]
    unless: Reading | None
    condition: Reading | None


@frozen(eq=False, repr=False, kw_only=True)
class Model:
    """What is followed, and where it stands in a state.

    `initial` is the state before the first day. `order_in` are the steps and findings followed that
    may live in a phase or outcome, each after what it reads. `is_timed`: something may turn by time
    alone. `wild` are decisions that are not followed: they may be taken at any time, and nobody can
    say whether. `is_lazy`: a `next` may wait for more of the same day to come in. `asking` are the
    moves that ask for what the phase's own steps have come to. `opened`, `dropped`: steps of
    which it is read that they were. `lapses`: the steps whose lapses are read, twice where two
    of them may come to be accounted for on one day. `absent`: the spells that are not there in the
    variant, and never open.
    """

    places: tuple[str, ...]
    outcomes: frozenset[str]
    initial: State
    order_in: Mapping[str, tuple[Followed | Noticed, ...]]
    steps: Mapping[str, Followed]
    all_steps: dict[str, Step]
    counters: tuple[Counter, ...]
    answers: Mapping[str, tuple[int, tuple[Literal, ...]]]
    free: frozenset[str]
    spells: Mapping[str, int]
    incidents: tuple[str, ...]
    blurred: frozenset[str]
    absent: frozenset[str]
    missed: tuple[Event, ...]
    lapses: tuple[str, ...]
    opened: frozenset[str]
    dropped: frozenset[str]
    judging: frozenset[tuple[str, str | None]]
    results: frozenset[str]
    enter: Mapping[str, Reading]
    moves: Mapping[str, tuple[Move, ...]]
    left: Mapping[str, int]
    edges: tuple[tuple[int, Reading, str | None], ...]
    chosen: Mapping[str, int]
    consents: frozenset[str]
    is_timed: bool
    is_lazy: bool = False
    wild: Mapping[Event, Wild] = field(factory=dict)
    claims: Mapping[str, Reading] = field(factory=dict)
    by_phase: Mapping[str, tuple[Followed, ...]] = field(factory=dict)
    asking: Mapping[tuple[str, str], frozenset[str]] = field(factory=dict)
    _counting: dict[tuple[Event, str], tuple[tuple[int, int], ...]] = field(
        factory=dict, init=False
    )

    def place(self, state: State) -> str:
        """Where the case is."""
        return self.places[state[PLACE]]

    def is_over(self, state: State) -> bool:
        """Whether the case has come to an outcome."""
        return self.place(state) in self.outcomes

    def asks(self, state: Sequence[int], question: str) -> bool:
        """Whether a form waits for an answer."""
        return any(
            one.mask >= 0
            and question in one.questions
            and state[one.at] in LIVING
            and not state[one.mask] >> one.questions.index(question) & 1
            for one in self.steps.values()
        )

    def of_phase(self, place: str) -> Iterable[Followed]:
        """The steps followed that stand in a phase or outcome."""
        return self.by_phase.get(place, ())

    def most_counted(self, event: Event) -> int:
        """Up to how many of an entry or a mark any rule can tell apart."""
        adding = (c for c in self.counters if c.selects(event, self.all_steps))
        return max((c.cap for c in adding), default=1)

    def counting(self, event: Event, place: str) -> tuple[tuple[int, int], ...]:
        """Where an entry or a mark of a stay in a phase is counted, and up to how many."""
        found = self._counting.get((event, place))
        if found is None:
            adding = (c for c in self.counters if c.adds(event, self.all_steps, place))
            found = self._counting[event, place] = tuple((c.at, c.cap) for c in adding)
        return found
