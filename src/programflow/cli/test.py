"""``programflow test``: stories of cases, and whether they come out as expected."""

import difflib
import json
import os
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from programflow.checking.loading import DefinitionError, LoadedScenarios, load_scenarios
from programflow.cli.check import exit_code
from programflow.cli.screen import FAULTY, FINE, UNREADABLE, Screen, Unreadable
from programflow.rendering.cleaning import clean, clean_json
from programflow.rendering.faults import render_faults
from programflow.rendering.language import say
from programflow.testing.scenarios import Outcome, play_suite
from programflow.testing.scenarios.accepting import accepted
from programflow.testing.scenarios.json_report import report
from programflow.testing.scenarios.playing import tell
from programflow.testing.scenarios.telling import failed_lines

ENDING = ".scenario.yaml"


def command(arguments: Namespace, seen: Screen) -> int:
    """Play the scenarios of each file, and say which do not come out as expected."""
    if arguments.generate is not None:
        from programflow.cli.generating import generated  # walks through a programme, seldom wanted

        return generated(arguments, seen)
    if not arguments.paths:
        raise Unreadable("scenarios.which")
    files, code = _files(arguments.paths, seen)
    reports: list[object] = []
    for file in files:
        loaded = read_scenarios(file, seen)
        if isinstance(loaded, int):
            code = max(code, loaded)
            continue
        outcomes = play_suite(loaded.suite, loaded.loaded.machine, loaded.place)
        code = max(code, *(FINE if outcome.ok else FAULTY for outcome in outcomes))
        if arguments.json:
            reports.append(report(loaded, outcomes, lang=seen.lang))
        else:
            (_propose if arguments.update else _show)(loaded, outcomes, seen)
    if arguments.json:
        document = {"format": "programflow/scenarios", "version": 1, "files": reports}
        seen.out(clean_json(json.dumps(document, ensure_ascii=False, indent=2)) + "\n")
    return code


def _files(paths: list[str], seen: Screen) -> tuple[list[Path], int]:
    """The files that paths mean, each once; of a path that means none, a complaint."""
    files: list[Path] = []
    code = FINE
    for path in paths:
        found = scenario_files(Path(path))
        if not found:
            seen.complain("scenarios.none", path=path)
            code = UNREADABLE
        files += found
    return list(dict.fromkeys(files)), code


def scenario_files(path: Path) -> list[Path]:
    """The files that a path means: itself, or all scenario files in a folder and below it."""
    if not path.is_dir():
        return [path]
    return sorted(path.rglob(f"*{ENDING}"))


def read_scenarios(file: Path, seen: Screen) -> LoadedScenarios | int:
    """A file of scenarios with its programme; where it cannot be used, the exit code."""
    try:
        return load_scenarios(os.fspath(file))
    except DefinitionError as error:
        problems = [(fault, error.marks) for fault in error.faults]
        seen.err(render_faults(problems, lang=seen.lang, colour=seen.colour) + "\n")
        own = error.marks.name == os.fspath(file)
        seen.complain("scenarios.unread" if own else "definition.unread", file=error.marks.name)
        return max(exit_code(fault) for fault in error.faults)
    except FileNotFoundError as error:
        missing = Unreadable("file.missing", file=error.filename)
    except IsADirectoryError as error:
        missing = Unreadable("file.folder", file=error.filename)
    except PermissionError as error:
        missing = Unreadable("file.denied", file=error.filename)
    except OSError as error:
        missing = Unreadable("file.failed", file=file, why=type(error).__name__)
    seen.complain(missing.key, **missing.params)
    return UNREADABLE


def _show(loaded: LoadedScenarios, outcomes: tuple[Outcome, ...], seen: Screen) -> None:
    for outcome in outcomes:
        if not outcome.ok:
            seen.out("\n".join(_failed(loaded, outcome, seen)) + "\n\n")
    n, failed = len(outcomes), sum(not outcome.ok for outcome in outcomes)
    key = f"sum.{'failed' if failed else 'ok'}.{'one' if n == 1 else 'other'}"
    file = clean(loaded.marks.name)
    seen.out(say(seen.lang, "scenarios", key, file=file, n=n, failed=failed) + "\n")


def _failed(loaded: LoadedScenarios, outcome: Outcome, seen: Screen) -> list[str]:
    machine = loaded.loaded.machine
    played = tell(loaded.suite, outcome.scenario, machine, place=loaded.place)
    return failed_lines(
        outcome,
        machine.programme,
        loaded.marks,
        lang=seen.lang,
        entries=played.entries,
        width=seen.width,
    )


def _propose(loaded: LoadedScenarios, outcomes: tuple[Outcome, ...], seen: Screen) -> None:
    """The difference that would make the file pass; what no value can mend is said beside it."""
    marks = loaded.marks
    new = accepted(loaded.suite, marks, loaded.loaded.machine, place=loaded.place)
    diff = list(_difference(marks.text, new, marks.name))
    seen.out("".join(diff))
    file = clean(marks.name)
    by_hand = sum(_is_by_hand(f.code) for outcome in outcomes for f in outcome.failures)
    if by_hand:
        key = f"update.by_hand.{'one' if by_hand == 1 else 'other'}"
        seen.err(say(seen.lang, "scenarios", key, file=file, n=by_hand) + "\n")
    elif not diff:
        seen.err(say(seen.lang, "scenarios", "update.nothing", file=file) + "\n")


def _is_by_hand(code: str) -> bool:
    """Of the story itself, or of a reason: no value of a day stands there."""
    return code in {"because", "before-start"} or code.startswith(("entry-", "start-"))


def _difference(old: str, new: str, name: str) -> Iterator[str]:
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    for line in difflib.unified_diff(before, after, fromfile=name, tofile=name):
        yield clean(line.rstrip("\n")) + "\n"
