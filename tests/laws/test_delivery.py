"""P1 to P5, P23, P25."""

from programflow.testing.laws import delivery
from tests.laws.subjects import lawful

test_p1 = lawful(delivery.p1_replay_is_advance, share=20)
test_p2 = lawful(delivery.p2_only_what_was_known)
test_p3 = lawful(delivery.p3_order_of_a_day)
test_p4 = lawful(delivery.p4_asking_changes_nothing)
test_p5 = lawful(delivery.p5_twice_is_once)
test_p23 = lawful(delivery.p23_another_offset)
test_p25 = lawful(delivery.p25_refused_is_nothing, share=20)
