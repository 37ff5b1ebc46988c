"""P22."""

from programflow.testing.laws import writing
from tests.laws.subjects import lawful

test_dump = lawful(writing.p22_dump_and_load)
test_keys = lawful(writing.p22_order_of_keys, shipped=0)
test_names = lawful(writing.p22_names, shipped=0)
