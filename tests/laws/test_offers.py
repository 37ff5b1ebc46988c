"""P26."""

from programflow.testing.laws import offers
from tests.laws.subjects import lawful

test_p26 = lawful(offers.p26_offered_is_accepted, share=15, shipped=3)
