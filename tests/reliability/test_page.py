"""The page of reliability figures has the sections that there are, and holds figures for each."""

from typing import Any

from tests.reliability.write import PAGE, page, sections


def test_the_page_is_laid_out_as_it_would_be_made_now() -> None:
    """Words and order; the figures are those of the last run, and no test's business."""
    assert page({}, PAGE.read_text(encoding="utf-8")) == PAGE.read_text(encoding="utf-8")


def test_figures_come_from_the_suites_and_nowhere_else() -> None:
    recorded: dict[str, dict[str, Any]] = {
        "kills, a": {"kills": 1234, "within": {"one_more": [1, 2]}},
        "of no section": {"n": 9},
    }
    text = page(recorded)
    assert "| kills, a | kills | 1,234 |" in text
    assert "| kills, a | within: one more | 1, 2 |" in text
    assert "of no section" not in text
    assert text.count("Not run yet.") == len(sections()) - 1
    assert page({}, text) == text, "a suite that has not run keeps its lines"


def test_every_section_says_how_it_is_run() -> None:
    for section in sections():
        assert section["run"].startswith("make "), section["title"]
        assert section["records"], section["title"]
