"""The six stories that every implementation must tell alike before it is timed."""

from datetime import date, timedelta

from attrs import field, frozen

START = date(2026, 3, 2)
DAYS_ALLOWED = 21
ANSWERS = ("q1", "q2", "q3", "q4")


@frozen
class Event:
    """One event.

    Args:
        name: what happens (`answer` has the question and the answer in `value`).
        day: days after START; the story's own clock, never the machine's.
        value: the question and its answer, or nothing.

    Attributes:
        on: the civil date.
    """

    name: str
    day: int
    value: tuple[str, bool] | None = None
    on: date = field(init=False)

    @on.default
    def _of_day(self) -> date:
        return START + timedelta(days=self.day)


@frozen
class Scenario:
    """A story and how it must end.

    Args:
        name: the story's name.
        events: in order of time; an event that is not available changes nothing.
        asked: the day, after START, on which the case is asked how it stands.
        state: the state it must be in.
        overdue: whether the 21 days for the talks were exceeded by then.
    """

    name: str
    events: tuple[Event, ...]
    asked: int
    state: str
    overdue: bool = False


def _referred(answers: str) -> list[Event]:
    said = zip(ANSWERS, answers.split(), strict=True)
    asked = [Event("answer", 1, (question, answer == "yes")) for question, answer in said]
    return [Event("refer", 0), *asked]


_BEGUN = [
    *_referred("yes no yes no"),
    Event("consent", 1),
    Event("decide", 2),
    Event("accept", 3),
]
_TALKS = [Event("talk_1", 5), Event("talk_2", 12), Event("talk_3", 19)]
HAPPY = Scenario(
    "happy",
    (*_BEGUN, *_TALKS, Event("offer_follow_up", 19), Event("decline", 20)),
    asked=30,
    state="completed",
)

SCENARIOS = (
    HAPPY,
    # Four times no: the guard holds, and a person refuses.
    Scenario(
        "not eligible",
        (
            *_referred("no no no no"),
            Event("consent", 1),
            Event("decide", 2),
            Event("refuse", 3),
        ),
        asked=30,
        state="not_offered",
    ),
    Scenario(
        "no consent",
        (*_referred("yes yes yes yes"), Event("decide", 2), Event("talk_1", 3)),
        asked=30,
        state="referred",
    ),
    # Accepted on day 3: day 24 is the last that is in time.
    Scenario("overdue", (*_BEGUN, *_TALKS[:2]), asked=25, state="talks", overdue=True),
    Scenario("on the last day", (*_BEGUN, *_TALKS[:2]), asked=24, state="talks"),
    Scenario("left", (*_BEGUN, _TALKS[0], Event("leave", 8)), asked=30, state="left"),
    Scenario(
        "with follow-up",
        (
            *_BEGUN,
            *_TALKS,
            Event("offer_follow_up", 19),
            Event("accept_follow_up", 20),
            Event("follow_up_talk", 27),
        ),
        asked=30,
        state="completed",
    ),
)
