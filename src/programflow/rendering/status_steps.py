"""Where a case is, what is done, due and open, and what may be done now."""

from programflow.case.verdict import Due, Possible, SpellStatus, StepStatus
from programflow.rendering.cleaning import clean
from programflow.rendering.dates import days_left, moment_in_words
from programflow.rendering.language import listed
from programflow.rendering.layout import Tone, wrap
from programflow.rendering.reasons import capital
from programflow.rendering.status_view import View


def heading(view: View) -> list[str]:
    """Whose case, which programme, as of when and on what knowledge; phase or outcome."""
    status = view.status
    title = view.names.text(view.names.programme.title)
    first = view.say(
        "case", case=clean(status.case), programme=title, version=clean(str(status.version))
    )
    known = "known" if status.known else "known.all"
    known = "known.same" if status.known == status.at.isoformat() else known
    second = " ".join(
        [
            view.say("at", date=view.day(status.at)),
            view.say(known, known=moment_in_words(status.known, view.lang)),
        ]
    )
    lines = [view.paint(line, "heading") for line in wrap(first, width=view.width)]
    lines += wrap(second, width=view.width)
    return [*lines, "", *view.rows(_facts(view)), *view.because(status.explain(""), indent=2)]


def _facts(view: View) -> list[tuple[str, str]]:
    status = view.status
    where = view.names.of("phase", status.outcome or status.phase or "")
    key = "since.visit" if status.visit > 1 else "since"
    since = view.say(key, phase=where, visit=status.visit, since=view.day(status.since))
    facts = [(view.say("outcome" if status.outcome else "phase"), since)]
    if status.variant is not None:
        facts.append((view.say("variant"), view.names.of("variant", status.variant)))
    if status.place is not None:
        facts.append((view.say("place"), clean(status.place)))
    spells = [line for spell in status.spells if (line := _spell(view, spell))]
    labels = [view.say("spells"), *[""] * len(spells)]
    return facts + list(zip(labels, spells, strict=False))


def _spell(view: View, spell: SpellStatus) -> str:
    name = view.names.of("spell", spell.name)
    if spell.open == "no" or spell.name == "place":
        return ""
    if spell.open == "unknown":
        return view.say("spell.unknown", spell=name)
    if spell.since is None:
        return view.say("spell.yes.undated", spell=name)
    said = view.say("spell.yes", spell=name, since=view.day(spell.since))
    if spell.expected_end is None:
        return said
    return view.say("spell.ends", spell=said, until=view.day(spell.expected_end))


def done(view: View) -> list[str]:
    """What is done, oldest first."""
    steps = [step for step in view.status.steps if step.state == "done"]
    steps.sort(key=lambda step: step.done_on or step.since)
    rows = [
        (_named(view, step), view.day(step.done_on or step.since), _rounds(view, step, "done"))
        for step in steps
    ]
    return view.section("done", view.rows(rows) or [f"  {view.say('nothing.done')}"])


def _named(view: View, step: StepStatus) -> str:
    """A step; where there are several of it, also which."""
    several = sum(one.step == step.step for one in view.status.steps) > 1
    return view.of_cause(step.step, step.item) if several else view.step(step.step)


def _rounds(view: View, step: StepStatus, key: str) -> str:
    known = view.names.steps.get(step.step)
    if known is None or known.repeat is None:
        return ""
    if step.times is None:
        return view.say(f"{key}.rounds.open", done=step.rounds) if step.rounds > 1 else ""
    if step.times == 1:
        return ""
    return view.say(f"{key}.rounds", done=step.rounds, times=step.times)


def due(view: View) -> list[str]:
    """Last days, the nearest first, each with how far it is and whose duty it is.

    One that has passed is shown where it is asked to be accounted for, and not here as well.
    """
    asked = {finding.item for finding in view.status.findings if not finding.accounted}
    items = [d for d in view.status.due if f"lapsed:{d.item.removeprefix('due:')}" not in asked]
    if view.status.outcome and not items:
        return []
    ahead = sorted(items, key=lambda item: item.on)
    lines = [line for item in ahead for line in _due(view, item)]
    return view.section("due", lines or [f"  {view.say('nothing.due')}"])


def _due(view: View, item: Due) -> list[str]:
    left = days_left(item.on, view.status.at, view.lang)
    day = moment_in_words(item.at, view.lang) if item.at is not None else view.day(item.on)
    key = "due.phase" if view.names.is_phase(item.step) else "due.by"
    by = view.say(key, modality=view.say(f"modality.{item.modality}"), date=day)
    of = view.say("due.of", role=view.role(item.of))
    lines = view.wrapped(f"{view.step(item.step)}: {by} – {left} – {of}")
    passed = item.on < view.status.at
    tone: Tone = "warning" if passed else "plain"
    # That a step is open is no reason of its last day.
    timed = not item.because.code.startswith("step-")
    because = view.because(item.because) if timed and not passed else []
    return [view.paint(line, tone) for line in lines] + because


def open_steps(view: View) -> list[str]:
    """What is open and who has it."""
    steps = [step for step in view.status.steps if step.state in {"open", "late"}]
    lines = view.rows([(_named(view, step), _open(view, step)) for step in steps])
    if not lines and view.status.outcome:
        return []
    return view.section("open", lines or [f"  {view.say('nothing.open')}"])


def _open(view: View, step: StepStatus) -> str:
    of = view.role(step.of)
    by = view.role(step.by)
    parts = [
        view.say(f"need.{step.need}"),
        of if of == by else view.say("open.by", of=of, by=by),
        _rounds(view, step, "open"),
        view.say("open.booked", date=view.day(step.booked)) if step.booked else "",
        view.say("open.late") if step.late else "",
    ]
    return "; ".join(part for part in parts if part)


def possible(view: View) -> list[str]:
    """What may be done now, and by whom; what is to be accounted for has its own section."""
    rows = [_possible(view, act) for act in view.status.possible if act.step != "confirm"]
    if not rows and view.status.outcome:
        return []
    return view.section("possible", view.rows(rows) or [f"  {view.say('nothing.possible')}"])


def _possible(view: View, act: Possible) -> tuple[str, str, str]:
    key = f"act.{act.act}" if act.act in _ACTS else "act.other"
    return view.step(act.step), view.say(key), view.role(act.by)


_ACTS = frozenset({"done", "tested", "answered", "decided"})


def waiting(view: View) -> list[str]:
    """What is to come, and what it waits for."""
    rows = []
    for step in view.status.steps:
        if step.state == "waiting":
            what = listed(view.lang, map(view.names.any, step.waits_for))
            rows.append((_named(view, step), view.say("waits_for", what=what) if what else ""))
    return view.section("waiting", view.rows(rows))


def dropped(view: View) -> list[str]:
    """What will not be done, and why."""
    lines: list[str] = []
    for step in view.status.steps:
        if step.state == "dropped":
            lines += view.wrapped(capital(_named(view, step)))
            lines += view.because(step.because, depth=1)
    return view.section("dropped", lines)
