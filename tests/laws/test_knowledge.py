"""P21."""

from programflow.testing.laws import knowledge
from tests.laws.subjects import lawful

test_total = lawful(knowledge.p21_total)
test_answers = lawful(knowledge.p21_answers_only_add, shipped=0)
