"""What came of a file of scenarios, as plain data for JSON."""

from typing import Any

from attrs import asdict

from programflow.checking.loading import LoadedScenarios
from programflow.definition.json_values import to_json
from programflow.definition.scenarios import Advised
from programflow.rendering.cleaning import clean
from programflow.rendering.language import Lang
from programflow.rendering.names import Names
from programflow.testing.scenarios.telling import sentence
from programflow.testing.scenarios.verdict import Failure, Outcome


def report(loaded: LoadedScenarios, outcomes: tuple[Outcome, ...], *, lang: Lang) -> dict[str, Any]:
    """The file, its scenarios in order, and what failed of each, as codes and as a sentence."""
    names = Names(loaded.loaded.programme, lang)
    marks = loaded.marks
    return {
        "file": clean(marks.name),
        "programme": loaded.loaded.programme.id,
        "scenarios": [
            {
                "name": clean(outcome.scenario.name),
                "line": marks.span((*outcome.scenario.route, "name")).line,
                "rests_on": [*map(clean, outcome.scenario.rests_on)],
                "ok": outcome.ok,
                "failures": [
                    {**_failure(failure, names), "line": marks.span(failure.route).line}
                    for failure in outcome.failures
                ],
            }
            for outcome in outcomes
        ],
    }


def _failure(failure: Failure, names: Names) -> dict[str, Any]:
    return {
        "code": failure.code,
        "route": list(failure.route),
        "params": {name: _plain(value) for name, value in failure.params},
        "message": sentence(failure, names),
        "because": None if failure.reason is None else failure.reason.code,
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Advised):
        said = asdict(value)
        del said["route"]
        return to_json(said)
    return to_json(value)
