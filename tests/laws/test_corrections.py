"""P6."""

from programflow.testing.laws import corrections
from tests.laws.subjects import lawful

test_void = lawful(corrections.p6_void_is_never)
test_corrected = lawful(corrections.p6_corrected_is_so)
test_back = lawful(corrections.p6_back_is_identity)
