"""The pages of proof records say what is proved."""

from pathlib import Path

import pytest

from tests.project.records import PROGRAMMES, made, page
from tests.project.root import named


@pytest.mark.parametrize("programme", PROGRAMMES, ids=named)
def test_a_proof_record_is_what_is_proved(programme: Path) -> None:
    """Renew it with ``python -m tests.project.records``, and read what has changed."""
    assert page(programme).read_text(encoding="utf-8") == made(programme)
