"""P17 to P19."""

from programflow.testing.laws import findings
from tests.laws.subjects import lawful

test_p17_count = lawful(findings.p17_counted_independently, shipped=0)
test_p17_once = lawful(findings.p17_once_per_cause)
test_p17_bearer = lawful(findings.p17_nobody_bears_anothers)
test_p18 = lawful(findings.p18_excusing_raises_nothing, shipped=0)
test_p19 = lawful(findings.p19_cited_is_enough)
