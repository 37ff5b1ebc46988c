"""P7 to P11."""

from programflow.testing.laws import limits
from tests.laws.subjects import lawful

test_p7 = lawful(limits.p7_shift, shipped=0)
test_p8 = lawful(limits.p8_later_anchor_later_due, shipped=0)
test_p9 = lawful(limits.p9_boundary, shipped=0)
test_p10 = lawful(limits.p10_pause_moves_due, shipped=0)
test_p11 = lawful(limits.p11_added_holiday, shipped=0)
