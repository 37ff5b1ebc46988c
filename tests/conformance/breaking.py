"""ER-VIL-KAN and ruskontrakt with inventions written into them, each of which must be noticed."""

from collections.abc import Callable, Mapping
from typing import Any

import yaml

import programflow as pf
from tests.conformance.players import Engine, definition_of

Edit = Callable[[dict[str, Any]], object]

_IT_SAYS = {"source": "article"}


def _steps(phase: str, d: dict[str, Any]) -> dict[str, Any]:
    found = d["phases"][phase]["steps"]
    assert isinstance(found, dict)
    return found


def _moves(phase: str, when: dict[str, Any], go: str) -> Edit:
    rule = {"when": when, "go": go, **_IT_SAYS}
    return lambda d: d["phases"][phase].setdefault("next", []).insert(0, rule)


def _has(*selectors: dict[str, Any]) -> dict[str, Any]:
    return {"has": list(selectors)}


def _due(phase: str, step: str, days: int) -> Edit:
    window = [{"from": "enrolled", "max": f"{days} days", "modality": "must"}]
    return lambda d: _steps(phase, d)[step].update(window=window)


def _value(parameter: str, value: Any) -> Edit:
    return lambda d: d["parameters"][parameter].update(value=value)


def _both(*edits: Edit) -> Edit:
    return lambda d: [edit(d) for edit in edits]


def _step(name: str, opens: Any, **keys: Any) -> Edit:
    said = {"is": "task", "need": "must", "opens": opens, **_IT_SAYS, **keys}
    return lambda d: d.setdefault("steps", {}).update({name: said})


def _decision(name: str, cause: dict[str, Any]) -> Edit:
    said = {"is": "decision", "need": "must", "of": "unit", "options": {"act": {}}, **_IT_SAYS}
    return lambda d: d.update(steps={name: {"opens": [{"each": cause}], **said}})


def _nineteen_are_enough(d: dict[str, Any]) -> None:
    gathering = d["criteria"]["fulfilled"]["all"][1]
    assert gathering == {"step": "gathering", "is": "done"}
    d["criteria"]["fulfilled"]["all"][1] = {"tally": "gatherings_attended", "at_least": 19}


def _finding(name: str, **keys: Any) -> Edit:
    return lambda d: d["findings"].update({name: {"modality": "must", **keys, **_IT_SAYS}})


def _breach_by(selector: dict[str, Any]) -> Edit:
    return lambda d: d["findings"]["breach"]["each"].append(selector)


_GATHERED = {"has": {"done": "gathering"}}
_AWAY = {"has": {"missed": "gathering"}}
_EXPELS = _moves("programme", _AWAY, "stopped_early")
_TOO_SHORT = {"tally": "shortest", "less_than": "gathering_minutes"}
_SHORTEST = {"value": "minutes", "of": {"done": "gathering"}, "which": "lowest", "in": "case"}

ER_VIL_KAN: Mapping[str, Edit] = {
    "complete the programme": lambda d: d["criteria"]["fulfilled"]["all"].pop(),
    "end the programme by itself": _EXPELS,
    "count nineteen as near enough by itself": _nineteen_are_enough,
    "eighty per cent attendance is enough, or every absence ends it": _EXPELS,
    "expel by itself": _EXPELS,
    "three absences mean expulsion": _decision("expulsion", {"missed": "gathering"}),
    "a make-up is required within two weeks": _due("programme", "gathering", 70),
    "gathering 7 before gathering 3 is a fault": _finding("wrong_order", when=_GATHERED, of="unit"),
    "one to seven are ER": lambda d: _steps("programme", d).update(
        er={"is": "session", "need": "may", "of": "unit", **_IT_SAYS}
    ),
    "one at the beginning and one at the end": lambda d: _steps("programme", d)[
        "individual_talk_2"
    ].update(after=["gathering"]),
    "two gatherings a week for ten weeks": _value("gathering_pace", 2),
    "a reaction is considered as in Russamtalen": _decision(
        "consider_reaction", {"ended": "participation"}
    ),
    "he must start again": lambda d: d["criteria"]["fulfilled"]["all"].append(
        {"tally": "gatherings_attended", "at_least": "gatherings"}
    ),
    "a duty of the unit to issue a certificate": lambda d: d["outcomes"]["completed"].update(
        steps={"issue_certificate": {"is": "task", "need": "must", "of": "unit", **_IT_SAYS}}
    ),
    "under two hours does not count": _both(
        lambda d: d["tallies"].update(shortest=_SHORTEST),
        _finding("too_short", when=_TOO_SHORT, of="unit"),
    ),
}

_POSITIVE = {"tested": "rapid_test", "result": "positive"}
_FOUND = {"happened": "breach_found"}
_USE = {"happened": "continued_use"}
_LOST: Edit = lambda d: d["outcomes"].update(clean_record={"adverse": False, **_IT_SAYS})  # noqa: E731
_FINE = _step("fine", [{"each": {"ended": "consent_youth"}}], of="youth")
_RECOMMENDED = {"option": "youth_follow_up", "when": {"has": _USE}, "strength": "strong"}


def _begins_by_itself(d: dict[str, Any]) -> None:
    d["phases"]["trinn"].pop("enter")
    _moves("clarification", _has({"done": "concern_talk"}), "trinn")(d)


def _penal_by_itself(d: dict[str, Any]) -> None:
    d["outcomes"]["penal_track"]["adverse"] = False
    _moves("trinn", {"criterion": "use_and_crime"}, "penal_track")(d)


def _counted_anew(d: dict[str, Any]) -> None:
    since = {"since": {"began": "place", "which": "last"}}
    for name in ("tests_taken", "tests_missed_unexcused"):
        d["tallies"][name]["in"] = since


def _forgiven(d: dict[str, Any]) -> None:
    d["steps"]["proportionality"]["unless"]["any"].append(
        {"tally": "trinn_number", "at_most": 1}
    )  # fmt: skip


RUSKONTRAKT: Mapping[str, Edit] = {
    "choose the date of the offence or of the start silently": _value(
        "age_counts_on", {"entered": "trinn", "which": "first"}
    ),
    "the date of the offence, as in criminal law": _value(
        "age_counts_on", {"answer": "offence_date"}
    ),
    "out, because eighteen is of age": _value("age_upper_limit", "18 years"),
    "a fine is issued by itself": _due("clarification", "contract", 30),
    "start a contract by itself": _begins_by_itself,
    "the consent is void and must be given again": lambda d: d["criteria"]["may_start"][
        "all"
    ].append({"not": {"has": {"lapsed": "information_booklet"}}}),
    "the test is void": lambda d: d["tallies"]["tests_taken"].update(
        count={"tested": "any", "by": "municipality"}
    ),
    "end the contract by itself": _moves("trinn", _has(_POSITIVE, _FOUND, _USE), "left"),
    "find a breach by itself": _breach_by(_POSITIVE),
    "find a breach without a person": _breach_by({"missed": "rapid_test"}),
    "move to another step by itself": _moves("trinn", _has(_POSITIVE), "trinn"),
    "move to the next step by itself": _moves("trinn", _has(_FOUND), "trinn"),
    "the contract is broken": _breach_by({"happened": "new_crime"}),
    "one positive test is a breach": _breach_by(_POSITIVE),
    "every positive rapid test is confirmed by a medical test": _step(
        "confirm_by_medical_test", [{"each": _POSITIVE}], of="municipality"
    ),
    "in step 1 the first breach is forgiven": _forgiven,
    "move to a penal step by itself": _penal_by_itself,
    "count the contract's own step up by one": _moves(
        "trinn", {"criterion": "use_and_crime"}, "trinn"
    ),
    "youth follow-up first, always": lambda d: d["steps"]["next_penal_step"].update(
        recommend=[{**_RECOMMENDED, **_IT_SAYS}]
    ),
    "set the counts back to nought": _counted_anew,
    "start the contract anew": _moves("trinn", _has({"began": "place"}), "trinn"),
    "the registered one": lambda d: d["findings"]["two_municipalities"].update(modality="must"),
    "issue a fine by itself": _FINE,
    "the fine falls due at once": _FINE,
    "promise or deny that the matter shows on the record": _LOST,
    "it never shows": _LOST,
}


class _Dumper(yaml.SafeDumper):
    """Writes yes and no as a definition has them, and shares nothing between two places."""

    def ignore_aliases(self, data: Any) -> bool:
        del data
        return True


_Dumper.add_representer(
    bool,
    lambda dumper, said: dumper.represent_scalar("tag:yaml.org,2002:bool", "yes" if said else "no"),
)


def broken(programme: str, edit: Edit) -> Engine:
    """The engine with a definition that says what no source does."""
    definition = yaml.safe_load(definition_of(programme).read_text(encoding="utf-8"))
    edit(definition)
    return Engine(pf.loads(yaml.dump(definition, Dumper=_Dumper, allow_unicode=True)))
