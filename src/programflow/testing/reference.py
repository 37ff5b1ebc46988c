"""The reference interpreter: the semantics page once more, naive, from nothing, day by day.

It says verdicts and dates only, knows the AST and the arithmetic of time, and nothing of the
engine. Not in it: S12.10 (a journal is given by the names of its version), S13 (what is refused, in
`reference_admission`; the entries have been admitted), S14.9's *no longer*, S14.13 (next dates). A
truth is True, False or None: unknown.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import combinations, groupby, product
from types import SimpleNamespace
from typing import Any, NamedTuple

from attrs import evolve

from programflow import temporal
from programflow.definition import entry_from_json, entry_to_json, parse_setting
from programflow.definition.criteria import Atom, Combination
from programflow.definition.entries import Entry
from programflow.definition.node import Node
from programflow.definition.programme import Finding, Parameter, Programme
from programflow.definition.selections import Moment, Scope, Selection, Selector
from programflow.definition.steps import STRENGTHS, Bound, Need, Opening, Option, Step
from programflow.definition.values import NOT_STATED, ParameterRef, TallyRef, ValueRef
from programflow.temporal import Duration, Unit, to_day
from programflow.testing.reference_status import finding, untimed_in, untold

Truth = bool | None
KINDS = {"session": "done", "task": "done", "test": "tested", "decision": "decided"}  # S8.1
MARKS = {"entered", "left", "opened", "dropped", "lapsed", "found"}  # S5.4
PARAMETER = ("parameter", "ParameterRef")  # what reads one by name
SIMPLE = {type(None), str, int, bool, Decimal}
OF_STEPS = {"booked", "done", "missed", "tested", "decided", "opened", "dropped", "lapsed"}
NEVER: Any = ((), ())  # the spells of `except` and of `during` that stop a count


class At(NamedTuple):
    """A day (an ordinal; 0 is unset), perhaps with an instant. None is unknown (S6.1)."""

    day: int = 0
    instant: int | None = None

    def __bool__(self) -> bool:
        return self.day > 0


class Fact(SimpleNamespace):
    """An entry, a mark, an instance or a visit: a name, a kind, a day, and what else it has."""

    __eq__, __hash__ = object.__eq__, object.__hash__  # type: ignore[assignment]  # by identity

    def __init__(self, name: str, kind: str, day: int, **more: Any) -> None:
        super().__init__(**more, name=name, kind=kind, day=day)

    @property
    def at(self) -> At:
        """When it was; of a booking, the date booked (S6.2)."""
        return At(to_day(self.entry.for_)) if self.kind == "booked" else At(self.day, self.instant)


HOLDING = {Fact, list, tuple, set, dict}  # the kinds of what may hold a fact

_LACKING: dict[str, Any] = {
    **dict.fromkeys(("entry", "owner", "cause", "visit", "instant", "by")),
    **dict.fromkeys(("targets", "opened", "taken", "extended", "reviews"), ()),
    **dict.fromkeys(("phase", "of", "state", "how"), ""),
    **dict.fromkeys(("recorded", "run", "due", "accounted_on"), 0),
    "witnesses": frozenset[str](),
    "accounted": True,
    "spent": False,
}
for _key, _value in _LACKING.items():
    setattr(Fact, _key, _value)


class Limit(NamedTuple):
    """A bound of an instance, with its dates (S9.2); `full` names its lapse (S15.3)."""

    name: str
    full: str
    bound: Bound
    low: Any
    aim: Any
    due: Any
    own: bool
    upper: bool
    held: bool


TOP = Fact("", "", 0)


def all_of(truths: Iterable[Truth]) -> Truth:
    """S7.1, `all`."""
    said: Truth = True
    for truth in truths:
        if truth is False:
            return False
        said = None if truth is None else said
    return said


def opposite(truth: Truth) -> Truth:
    """S7.1, `not`."""
    return None if truth is None else not truth


def any_of(truths: Iterable[Truth]) -> Truth:
    """S7.1, `any`."""
    said: Truth = False
    for truth in truths:
        if truth:
            return True
        said = None if truth is None else said
    return said


def compared(op: str, left: Any, right: Any) -> Truth:
    """One interval against another (S6.8)."""
    if op in {"at_most", "less_than"}:
        return compared({"at_most": "at_least", "less_than": "more_than"}[op], right, left)
    (low, high), (least, most) = left, right
    if op == "is":
        return (
            False if high < least or low > most else True if low == high == least == most else None
        )
    if op == "at_least":
        return True if low >= most else False if high < least else None
    return True if low > most else False if high <= least else None


def before(a: At, b: At) -> bool:
    """S1.5, S1.9: what is on the last date itself is not after it."""
    timed = a.instant is not None and b.instant is not None
    return a.instant < b.instant if timed else a.day < b.day  # type: ignore[operator]


def earliest(dates: Iterable[At]) -> At:
    """The earliest; of two on one day one that has a time."""
    return min(dates, key=lambda a: (a.day, a.instant is None, a.instant or 0), default=At())


def latest(dates: Iterable[At]) -> At:
    """The latest."""
    return max(dates, key=lambda a: (a.day, a.instant or 0), default=At())


def iso(day: int) -> str:
    """A day as text."""
    return date.fromordinal(day).isoformat()


def ordered(facts: Iterable[Fact]) -> list[Fact]:
    """Canonical order (S2.4); the marks of a day after its entries, by name (S5.4)."""
    row = list(facts)
    if len(row) < 2:
        return row
    days = {x.day for x in row}
    if len(days) == len(row):
        return sorted(row, key=lambda x: x.day)
    loose = {x.day for x in row if x.entry is not None and x.instant is None}
    time: Any = lambda x: 0 if x.day in loose else x.instant or 0
    return sorted(row, key=lambda x: (x.day, x.entry is None, time(x), x.recorded, x.name))


def living(i: Fact) -> bool:
    """S3.5."""
    return i.state in {"waiting", "open"}


def copied(value: Any, twins: dict[Fact, Fact]) -> Any:
    """The same state once more: every fact is doubled, what never changes is shared."""
    kind = type(value)
    if kind is Fact:
        twin = twins.get(value)
        if twin is None:
            twins[value] = twin = Fact.__new__(Fact)
            state = twin.__dict__
            for k, v in value.__dict__.items():
                state[k] = copied(v, twins) if type(v) in HOLDING else v
        return twin
    if kind is list or kind is tuple or kind is set:
        return kind([copied(v, twins) if type(v) in HOLDING else v for v in value])
    if kind is dict:
        return {copied(k, twins): copied(v, twins) for k, v in value.items()}
    return value


def journal(programme: Programme, entries: Iterable[Any], known: Any) -> list[Fact]:
    """What is known at `known`, as corrected (S2.1-S2.3), and what is set aside (S2.5, S11.11)."""

    def told(text: str) -> int:
        if "T" in text:
            return temporal.instant_from_text(text)
        return temporal.start_of_day(to_day(text) + 1, programme.zone)

    said = sorted(((told(e.recorded or str(e.on)), e.id, e) for e in entries), key=lambda r: r[:2])
    seen = [(r, e) for r, _, e in said if known is None or r <= told(str(known))]
    facts: list[Fact] = []
    for recorded, e in seen:
        now: Any = e
        void, fields = False, dict[str, Any]()
        for c in (c for _, c in seen if c.kind == "corrected" != e.kind and c.entry == e.id):
            void, fields = void if c.void is None else c.void, fields | dict(c.fields)
        if fields:
            own = {k: v for k, v in entry_to_json(e).items() if k != "at" or "on" not in fields}
            now = entry_from_json({k: v for k, v in (own | fields).items() if v is not None})
        x = Fact(e.id, e.kind, to_day(now.on), entry=now, void=void, recorded=recorded)
        keys = [k for k in ("step", "test", "spell", "incident") if hasattr(now, k)]
        x.targets = tuple(getattr(now, k) for k in keys) + tuple(dict(getattr(now, "answers", ())))
        x.instant = now.at and temporal.parse_instant(now.at, on=x.day, zone=programme.zone)
        facts.append(x)
    reviews = [r for r in facts if r.kind == "decided" and r.targets == ("review",) and not r.void]
    for x in facts:
        x.reviews = tuple(r for r in reviews if r.entry.about in {x.name, f"review<{x.name}"})

    def above(x: Fact, found: set[Fact]) -> set[Fact]:
        for r in set(x.reviews) - found:
            found.add(r)
            above(r, found)
        return found

    def in_force(x: Fact) -> bool:
        last = ordered(r for r in x.reviews if in_force(r))[-1:] if not x.round else []
        return not (x.void or x.round or (last and last[0].entry.option == "set_aside"))

    for x in facts:
        x.round = x in above(x, set())
    for x in facts:
        x.in_force = in_force(x)
    return facts


@cache
def fields(kind: Any) -> list[str]:
    """What a node of a kind has, but where it stands."""
    return [f.name for f in kind.__attrs_attrs__ if f.name != "route"]


class Plain(SimpleNamespace):
    """The programme in plain form for one variant (S3.1), and what reads what (S3.6)."""

    def __init__(self, source: Programme, variant: str | None) -> None:
        frames = {**source.phases, **source.outcomes}
        super().__init__(source=source, variant=variant, frames=frames, steps={})
        names = ("findings", "parameters", "clocks", "tallies", "criteria", "spells", "questions")
        for key in names:
            setattr(self, key, self.present(getattr(source, key)))
        self.homes_of = {"criterion": self.criteria, "tally": self.tallies, "clock": self.clocks}
        self.homes_of |= dict.fromkeys(PARAMETER, self.parameters)
        self.homes_of |= {"spell": self.spells}
        holders: list[Any] = [source, *frames.values()]
        for s in [s for h in holders for s in self.present(h.steps).values()]:
            entered = Selection(members=(Selector(kind="entered", target=s.phase),))
            opens = s.opens or ((Opening(form="each", selection=entered),) if s.phase else ())
            acts = {
                n: evolve(o, then=self.those(o.then)) for n, o in s.options.items() if self.here(o)
            }
            more = {"then": self.those(s.then), "recommend": self.those(s.recommend)}
            self.steps[s.name] = evolve(s, opens=opens, by=s.by or s.of, options=acts, **more)
        of, must = source.record_keeper, Need(modality="must")
        self.steps["confirm"] = Step(name="confirm", is_="task", need=must, of=of, by=of)
        options = {name: Option(name=name) for name in ("uphold", "set_aside")}
        self.review = Step(name="review", is_="decision", need=must, of=of, by=of, options=options)
        self.ranked = self.rank()
        every = (*self.steps.values(), self.review)
        self.homes = {s.name: Fact("", "", 0, phase=s.phase or "") for s in every}
        self.edges = [(f"found:{f.name}", f.when, TOP) for f in self.findings.values() if f.when]
        for s in self.steps.values():
            tops = [(f"step:{s.name}:{n}", o.criterion) for n, o in enumerate(s.opens)]
            self.edges += [(key, c, self.homes[s.name]) for key, c in tops if c]
        read = self.parts(self.steps, self.findings, frames)
        self.read = {p.name for p in read if getattr(p, "form", type(p).__name__) in PARAMETER}
        self.selectors = dict[str, Selector]()

    def here(self, part: Any) -> bool:
        """Whether an element is in the variant."""
        return not getattr(part, "only_in", ()) or self.variant in part.only_in

    def those(self, parts: Iterable[Any]) -> tuple[Any, ...]:
        """Those that are, of a list."""
        return tuple(part for part in parts if self.here(part))

    def present(self, parts: Mapping[str, Any]) -> dict[str, Any]:
        """Those that are, by name."""
        return {name: part for name, part in parts.items() if self.here(part)}

    def parts(self, *roots: Any) -> list[Any]:
        """Every node under some parts, and under the named values that they read."""
        seen, row = dict[int, Any](), list(roots)
        while row:
            part = row.pop()
            if isinstance(part, tuple | list):
                row += part
            elif isinstance(part, Node):
                if id(part) not in seen and self.here(part):
                    seen[id(part)] = part
                    kind: Any = type(part)
                    read = [getattr(part, name) for name in fields(kind)]
                    row += [x for x in (*read, *self.named_in(part)) if type(x) not in SIMPLE]
            elif isinstance(part, Mapping):
                row += part.values()
        return list(seen.values())

    def named_in(self, part: Any) -> list[Any]:
        """The values that a node reads by name."""
        home = self.homes_of.get(getattr(part, "form", type(part).__name__), {})
        read = [home.get(getattr(part, "name", ""))]
        read += [self.tallies.get(getattr(part, "tally", ""))]
        read += [self.clocks.get(getattr(part, "clock", ""))]
        spells = (*getattr(part, "except_", ()), *getattr(part, "during", ()))
        return [*read, *map(self.spells.get, spells)]

    def rank(self) -> list[Any]:
        """Findings and steps, each after what it reads, `confirm` last (S3.6)."""
        every = dict(sorted(self.steps.items()))
        row, seen, last = list[Any](), set[str](), every.pop("confirm")
        every |= {f"found:{name}": f for name, f in sorted(self.findings.items())}
        place = {name: n for n, name in enumerate(every)}

        def visit(name: str) -> None:
            if name not in seen:
                seen.add(name)
                for read in sorted(self.reads(every[name]) & set(place), key=lambda n: place[n]):
                    visit(read)
                row.append(every[name])

        for name in every:
            visit(name)
        return [*row, last]

    def reads(self, part: Any) -> set[str]:
        """What a step or a finding reads, by name (S3.6)."""
        names, steps = set[Any](), self.steps.values()
        acts: Any = lambda name, *forms: {
            s.name for s in steps if any(e.target == name and e.form in forms for e in s.then)
        }
        if isinstance(part, Step):
            part = evolve(part, options={}, recommend=())
            names |= {*part.after, *(b.step for b in part.before)}
            names |= {s.name for s in steps if s.offers == part.name}
            names |= acts(part.name, "open", "waive", "extend")
        for n in self.parts(part):
            match n:
                case Atom(form="step") | Moment(form="due" | "aim"):
                    names.add(n.name)
                case Atom(form="finding"):
                    names.add(f"found:{n.name}")
                case Atom(form="phase") if "done" in n.states:
                    names |= set(self.frames[n.name].steps)
                case Parameter():
                    names |= acts(n.name, "set")
                case Selector(kind="found"):
                    all_found = n.target == "any"
                    names |= {f"found:{f}" for f in (self.findings if all_found else [n.target])}
                case Selector(kind="opened" | "dropped" | "lapsed" | "done" | "tested"):
                    read = [s for s in steps if n.target in {s.name, "any"} or s.is_ == n.target_is]
                    if n.kind in {"done", "tested"}:
                        strict: Any = lambda s: any(b.outside == "does_not_count" for b in s.window)
                        read = [s for s in read if strict(s)]
                    names |= {s.name for s in read}
        return names


class Fold(Plain):
    """The state of a case (S3.2), and every value that is read from it (S5, S6, S7)."""

    STATE = (
        *("facts", "now", "turned", "instances", "visits", "lived", "completed", "sets", "chosen"),
        *("disarmed", "voided", "unready", "unclear", "marks", "enrolled", "is_judged", "moves"),
        "untimed",
    )

    def __init__(self, plain: Plain, facts: list[Fact], judged: dict[str, Any]) -> None:
        names = ("instances", "visits", "lived", "completed", "sets", "moves")
        lists: Any = {key: [] for key in names}
        lists |= {key: set() for key in ("disarmed", "voided", "unready", "unclear", "untimed")}
        lists |= {key: {} for key in ("marks", "chosen", "assumed", "is_judged")}
        SimpleNamespace.__init__(self, **vars(plain), **lists, facts=facts, judged=judged, now=TOP)
        self.enrolled = next(x for x in facts if x.kind == "enrolled")  # S2.8
        self.start = self.enrolled.day
        self.day = self.start - 1
        self.calendar = temporal.calendar_named(self.source.calendar)
        self.run, self.changed, self.settled, self.last_left = 1, 0, 0, ""
        self.turned = (TOP, 1)
        self.indexed()

    def indexed(self) -> None:
        """Facts by kind and by day, and what is worked out once while nothing changes."""
        self.memo, self.kinds, self.days = dict[Any, Any](), dict[str, Any](), dict[int, Any]()
        # `static` knows selectors by identity, so what is parsed on the way must live as long.
        self.static, self.parsed = dict[Any, Any](), dict[Any, Any]()
        for x in (*self.facts, *self.marks.values()):
            self.kinds.setdefault(x.kind, []).append(x)
        for x in self.facts:
            self.days.setdefault(x.day, []).append(x)
        self.by_step = dict[str, list[Fact]]()
        for i in self.instances:
            self.by_step.setdefault(i.step.name, []).append(i)
        self.own_kind = self.own_kinds()

    def fork(self) -> "Fold":
        """A second fold in the same state; what is done to one is not done to the other."""
        other, twins = Fold.__new__(Fold), dict[Fact, Fact]()
        other.__dict__.update(vars(self))
        for key in self.STATE:
            setattr(other, key, copied(getattr(self, key), twins))
        other.indexed()
        return other

    def stir(self) -> None:
        """Something has changed: what was worked out before may not hold."""
        self.changed += 1
        self.memo.clear()

    def once(self, key: Any, work: Any) -> Any:
        """What has been worked out since the last change, or is now."""
        if key not in self.memo:
            found = work()
            self.memo[key] = found  # what it stirred is forgotten before
        return self.memo[key]

    def own(self, name: str) -> list[Fact]:
        """The instances of a step."""
        return self.by_step.get(name, [])

    def own_kinds(self) -> dict[str, list[Fact]]:
        """Today's entries of each step's own kind (S8.1)."""
        found = dict[str, list[Fact]]()
        for x in self.days.get(self.day, ()):
            step = self.steps.get(x.targets[0]) if len(x.targets) == 1 else None
            if step and step.name != "confirm" and KINDS.get(step.is_) == x.kind:
                found.setdefault(step.name, []).append(x)
        return found

    # Entries and selections (S2, S5)

    def counts(self, x: Fact) -> bool:
        """S2.7; a mark always does."""
        gone = x.entry and (x in self.voided or (x.kind == "tested" and x.entry.void))
        return x.entry is None or (x.day <= self.day and x.in_force and not gone)

    def effects(self, x: Fact) -> Any:
        """What the option of a decision does (S4.4)."""
        step = self.steps.get(x.entry.step)
        option = step and step.options.get(x.entry.option)
        return option.then if option else ()

    def said(self, x: Fact, *words: str) -> str | None:
        """What the last act in force that judges an entry says of it; None: pending (S2.5)."""
        heard: Any = lambda d: [w for t, w in self.judged.get(d.name, ()) if t == x.name]
        row = [d for d in self.facts if d.in_force and set(heard(d)) & set(words)]
        return [w for w in heard(ordered(row)[-1]) if w in words][-1] if row else None

    def judges(self, step: Step, x: Fact) -> bool:
        """Whether a step is one by which the programme judges an entry (S2.6)."""
        each = [m for o in step.opens if o.selection for m in o.selection.members]
        judging = {e.form for o in step.options.values() for e in o.then}
        if not judging & {"excuse", "refuse_excuse"}:
            return False
        if not each:
            return bool(step.opens and x.kind == "missed")
        return any(self.matches(evolve(m, excused=None), x) is not False for m in each)

    def excused(self, x: Fact) -> Truth:
        """The class of a `missed` or `happened`; None: pending (S2.5)."""
        if x not in self.is_judged:
            self.is_judged[x] = any(self.judges(s, x) for s in self.steps.values())
        if not self.is_judged[x]:
            return bool(x.entry.excused)
        said = self.said(x, "excuse", "refuse_excuse")
        return self.assumed.get(x) if said is None else said == "excuse"

    def fits(self, s: Selector, x: Fact) -> bool:
        """What never changes of S5.1 and S5.2: kind, target and the plain filters."""
        if s.kind != x.kind or (x.kind in MARKS and "confirm" in x.targets):
            return False
        named = s.target in {None, "any"} or s.target in x.targets
        if s.target_is is not None:
            named = any(n in self.steps and self.steps[n].is_ == s.target_is for n in x.targets)
        if not named:
            return False
        if x.kind in MARKS:
            lacks = (s.option, s.result, s.reason, s.by, None if s.cause == "any" else s.cause)
            return x.kind == "lapsed" or not any(lacks)
        cause = s.cause or ("participant" if s.kind == "missed" else "any")
        wanted: dict[str, Any] = {"option": s.option, "result": s.result, "reason": s.reason}
        wanted |= {"by": s.by and (s.by,), "cause": None if cause == "any" else (cause,)}
        return all(v is None or getattr(x.entry, k, None) in v for k, v in wanted.items())

    def surely(self, s: Selector, x: Fact) -> Truth:
        """Whether a fact that fits is a member; None: perhaps (S5.2, S5.3, S5.5)."""
        if x.kind == "lapsed":
            if s.accounted is False or not x.accounted:
                return s.accounted is False and not x.accounted
            cause, bearer = self.charged(x)
            if s.cause not in {"any", cause} if s.cause else bearer != x.bearer:
                return False
            return opposite(self.excused(x.by)) if x.by and x.by.kind == "missed" else True
        excused = None if s.excused is None else self.excused(x)
        right = True if s.excused is None else None if excused is None else excused == s.excused
        asked = self.source.incidents[x.entry.incident].witnesses if x.kind == "happened" else 0
        seen = not asked or len(set(x.entry.witnesses)) >= asked or self.assumed.get((x, "seen"))
        return all_of([right, seen])

    def matches(self, s: Selector, x: Fact) -> Truth:
        """Whether a fact is a member of a selector; None: perhaps (S5.1-S5.3, S5.5)."""
        return self.fits(s, x) and self.surely(s, x)

    def member(self, selection: Selection, x: Fact) -> Truth:
        """S5.3."""
        return any_of(self.matches(s, x) for s in selection.members)

    def fitting(self, s: Selector) -> list[Fact]:
        """What fits a selector: entries are looked through once, marks as they come (S5.1)."""
        if s.kind in MARKS:
            there = self.kinds.get(s.kind)
            return [x for x in there if self.fits(s, x)] if there else []
        found = self.static.get(id(s))
        if found is None:
            found = [x for x in self.kinds.get(s.kind, ()) if self.fits(s, x)]
            self.static[id(s)] = found
        return [x for x in found if self.counts(x)]

    def members(self, *selectors: Selector) -> list[tuple[Fact, bool]]:
        """Members in canonical order, each with whether it is certain (S5.1, S5.3)."""
        if len(selectors) == 1 and selectors[0].kind not in self.kinds:
            return []
        key: Any = id(selectors[0]) if len(selectors) == 1 else tuple(map(id, selectors))
        row: list[tuple[Fact, bool]] | None = self.memo.get(key)
        if row is None:
            found = dict[Fact, Truth]()
            for s in selectors:
                for x in self.fitting(s):
                    found[x] = any_of([found.get(x, False), self.surely(s, x)])
            row = [(x, bool(found[x])) for x in ordered(found) if found[x] is not False]
            self.memo[key] = row
        return row

    def scoped(
        self, selection: Selection, scope: Scope | None, here: Fact, *, first: bool = False
    ) -> Any:
        """Members in scope, read from `here`; None where the scope is unknown (S5.6, S5.8)."""
        form, phase = (scope.form, scope.phase) if scope else ("case", None)
        since = self.moment(scope.moment, TOP) if scope and scope.moment else At()
        first = first or bool(scope and scope.moment and scope.moment.form == "enrolled")
        length: Any = self.quantity(scope.length, here) if scope and form == "last" else 0
        if since is None or length is None:
            return None
        visit = next((v for v in reversed(self.visits) if v.phase == here.phase), None)
        visit = visit if here.phase else self.now

        def inside(x: Fact) -> bool:
            if form == "last":
                end = temporal.add(x.day, length, self.calendar)
                return bool(self.day < end if first else self.day <= end)
            if form == "since":
                after = x.day >= since.day if first else before(since, At(x.day, x.instant))
                return bool(since and after)
            tests = {"run": x.run == self.run, "visit": x.visit is visit}
            return bool(tests.get(form, form == "case" or x.visit.phase == phase))

        return [(x, sure) for x, sure in self.members(*selection.members) if inside(x)]

    def charged(self, x: Fact) -> tuple[str, str | None]:
        """The cause and the bearer of a lapse that is accounted for (S9.9)."""
        cause = getattr(x.by.entry, "cause", None) if x.by else None
        cause = cause or self.side(x.bearer)
        if cause == "provider":
            providers = [r for r in (x.owner.by, x.bearer) if self.side(r) == "provider"]
            return cause, next(iter(providers), None)
        return cause, None if cause == "outside" else x.bearer

    def side(self, role: str | None) -> str:
        """A role's side; nobody has none (S9.9, S10.1)."""
        found = self.source.roles.get(role or "")
        return found.side if found else ""

    # Instances, moments, bounds (S3.4, S6.1-S6.3, S9.1, S9.2)

    def sequence(self, instances: Iterable[Fact]) -> list[Fact]:
        """In the order in which they began (S3.4)."""
        row = list(instances)
        if len(row) < 2:
            return row
        causes = ordered(x for x in {i.cause for i in row} if x.entry is not None)
        place: Any = lambda x: (0, causes.index(x), "") if x.entry is not None else (1, 0, x.name)
        return sorted(row, key=lambda i: (i.day, place(i.cause)))

    def in_view(self, name: str) -> list[Fact]:
        """S3.4, the latest last."""
        own = name in self.steps and self.steps[name].phase == self.now.phase
        mine = self.own(name)
        seen: Any = lambda i: i.run == self.run or (not i.phase and living(i))
        return self.sequence(i for i in mine if (i.visit is self.now if own else seen(i)))

    def latest(self, name: str) -> Fact | None:
        """S3.4."""
        return next(reversed(self.in_view(name)), None)

    def answer(self, name: str) -> Fact | None:
        """The last entry that holds an answer (S7.4)."""
        row = self.kinds.get("answered", ()) if name in self.questions else ()
        return next(reversed(ordered(x for x in row if name in x.targets and self.counts(x))), None)

    def moment(self, m: Any, here: Fact) -> At | None:
        """S6.1, S6.3."""
        match m.form:
            case "enrolled":
                return self.enrolled.at
            case "opened":
                return At(here.opened[0]) if here.opened else At()
            case "previous_round":
                return here.taken[-1].at if here.taken else At()
            case "answer":
                x = self.answer(m.name)
                return At(to_day(dict(x.entry.answers)[m.name])) if x else None
            case "due" | "middle":
                visit = next((v for v in reversed(self.visits) if v.phase == m.name), None)
                i = visit if m.form == "middle" else self.latest(m.name)
                dues = [b.due for b in self.limits(i) if b.upper and b.due != At()] if i else []
                end = earliest(d for d in dues if d)
                if i and end and m.form == "middle":
                    return At(i.day + (end.day - i.day) // 2)
                return end or (None if dues else At())
            case "aim":
                i = self.latest(m.name)
                return next((b.aim for b in self.limits(i) if b.bound.aim), At()) if i else At()
            case "expected_end":
                began = self.rows(m.name, self.day).opener
                said = getattr(began.entry, "expected_end", None) if began else None
                return At(to_day(said)) if said else At()
            case "parameter":
                value = self.parameter(m.name)
                if value is None:
                    return None
                return self.moment(value, here) if isinstance(value, Moment) else At(to_day(value))
            case "latest":
                found = [self.moment(x, here) for x in m.members]
                return None if None in found else latest(x for x in found if x)
        picked = self.picked(m.selection, here, sure=False)
        sure = all(certain for _, certain in self.members(*m.selection.members))
        return picked if sure or picked == self.picked(m.selection, here, sure=True) else None

    def picked(self, selection: Selection, here: Fact, *, sure: bool) -> At:
        """The date of what is meant (S6.2)."""
        return next((x.at for x in self.meant(selection, here, sure=sure)), At())

    def meant(self, selection: Selection, here: Fact, *, sure: bool) -> list[Fact]:
        """S6.2, with the perhaps members or without."""
        which = next((s.which for s in selection.members if s.which), None)
        unions = [selection.members] if which else [(s,) for s in selection.members]
        facts = list[Fact]()
        for part in unions:
            row = [x for x, certain in self.members(*part) if certain or not sure]
            if not which:
                row = [x for x in row if self.belongs(part[0], x, here)]
            last = part[0].kind in {"entered", "left", "booked"}
            index = {"first": 0, "last": -1, "previous": -2}.get(which or "", -1 if last else 0)
            facts += [row[index]] if len(row) >= max(1, -index) else []
        return ordered(facts)[:1]

    def belongs(self, s: Selector, x: Fact, here: Fact) -> bool:
        """Whether a moment without `which` looks at a member (S6.2)."""
        step = self.steps.get(s.target) if s.kind in OF_STEPS else None
        phase = step.phase if step else s.target if s.kind in {"entered", "left"} else None
        if phase and here.phase == phase and here.kind == "instance":
            return x.visit is here.visit
        run = here.run or self.run
        if step and phase:
            visits = [v for v in self.visits if v.phase == phase and v.run == run]
            return bool(visits) and x.visit is visits[-1]
        return x.run == run if step else True

    def limits(self, i: Fact) -> list[Limit]:
        """The bounds of an instance, or of a phase for a visit (S9.1, S9.2, S9.10)."""
        found: list[Limit] = self.once(i, lambda: self.bounds(i))
        return found

    def bounds(self, i: Fact) -> list[Limit]:
        """The same, worked out (S9.1, S9.2, S9.10)."""
        repeat, rows = getattr(i.step, "repeat", None), list[Limit]()
        window = enumerate(getattr(i.step, "window", ()))
        bounds = [(f"window/{n}", b, NEVER) for n, b in window if self.here(b)]
        if repeat and repeat.gap:
            back = Moment(form="previous_round")
            gap = Bound(from_=back, max=repeat.gap.max, modality=repeat.gap.modality)
            bounds.append(("gap", gap, (repeat.except_, ())))
        for label, b, stop in bounds:
            clock = self.clocks[b.clock] if b.clock else None
            stop = (clock.except_, clock.during) if clock else stop
            source: Any = clock.from_ if clock else b.from_
            m = At() if i.state == "dropped" else self.moment(source, i)
            low, aim, due, held = self.dates(m, b, i, label, stop)
            own = bool(repeat and source.form == "previous_round")
            full = f"{label}/{iso(i.taken[-1].day)}" if own and i.taken else label
            upper = b.max is not None or b.late is not None
            rows.append(Limit(label, full, b, low, aim, due, own, upper, held))
        for n, b in enumerate(getattr(i.step, "before", ())):
            other, label = self.latest(b.step), f"before/{n}"
            binds = other and other.how != "waived" and "dropped" not in {other.state, i.state}
            by: Any = (other.taken[:1] or [other.entry])[0] if other and binds else None
            due, bound = by.at if by else At(), Bound(modality=b.modality)
            rows.append(
                Limit(label, label, bound, At(), At(), due, own=False, upper=True, held=False)
            )
        return rows

    def dates(self, m: At | None, b: Bound, i: Fact, label: str, stop: Any) -> tuple[Any, ...]:
        """Low, aim, due (S1.4, S9.2), and whether standing still keeps one unknown (S14.4)."""
        if not m:
            return m, m, m, False
        held = []

        def plus(a: At | None, q: Any, sign: int = 1) -> At | None:
            found = self.plus(a, q, stop, sign)
            held.append(found is None and stop != NEVER and self.plus(a, q, NEVER, sign))
            return found

        to: Any = lambda a, q, sign=1: [] if q is None else [plus(a, self.quantity(q, i), sign)]
        aim = next(iter(to(m, b.aim)), At())
        lows, ups = to(m, b.min) + to(aim, b.early, -1), to(m, b.max) + to(aim, b.late)
        for more in i.extended if label != "gap" else ():
            ups = [plus(u, more) for u in ups]
        if b.counting == "statutory":
            roll: Any = lambda u: At(temporal.rolled(u.day, self.calendar))
            ups = [roll(u) if u and u.instant is None else u for u in ups]
        low, due = None if None in lows else latest(lows), None if None in ups else earliest(ups)
        return low, aim, due, any(held)

    def plus(self, m: At | None, q: Any, stop: Any = NEVER, sign: int = 1) -> At | None:
        """S1.2, S1.6, S1.7."""
        if m is None or not isinstance(q, Duration):
            return None
        days = q.unit in {Unit.DAYS, Unit.WEEKS}
        if q.unit is Unit.HOURS and stop == NEVER:
            instant = None if m.instant is None else temporal.due_instant(m.instant, sign * q.n)
            if instant is None:
                return None
            return At(temporal.local_day(instant, self.source.zone), instant)
        if stop == NEVER or not days:
            q = q._replace(n=sign * q.n)
            return At(temporal.add(m.day, q, self.calendar)) if stop == NEVER else None
        day, left = m.day, temporal.in_days(q)
        before = max(0, self.start - 1 - day) if sign > 0 < left else 0  # then no spell was open
        day, left = day + before, left if stop[1] else left - before
        day += min(left, 0)
        while left > 0:
            if day >= self.day if sign > 0 else day <= self.start:  # from here all days are alike
                if self.stopped(stop, day + sign) is False:
                    return At(day + sign * left)
                return None if sign > 0 else At(-left)  # before all dates that there are
            day += sign
            stopped = self.stopped(stop, day)
            if stopped is None:
                return None
            left -= not stopped
        return At(day)

    def stopped(self, stop: Any, day: int) -> Truth:
        """Whether a count stands still on a date; how long it will is not known (S1.7, S6.4)."""
        on = min(day, self.day)
        still = [
            *(self.spell(s, on) for s in stop[0]),
            *(opposite(self.spell(s, on)) for s in stop[1]),
        ]
        truth = any_of(still)
        return None if truth and day > self.day else truth

    # Spells, parameters, numbers (S6.4-S6.12, S7.9-S7.11)

    def rows(self, name: str, day: int) -> Any:
        """A spell's open rows, what changed nothing, who last opened it (S6.9-S6.12)."""
        if ("rows", name) not in self.static:
            every = (*self.kinds.get("began", ()), *self.kinds.get("ended", ()))
            mine = [x for x in every if x.entry.spell == name in {*self.spells, "place"}]
            self.static["rows", name] = [x for x in mine if self.approved(x) is not False]
        mine = [x for x in self.static["rows", name] if self.counts(x) and x.day <= day]
        key = ("rows", name, len(mine))
        if key not in self.static:
            self.static[key] = self.intervals(name, mine)
        return self.static[key]

    def intervals(self, name: str, mine: list[Fact]) -> Any:
        """The same, from the entries that count (S6.9, S6.10)."""
        many = name in self.spells and self.spells[name].many is not None
        row: dict[str, tuple[Fact, Truth]] = {}
        idle, opener, last = list[Fact](), None, None
        if name == "place" and self.enrolled.entry.place:
            row, opener, last = {"": (self.enrolled, True)}, self.enrolled, self.enrolled
        for x in ordered(mine):
            old, actor = dict(row), x.entry.actor if many else ""
            if x.kind == "began":
                row.setdefault(x.name if actor is None else actor, (x, actor is not None or None))
                opener = x if row != old else opener
            elif actor is not None or len(row) == 1:
                row.pop(next(iter(row)) if actor is None else actor, None)
            else:
                row = {key: (began, None) for key, (began, _) in row.items()}
            last, idle = (x, idle) if row != old else (last, [*idle, x])
        return SimpleNamespace(open=row, idle=idle, opener=opener, last=last)

    def approved(self, x: Fact) -> Truth:
        """Whether what began is there; None: pending (S2.5, S6.11)."""
        s = self.spells.get(x.entry.spell) if x.kind == "began" else None
        said = self.said(x, "approve", "refuse") if s and s.approval else "approve"
        return None if said is None else said == "approve"

    def spell(self, name: str, day: int) -> Truth:
        """Whether a spell is open on a day (S6.9-S6.11)."""
        s, row = self.spells.get(name), self.rows(name, day).open.values()
        sure = [all_of([t, self.approved(x)]) for x, t in row]
        n = self.quantity(s.many) if s and s.many is not None else 1
        if n is None:
            return None if any_of(sure) is not False else False
        return compared("at_least", (sure.count(True), len(sure) - sure.count(False)), (n, n))

    def parameter(self, name: str) -> Any:
        """The value of a parameter; None where it is not filled (S7.9)."""
        return self.once(("parameter", name), lambda: self.filled(name))

    def filled(self, name: str) -> Any:
        """The same, worked out (S7.9)."""
        p = self.parameters.get(name)
        if p is None:
            return None
        mine = [s for s in self.sets if s[1] == name and self.counts(s[0])]
        mine = [s for s in mine if p.per != "visit" or s[3] is self.now]
        values = [s[2] for s in mine if s[0] is ordered(x for x, *_ in mine)[-1]][-1:]
        opener = self.rows("place", self.day).opener or self.enrolled
        values += [p.by_variant.get(self.variant or ""), dict(opener.entry.settings).get(name)]
        on = self.day if p.read == "on_day" else self.start
        values += [v for first, v in p.dated if to_day(first) <= on][-1:]
        for v in (*values, p.value):
            key = (name, id(v))
            if v is not None and key not in self.parsed:
                read: Any = parse_setting(p, v)
                self.parsed[key] = None if read is NOT_STATED or hasattr(read, "rule") else read
            if v is not None and self.parsed[key] is not None:
                return self.parsed[key]
        return None

    def quantity(self, q: Any, here: Fact = TOP) -> Any:
        """What is said or referred to; None where it is not filled (S7.10, S7.11)."""
        if isinstance(q, ParameterRef):
            return self.parameter(q.name)
        return self.value(here.cause, q.name) if isinstance(q, ValueRef) else q

    def value(self, x: Fact | None, name: str) -> Any:
        """A value that an entry carries (S7.11)."""
        said = dict(getattr(x.entry, "values", ())).get(name) if x else None
        return (temporal.parse_duration(said) or said) if isinstance(said, str) else said

    def operand(self, o: Any, here: Fact) -> Any:
        """The right side of a comparison, as an interval; None is unknown (S6.8, S7.10)."""
        if isinstance(o, TallyRef):
            span = self.tally(self.tallies[o.tally], here)
            return span and tuple(sorted(o.times * x + o.plus for x in span))
        value = self.quantity(o, here)
        if value is None and isinstance(o, ParameterRef) and o.name in self.parameters:
            return self.parameters[o.name].between
        return None if value is None else (value, value)

    def compare(self, op: str, left: Any, right: Any) -> Truth:
        """S6.8, S7.4; lengths of time as E ⊕ value (S11.7)."""
        if left is None or right is None:
            return None
        if len({v.unit is Unit.HOURS for v in (*left, *right) if isinstance(v, Duration)}) > 1:
            return None

        def scalar(v: Any) -> Any:
            if isinstance(v, Duration):
                return v.n if v.unit is Unit.HOURS else temporal.add(self.start, v, self.calendar)
            return v.toordinal() if isinstance(v, date) else v

        return compared(op, tuple(map(scalar, left)), tuple(map(scalar, right)))

    def clock(self, name: str, op: str, span: Any) -> Truth:
        """S6.4, S6.5."""
        c = self.clocks[name]
        a, end = self.moment(c.from_, TOP), self.moment(c.until, TOP) if c.until else At()
        end = At(self.day) if end == At() else end
        if a is None or end is None or span is None:
            return False if a == At() else None
        if a and (c.except_ or c.during):
            if any(n.unit not in {Unit.DAYS, Unit.WEEKS} for n in span):
                return None
            first = max(a.day + 1, self.start)  # before the case no spell was open
            early = 0 if c.during else max(0, min(first - 1, end.day) - a.day)
            row = [self.stopped((c.except_, c.during), y) for y in range(first, end.day + 1)]
            run = (early + row.count(False), early + len(row) - row.count(True))
            return compared(op, run, tuple(temporal.in_days(n) for n in span))
        ends = [self.plus(a, n) for n in span] if a else []
        if not a or None in ends:
            return None if a else False
        k = int(all(x is not None and x.instant is not None for x in (end, *ends)))
        return compared(op, (end[k], end[k]), tuple(x[k] for x in ends if x))

    def tally(self, t: Any, here: Fact) -> Any:
        """S6.6: from least to greatest; None is unknown."""
        found = self.scoped(t.selection, t.scope, here, first=t.first_day_counts)
        if found is None or t.form == "share":
            return None
        if t.form == "count":
            return sum(sure for _, sure in found), len(found)
        if t.form == "consecutive":
            breaks, sures = dict(self.members(*t.broken_by.members)), dict(found)
            row = [x for x, _ in self.members(*t.selection.members, *t.broken_by.members)]
            after: Any = lambda xs: row[
                max((n for n, x in enumerate(row) if x in xs), default=-1) + 1 :
            ]
            low = sum(sures.get(x, False) for x in after(breaks))
            return low, sum(x in sures for x in after([x for x, sure in breaks.items() if sure]))
        values = [(self.value(x, t.value), sure) for x, sure in found]
        numbers = [
            (v, s) for v, s in values if isinstance(v, int | Decimal) and not isinstance(v, bool)
        ]
        if t.form == "sum":
            low = sum(v if sure else min(v, 0) for v, sure in numbers)
            high = sum(v if sure else max(v, 0) for v, sure in numbers)
            return (low, high) if len(numbers) == len(values) else None
        least = 2 if t.which == "previous" else 1
        pick = {"last": lambda r: r[-1], "previous": lambda r: r[-2], "first": lambda r: r[0]}
        pick |= {"highest": max, "lowest": min}
        loose = [n for n, (_, sure) in enumerate(numbers) if not sure]
        ways = [kept for k in range(least + 1) for kept in combinations(loose, k)]
        rows = [[v for n, (v, sure) in enumerate(numbers) if sure or n in kept] for kept in ways]
        said = {pick[t.which](r) if len(r) >= least else None for r in rows}
        return (*said, *said) if len(said) == 1 and None not in said else None

    def share(self, t: Any, op: str, span: Any, here: Fact) -> Truth:
        """S6.7, with each pending entry taken both ways."""
        among = self.scoped(t.among, t.scope, here, first=t.first_day_counts)
        if among is None or span is None or not any(sure for _, sure in among):
            return None
        found = self.scoped(t.selection, t.scope, here, first=t.first_day_counts)
        sums = [(0, 0), (0, 0)]
        for x in dict([*among, *found]):
            for n, percent in enumerate(span):
                each = []
                for excused, seen in product((True, False), repeat=2):
                    self.assumed = {x.by or x: excused, (x, "seen"): seen}
                    inside, whole = self.member(t.selection, x), self.member(t.among, x)
                    each.append(100 * bool(inside) - percent * bool(whole))
                sums[n] = (sums[n][0] + min(each), sums[n][1] + max(each))
        self.assumed = {}
        one, other = (compared(op, s, (0, 0)) for s in sums)
        return one if one == other and (op != "is" or span[0] == span[1]) else None

    # Criteria (S7, S8.3, S10.4, S11.6)

    def truth(self, c: Any, here: Fact = TOP) -> Truth:
        """S7.1-S7.8."""
        if c is None:
            return True
        key = (id(c), id(here))
        if key not in self.memo:
            read: Any = self.combined if isinstance(c, Combination) else self.atom
            self.memo[key] = read(c, here)
        said: Truth = self.memo[key]
        return said

    def combined(self, c: Combination, here: Fact) -> Truth:
        """S7.1."""
        said = [self.truth(m, here) for m in c.members]
        if c.form == "at_least":
            span = (said.count(True), len(said) - said.count(False))
            return self.compare("at_least", span, self.operand(c.n, here))
        if c.form == "not":
            return opposite(said[0])
        return all_of(said) if c.form == "all" else any_of(said)

    def atom(self, c: Any, here: Fact) -> Truth:
        """S7.4-S7.8."""
        name: Any = c.name
        match c.form:
            case "criterion":
                return self.truth(self.criteria[name].test, here)
            case "variant":
                return self.variant in c.states
            case "step":
                i: Any = self.latest(name)
                late = [x.accounted for x in self.lapses(i)] if i and living(i) else []
                is_late = True if any(late) else None if late else False
                return bool(i) and any_of(
                    is_late if s == "late" else i.state == s for s in c.states
                )
            case "phase":
                current, done = name == self.now.phase, "done" in c.states
                return any_of(["current" in c.states and current, done and self.phase_done(name)])
            case "spell":
                is_open = self.spell(name, self.day)
                return any_of(is_open if s == "open" else opposite(is_open) for s in c.states)
            case "has" | "finding":
                found = self.held(c, here)
                return None if found is None else any_of(sure or None for _, sure in found)
        t = self.tallies[name] if c.form == "tally" else None
        left = self.operand(ParameterRef(name=name), here) if c.form == "parameter" else None
        if c.form == "answer" and (x := self.answer(name)):
            left = (dict(x.entry.answers)[name],) * 2
        left = self.tally(t, here) if t else left

        def holds(op: str, right: Any) -> Truth:
            if c.form == "clock":
                return self.clock(name, op, right)
            share = t is not None and t.form == "share"
            return self.share(t, op, right, here) if share else self.compare(op, left, right)

        rows = [(x.op, x.operand) for x in c.comparisons]
        among: Any = lambda values: any_of(holds("is", (v, v)) for v in values)
        return all_of(
            among(o) if op == "among" else holds(op, self.operand(o, here)) for op, o in rows
        )

    def held(self, c: Any, here: Fact) -> Any:
        """The members that `has` or `finding` asks about (S7.8)."""
        if c.form == "has":
            return self.scoped(c.selection, c.scope, here)
        made = self.selectors.setdefault(c.name, Selector(kind="found", target=c.name))
        return self.scoped(Selection(members=(made,)), c.scope, here)

    def need(self, step: Step, here: Fact = TOP) -> str | None:
        """Must, should or may; None while it is unknown (S8.3)."""
        here = self.homes[step.name] if here is TOP else here
        truth = self.truth(step.need.must_when, here) if step.need.must_when else False
        return None if truth is None else "must" if truth else step.need.modality

    def phase_done(self, name: str) -> Truth:
        """S7.7."""
        visit = next((v for v in reversed(self.visits) if v.phase == name), None)
        if visit is not self.now:
            return visit.was if visit else False
        truths: list[Truth] = []
        for step in (self.steps[n] for n in self.frames[name].steps if n in self.steps):
            mine = self.in_view(step.name) if not self.by_pace_alone(step) else [TOP]
            needs = [self.need(step, i) if living(i) else "" for i in mine]
            truths += [None if n is None else n != "must" for n in needs]
            truths += [self.need(step) is not None or None] if not mine else []
        return all_of(truths)

    def by_pace_alone(self, step: Any) -> bool:
        """Repeated, with nothing that ends it (S7.7, S9.1)."""
        repeat = getattr(step, "repeat", None)
        return bool(repeat and repeat.times is None and repeat.until is None)

    def chosen_rounds(self, name: str) -> set[str]:
        """The rounds of a step that a choice in force names (S8.17)."""
        mine = [x for n, x in self.chosen.items() if self.steps[n].chooses.rounds_of == name]
        return {n for x in mine if self.counts(x) for n in x.entry.chosen}

    def witnesses(self, c: Any, here: Fact) -> frozenset[str]:
        """The entries that a criterion rests on (S10.4)."""
        rests: Any = []
        name: Any = getattr(c, "name", None)
        match c:
            case None:
                pass
            case Combination():
                return frozenset().union(*(self.witnesses(m, here) for m in c.members))
            case Atom(form="criterion"):
                return self.witnesses(self.criteria[name].test, here)
            case Atom(form="tally"):
                t = self.tallies[name]
                for s in [t.selection, *([t.among] if t.among else [])]:
                    rests += self.scoped(s, t.scope, here, first=t.first_day_counts) or []
            case Atom(form="has" | "finding"):
                rests = self.held(c, here) or []
            case Atom(form="spell"):
                rows = self.rows(name, self.day)
                rests = [(rows.opener if rows.open else rows.last, True)]
            case Atom(form="step"):
                rests = [(getattr(self.latest(name), "entry", None), True)]
            case Atom(form="answer"):
                rests = [(self.answer(name), True)]
        return frozenset().union(*(self.rests(x) for x, sure in rests if sure))

    def rests(self, x: Fact | None) -> frozenset[str]:
        """An entry is its own witness, a mark has its own, a lapse what accounts for it (S10.4)."""
        if x is not None and x.kind == "lapsed":
            return self.rests(x.by)
        return frozenset() if x is None else x.witnesses if x.entry is None else frozenset({x.name})

    def ask(self, c: Any, here: Fact) -> set[str]:
        """The unanswered questions under what is unknown (S11.6)."""
        if self.truth(c, here) is not None:
            return set()
        if isinstance(c, Combination):
            return set().union(*(self.ask(m, here) for m in c.members))
        if c.form == "criterion":
            return self.ask(self.criteria[c.name].test, here)
        read = {n.name for n in self.parts(c) if getattr(n, "form", "") == "answer"}
        return {name for name in read if name in self.questions and self.answer(name) is None}

    # Marks, lapses, findings (S5.4, S9.3-S9.9, S10)

    def mark(self, name: str, kind: str, targets: tuple[str, ...] = (), **more: Any) -> Fact:
        """A mark, made once, of the visit and run it belongs to (S5.4, S5.7, S10.7, S15.1)."""
        if name not in self.marks:
            owner, of_now = more.get("owner"), kind in {"entered", "left", "found"}
            visit, run = (self.now, self.run) if of_now else self.turned
            visit, run = (owner.visit, owner.run) if owner and owner.visit else (visit, run)
            more = {"visit": visit, "run": run, **more}
            self.marks[name] = x = Fact(name, kind, self.day, targets=targets, **more)
            self.kinds.setdefault(kind, []).append(x)
            self.stir()
        made: Fact = self.marks[name]
        return made

    def lapses(self, i: Fact | None = None) -> list[Fact]:
        """All that are marked, or those of one instance (S9.4)."""
        return [x for x in self.kinds.get("lapsed", ()) if i is None or i is x.owner]

    def lapse(self, i: Fact, label: str, modality: str, due: int) -> Fact:
        """S9.4, S15.3."""
        more = {"owner": i, "bearer": i.of, "modality": modality, "due": due, "accounted": False}
        name = getattr(i.step, "name", i.phase)
        lapse = self.mark(f"lapsed:{i.name}/{label}", "lapsed", (name,), bound=label, **more)
        self.hear(lapse)
        return lapse

    def hear(self, *lapses: Fact) -> None:
        """S9.5: a `missed` that is about a lapse accounts for it, as soon as both are there."""
        for lapse in lapses:
            since = {lapse.owner.name: lapse.due, lapse.name: 0}
            for x in ordered(x for x in self.kinds.get("missed", ()) if self.counts(x)):
                if x.day >= since.get(x.entry.about, x.day + 1) and x.targets == lapse.targets:
                    self.account(lapse, x)

    def account(self, lapse: Fact, by: Fact | None) -> None:
        """S9.5: of those of one close the first in the order of days and canonical order."""
        today = [x for x in (by, lapse.by) if x and lapse.accounted_on == self.day]
        if not lapse.accounted or (by and len(set(today)) == 2 and ordered(today)[0] is by):
            lapse.accounted, lapse.by, lapse.accounted_on = True, by, self.day
            self.stir()

    def found(self, name: str, modality: str, bearer: str | None, x: Fact) -> None:
        """A built-in finding about an entry; those of S10.5 cannot be selected (S10.6, S15.4)."""
        kind = "found" if name.startswith("found:") else "noted"
        more = {
            "modality": modality,
            "bearer": bearer,
            "witnesses": frozenset({x.name}),
            "cause": x,
        }
        self.mark(name, kind, (name[6:].split("<", maxsplit=1)[0],), **more)

    def make(self, f: Finding) -> None:
        """The findings of the programme (S10.2, S10.3)."""
        key, more = f"found:{f.name}", {"modality": f.modality, "bearer": f.of}
        for x, sure in self.members(*f.each.members) if f.each else ():
            if sure and (not self.in_outcome() or self.lives_on(x)):
                rests = self.rests(x)
                self.mark(f"{key}<{x.name}", "found", (f.name,), cause=x, witnesses=rests, **more)
        free = f.when and key not in self.disarmed and key not in self.made
        if free and not self.in_outcome() and self.truth(f.when):
            self.made.add(key)
            rests = self.witnesses(f.when, TOP)
            self.mark(f"{key}:{iso(self.day)}", "found", (f.name,), witnesses=rests, **more)

    def in_outcome(self) -> bool:
        """Whether the case is in an outcome (S12.8)."""
        return self.now.phase in self.source.outcomes

    def lives_on(self, x: Fact) -> bool:
        """Whether a cause comes of an instance that has lived in the outcome (S12.8)."""
        if x.entry is None and x.owner is None:
            return x.cause is not None and self.lives_on(x.cause)
        if x.kind == "missed":
            return any(i.step.name == x.entry.step for i in self.lived)
        return any(x.owner is i or x in i.taken for i in self.lived)

    def origin(self, x: Fact | None) -> Fact | None:
        """The entry that something goes back to (S11.13)."""
        while x is not None and x.entry is None:
            x = x.owner.cause if x.owner else x.cause
        return x

    def uppers(self, i: Fact) -> list[Limit]:
        """Upper bounds with a known due date that bind something (S9.1)."""
        alone = self.by_pace_alone(i.step)
        return [b for b in self.limits(i) if b.upper and b.due and (b.own or not alone)]

    def pace(self, i: Fact, day: int) -> Any:
        """The first day of a period, the first and last of its Π′, if it is judged (S9.8)."""
        repeat = getattr(i.step, "repeat", None)
        ended = i.how == "done" and any(x.day == i.closed for x in i.taken)
        ended = ended or i.how in {"unless", "choice", "waived"}
        if not repeat or not repeat.per or not i.opened or ended:
            return None
        first, end = temporal.period_of(day, repeat.per)
        start, last = max(first, i.opened[0]), min(end - 1, i.closed or end)
        if start > last or ((start, last) != (first, end - 1) and repeat.partial != "required"):
            return None
        days, stop = range(start, min(last, self.day) + 1), (repeat.except_, i.step.during)
        least = self.quantity(repeat.min, i)
        short = least is not None and sum(start <= x.day <= last for x in i.taken) < least
        clear = all(self.stopped(stop, y) is False for y in days)
        return (first, start, last) if short and clear else None

    # Steps (S8)

    def tend(self, step: Step) -> None:
        """S8.5-S8.8, S8.18."""
        if step.phase in {None, self.now.phase}:
            self.begin_all(step)
        if not any(living(i) for i in self.own(step.name)):
            return
        if step.done_by or step.name in self.own_kind:
            self.take_up(step)
        mine = [i for i in self.own(step.name) if living(i)]
        if step.unless or self.chosen:
            chosen = [x for n, x in self.chosen.items() if step.name in self.steps[n].chooses.from_]
            out = any(self.counts(x) and step.name not in x.entry.chosen for x in chosen)
            for i in mine:
                unless = living(i) and step.unless and self.truth(step.unless, i)
                if living(i) and (unless or out):
                    self.drop(i, "unless" if unless else "choice")
        for i in mine:
            runs = all(self.spell(s, self.day) for s in step.during)
            if i.state == "open" and not runs:
                i.state = "waiting"
                self.stir()
            elif i.state == "waiting" and runs:
                waits = [self.latest(name) for name in step.after if not i.opened]
                if all(x and not living(x) for x in waits):
                    i.state, i.opened = "open", (*i.opened, self.day)
                    self.stir()
                    self.mark(f"opened:{i.name}:{iso(self.day)}", "opened", (step.name,), owner=i)
        if step.done_by or step.name in self.own_kind:
            self.take_up(step)
        left = self.sequence(i for i in mine if living(i)) if step.name in self.waives else ()
        if left:
            self.waives.remove(step.name)
            left[-1].state, left[-1].closed, left[-1].how = "done", self.day, "waived"
            self.stir()
        for i in mine:
            self.check(i)

    def begin_all(self, step: Step) -> None:
        """S8.2, S8.4, S9.11."""
        here = self.homes[step.name]
        shut = step.phase is None and self.in_outcome()
        for n, o in enumerate(step.opens):
            if o.criterion and not shut:
                key = f"step:{step.name}:{n}"
                free = key not in self.disarmed and key not in self.made
                if free and self.truth(o.criterion, here):
                    self.made.add(key)
                    self.begin(step, Fact(f"when:{iso(self.day)}", "when", self.day))
            for name, x in self.calls if o.form == "called" else ():
                if name == step.name and self.counts(x):
                    self.begin(step, x)
            for x, sure in self.members(*o.selection.members) if o.selection else ():
                own = x.kind == "entered" and step.phase in x.targets
                fits = x.visit is self.now if own else not step.phase or x.day >= self.now.day
                if sure and fits and (not shut or self.lives_on(x)):
                    self.begin(step, x)
        must = step.need.must_when if step.phase and not self.in_view(step.name) else None
        if must and self.truth(must, here):
            self.begin(step, Fact(f"must:{iso(self.day)}", "must", self.day))
        for x in self.lapses() if step.name == "confirm" else ():
            if not x.accounted:
                self.begin(step, x)

    def begin(self, step: Step, cause: Fact) -> None:
        """An instance, once for each name (S8.2, S15.2)."""
        name = f"{step.name}<{cause.name}"
        if all(i.name != name for i in self.own(step.name)):
            i = Fact(name, "instance", self.day, step=step, cause=cause, phase=step.phase or "")
            i.visit = self.now if step.phase else None
            i.run, i.state, i.closed, i.of, i.by = self.run, "waiting", 0, step.of, step.by
            i.extended = tuple(q for s, q in self.extends if s == step.name)
            self.instances.append(i)
            self.by_step.setdefault(step.name, []).append(i)
            self.lived += [i] if self.in_outcome() else []
            self.stir()

    def drop(self, i: Fact, how: str) -> None:
        """S9.7."""
        need = self.need(i.step, i) or i.step.need.modality
        i.state, i.closed, i.how = "dropped", self.day, how
        self.mark(f"dropped:{i.name}", "dropped", (i.step.name,), owner=i)
        owed = how == "left" and need != "may" and self.side(i.of) == "provider"
        if owed and all(x.bound.startswith("per") for x in self.lapses(i)):
            self.lapse(i, "left", need, self.day)

    def left_over(self, step: Step) -> list[Fact]:
        """Today's entries of the step's own kind that nobody has taken up (S8.11, S8.20)."""
        mine = self.own_kind.get(step.name)
        return ordered(x for x in mine or () if not (x.owner or x.spent) and self.counts(x))

    def candidates(self, step: Step, x: Fact, *, early: bool) -> list[Fact]:
        """The instances that may take up an entry, the first begun first (S8.9-S8.11)."""
        mine, about = self.own(step.name), x.entry.about
        names: Any = lambda i: {i.name, *(m.name for m in self.lapses(i))}
        mine = (
            [i for i in mine if about in names(i)]
            or [i for i in mine if about == i.cause.name]
            or mine
        )
        doors = [e for e in (getattr(self.latest(n), "entry", None) for n in step.after) if e]
        timed = [e for e in doors if e.day == x.day and None not in {e.instant, x.instant}]
        kept: Any = lambda i: self.day in i.opened and any(x.instant < e.instant for e in timed)
        fits: Any = lambda i: i.state == "waiting" or kept(i) if early else not kept(i)
        found = [i for i in mine if living(i) and fits(i) and (early or i.state == "open")]
        self.unclear |= {x.name} if len(found) > 1 else set()
        return self.sequence(found)

    def take_up(self, step: Step) -> None:
        """Open instances take up what is theirs (S8.11, S8.15)."""
        if step.done_by:
            for i in self.own(step.name):
                for x, sure in self.members(*step.done_by.members) if i.state == "open" else ():
                    fits = i.state == "open" and x.entry and i.opened[0] <= x.day
                    if sure and fits and x not in i.taken:
                        self.take(i, x)
            return
        for x in self.left_over(step):
            for i in self.candidates(step, x, early=False)[:1]:
                self.take(i, x)

    def out_of_order(self, phase: str | None = None) -> bool:
        """Takes up the first entry that may only be taken up out of order (S4.5, S8.10)."""
        steps = [s for s in self.ranked if s.name in self.own_kind] if self.own_kind else []
        steps = [s for s in steps if isinstance(s, Step) and not s.done_by]
        for step in [s for s in steps if phase in {None, s.phase}]:
            for x in self.left_over(step):
                for i in self.candidates(step, x, early=True)[:1]:
                    if self.take(i, x):
                        if x.kind == "decided":
                            self.unready.add(x)
                        elif x.owner:
                            self.found(f"found:out_of_order<{x.name}", "may", i.of, x)
                        return True
        return False

    def take(self, i: Fact, x: Fact) -> bool:
        """S8.12, S8.19; whether anything came of it."""
        step, repeat, e, final = i.step, i.step.repeat, x.entry, True
        if step.signed_by and not step.done_by:
            signed, signers = {y.entry.by for y in i.taken}, self.quantity(step.signed_by)
            if e.by in signed or e.by not in (self.source.roles if signers is None else signers):
                return False
            final = signers is not None and {*signed, e.by} >= set(signers)
        if repeat and repeat.named and not step.done_by:
            times, chosen, n = self.operand(repeat.times, i), self.chosen_rounds(step.name), e.about
            known = (n or "").isdecimal() and 1 <= int(n) <= (times[1] if times else int(n))
            if not known or n in {y.entry.about for y in i.taken} or (chosen and n not in chosen):
                return False
        final = self.rounds_done(i, [*i.taken, x]) if repeat else final
        limits = self.limits(i)
        lows = [b for b in limits if b.own or (not i.taken if repeat else final)]
        early = [b for b in lows if b.low and before(x.at, b.low)]
        strict, late = [b for b in early if b.bound.outside == "does_not_count"], []
        for b in [b for b in limits if b.upper and b.due and (b.own or final)]:
            grace = b.bound.grace
            end = b.due if grace is None else self.plus(b.due, self.quantity(grace, i))
            if b.bound.outside == "does_not_count" and end and before(end, x.at):
                late.append(b)
        void = bool(strict or late) and not step.done_by
        for b in strict if void else early:
            self.found(f"outside:{i.name}/{b.name}<{x.name}", b.bound.modality, i.of, x)
        self.note_late(i, late if void else [b for b in limits if b.own], x, x.at)
        if void:
            self.voided.add(x)
            self.stir()
            return True
        dates = [*((b, b.low) for b in lows), *((b, b.due) for b in limits if b.own)]
        untold(self, i, x, dates=dates)
        i.taken = (*i.taken, x)
        if not step.done_by:
            x.owner = i
            if i.visit:
                x.visit, x.run = i.visit, i.run
        self.stir()
        most = self.quantity(repeat.max, i) if repeat and repeat.per else None
        first, end = temporal.period_of(x.day, repeat.per) if most is not None else (0, 0)
        if most is not None and sum(first <= y.day < end for y in i.taken) > most:
            name = f"outside:{i.name}/per/{iso(first)}<{x.name}"
            self.found(name, repeat.modality, i.of, x)
        if not step.done_by:
            self.inspect(i, x)
        if final:
            self.complete(i, x)
        return True

    def inspect(self, i: Fact, x: Fact) -> None:
        """S8.19."""
        step, e = i.step, x.entry
        items: Any = getattr(e, "items", None)
        for item in () if items is None else step.items:
            if item.need == "must" and item.item not in items:
                self.found(f"missing:{i.name}/{item.item}<{x.name}", "must", i.by, x)
        roles, earlier = self.source.roles, list[Fact]()
        if e.by in roles and e.actor is not None:
            acted = ordered(y for y in self.facts if self.counts(y) and y.entry.actor == e.actor)
            earlier = acted[: acted.index(x)]
        others = {y.entry.by for y in earlier} & set(roles)
        lacks = e.by in roles and set(roles[e.by].credentials) - set(e.credentials)
        if (e.credentials and lacks) or any(
            o in roles[e.by].never_also or e.by in roles[o].never_also for o in others
        ):
            self.found(f"unqualified<{x.name}", "may", e.by, x)

    def note_late(self, i: Fact, limits: Iterable[Limit], x: Fact, at: At) -> None:
        """S9.6: what is late accounts for the lapse, or marks it and accounts for it."""
        for b in limits:
            late = b.upper and b.due and before(b.due, at)
            if late or f"lapsed:{i.name}/{b.full}" in self.marks:
                self.account(self.lapse(i, b.full, b.bound.modality, b.due.day if b.due else 0), x)

    def rounds_done(self, i: Fact, rounds: list[Fact]) -> bool:
        """S8.16."""
        repeat, chosen, n = i.step.repeat, self.chosen_rounds(i.step.name), len(rounds)
        if chosen:
            return chosen <= {x.entry.about for x in rounds} if repeat.named else n >= len(chosen)
        return self.compare("at_least", (n, n), self.operand(repeat.times, i)) is True

    def check(self, i: Fact) -> None:
        """What is done without taking an entry (S8.14, S8.16, S9.11)."""
        step, repeat = i.step, i.step.repeat
        if living(i) and repeat:
            until = (
                repeat.until and not self.chosen_rounds(step.name) and self.truth(repeat.until, i)
            )
            if until or self.rounds_done(i, i.taken):
                self.complete(i, i.taken[-1] if i.taken else None)
        elif living(i) and step.is_ == "form" and not step.done_by:
            asked = [q for q in self.questions.values() if q.of == (step.form or step.name)]
            must = [q.name for q in asked if q.need == "must"]
            held = [x for x in self.kinds.get("answered", ()) if x.day >= i.day]
            names = must or [q.name for q in asked]
            held = [x for x in held if self.counts(x) and set(x.targets) & set(names)]
            if held and {n for x in held for n in x.targets} >= set(must):
                self.complete(i, ordered(held)[-1])
        elif living(i) and step.name == "confirm" and i.cause.accounted:
            i.state, i.closed, i.entry = "done", self.day, i.cause.by
            self.stir()

    def complete(self, i: Fact, by: Fact | None) -> None:
        """S8.13."""
        at = At(self.day, by.instant if by and by.day == self.day else None)
        if by:
            rest = [b for b in self.limits(i) if not b.own]
            self.note_late(i, rest, by, at)
            rest = rest if by.day == self.day else []
            untold(self, i, by, dates=[(b, b.due) for b in rest if b.upper])
        i.state, i.closed, i.how, i.entry = "done", self.day, "done", by
        self.stir()
        if by and i.step.is_ != "decision":
            self.completed.append((by, i))
            self.act(by, i.step.then)
        if by and i.step.offers:
            self.calls.append((i.step.offers, by))

    def act(self, x: Fact, effects: Iterable[Any]) -> None:
        """Effects from this day on; moves wait for the close (S4.4, S12.9)."""
        for e in effects:
            match e.form:
                case "go" | "restart":
                    self.moves.append((x, e))
                case "open":
                    self.calls.append((e.target, x))
                case "waive":
                    self.waives.append(e.target)
                case "set":
                    said = dict(getattr(x.entry, "values", ())).get(e.target)
                    self.sets.append((x, e.target, said, self.now))
                case "extend":
                    by = self.quantity(e.by, Fact("", "", 0, cause=x))
                    self.extends.append((e.target, by))
                    visits = [v for v in self.visits if v.phase == e.target][-1:]
                    for i in [*(i for i in self.own(e.target) if living(i)), *visits]:
                        i.extended = (*i.extended, by)
        self.stir()

    # The day (S4, S12)

    def run_to(self, last: int, *, facts: bool = False) -> "Fold":
        """The close of a day, or its facts close (S4.1, S4.8)."""
        for day in range(self.day + 1, last + 1):
            self.turn(day)
            if facts and day == last:
                self.settle()
                while self.out_of_order():
                    self.settle()
                return self
            for x in ordered(x for x in self.days.get(day, ()) if x.kind == "decided"):
                if self.counts(x) and (step := self.steps.get(x.entry.step)):
                    if step.chooses:
                        self.chosen.pop(step.name, None)
                        self.chosen |= {step.name: x} if x.entry.chosen else {}
                    self.act(x, self.effects(x))
            self.close()
        return self

    def turn(self, day: int) -> None:
        """S4.2, S4.3, S9.4, S9.8, with the values of the day before."""
        late: list[Any] = []
        for i in [*self.instances, self.now] if day > self.start else []:
            if living(i):
                dues = [b for b in self.uppers(i) if b.due.day < day]
                late += [(i, b.full, b.bound.modality, b.due.day) for b in dues]
            pace = self.pace(i, day - 1)
            if pace and pace[2] == day - 1:
                late.append((i, f"per/{iso(pace[0])}", i.step.repeat.modality, day - 1))
        self.__dict__.update(day=day, made=set(), entered_today=set(), calls=[], waives=[])
        self.__dict__.update(extends=[], treated=[])
        self.stir()
        if day == self.start:
            self.enter(next(p.name for p in self.source.phases.values() if p.initial), frozenset())
        self.turned, self.own_kind = (self.now, self.run), self.own_kinds()
        for x in (x for d in self.days if d == day or d < day == self.start for x in self.days[d]):
            x.visit, x.run = self.turned
        for row in late:
            self.lapse(*row)

    def close(self) -> None:
        """S4.5."""
        self.settle()
        moves: Any = lambda: self.decided_move(last=False) or self.next_move()
        while moves() or self.out_of_order() or self.decided_move(last=True):
            self.settle()
        self.moves = list[Any]()
        self.leftovers()
        self.settle()
        for key, criterion, here in self.edges:  # the edge bits (S10.3)
            if here.phase not in {"", self.now.phase}:
                continue
            truth = self.truth(criterion, here)
            if truth is False:
                self.disarmed.discard(key)
            elif truth or key in self.made:
                self.disarmed.add(key)

    def settle(self) -> None:
        """S4.7, S9.5, S9.6. Where nothing changed since a whole pass, another changes nothing."""
        while self.changed != self.settled:
            self.settled = self.changed
            self.hear(*(x for x in self.lapses() if not x.accounted or x.day == self.day))
            for part in self.ranked:
                tended: Any = self.make if isinstance(part, Finding) else self.tend
                tended(part)
            now, quiet = self.now, self.changed == self.settled
            if quiet and now.state == "open" and self.phase_done(now.phase):
                now.state = "done"
                self.stir()
                for b in (b for b in self.uppers(now) if b.due.day < self.day):
                    self.lapse(now, b.full, b.bound.modality, b.due.day)
                for lapse in self.lapses(now):
                    self.account(lapse, None)

    def clear(self) -> bool:
        """What can be done in order somewhere this day is done in order (S4.5)."""
        was = self.changed
        while self.out_of_order(self.now.phase):
            self.settle()
        return self.changed > was

    def decided_move(self, *, last: bool) -> bool:
        """S4.5.2, S4.6, S12.2; and, `last`, what nothing took up (S4.5.4)."""
        taken = {x for x, _ in self.completed}
        fits: Any = lambda x: last or x.kind != "decided" or x.owner or x in taken
        row = ordered({x for x, _ in self.moves})
        left = [m for m in self.moves if all(m is not t for t in self.treated) and fits(m[0])]
        for move in sorted(left, key=lambda m: row.index(m[0]))[:1]:
            self.treated.append(move)
            x, e = move
            target: str = self.last_left if e.target == "previous" else e.target
            if target in self.frames and target not in self.entered_today and self.counts(x):
                self.clear()
                self.move(target, frozenset({x.name}), restart=e.form == "restart")
        return bool(left)

    def next_move(self) -> bool:
        """S4.5.3, S12.3, S12.4."""
        rules = getattr(self.frames[self.now.phase], "next", ())
        free = [n for n in rules if self.here(n) and n.go not in self.entered_today]
        yes: Any = lambda n: self.truth(n.when) and self.truth(self.asked(n.go))
        go = next((n.go for n in free if yes(n)), None)
        if go is not None and not self.clear():
            self.move(go, frozenset())
        return go is not None

    def asked(self, name: str) -> Any:
        """What a phase asks before it is entered (S12.3)."""
        return getattr(self.frames[name], "enter", None)

    def move(self, target: str, rests: frozenset[str], *, restart: bool = False) -> None:
        """S12.1, S12.2."""
        now = self.now
        was = self.phase_done(now.phase)
        self.mark(f"left:{now.name}", "left", (now.phase,), witnesses=rests)
        for step in [s for s in self.ranked if isinstance(s, Step) and s.phase == now.phase]:
            for i in [i for i in self.own(step.name) if living(i)]:
                self.drop(i, "left")
        now.was, now.state = was, "left"
        self.last_left = now.phase if now.phase in self.source.phases else self.last_left
        if restart:
            self.run += 1
            self.chosen.clear()
        self.enter(target, rests)

    def enter(self, name: str, rests: frozenset[str]) -> None:
        """S3.3, S12.1, S12.5-S12.7."""
        n, frame = 1 + sum(v.phase == name for v in self.visits), self.frames[name]
        v = self.now = Fact(f"{name}:{n}", "visit", self.day, phase=name, step=frame, run=self.run)
        v.of, v.state, v.number, v.visit = getattr(frame, "of", None), "open", n, v
        self.visits.append(v)
        self.entered_today.add(name)
        keys = tuple(f"step:{s}:" for s in frame.steps)
        for bits in (self.disarmed, self.made):
            bits.difference_update([k for k in bits if k.startswith(keys)])
        self.mark(f"entered:{self.now.name}", "entered", (name,), witnesses=rests)
        self.lived = [i for i in self.instances if living(i)] if self.in_outcome() else []

    def leftovers(self) -> None:
        """S4.5.5, S9.7, S10.6."""
        kinds = {"done", "tested", *(spells := {"began", "ended"})}
        held = [x for x in self.days.get(self.day, ()) if x.kind in kinds and self.counts(x)]
        of: Any = lambda x: x.targets
        used = {x for i in self.instances if held for x in i.taken} | {m.by for m in self.lapses()}
        left = sorted((x for x in held if x not in used or x.kind in spells), key=of)
        for x in (x for _, row in groupby(left, of) for x in ordered(row)):
            lost = x.kind in spells and x in self.rows(x.entry.spell, self.day).idle
            if x.kind in {"done", "tested"} and x.targets[0] in self.steps:
                mine, step = self.own(x.targets[0]), self.steps.get(x.targets[0])
                names: Any = lambda i: {i.name, i.cause.name, *(m.name for m in self.lapses(i))}
                named = [i for i in mine if x.entry.about in names(i)]
                open_ones: Any = lambda i: [m for m in self.lapses(i) if not m.accounted]
                mine = [i for i in named or mine if i.state == "dropped" and open_ones(i)]
                mine = self.sequence(mine) if step and x in self.left_over(step) else []
                for m in open_ones(mine[-1]) if mine else ():
                    self.account(m, x)
                    used.add(m.by)
                lost = x not in used
            if lost and not self.in_outcome():
                self.found(f"found:out_of_place<{x.name}", "may", self.source.record_keeper, x)
        for x in held:
            x.spent = True

    # What decisions judge, and what they rest on (S11)

    def judgements(self) -> dict[str, Any]:
        """S11.13."""
        pairs: dict[str, Any] = {}
        acts = [
            (x, x.owner or self.bound(x), self.effects(x))
            for x in self.facts
            if x.kind == "decided" and x.in_force and x.day <= self.day
        ]
        for x, i, effects in [*acts, *((x, i, i.step.then) for x, i in self.completed)]:
            cause = self.origin(i.cause) if i else None
            about = next((y for y in self.facts if y.name == x.entry.about), None)
            judging = [e for e in effects if e.form in {"excuse", "refuse_excuse", "approve"}]
            said = [(about if e.target == "about" else cause, e.form) for e in judging]
            spell = self.spells.get(cause.entry.spell) if cause and cause.kind == "began" else None
            asked = spell and x.kind == "decided" and spell.approval == x.targets[0]
            if asked and all(word != "approve" for _, word in said):
                said.append((cause, "refuse"))
            found = tuple((y.name, word) for y, word in said if y)
            if found:
                pairs[x.name] = (*pairs.get(x.name, ()), *found)
        return pairs

    def bound(self, x: Fact) -> Fact | None:
        """The instance that a decision's `about` names, or whose cause it names (S11.13)."""
        mine = self.own(x.entry.step)
        return next((i for i in mine if x.entry.about in {i.name, i.cause.name}), None)

    def condition(self, step: Step, option: Any, i: Fact | None) -> Truth:
        """S11.3, in this facts close."""
        here = i or self.homes[step.name]
        truths = [self.truth(option.only_if, here)] if option else []
        for e in option.then if option else ():
            target: str = self.last_left if e.target == "previous" else e.target
            if e.form in {"go", "restart"} and target in self.frames:
                truths.append(self.truth(self.asked(target)))
        return all_of(truths)


class Case:
    """A journal as known, with the judgements that no longer change (S4.9).

    The fold is kept as it stood at the close of the days asked for, and before each decision, so
    that no question has to begin from the first day again.
    """

    def __init__(
        self, programme: Programme, entries: list[Entry], known: Any, days: list[int], plains: Any
    ) -> None:
        self.programme, self.entries, self.known, self.days = programme, entries, known, days
        self.pristine, self.plains = journal(programme, entries, known), plains
        first = next(x for x in self.pristine if x.kind == "enrolled")
        variant = first.entry.variant
        if variant not in plains:
            plains[variant] = Plain(programme, variant)
        self.plain, self.judged = plains[variant], dict[str, Any]()
        self.last, self.closes = max(x.day for x in self.pristine), dict[int, Fold]()
        decided = {x.day for x in self.pristine if x.kind == "decided"}
        stops = sorted({*days, *(day - 1 for day in decided), self.last})
        self.parted, judged = False, None
        while judged != self.judged:
            self.judged = judged or {}
            self.kept, fold = dict[int, Fold](), self.fold()
            for day in stops:
                self.kept[day] = fold.run_to(day).fork()
            self.final = fold
            self.parted |= any(i.closed > self.last and i.step.then for _, i in fold.completed)
            judged = {**fold.judgements(), **self.judged}

    def fold(self) -> Fold:
        """A fold for the judgements so far, before its first day."""
        return Fold(self.plain, copied(self.pristine, {}), self.judged)

    def facts(self, day: int) -> Fold:
        """The facts close of a day (S4.8)."""
        if day not in self.closes:
            kept = max((k for k in self.kept if k < day), default=None)
            fold = self.fold() if kept is None else self.kept[kept].fork()
            self.closes[day] = fold.run_to(day, facts=True)
        return self.closes[day]

    def unfounded(self, name: str, at: int) -> bool:
        """S11.9, on a day."""
        x = next(x for x in self.final.facts if x.name == name)
        if x.void or x.round or x in self.final.voided:
            return False
        if not x.in_force:
            names = {r.name for r in x.reviews}
            rest = [e for e in self.entries if e.id not in names]
            rest_of = Case(self.programme, rest, self.known, self.days, self.plains)
            return rest_of.unfounded(name, at)
        if x.entry.step == "review":
            about = [y for y in self.final.facts if y.kind == "decided" and x in y.reviews]
            return not any(y.day <= at and self.unfounded(y.name, at) for y in about)
        step = self.plain.steps.get(x.entry.step)
        if step is None or x.owner is None or x in self.final.unready:
            return step is not None
        early = step.as_of == "opened" and x.owner.opened
        fold = self.facts(x.owner.opened[0] if early else x.day)
        same = next((i for i in fold.instances if i.name == x.owner.name), None)
        return fold.condition(step, step.options.get(x.entry.option), same) is not True


class Verdict(NamedTuple):
    """A status without its reasons (S14.2-S14.12); dates are dates, unknown and unset ones None."""

    phase: str | None
    outcome: str | None
    visit: int
    since: date
    steps: dict[str, tuple[Any, ...]]
    bounds: dict[str, tuple[Any, ...]]
    due: tuple[Any, ...]
    possible: tuple[str, ...]
    decisions: dict[str, dict[str, Any]]
    findings: tuple[Any, ...]
    unfounded: tuple[tuple[str, bool], ...]
    not_running: tuple[str, ...]
    criteria: dict[str, str]
    tallies: dict[str, tuple[Any, Any] | None]
    spells: dict[str, str]
    untimed: dict[str, dict[str, tuple[str, ...]]]


def text(truth: Truth) -> str:
    """A truth value as text."""
    return "unknown" if truth is None else "yes" if truth else "no"


def verdict(
    programme: Programme, entries: Iterable[Entry], *, at: date, known: date | str | None = None
) -> Verdict:
    """The status of a case after the close of `at`, as known at `known` (S14.1).

    `entries` have been admitted. StopIteration without a visible enrolment, or before it.
    """
    return verdicts(programme, entries, [(at, known)])[0]


def verdicts(
    programme: Programme,
    entries: Iterable[Entry],
    asked: Iterable[tuple[date, date | str | None]],
    *,
    forms: dict[Any, Plain] | None = None,
) -> list[Verdict]:
    """The same for several pairs of `at` and `known`, at the cost of little more than one.

    `forms` keeps the plain forms of the programme, by variant, for who asks of many journals.
    """
    row, plains = list(entries), {} if forms is None else forms
    days, cases = dict[Any, list[int]](), dict[Any, Case]()
    pairs = [(to_day(at), known) for at, known in asked]
    for at, known in pairs:
        days.setdefault(known, []).append(at)
    for known, mine in days.items():
        cases[known] = Case(programme, row, known, mine, plains)
        if cases[known].parted:
            cases |= {(at, known): Case(programme, row, known, [at], plains) for at in mine}
    return [status(cases.get((at, known), cases[known]), at) for at, known in pairs]


def status(case: Case, at: int) -> Verdict:
    """The status of a day, of which the case has kept the fold (S14.1, S14.14)."""
    now = case.kept[at]
    if at < now.start:
        raise StopIteration
    decided = [x for x in now.facts if x.kind == "decided" and x.day <= now.day]
    unfounded = [x for x in decided if case.unfounded(x.name, at)]
    reviewed = [review(now, x) for x in unfounded]
    instances = sorted([*now.instances, *reviewed], key=lambda i: i.name)
    opened = [i for i in instances if i.state == "open"]
    dated: Any = lambda a: date.fromordinal(a if isinstance(a, int) else a.day) if a else None
    steps, bounds, untimed, due = dict[str, Any](), dict[str, Any](), dict[str, Any](), list[Any]()
    for i in [*instances, now.now]:
        lapses, rows = {x.bound: x.accounted for x in now.lapses(i)}, list[Any]()
        untimed[i.name] = lost = untimed_in(now, i)
        for b in now.limits(i):
            runs = "running" if b.low or b.aim or b.due else "idle"
            met = "unknown" if b.name in lost else "met"
            met = met if i.state == "done" else "stopped" if b.held else runs
            state = "lapsed" if b.full in lapses else met
            rows.append((b.name, state, *map(dated, (b.low, b.aim, b.due))))
        bounds |= {i.name: tuple(sorted(rows, key=str))} if rows else {}
        for b in now.uppers(i) if living(i) else ():
            if b.due.day >= now.day or lapses.get(b.full) is False:
                due.append((f"{i.name}/{b.full}", dated(b.due), i.of or "", b.bound.modality))
        pace = now.pace(i, now.day) if living(i) else None
        if pace:
            name = f"{i.name}/per/{iso(pace[0])}"
            due.append((name, dated(pace[2]), i.of, i.step.repeat.modality))
        if i is not now.now:
            rounds = len(i.taken) if i.step.repeat or i.step.signed_by else 0
            need = now.need(i.step, i) or i.step.need.modality
            done = dated(i.closed) if i.state == "done" else None
            late = living(i) and bool(lapses)
            row = (dated(i.day), dated((i.opened or [0])[0]), done, late, rounds, need)
            steps[i.name] = (i.state, *row)
    marks = [x for x in now.marks.values() if x.kind in {"found", "lapsed", "noted"}]
    outcome = now.in_outcome()
    return Verdict(
        phase=None if outcome else now.now.phase,
        outcome=now.now.phase if outcome else None,
        visit=now.now.number,
        since=date.fromordinal(now.now.day),
        steps=steps,
        bounds=bounds,
        due=tuple(sorted(due, key=str)),
        possible=tuple(i.name for i in opened),
        decisions={i.name: decision(case, i, at) for i in opened if i.step.is_ == "decision"},
        findings=tuple(sorted(finding(now, x) for x in marks)),
        unfounded=tuple(sorted((x.name, not x.in_force) for x in unfounded)),
        not_running=tuple(n for n in now.read if now.parameter(n) is None),
        criteria={n: text(now.truth(c.test)) for n, c in sorted(now.criteria.items())},
        tallies={n: now.tally(t, TOP) for n, t in sorted(now.source.tallies.items())},
        spells={n: text(now.spell(n, now.day)) for n in sorted(now.spells)},
        untimed=untimed,
    )


def review(now: Fold, x: Fact) -> Fact:
    """The review of an unfounded decision (S11.10)."""
    step, seen = now.review, {x}
    root: Any = x
    while root and root.entry.step == "review":
        about = (y for y in now.facts if y.kind == "decided" and root in y.reviews)
        root = next((y for y in about if y not in seen), None)
        seen.add(root)
    step = now.steps.get(root.entry.step, step) if root else step
    by = ordered(r for r in x.reviews if now.counts(r))[:1]
    i = Fact(f"review<{x.name}", "instance", x.day, step=now.review, opened=[x.day], of=step.of)
    i.state, i.closed, i.by = "done" if by else "open", by[0].day if by else 0, step.by
    return i


def decision(case: Case, i: Fact, at: int) -> dict[str, Any]:
    """S11.1, S11.2, S11.4-S11.6."""
    step = i.step
    facts = case.facts(i.opened[0] if step.as_of == "opened" else at)
    same = next((j for j in facts.instances if j.name == i.name), None)
    here = same or facts.homes[step.name]
    options = {n: text(facts.condition(step, o, same)) for n, o in sorted(step.options.items())}
    present = [r for r in step.recommend if r.option in step.options]
    rules = [(r, STRENGTHS.index(r.strength), facts.truth(r.when, here)) for r in present]
    best = min((rank for _, rank, truth in rules if truth), default=len(STRENGTHS))
    unknown = [r for r, rank, truth in rules if truth is None and rank <= best]
    chosen = tuple(sorted({r.option for r, rank, truth in rules if truth and rank == best}))
    said: tuple[Any, ...] = ("silent", None, None, (), ())
    if unknown:
        ask = tuple(sorted(set().union(*(facts.ask(r.when, here) for r in unknown))))
        said = ("ask_first", None, None, ask, ())
    elif chosen:
        one = ("for", chosen[0]) if len(chosen) == 1 else ("both_ways", None)
        said = (*one, STRENGTHS[best], (), chosen)
    return {"options": options, "recommendation": said}
