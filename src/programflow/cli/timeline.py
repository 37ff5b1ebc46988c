"""``programflow timeline``: from a start date, the first and the last day of every step."""

import json
from argparse import Namespace
from datetime import date
from pathlib import Path

from programflow.checking.proving import questions_of
from programflow.checking.timelines import timeline
from programflow.cli.check import exit_code
from programflow.cli.definitions import read_definition, read_place
from programflow.cli.screen import FINE, UNREADABLE, Screen
from programflow.machine import compile_programme
from programflow.rendering.cleaning import clean_json
from programflow.rendering.faults import Problem, render_faults
from programflow.rendering.timelines import render_timeline, timeline_to_json
from programflow.temporal import to_date, to_day


def command(arguments: Namespace, seen: Screen) -> int:
    """Show the timetable of a programme, with the values of a place where one is given."""
    place = None if arguments.place is None else read_place(Path(arguments.place))
    read = read_definition(arguments.file, place=place)
    problems: list[Problem] = list(read.problems)
    if place is not None:
        problems += [(fault, place.marks) for fault in place.faults]
    if problems:
        seen.err(render_faults(problems, lang=seen.lang, colour=seen.colour))
    code = max((exit_code(fault) for fault, _ in problems), default=FINE)
    if read.programme is None or code != FINE:
        return code
    machine = compile_programme(read.programme)
    questions = questions_of(
        read.programme,
        machine,
        place=None if place is None else place.place,
        horizon=arguments.horizon,
    )
    first = questions[0].first
    start = max(first, to_day(date.today())) if arguments.start is None else to_day(arguments.start)
    if start < first:
        seen.complain("start.before", date=to_date(first).isoformat())
        return UNREADABLE
    found = timeline(questions, start=start)
    if arguments.json:
        document = timeline_to_json(found, read.programme, read.marks, lang=seen.lang)
        seen.out(clean_json(json.dumps(document, ensure_ascii=False, indent=2)) + "\n")
        return FINE
    seen.out(
        render_timeline(
            found,
            read.programme,
            read.marks,
            lang=seen.lang,
            colour=seen.colour,
            width=seen.width,
        )
    )
    return FINE
