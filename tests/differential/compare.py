"""One journal through both readings of the semantics page: the engine and the reference."""

import re
import traceback
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any, NamedTuple

import programflow as pf
from programflow.definition.entries import Entry
from programflow.definition.programme import Programme
from programflow.machine import compile_programme
from programflow.testing import reference
from programflow.testing.reference_admission import refusal, unreadable
from tests.differential.admitting import ACCEPTED, FOLDED, Begun, Case, admitted

Said = dict[str, Any]
_DATED = re.compile(r"/[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


class Difference(NamedTuple):
    """Where the two differ: what is compared, of which day and knowledge, and what each says."""

    key: str
    where: str
    engine: Any
    reference: Any

    @property
    def sort(self) -> str:
        """What stays the same while an example shrinks."""
        return self.key


class Kept(NamedTuple):
    """What is there of a programme and a journal before they are compared.

    Args:
        machine: the programme compiled.
        forms: its plain forms, kept from one journal to the next; see `reference.verdicts`.
        begun: entries that have been delivered already, each with what came of it.
        acts: whether also doubt and acts are asked of the reference, for which it has to fold.
        heavy: whether it is asked with the knowledge of every day on which something was recorded,
            and what the rest of the journal would do is asked half way.
    """

    machine: pf.Machine
    forms: dict[Any, Any]
    begun: Begun = ()
    acts: bool = True
    heavy: bool = False


def difference(
    programme: Programme, journal: list[Entry], kept: Kept | None = None
) -> Difference | None:
    """The first difference between engine and reference, or None."""
    return next(differences(programme, journal, kept), None)


def differences(
    programme: Programme, journal: list[Entry], kept: Kept | None = None
) -> Iterator[Difference]:
    """Differences in what is admitted, up to the first of them, and in what the days say."""
    kept = Kept(compile_programme(programme), {}) if kept is None else kept
    machine, begun = kept.machine, kept.begun
    case: Case = None
    for number, entry in enumerate(journal):
        if number < len(begun) and begun[number][0] is entry:
            _, now, code = begun[number]
        else:
            begun = ()
            answer = _guarded("engine", lambda c=case, e=entry: admitted(machine, c, e))  # type: ignore[misc]  # bound now
            if isinstance(answer, str):
                yield Difference(answer, f"entry {number} ({entry.id})", answer, "")
                return
            now, code = answer
        before = () if case is None else case.entries
        asked = partial(_refused, kept, entry, before=before, code=code)
        other = _guarded("reference", asked)
        if other != code:
            key = other if other.startswith("crash") else f"admission: {code}, {other}"
            yield Difference(key, f"entry {number} ({entry.id})", code, other)
            return
        case = now
    if case is not None:
        yield from _statuses(kept, case)
        if kept.heavy:
            yield from _foreseen(machine, journal, case)


def _refused(kept: Kept, entry: Entry, *, before: Sequence[Entry], code: str) -> str:
    """What the reference says of an entry; as the engine where acts are not asked of it."""
    programme, forms = kept.machine.programme, kept.forms
    if kept.acts:
        return refusal(programme, before, entry, forms=forms) or ACCEPTED
    said = unreadable(programme, before, entry, forms=forms) or ACCEPTED
    chosen = entry.kind == "decided" and code == "value-out-of-range"  # of rounds, S11.8
    return code if said == ACCEPTED and (chosen or code in FOLDED) else said


def _guarded(who: str, call: Callable[[], Any]) -> Any:
    try:
        return call()
    except pf.BeforeEnrolment:
        return "before-enrolment"
    except StopIteration:
        return "before-enrolment"
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the finding
        frames = [
            f for f in traceback.extract_tb(error.__traceback__) if "/programflow/" in f.filename
        ]
        last = frames[-1] if frames else None
        where = f"{last.filename.rsplit('/', 1)[-1]}:{last.name}" if last else "?"
        return f"crash of the {who}: {type(error).__name__} in {where}"


def moments_of(case: pf.Case) -> Iterator[tuple[date, date | str | None]]:
    """The days, and the knowledge, of which a case is asked."""
    days = sorted({e.on for e in case.entries})
    last = days[-1]
    for at in (last + timedelta(8), last, days[len(days) // 2]):
        yield at, None
    recorded = sorted(e.recorded for e in case.entries if e.recorded)
    yield last, recorded[0] if recorded else days[len(days) // 2]


def knowledges_of(case: pf.Case) -> Iterator[tuple[date, date | str | None]]:
    """The same at every knowledge that an entry brought, and as it was known half way."""
    yield from moments_of(case)
    days = sorted({e.on for e in case.entries})
    for known in sorted({str(e.recorded or e.on) for e in case.entries})[-MOST_KNOWN:]:
        yield days[-1], known
        yield days[len(days) // 2], known


MOST_KNOWN = 6


def _foreseen(machine: pf.Machine, journal: list[Entry], case: pf.Case) -> Iterator[Difference]:
    """What the rest would do, asked half way, is what it does; and it leaves the case alone."""
    half = pf.replay(machine, journal[: max(1, len(journal) // 2)]).case
    if half is None:
        return
    before = half.entries
    foreseen = pf.what_if(machine, half, journal[max(1, len(journal) // 2) :])
    if foreseen.case is None or foreseen.case.entries != case.entries:
        yield Difference(
            "what_if", "half way", foreseen.case and foreseen.case.entries, case.entries
        )
    if half.entries != before:
        yield Difference("what_if changes the case", "half way", half.entries, before)


def _statuses(kept: Kept, case: pf.Case) -> Iterator[Difference]:
    machine, forms, programme = kept.machine, kept.forms, kept.machine.programme
    asked = list(knowledges_of(case) if kept.heavy else moments_of(case))
    read = _guarded(
        "reference", lambda: reference.verdicts(programme, case.entries, asked, forms=forms)
    )
    for number, (at, known) in enumerate(asked):
        engine = _guarded(
            "engine",
            lambda a=at, k=known: of_engine(programme, pf.status(machine, case, at=a, known=k)),  # type: ignore[misc]
        )
        verdict = (
            read[number] if isinstance(read, list) else _alone(programme, case, at=at, known=known)
        )
        second = verdict if isinstance(verdict, str) else of_reference(programme, verdict)
        where = f"at {at}" + (f" known {known}" if known else "")
        if isinstance(engine, str) or isinstance(second, str):
            if engine != second:
                said = next(s for s in (engine, second) if isinstance(s, str))
                yield Difference(said, where, _short(engine), _short(second))
            continue
        for key, value in engine.items():
            other = second[key]
            if value != other:
                yield Difference(key, where, *_apart(value, other))


def _alone(programme: Programme, case: pf.Case, *, at: date, known: date | str | None) -> Any:
    """The reference asked of one day, where it could not answer for all of them at once."""
    return _guarded(
        "reference", lambda: reference.verdict(programme, case.entries, at=at, known=known)
    )


def _short(said: Any) -> Any:
    return said if isinstance(said, str) else "a status"


def _apart(one: Any, other: Any) -> tuple[Any, Any]:
    """What is in one and not in the other."""
    if isinstance(one, dict) and isinstance(other, dict):
        keys = sorted(k for k in one.keys() | other.keys() if one.get(k) != other.get(k))
        return {k: one.get(k) for k in keys}, {k: other.get(k) for k in keys}
    if isinstance(one, list) and isinstance(other, list):
        return [x for x in one if x not in other], [x for x in other if x not in one]
    return one, other


def of_engine(programme: Programme, s: pf.Status) -> Said:
    """A status in the terms in which the two are compared."""
    repeated = _repeated(programme)
    shares = _shares(programme)
    return {
        "where": (s.phase, s.outcome, s.visit, s.since),
        "steps": {i.item: (i.state, i.since, i.opened, i.done_on, i.late, i.need) for i in s.steps},
        "rounds": {i.item: i.rounds for i in s.steps if i.step in repeated},
        "findings": {
            f.item: (f.grade if f.accounted else "", f.modality, f.of or "", f.on, f.accounted)
            for f in s.findings
        },
        "witnesses": {f.item: tuple(sorted(f.witnesses)) for f in s.findings},
        "bounds": {
            i.item: sorted(
                ((_label(b.item, i.item), b.state, b.earliest, b.aim, b.due) for b in i.bounds),
                key=_plain,
            )
            for i in s.steps
            if i.bounds and i.state != "dropped"
        },
        "due": sorted(
            ((d.item.removeprefix("due:"), d.on, d.of, d.modality) for d in s.due), key=_plain
        ),
        "possible": sorted(p.item.removeprefix("do:") for p in s.possible),
        "options": {
            d.item.removeprefix("decide:"): {o.option: o.available for o in d.options}
            for d in s.decisions
        },
        "recommendations": {
            d.item.removeprefix("decide:"): _recommended(d.recommended) for d in s.decisions
        },
        "unfounded": sorted((u.entry, u.set_aside) for u in s.unfounded),
        "not running": sorted({n.parameter for n in s.not_running}),
        "criteria": {c.name: c.value for c in s.criteria},
        "tallies": {
            t.name: None if t.low is None else (t.low, t.high)
            for t in s.tallies
            if t.name not in shares
        },
        "spells": {p.name: p.open for p in s.spells},
        "untimed": {
            (i.item, _label(b.item, i.item)): sorted(b.unknown)
            for i in s.steps
            for b in i.bounds
            if b.unknown
        },
    }


def _label(item: str, instance: str) -> str:
    return _DATED.sub("", item.removeprefix(f"{instance}/"))


def _recommended(r: Any) -> tuple[Any, ...]:
    both = tuple(sorted(r.options)) if r.verdict == "both-ways" else ()
    strength = r.strength if r.verdict == "recommended" else None
    return (r.verdict, r.option, strength, tuple(sorted(r.ask)), both)


_VERDICTS = {
    "ask_first": "ask-first",
    "silent": "source-does-not-say",
    "for": "recommended",
    "both_ways": "both-ways",
}


def of_reference(programme: Programme, v: reference.Verdict) -> Said:
    """A verdict of the reference in the same terms."""
    repeated, shares = _repeated(programme), _shares(programme)
    steps = {n: s for n, s in v.steps.items() if not n.startswith(("confirm<", "review<"))}
    return {
        "where": (v.phase, v.outcome, v.visit, v.since),
        "steps": {n: (*s[:5], s[6]) for n, s in steps.items()},
        "rounds": {n: s[5] for n, s in steps.items() if n.partition("<")[0] in repeated},
        "findings": {f[0]: f[1:6] for f in v.findings},
        "witnesses": {f[0]: tuple(f[6]) for f in v.findings},
        "bounds": {
            n: sorted(rows, key=_plain)
            for n, rows in v.bounds.items()
            if n in steps and rows and steps[n][0] != "dropped"
        },
        "due": sorted(v.due, key=_plain),
        "possible": sorted(v.possible),
        "options": {n: dict(d["options"]) for n, d in v.decisions.items()},
        "recommendations": {
            n: _reference_recommends(d["recommendation"]) for n, d in v.decisions.items()
        },
        "unfounded": sorted(v.unfounded),
        "not running": sorted(v.not_running),
        "criteria": v.criteria,
        "tallies": {n: t for n, t in v.tallies.items() if n not in shares},
        "spells": v.spells,
        "untimed": {
            (n, label): list(ids)
            for n, rows in v.untimed.items()
            if n in steps
            for label, ids in rows.items()
        },
    }


def _repeated(programme: Programme) -> set[str]:
    holders: list[Any] = [programme, *programme.phases.values(), *programme.outcomes.values()]
    return {s.name for holder in holders for s in holder.steps.values() if s.repeat is not None}


def _shares(programme: Programme) -> set[str]:
    """A share is compared by its criteria; as a number it has no ends of its own."""
    return {t.name for t in programme.tallies.values() if t.form == "share"}


def _plain(row: Any) -> str:
    return str(row)


def _reference_recommends(row: tuple[Any, ...]) -> tuple[Any, ...]:
    verdict, option, strength, ask, options = row
    both = tuple(options) if verdict == "both_ways" else ()
    return (
        _VERDICTS[verdict],
        option,
        strength if verdict == "for" else None,
        tuple(sorted(ask)),
        both,
    )
