"""The pytest plugin: each scenario of a ``*.scenario.yaml`` file is a test.

Only pytest's public names are used. Of the library nothing is imported before there is such a file.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from programflow.checking.loading import LoadedScenarios
    from programflow.definition.scenarios import Scenario
    from programflow.testing.scenarios import Outcome

ENDING = ".scenario.yaml"


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "ScenarioFile | None":
    """Take up a file of scenarios, and no other."""
    if not file_path.name.endswith(ENDING):
        return None
    return ScenarioFile.from_parent(parent, path=file_path)


class ScenarioFile(pytest.File):
    """A file of scenarios, with the programme and the place that it names."""

    def collect(self) -> Iterable["ScenarioItem"]:
        """A test for each scenario, called by its name."""
        from programflow.checking.loading import DefinitionError, load_scenarios
        from programflow.rendering.faults import render_faults
        from programflow.rendering.language import language_of

        # As pytest shows files: seen from where it was called.
        shown = os.path.relpath(self.path, self.config.invocation_params.dir)
        try:
            loaded = load_scenarios(shown)
        except DefinitionError as error:
            problems = [(fault, error.marks) for fault in error.faults]
            text = render_faults(problems, lang=language_of(os.environ))
            raise self.CollectError(text) from None
        except OSError as error:
            text = f"{shown}: {error.filename}: {error.strerror}"
            raise self.CollectError(text) from None
        for scenario in loaded.suite.scenarios:
            yield ScenarioItem.from_parent(
                self, name=scenario.name, scenario=scenario, loaded=loaded
            )


class ScenarioFailed(Exception):
    """A scenario did not come out as expected. Holds what came of it."""

    def __init__(self, outcome: "Outcome") -> None:
        super().__init__(len(outcome.failures))
        self.outcome = outcome


class ScenarioItem(pytest.Item):
    """One scenario."""

    def __init__(self, *, scenario: "Scenario", loaded: "LoadedScenarios", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.scenario = scenario
        self.loaded = loaded

    def runtest(self) -> None:
        """Play it."""
        from programflow.testing.scenarios import Outcome, play_scenario

        loaded = self.loaded
        failures = play_scenario(
            loaded.suite, self.scenario, loaded.loaded.machine, place=loaded.place
        )
        if failures:
            raise ScenarioFailed(Outcome(scenario=self.scenario, failures=failures))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """What was expected, what there is and why; anything else as pytest shows it."""
        if not isinstance(excinfo.value, ScenarioFailed):
            return super().repr_failure(excinfo, style)
        from programflow.rendering.language import language_of
        from programflow.testing.scenarios.playing import tell
        from programflow.testing.scenarios.telling import failed_lines

        loaded = self.loaded
        machine = loaded.loaded.machine
        played = tell(loaded.suite, self.scenario, machine, place=loaded.place)
        return "\n".join(
            failed_lines(
                excinfo.value.outcome,
                machine.programme,
                loaded.marks,
                lang=language_of(os.environ),
                entries=played.entries,
            )
        )

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where it stands: the file, its line counted from 0, and its name."""
        span = self.loaded.marks.span((*self.scenario.route, "name"))
        return self.path, span.line - 1, self.name
