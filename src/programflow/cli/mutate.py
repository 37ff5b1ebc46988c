"""``programflow mutate``: would the scenarios notice if a rule were another?"""

import json
import os
import sys
from argparse import Namespace
from pathlib import Path

from programflow.checking.loading import DefinitionError, LoadedScenarios, load
from programflow.cli.screen import FAULTY, FINE, UNREADABLE, Screen
from programflow.cli.shipped import programme_path
from programflow.cli.test import read_scenarios, scenario_files
from programflow.diagnostics import Marks
from programflow.rendering.cleaning import clean, clean_json
from programflow.rendering.language import say
from programflow.rendering.layout import wrap
from programflow.rendering.names import Names
from programflow.testing.mutating import Mutant, NotAsExpected, Score, score
from programflow.testing.mutating.telling import clause, nobody, rule_at
from programflow.testing.scenarios.coverage import idle_rules
from programflow.testing.scenarios.telling import place

_BAR = 30


def command(arguments: Namespace, seen: Screen) -> int:
    """Change the definition in every way there is, and show the changes that nobody notices."""
    path = programme_path(arguments.file)
    suites = _suites(path, arguments.scenarios, seen)
    if isinstance(suites, int):
        return suites
    files = [loaded.marks.name for loaded in suites]
    tells = _Bar(seen)
    asked = {"jobs": arguments.jobs, "only": arguments.only}
    try:
        found = score(os.fspath(path), files, **asked, progress=tells)
    except NotAsExpected as error:
        return _refused(error, seen)
    finally:
        tells.end()
    marks = suites[0].loaded.marks
    if arguments.json:
        document = _document(found, suites, marks)
        seen.out(clean_json(json.dumps(document, ensure_ascii=False, indent=2)) + "\n")
    else:
        _show(found, suites, marks, seen=seen)
    least = arguments.least
    return FAULTY if least is not None and found.percent < least else FINE


def _suites(path: Path, paths: list[str], seen: Screen) -> list[LoadedScenarios] | int:
    """The files of scenarios that are about the definition, all as expected; or the exit code."""
    try:
        programme = load(path).programme
    except DefinitionError as error:
        seen.complain("definition.unread", file=error.marks.name)
        return FAULTY
    except OSError:
        seen.complain("file.missing", file=path)
        return UNREADABLE
    suites: list[LoadedScenarios] = []
    for file in dict.fromkeys(file for given in paths for file in scenario_files(Path(given))):
        loaded = read_scenarios(file, seen)
        if isinstance(loaded, int):
            return loaded
        if loaded.loaded.programme.id == programme.id:
            suites.append(loaded)
    if not suites:
        seen.err(say(seen.lang, "mutants", "none", programme=clean(programme.id)) + "\n")
        return UNREADABLE
    return suites


def _refused(error: NotAsExpected, seen: Screen) -> int:
    lines = wrap(say(seen.lang, "mutants", "failing"), width=seen.width)
    for name in error.scenarios:
        lines += wrap(clean(name), indent=2, hang=4, width=seen.width)
    seen.err("\n".join(lines) + "\n")
    return FAULTY


class _Bar:
    """How far it has come, on a terminal and nowhere else."""

    def __init__(self, seen: Screen) -> None:
        self.seen = seen
        self.shown = sys.stderr.isatty()

    def __call__(self, done: int, of: int) -> None:
        if self.shown:
            full = _BAR * done // max(of, 1)
            said = say(self.seen.lang, "mutants", "progress", done=done, all=of)
            self.seen.err(f"\r[{'#' * full}{'.' * (_BAR - full)}] {said}")

    def end(self) -> None:
        """Take the bar away."""
        if self.shown:
            self.seen.err("\r\x1b[K")


def _show(found: Score, suites: list[LoadedScenarios], marks: Marks, *, seen: Screen) -> None:
    names = Names(found.programme, seen.lang)
    lines: list[str] = []
    for mutant in found.survivors:
        said = f"{place(mutant.route, marks)}: {nobody(mutant, names)}"
        if mutant.id in found.undecided:
            said += f" {say(seen.lang, 'mutants', 'undecided')}"
        lines += wrap(said, hang=2, width=seen.width)
        lines += wrap(f"[{mutant.id}]", indent=2, hang=4, width=seen.width)
    lines += _by_hand(found, seen)
    lines += _idle(found, suites, marks, seen=seen)
    percent = f"{found.percent:.1f}".replace(".", "." if seen.lang == "en" else ",")
    numbers = {"noticed": len(found.noticed), "counted": found.counted, "percent": percent}
    lines.append(say(seen.lang, "mutants", "score", file=clean(marks.name), **numbers))
    seen.out("\n".join(lines) + "\n")


def _by_hand(found: Score, seen: Screen) -> list[str]:
    """The changes that were left out by hand, with the reasons; those that no longer should be."""
    lines: list[str] = []
    if found.kept:
        n = len(found.kept)
        key = f"excused.{'one' if n == 1 else 'other'}"
        lines += ["", say(seen.lang, "mutants", key, n=n)]
        for change, because in found.kept.items():
            lines += wrap(f"{clean(change)}: {clean(because)}", indent=2, hang=4, width=seen.width)
    for change in found.stale:
        stale = say(seen.lang, "mutants", "stale", change=clean(change))
        lines += wrap(stale, indent=2, hang=4, width=seen.width)
    return lines


def _idle(found: Score, suites: list[LoadedScenarios], marks: Marks, *, seen: Screen) -> list[str]:
    """The rules that never decided anything in a scenario."""
    idle = idle_rules(found.programme, suites)
    if not idle:
        return ["", say(seen.lang, "mutants", "rules.all")]
    n = len(idle)
    key = f"rules.{'one' if n == 1 else 'other'}"
    names = Names(found.programme, seen.lang)
    lines = ["", say(seen.lang, "mutants", key, n=n)]
    for route in idle:
        where, thing = place(route, marks), rule_at(route, names)
        told = say(seen.lang, "mutants", "rule", place=where, thing=thing)
        lines += wrap(told, indent=2, hang=4, width=seen.width)
    return [*lines, ""]


def _document(found: Score, suites: list[LoadedScenarios], marks: Marks) -> dict[str, object]:
    names = Names(found.programme, "en")
    return {
        "format": "programflow/mutants",
        "version": 1,
        "file": clean(marks.name),
        "percent": round(found.percent, 1),
        "noticed": found.noticed,
        "refused": found.refused,
        "survivors": [_survivor(mutant, found, marks, names=names) for mutant in found.survivors],
        "unnoticed": found.kept,
        "idle_rules": [list(route) for route in idle_rules(found.programme, suites)],
    }


def _survivor(mutant: Mutant, found: Score, marks: Marks, *, names: Names) -> dict[str, object]:
    return {
        "id": mutant.id,
        "line": marks.span(mutant.route).line,
        "undecided": mutant.id in found.undecided,
        "if": clause(mutant, names),
    }
