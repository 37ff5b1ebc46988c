"""The shell: arguments in, lines out. Here, and only here, somebody asks what day it is."""

import argparse
import json
import sys
from contextlib import closing
from datetime import date

import programflow as pf
from application import cases, worklist
from application.cases import Desk
from application.database import connect, create


def main() -> None:
    """One command, on one database, under one programme."""
    parser = argparse.ArgumentParser(prog="application")
    parser.add_argument("database")
    parser.add_argument("programme")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("record", help='lines {"case": …, "entry": …}; an answer to each')
    commands.add_parser("work", help="the worklist of a role").add_argument("role")
    arguments = parser.parse_args()
    machine = pf.load(arguments.programme).machine
    with closing(connect(arguments.database)) as db:
        create(db)
        if arguments.command == "record":
            for line in sys.stdin:
                print(answer(Desk(db, machine, date.today()), json.loads(line)), flush=True)
        else:
            cases.wake(Desk(db, machine, date.today()))
            for item in worklist.for_role(db, arguments.role):
                print(item.day or "-", item.what, item.case, item.about, sep="\t")


def answer(desk: Desk, sent: dict[str, object]) -> str:
    """Record what a line says; the answer is given when it is in the database."""
    case_id, entry = str(sent["case"]), pf.entry_from_json(sent["entry"])
    if not isinstance(entry, pf.Entry):
        return f"unreadable {case_id} {entry[0].rule}"
    given = cases.record(desk, case_id, entry)
    code = f" {given.code}" if isinstance(given, pf.Rejected) else ""
    return f"{'accepted' if given.ok else 'rejected'} {case_id} {entry.id}{code}"


if __name__ == "__main__":
    main()
