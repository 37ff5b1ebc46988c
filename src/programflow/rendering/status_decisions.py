"""The decisions that wait for a person: what the source recommends, what may be chosen, and why."""

from attrs import evolve

from programflow.case.verdict import OpenDecision, OptionStatus, Reason, Recommended
from programflow.rendering.language import listed
from programflow.rendering.reason_tree import value_of
from programflow.rendering.reasons import capital
from programflow.rendering.status_view import View

# The engine's own decision about a decision: no source speaks of it, and none is asked.
_REVIEW = "review"


def decisions(view: View) -> list[str]:
    """Each open decision."""
    lines: list[str] = []
    for decision in view.status.decisions:
        lines += ["", *_decision(view, decision)] if lines else _decision(view, decision)
    return view.section("decisions", lines)


def _decision(view: View, decision: OpenDecision) -> list[str]:
    key = "decision.must" if decision.need == "must" else "decision.may"
    waits = view.say(key, of=capital(view.role(decision.of)), since=view.day(decision.since))
    title = view.paint(_title(view, decision), "heading")
    lines = [f"  {title}", *view.wrapped(f"{waits} {view.say('decides')}", indent=4)]
    lines += [] if decision.step == _REVIEW else _recommended(view, decision)
    for option in decision.options:
        lines += _option(view, decision, option)
    return lines


def _title(view: View, decision: OpenDecision) -> str:
    """The decision; of a review also which decision it reviews."""
    if decision.step != _REVIEW:
        return capital(view.of_cause(decision.step, decision.item))
    title, cause = capital(view.step(decision.step)), decision.item.partition("<")[2]
    return view.say("of.review", review=title, entry=view.teller.entry(cause))


def _recommended(view: View, decision: OpenDecision) -> list[str]:
    advice = decision.recommended
    lines = view.wrapped(_advice(view, decision.step, advice), indent=4)
    because = _deciding(advice)
    # That the source is silent has been said.
    silent = advice.verdict == because.code == "source-does-not-say" and not because.children
    return lines if silent else lines + view.because(because, indent=6)


def _deciding(advice: Recommended) -> Reason:
    """Why it is recommended, by the rules that speak; those of which nothing comes left out."""
    spoken = {"recommended": "yes", "both-ways": "yes", "ask-first": "unknown"}
    because, wanted = advice.because, spoken.get(advice.verdict)
    rules = tuple(rule for rule in because.children if wanted in {None, value_of(rule)})
    return evolve(because, children=rules)


def _advice(view: View, step: str, advice: Recommended) -> str:
    names = view.names
    ask = listed(view.lang, (names.quoted(names.any(name)) for name in advice.ask))
    options = (names.quoted(names.option(step, option)) for option in advice.options)
    key = f"recommended.{advice.verdict}"
    if advice.verdict == "ask-first" and not ask:
        key += ".open"
    return view.say(
        key,
        option=names.quoted(names.option(step, advice.option)) if advice.option else "",
        strength=view.say(f"strength.{advice.strength}") if advice.strength else "",
        ask=ask,
        options=listed(view.lang, options),
    )


def _option(view: View, decision: OpenDecision, option: OptionStatus) -> list[str]:
    title = capital(view.names.option(decision.step, option.option))
    said = view.say(f"option.{option.available}", option=title)
    lines = view.wrapped(f"– {said}", indent=4)
    if says := view.names.option_says(decision.step, option.option):
        lines += view.wrapped(says, indent=6)
    return lines if option.available == "yes" else lines + view.because(option.because, indent=6)
