"""Russamtalen with an invention written into it: one for each that a check should notice."""

from collections.abc import Callable, Mapping
from typing import Any

import yaml

import programflow as pf
from tests.conformance.names import RUSSAMTALEN
from tests.conformance.players import Engine, definition_of

Break = Callable[[dict[str, Any]], object]

_PAGE = {"source": "page"}
_ABSENT = {"has": {"missed": "talk_2"}}
_EPISODE = {"has": {"happened": "new_episode"}}


def _recommend(definition: dict[str, Any]) -> list[dict[str, Any]]:
    rules = definition["phases"]["clarification"]["steps"]["offer"]["recommend"]
    assert isinstance(rules, list)
    return rules


def _leaves(when: dict[str, Any]) -> Break:
    """The talks end as soon as something is so."""
    rule = {"when": when, "go": "left", **_PAGE}
    return lambda d: d["phases"]["talks"]["next"].insert(0, rule)


def _withdrawn_by(when: dict[str, Any]) -> Break:
    """Something counts as a withdrawal."""

    def edit(d: dict[str, Any]) -> None:
        title = d["criteria"]["withdrawn"].pop("title")
        d["criteria"]["withdrawn"] = {"any": [d["criteria"]["withdrawn"], when], "title": title}

    return edit


def _decides_by_itself(when: dict[str, Any]) -> Break:
    rule = {"when": when, "go": "not_offered", **_PAGE}
    return lambda d: d["phases"]["clarification"].update(next=[rule])


def _clock(name: str, start: Any) -> Break:
    return lambda d: d.setdefault("clocks", {}).update({name: {"from": start}})


def _both(*edits: Break) -> Break:
    return lambda d: [edit(d) for edit in edits]


def _value(parameter: str, value: Any) -> Break:
    return lambda d: d["parameters"][parameter].update(value=value)


def _four_answers_weigh_most(d: dict[str, Any]) -> None:
    for_, against, all_no = _recommend(d)
    for_["strength"] = against["strength"] = "presumption"
    all_no["strength"] = "decisive"


def _three_are_enough(d: dict[str, Any]) -> None:
    d["criteria"]["all_no"]["all"].pop()


def _points(d: dict[str, Any]) -> None:
    yes = [{"answer": f"q{n}", "is": True} for n in (1, 2, 3, 4)]
    when = {"at_least": 2, "of": yes}
    _recommend(d).append({"option": "start", "when": when, "strength": "presumption", **_PAGE})


def _reaction_is_due(d: dict[str, Any]) -> None:
    window = {"from": "opened", "max": "14 days", "modality": "must"}
    d["steps"]["consider_reaction"]["window"] = [window]


def _milder(d: dict[str, Any]) -> None:
    when = {"has": {"done": "talk_2"}}
    rule = {"option": "no_reaction", "when": when, "strength": "presumption", **_PAGE}
    d["steps"]["consider_reaction"]["recommend"] = [rule]


def _lost(d: dict[str, Any]) -> None:
    d["phases"]["talks"]["steps"]["talk_2"]["unless"] = {
        "any": [{"criterion": "withdrawn"}, _ABSENT]
    }


def _too_short(d: dict[str, Any]) -> None:
    shortest = {"value": "minutes", "of": [{"done": "talk_1"}], "which": "lowest", "in": "case"}
    d["tallies"]["shortest"] = {**shortest, **_PAGE}
    when = {"tally": "shortest", "less_than": "expected_minutes"}
    d["findings"]["too_short"] = {"when": when, "modality": "should", "of": "prison", **_PAGE}


def _once(d: dict[str, Any]) -> None:
    d["criteria"]["may_start"]["all"].append({"not": _EPISODE})


BROKEN: Mapping[str, Break] = {
    "decide the offer without a person": _decides_by_itself(
        {"step": "clarification", "is": "done"}
    ),
    "refuse by itself because time has passed": _both(
        _clock("waited", "enrolled"),
        _decides_by_itself({"clock": "waited", "more_than": "60 days"}),
    ),
    "recommend refuse on the four answers alone": _four_answers_weigh_most,
    "count the unanswered question as no": _three_are_enough,
    "recommend refuse as all no": _three_are_enough,
    "impose a reaction by itself": _reaction_is_due,
    "name the withdrawal as the breach": lambda d: d["findings"]["withdrew"].update(
        modality="must"
    ),
    "treat the absence as a withdrawal": _withdrawn_by(_ABSENT),
    "end the series by itself": _leaves(_EPISODE),
    "count the episode as a withdrawal": _withdrawn_by(_EPISODE),
    "the case is closed, or a reaction is considered, because the time has run out": _both(
        _clock("series", {"done": "talk_1"}), _leaves({"clock": "series", "more_than": "3 weeks"})
    ),
    "count from talk 1, from the decision or from the drug episode without anybody having"
    " chosen it": _value("series_anchor", {"done": "talk_1"}),
    "start at two yeses of four, or refuse because 2 and 4 are no": _points,
    "three weeks by administrative law, or the regional level, filled in silently": _value(
        "appeal_deadline", "21 days"
    ),
    "due the same day, or within a week": _value("signing_deadline", "7 days"),
    "a milder reaction by the number of talks held": _milder,
    "one absence without excuse ends the agreement": _withdrawn_by(_ABSENT),
    "a missed talk is lost": _lost,
    "thirty minutes is void because it is under forty-five": _too_short,
    "the series is broken off and the reaction falls due": _leaves(_EPISODE),
    "only once per inmate": _once,
}


class _Dumper(yaml.SafeDumper):
    """Writes yes and no as a definition has them."""


_Dumper.add_representer(
    bool,
    lambda dumper, said: dumper.represent_scalar("tag:yaml.org,2002:bool", "yes" if said else "no"),
)


def broken(phrase: str) -> Engine:
    """The engine with a definition that says what no source does."""
    definition = yaml.safe_load(definition_of(RUSSAMTALEN.programme).read_text(encoding="utf-8"))
    BROKEN[phrase](definition)
    return Engine(pf.loads(yaml.dump(definition, Dumper=_Dumper, allow_unicode=True)))
