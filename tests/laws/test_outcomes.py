"""P13 to P15, and adverse outcomes."""

from programflow.testing.laws import outcomes
from tests.laws.subjects import lawful

test_p13 = lawful(outcomes.p13_outcomes_are_final)
test_p15 = lawful(outcomes.p15_done_has_evidence)
test_adverse = lawful(outcomes.p13_adverse_only_by_decision)
test_p14 = lawful(outcomes.p14_never_stuck, share=0)
