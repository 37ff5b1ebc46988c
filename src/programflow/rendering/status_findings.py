"""What has been found, what nobody has accounted for, and what a correction took away."""

from collections.abc import Iterable, Iterator

from attrs import evolve

from programflow.case.verdict import FindingStatus, NoLonger, Unfounded
from programflow.rendering.layout import Tone
from programflow.rendering.names import spaced
from programflow.rendering.reasons import capital
from programflow.rendering.status_view import View

_TONES: dict[str, Tone] = {"breach": "bad", "deviation": "warning", "notice": "plain"}


# The built-in finding of a point of a session; those of one entry are told together.
_MISSING = "missing"


def findings(view: View) -> list[str]:
    """Breaches, deviations and notices. Of a breach the bearer is always a participant."""
    lines: list[str] = []
    for together in _together(view.status.findings):
        lines += (
            _missing(view, together)
            if together[0].name == _MISSING
            else _finding(view, together[0])
        )
    return view.section("findings", lines or [f"  {view.say('nothing.findings')}"])


def _together(found: Iterable[FindingStatus]) -> Iterable[list[FindingStatus]]:
    """What is accounted for, each by itself; the points that one entry lacks as one."""
    told: dict[object, list[FindingStatus]] = {}
    for one in found:
        same = (one.step, one.witnesses, one.modality, one.of)
        if one.accounted:
            told.setdefault(same if one.name == _MISSING else one.item, []).append(one)
    return told.values()


def _missing(view: View, found: list[FindingStatus]) -> list[str]:
    """The points that were missing in a session, each with its source."""
    first, step = found[0], found[0].step or ""
    key = "missing.one" if len(found) == 1 else "missing.other"
    said = view.say(key, n=len(found), step=view.names.quoted(view.step(step)))
    lines = _headed(view, first, said)
    for one in found:
        point = one.item.rpartition("<")[0].rpartition("/")[2]
        lines += view.wrapped(f"– {_point(view, step, point)}", indent=4)
    return lines


def _point(view: View, step: str, point: str) -> str:
    says = view.names.item(step, point) or spaced(point)
    known = view.names.steps[step].items if step in view.names.steps else ()
    source = next((item.source for item in known if item.item == point), None)
    return says if source is None else f"{says} [{view.names.citation(source)}]"


def _finding(view: View, finding: FindingStatus) -> list[str]:
    because = finding.because
    # What it was seen in has been said.
    if set(because.entries) <= set(finding.witnesses):
        because = evolve(because, entries=())
    return _headed(view, finding, _title(view, finding)) + view.because(because)


def _headed(view: View, finding: FindingStatus, title: str) -> list[str]:
    """Grade, day, what it is, who bears it, and what it was seen in."""
    # Of a provider must and should alike are a deviation; the modality tells them apart.
    key = "finding.modality" if finding.grade == "deviation" else "finding"
    said = view.say(
        key,
        grade=view.say(f"grade.{finding.grade}"),
        modality=view.say(f"modality.{finding.modality}"),
        on=view.day(finding.on),
        finding=title,
    )
    parts = [f"{said}.", _bearer(view, finding)]
    if finding.witnesses:
        entries = view.teller.entries(finding.witnesses)
        parts.append(view.say("finding.witnesses", entries=entries))
    return [view.paint(line, _TONES[finding.grade]) for line in view.wrapped(" ".join(parts))]


def _bearer(view: View, finding: FindingStatus) -> str:
    if finding.of is None:
        return view.say("finding.of.nobody")
    return view.say("finding.of", role=view.role(finding.of))


def _title(view: View, finding: FindingStatus) -> str:
    if finding.lapse:
        return view.say("finding.lapse", step=view.names.quoted(view.step(finding.name)))
    title = view.names.of("finding", finding.name)
    if finding.step is None:
        return title
    return f"{title} ({view.step(finding.step)})"


def unaccounted(view: View) -> list[str]:
    """Lapses of which nothing is recorded: no breach, and nobody's yet; and what is to be done."""
    lines: list[str] = []
    for finding in view.status.findings:
        if not finding.accounted:
            said = " ".join(_silence(view, finding))
            lines += [view.paint(line, "warning") for line in view.wrapped(said)]
            lines += _rule_of(view, finding)
    return view.section("unaccounted", lines)


def _silence(view: View, finding: FindingStatus) -> Iterator[str]:
    """That nothing is recorded, whom it concerns, and who is to record or confirm."""
    key = "unaccounted.phase" if view.names.is_phase(finding.name) else "unaccounted.lapse"
    step = capital(view.step(finding.name))
    yield f"{view.say(key, step=step, on=view.day(finding.on))}."
    if finding.of is not None:
        yield view.say("unaccounted.of", role=view.role(finding.of))
    asked = (act.by for act in view.status.possible if act.item.endswith(f"confirm<{finding.item}"))
    keeper = next(asked, None)
    if keeper is None:
        yield view.say("unaccounted.do")
    else:
        yield view.say("unaccounted.keeper", keeper=capital(view.role(keeper)))


def _rule_of(view: View, finding: FindingStatus) -> list[str]:
    """The rule behind a lapse, and what would account for it: that it lapsed has been said."""
    because = finding.because
    for rule in because.children[:1]:
        if rule.code not in {"bearer", "bearer-nobody"}:
            sources = rule.sources or because.sources
            because = evolve(rule, sources=sources, changes=because.changes)
    return view.because(because)


def untimed(view: View) -> list[str]:
    """Entries without a time of day, for which it is not known whether a bound is kept."""
    lines: list[str] = []
    for step in view.status.steps:
        for entry in dict.fromkeys(entry for bound in step.bounds for entry in bound.unknown):
            title, told = capital(view.step(step.step)), view.teller.entry(entry)
            lines += view.wrapped(f"– {view.say('untimed', step=title, entry=told)}")
    return view.section("untimed", lines)


def unfounded(view: View) -> list[str]:
    """Decisions whose ground is gone."""
    lines: list[str] = []
    for part in view.status.unfounded:
        lines += view.wrapped(_unfounded(view, part)) + view.because(part.because)
    return view.section("unfounded", lines)


def _unfounded(view: View, part: Unfounded) -> str:
    return view.say(
        "unfounded.set_aside" if part.set_aside else "unfounded",
        decision=capital(view.step(part.step)),
        option=view.names.quoted(view.names.option(part.step, part.option)),
        on=view.day(part.on),
        entry=view.say("entry", entry=part.entry),
    )


def gone(view: View) -> list[str]:
    """Findings that no longer hold."""
    lines: list[str] = []
    for part in view.status.no_longer:
        lines += view.wrapped(_gone(view, part)) + view.because(part.because)
    return view.section("no_longer", lines)


def _gone(view: View, part: NoLonger) -> str:
    finding = capital(view.step(part.name))
    if not part.corrected_by:
        return view.say("no_longer", finding=finding, on=view.day(part.on))
    entries = view.teller.entries(part.corrected_by)
    return view.say("no_longer.by", finding=finding, on=view.day(part.on), entries=entries)
