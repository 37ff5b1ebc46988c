"""A small programme and hand-made statuses: what rendering is shown to do without an engine."""

from datetime import date
from typing import Any

from programflow.case.verdict import (
    BoundStatus,
    Change,
    CriterionStatus,
    Due,
    FindingStatus,
    NextDate,
    NoLonger,
    NotRunning,
    OpenDecision,
    OptionStatus,
    Possible,
    Reason,
    Recommended,
    SpellStatus,
    Status,
    StepStatus,
    TallyStatus,
    ToSettle,
    Unfounded,
)
from programflow.definition.entries import Done, Enrolled
from programflow.definition.programme import (
    Finding,
    Outcome,
    Parameter,
    Phase,
    Programme,
    Question,
    Role,
    Source,
)
from programflow.definition.selections import Spell
from programflow.definition.steps import Need, Option, Step
from programflow.definition.values import Text

MUST, MAY = Need(modality="must"), Need(modality="may")

PROGRAMME = Programme(
    id="swimming",
    version=2,
    valid_from=date(2026, 1, 1),
    zone="Europe/Oslo",
    calendar="norway",
    record_keeper="office",
    title=Text(nb="Svømmekurs", nn="Symjekurs", en="Swimming course"),
    sources={"guide": Source(name="guide", title=Text(nb="Veileder", en="Guide"))},
    roles={
        "swimmer": Role(name="swimmer", side="participant", title=Text(nb="svømmeren")),
        "instructor": Role(
            name="instructor", title=Text(nb="instruktøren", nn="instruktøren", en="the instructor")
        ),
        "office": Role(name="office", title=Text(nb="kontoret", en="the office")),
        "leader": Role(name="leader"),
    },
    parameters={
        "frame": Parameter(name="frame", title=Text(nb="Ramme for kurset", en="Course frame")),
        "gap": Parameter(name="gap"),
    },
    questions={
        "heart": Question(
            name="heart", type="yes_no", says=Text(nb="Har du hatt hjertesykdom?", en="Ill heart?")
        )
    },
    spells={"consent": Spell(name="consent", title=Text(nb="Samtykke", en="Consent"))},
    findings={
        "fell_behind": Finding(
            name="fell_behind", modality="should", of="swimmer", title=Text(nb="Har falt etter")
        )
    },
    steps={
        "place_in_group": Step(
            name="place_in_group",
            is_="decision",
            need=MUST,
            of="leader",
            title=Text(nb="Plass i gruppa", en="Place in the group"),
            options={
                "keep": Option(name="keep", title=Text(nb="Behold plassen", en="Keep the place")),
                "exclude": Option(name="exclude", title=Text(nb="Avslutt kurset", en="Exclude")),
            },
        )
    },
    phases={
        "course": Phase(
            name="course",
            title=Text(nb="Kurset", en="The course"),
            steps={
                "health": Step(
                    name="health",
                    is_="form",
                    need=MUST,
                    of="swimmer",
                    phase="course",
                    title=Text(nb="Egenerklæring om helse", en="Health form"),
                ),
                "lesson": Step(
                    name="lesson",
                    is_="session",
                    need=MUST,
                    of="swimmer",
                    by="instructor",
                    phase="course",
                    title=Text(nb="Svømmetime", nn="Symjetime", en="Lesson"),
                ),
                "final_swim": Step(
                    name="final_swim", is_="test", need=MUST, of="swimmer", phase="course"
                ),
                "diploma": Step(name="diploma", is_="task", need=MAY, of="office", phase="course"),
            },
        )
    },
    outcomes={"left": Outcome(name="left", adverse=False, title=Text(nb="Sluttet", en="Left"))},
)

ENTRIES = (
    Enrolled(id="enrolled", on="2026-03-02"),
    Done(id="e-7", step="lesson", on="2026-03-03"),
)

LAPSE = "lapsed:lesson<entered:course:1/window/0"

BECAUSE_DUE = Reason(
    code="bound",
    params=(
        ("step", "lesson"),
        ("modality", "should"),
        ("length", "3 weeks"),
        ("anchor", "done:lesson|2026-03-03"),
        ("due", "2026-03-24"),
    ),
    sources=("guide 2", "assumption"),
    entries=("e-7",),
    children=(Reason(code="waits-for-spell", params=(("spell", "consent"),)),),
    changes=(
        Change(code="time", params=(("what", "lesson"),), on=date(2026, 3, 24)),
        Change(code="record-done", params=(("step", "lesson"),)),
    ),
)
NOT_AVAILABLE = Reason(
    code="option-available",
    params=(("option", "exclude"), ("value", "no")),
    sources=("guide 4",),
    children=(
        Reason(
            code="answer",
            params=(
                ("value", "no"),
                ("question", "heart"),
                ("given", True),
                ("comparisons", (("is", False),)),
            ),
            entries=("e-7",),
            changes=(Change(code="answer", params=(("question", "heart"),)),),
        ),
    ),
)


def _decisions() -> tuple[OpenDecision, ...]:
    options = (
        OptionStatus(item="option:keep", option="keep", available="yes"),
        OptionStatus(
            item="option:exclude",
            option="exclude",
            available="no",
            explain=lambda _: NOT_AVAILABLE,
        ),
    )
    advice = {
        "recommended": Recommended(
            item="r1", verdict="recommended", option="keep", strength="presumption"
        ),
        "ask-first": Recommended(item="r2", verdict="ask-first", ask=("heart",)),
        "both-ways": Recommended(item="r3", verdict="both-ways", options=("keep", "exclude")),
        "source-does-not-say": Recommended(item="r4", verdict="source-does-not-say"),
    }
    return tuple(
        OpenDecision(
            item=f"place_in_group<{number}",
            step="place_in_group",
            of="leader",
            need="must" if number % 2 else "may",
            since=date(2026, 3, 5),
            options=options,
            recommended=recommended,
        )
        for number, recommended in enumerate(advice.values())
    )


def _steps() -> tuple[StepStatus, ...]:
    def step(name: str, state: str, **more: Any) -> StepStatus:
        return StepStatus(
            item=f"{name}<entered:course:1",
            step=name,
            state=state,
            need="must",
            of="swimmer",
            by="instructor",
            phase="course",
            visit=1,
            since=date(2026, 3, 2),
            **more,
        )

    bound = BoundStatus(
        item="lesson<entered:course:1/window/0",
        step="lesson",
        of="swimmer",
        modality="should",
        state="running",
        due=date(2026, 3, 24),
    )
    return (
        step("health", "done", done_on=date(2026, 3, 2)),
        step(
            "lesson",
            "open",
            opened=date(2026, 3, 2),
            booked=date(2026, 3, 27),
            rounds=3,
            times=8,
            late=True,
            bounds=(bound,),
        ),
        step("final_swim", "waiting", waits_for=("lesson",)),
        step("diploma", "dropped"),
    )


def _findings() -> tuple[FindingStatus, ...]:
    return (
        FindingStatus(
            item="found:fell_behind:2026-03-19",
            name="fell_behind",
            grade="breach",
            modality="must",
            of="swimmer",
            side="participant",
            on=date(2026, 3, 19),
            accounted=True,
            witnesses=("e-7",),
        ),
        FindingStatus(
            item="lapsed:lesson<entered:course:1/window/1",
            name="lesson",
            grade="deviation",
            modality="must",
            of="office",
            side="provider",
            on=date(2026, 3, 12),
            accounted=True,
            lapse=True,
            step="lesson",
        ),
        FindingStatus(
            item="out_of_order<e-7",
            name="out_of_order",
            grade="notice",
            modality="may",
            of=None,
            side=None,
            on=date(2026, 3, 3),
            accounted=True,
            step="lesson",
        ),
        FindingStatus(
            item="lapsed:health<entered:course:1/window/0",
            name="health",
            grade="breach",
            modality="must",
            of="swimmer",
            side="participant",
            on=date(2026, 3, 10),
            accounted=False,
            lapse=True,
            step="health",
        ),
    )


STATUS = Status(
    case="c-17",
    programme="swimming",
    version=2,
    semantics=1,
    at=date(2026, 3, 20),
    known="2026-03-20",
    variant=None,
    place="example",
    phase="course",
    outcome=None,
    since=date(2026, 3, 2),
    visit=1,
    steps=_steps(),
    due=(
        Due(
            item="lesson<entered:course:1/window/0",
            step="lesson",
            on=date(2026, 3, 24),
            of="swimmer",
            modality="should",
            explain=lambda _: BECAUSE_DUE,
        ),
        Due(item="health/0", step="health", on=date(2026, 3, 9), of="swimmer", modality="must"),
    ),
    possible=(
        Possible(item="p1", step="lesson", act="done", by="instructor", need="must", late=True),
        Possible(item="p2", step="place_in_group", act="decided", by="leader", need="must"),
    ),
    decisions=_decisions(),
    findings=_findings(),
    unfounded=(
        Unfounded(
            item="unfounded:e-8",
            entry="e-8",
            step="place_in_group",
            option="exclude",
            on=date(2026, 3, 6),
        ),
    ),
    no_longer=(
        NoLonger(
            item="found:fell_behind:2026-03-05",
            name="fell_behind",
            on=date(2026, 3, 5),
            corrected_by=("e-9",),
        ),
    ),
    not_running=(
        NotRunning(
            item="n1",
            rule=("phases", "course", "steps", "lesson", "repeat", "gap"),
            parameter="gap",
        ),
    ),
    to_settle=(ToSettle(item="role:leader", role="leader"),),
    criteria=(CriterionStatus(item="criterion:fair", name="fair", value="unknown"),),
    tallies=(TallyStatus(item="tally:unexcused", name="unexcused", low=1, high=2),),
    spells=(
        SpellStatus(item="spell:consent", name="consent", open="yes", since=date(2026, 3, 2)),
        SpellStatus(item="spell:pause", name="pause", open="unknown"),
    ),
    next=(NextDate(item="next:2026-03-25", on=date(2026, 3, 25), code="lapse", step=LAPSE),),
    assumed=("frame",),
)
