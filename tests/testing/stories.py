"""Small files of scenarios about the swimming course, and what comes of them."""

from pathlib import Path

from programflow.checking.loading import LoadedScenarios, load_scenarios
from programflow.testing.scenarios import Outcome, play_suite
from tests.project.root import ROOT

COURSE = ROOT / "tests" / "definition" / "swimming-course.yaml"
SWIMMING = ROOT / "tests" / "testing" / "swimming.scenario.yaml"
HEAD = f"""\
programme: {COURSE}
scenarios:
  - name: En fortelling
    rests_on: guide 1
    start: 2026-03-02
"""


def story(when: str, then: str) -> str:
    """A file of one scenario: its entries and its expectations, a line each."""
    parts = [HEAD]
    for key, text in (("when", when), ("then", then)):
        lines = [line.strip() for line in text.strip().split("\n") if line.strip()]
        parts.append(f"    {key}:{'' if lines else ' []'}\n")
        parts += [f"      - {line}\n" for line in lines]
    return "".join(parts)


def written(folder: Path, text: str) -> Path:
    """A file that holds a text."""
    path = folder / "course.scenario.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def played(folder: Path, when: str, then: str) -> tuple[Outcome, LoadedScenarios]:
    """What came of a story, and the file it stands in."""
    loaded = load_scenarios(written(folder, story(when, then)))
    (outcome,) = play_suite(loaded.suite, loaded.loaded.machine, loaded.place)
    return outcome, loaded
