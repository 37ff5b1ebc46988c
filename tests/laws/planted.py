"""The faults that are planted in the engine, each with the law that has to find it."""

from tests.laws import planting
from tests.laws.planting import Planted

FAULTS = (
    Planted(
        "delivery.p1_replay_is_advance",
        "case.admission._reaches_back",
        "what is kept outlives an entry of an earlier day",
        planting.always(value=False),
    ),
    Planted(
        "delivery.p2_only_what_was_known",
        "case.journal.known_entries",
        "what was not yet recorded is known",
        planting.knows_all,
    ),
    Planted(
        "delivery.p3_order_of_a_day",
        "case.journal.append",
        "entries stand as they were delivered",
        planting.as_delivered,
    ),
    Planted(
        "delivery.p4_asking_changes_nothing",
        "case.folding.fold",
        "what is asked is remembered",
        planting.remembers,
    ),
    Planted(
        "delivery.p5_twice_is_once",
        "case.admission._is_the_same",
        "no entry is the same as itself",
        planting.always(value=False),
    ),
    Planted(
        "corrections.p6_void_is_never",
        "case.journal._corrected",
        "void is not heard",
        planting.never_void,
    ),
    Planted(
        "corrections.p6_corrected_is_so",
        "case.journal.corrected_by",
        "fields are not corrected",
        planting.forgets_fields,
    ),
    Planted(
        "corrections.p6_back_is_identity",
        "case.journal._corrected",
        "what was once void stays void",
        planting.void_stays,
    ),
    Planted(
        "limits.p7_shift", "temporal.counting.add", "longer on odd days", planting.odd_days_longer
    ),
    Planted(
        "limits.p8_later_anchor_later_due",
        "temporal.counting.add",
        "longer from Mondays",
        planting.long_mondays,
    ),
    Planted(
        "limits.p9_boundary",
        "case.counting.is_after",
        "the last day is late",
        planting.late_when_due,
    ),
    Planted(
        "limits.p10_pause_moves_due",
        "case.spells.stopped",
        "nothing stops a clock",
        planting.never_stopped,
    ),
    Planted(
        "limits.p11_added_holiday",
        "temporal.calendars.rolled",
        "the last day rolls back",
        planting.rolls_back,
    ),
    Planted(
        "offers.p26_offered_is_accepted",
        "case.acts.refusal_of_act",
        "nothing may be decided on the day on which it opens",
        planting.not_on_the_day,
    ),
    Planted(
        "outcomes.p13_outcomes_are_final",
        "case.moving.next_move",
        "an outcome is left by itself",
        planting.leaves_outcomes,
    ),
    Planted(
        "outcomes.p13_adverse_only_by_decision",
        "case.moving.next_move",
        "what should end well ends badly",
        planting.ends_badly,
    ),
    Planted(
        "outcomes.p14_never_stuck",
        "case.status_steps.possible_in",
        "nothing is possible",
        planting.nothing,
        shipped=True,
    ),
    Planted(
        "outcomes.p15_done_has_evidence",
        "case.status_steps.steps_in",
        "done the day before its entry",
        planting.done_the_day_before,
    ),
    Planted(
        "findings.p17_counted_independently",
        "case.tallies._is_held",
        "a window one day too short",
        planting.window_one_short,
    ),
    Planted(
        "findings.p17_once_per_cause",
        "case.status_findings.findings_in",
        "each finding is raised twice",
        planting.raises_twice,
    ),
    Planted(
        "findings.p17_nobody_bears_anothers",
        "case.selecting.lapse_bearer",
        "the participant bears what others were to do",
        planting.participant_bears,
    ),
    Planted(
        "findings.p18_excusing_raises_nothing",
        "case.judgements.Judgements.excused",
        "an excuse counts, and a refusal does not",
        planting.excuses_count,
    ),
    Planted(
        "findings.p19_cited_is_enough",
        "case.findings.put_found",
        "the witness is the enrolment",
        planting.witness_is_enrolment,
    ),
    Planted(
        "knowledge.p21_answers_only_add",
        "case.kleene.negated",
        "not unknown is yes",
        planting.unknown_is_no,
    ),
    Planted(
        "knowledge.p21_total",
        "case.kleene.word",
        "unknown has no word",
        lambda original: lambda value: None if value is None else original(value),
    ),
    Planted(
        "writing.p22_dump_and_load",
        "definition.emitting.emit",
        "must is written as should",
        planting.must_is_should,
    ),
    Planted(
        "writing.p22_order_of_keys",
        "case.status_steps.possible_in",
        "the first that is possible is left out",
        planting.but_the_first,
    ),
    Planted(
        "writing.p22_names",
        "case.status_steps.steps_in",
        "long names are left out",
        planting.but_long_names,
    ),
    Planted(
        "delivery.p23_another_offset",
        "temporal.instants.instant_from_text",
        "an offset is misread",
        planting.deaf_to_offsets,
    ),
    Planted(
        "delivery.p25_refused_is_nothing",
        "case.admission.reject",
        "a refusal takes the last entry with it",
        planting.keeps_the_refused,
    ),
)
