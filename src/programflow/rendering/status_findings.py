"""What has been found, what nobody has accounted for, and what a correction took away."""

from programflow.case.verdict import FindingStatus, NoLonger, Unfounded
from programflow.rendering.layout import Tone
from programflow.rendering.reasons import capital
from programflow.rendering.status_view import View

_TONES: dict[str, Tone] = {"breach": "bad", "deviation": "warning", "notice": "plain"}


def findings(view: View) -> list[str]:
    """Breaches, deviations and notices. Of a breach the bearer is always a participant."""
    lines: list[str] = []
    for finding in view.status.findings:
        if finding.accounted:
            lines += _finding(view, finding)
    return view.section("findings", lines or [f"  {view.say('nothing.findings')}"])


def _finding(view: View, finding: FindingStatus) -> list[str]:
    # Of a provider must and should alike are a deviation; the modality tells them apart.
    key = "finding.modality" if finding.grade == "deviation" else "finding"
    said = view.say(
        key,
        grade=view.say(f"grade.{finding.grade}"),
        modality=view.say(f"modality.{finding.modality}"),
        on=view.day(finding.on),
        finding=_title(view, finding),
    )
    parts = [f"{said}.", _bearer(view, finding)]
    if finding.witnesses:
        entries = view.teller.entries(finding.witnesses)
        parts.append(view.say("finding.witnesses", entries=entries))
    lines = [view.paint(line, _TONES[finding.grade]) for line in view.wrapped(" ".join(parts))]
    return lines + view.because(finding.because)


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
    """Lapses of which nothing is recorded: no breach, and nobody's yet."""
    lines: list[str] = []
    for finding in view.status.findings:
        if not finding.accounted:
            step = capital(view.step(finding.name))
            said = view.say("unaccounted.lapse", step=step, on=view.day(finding.on))
            parts = [f"{said}."]
            if finding.of is not None:
                parts.append(view.say("unaccounted.of", role=view.role(finding.of)))
            lines += [view.paint(line, "warning") for line in view.wrapped(" ".join(parts))]
            lines += view.because(finding.because)
    return view.section("unaccounted", lines)


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
