"""P7 to P11."""

from tests.laws import time
from tests.laws.subjects import lawful

test_p7 = lawful(time.p7_shift, shipped=0)
test_p8 = lawful(time.p8_later_anchor_later_due, shipped=0)
test_p9 = lawful(time.p9_boundary, shipped=0)
test_p10 = lawful(time.p10_pause_moves_due, shipped=0)
test_p11 = lawful(time.p11_added_holiday, shipped=0)
