"""Who looked at what a file hides, and when: both are needed, in either way of writing it."""

import pytest

from pipeline.declared.errors import DeclarationError
from tests.declared.test_mistakes import sidecar


@pytest.mark.parametrize("day", ["2026-11-25", '"2026-11-25"'])
def test_by_whom_and_on_which_day(day: str) -> None:
    declared = sidecar(f'hidden_content_reviewed = {{ by = "J. Smith", on = {day} }}')
    assert declared.hidden_content_reviewed == "J. Smith, 2026-11-25"


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('{ by = "J. Smith" }', "by whom and on which day"),
        ("{ on = 2026-11-25 }", "by whom and on which day"),
        ('{ by = "", on = 2026-11-25 }', "nobody's name"),
        ('{ by = "J. Smith", on = "last week" }', "no date"),
        ('{ by = "J. Smith", on = 2026-11-25, harmless = true }', "by whom and on which day"),
    ],
)
def test_one_of_them_alone_reviews_nothing(toml: str, message: str) -> None:
    with pytest.raises(DeclarationError, match=message):
        sidecar(f"hidden_content_reviewed = {toml}")
