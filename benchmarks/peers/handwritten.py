"""The yardstick: what a programmer would write by hand for this one programme, and no more."""

from collections.abc import Sequence

from benchmarks.scenarios import DAYS_ALLOWED, Event

NAME = "hand-written class"
Prepared = list[tuple[str, int, tuple[str, bool] | None]]


class Case:
    """One case; an event that is not available changes nothing."""

    __slots__ = ("answers", "consented", "deadline", "state")

    def __init__(self) -> None:
        self.state = "new"
        self.answers: dict[str, bool] = {}
        self.consented = False
        self.deadline: int | None = None

    def refer(self, day: int) -> None:
        if self.state == "new":
            self.state = "referred"

    def answer(self, day: int, question: str, yes: bool) -> None:
        self.answers[question] = yes

    def consent(self, day: int) -> None:
        self.consented = True

    def decide(self, day: int) -> None:
        if self.state == "referred" and self.consented and any(self.answers.values()):
            self.state = "offered"

    def refuse(self, day: int) -> None:
        if self.state == "referred":
            self.state = "not_offered"

    def accept(self, day: int) -> None:
        if self.state == "offered":
            self.state = "talks"
            self.deadline = day + DAYS_ALLOWED

    def talk_1(self, day: int) -> None:
        if self.state == "talks":
            self.state = "talks_1"

    def talk_2(self, day: int) -> None:
        if self.state == "talks_1":
            self.state = "talks_2"

    def talk_3(self, day: int) -> None:
        if self.state == "talks_2":
            self.state = "follow_up"
            self.deadline = None

    def offer_follow_up(self, day: int) -> None:
        if self.state == "follow_up":
            self.state = "follow_up_offered"

    def decline(self, day: int) -> None:
        if self.state == "follow_up_offered":
            self.state = "completed"

    def accept_follow_up(self, day: int) -> None:
        if self.state == "follow_up_offered":
            self.state = "follow_up_accepted"

    def follow_up_talk(self, day: int) -> None:
        if self.state == "follow_up_accepted":
            self.state = "completed"

    def leave(self, day: int) -> None:
        if self.state not in ("completed", "not_offered", "left"):
            self.state = "left"
            self.deadline = None


def prepare(events: Sequence[Event]) -> Prepared:
    return [(event.name, event.day, event.value) for event in events]


def play(prepared: Prepared) -> Case:
    case = Case()
    for name, day, value in prepared:
        if value is None:
            getattr(case, name)(day)
        else:
            case.answer(day, *value)
    return case


def stands(case: Case, on: int) -> tuple[str, bool]:
    overdue = case.deadline is not None and on > case.deadline
    return case.state.removesuffix("_1").removesuffix("_2"), overdue
