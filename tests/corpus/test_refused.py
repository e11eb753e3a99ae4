"""What must be refused, for the right reason: rates, snapshots, precincts, hidden rows."""

from pipeline.reading.formats.workbook import Sheet
from pipeline.reading.tables.bands import find_bands
from pipeline.reading.tables.hints import Hints
from pipeline.reading.tables.lines import read_lines
from pipeline.reading.tables.proof import Proof, prove
from pipeline.reading.tables.sums import Slack, sum_of
from pipeline.reading.tables.tokens import make_grid
from tests.corpus.published import checked, needs_corpus, read, sheet

pytestmark = needs_corpus
RATES = "womens-imprisonment-rates-2014-2022.xlsx"
WORKFORCE = "home-office-police-workforce-sep-2018.ods"
FELONIES = "nypd-seven-major-felonies-2000-2014.xls"
ADMISSIONS = "nhs-digital-knife-assault-admissions.xlsx"


def proof_of(one: Sheet, rounding: int = 0) -> Proof:
    (band,) = find_bands(make_grid(one))
    return prove(read_lines(band, Hints()), Slack(0, rounding))


def test_rates_are_no_counts() -> None:
    reading = read(RATES)
    assert (reading.status, reading.observations) == ("quarantined", [])
    assert "fraction" in reading.reason
    assert reading.quarantine[0].cell == "B2"


def test_precincts_are_no_police_forces() -> None:
    reading = read(FELONIES)
    assert (reading.status, reading.observations) == ("quarantined", [])
    assert "whose figures" in reading.reason


def test_a_headcount_on_a_day_is_no_years_total() -> None:
    outside = '[[ignore]]\nsheet = "Table_6"\ncells = "A61:H62"\nreason = "beside the 43 forces"'
    reading = read(WORKFORCE, f'take = "Table_6"\n{outside}')
    assert (reading.status, reading.observations) == ("quarantined", [])
    assert "snapshot" in reading.reason


def test_a_workbook_of_headcounts_is_refused_whole() -> None:
    reading = read(WORKFORCE)
    assert (reading.status, reading.observations) == ("quarantined", [])
    assert any("snapshot" in entry.reason for entry in reading.quarantine)


def test_a_region_and_a_force_of_one_name_are_told_apart_by_their_sums() -> None:
    one = sheet(WORKFORCE, "Table_6")
    one.cells = {place: cell for place, cell in one.cells.items() if place[0] < 60}
    proof = proof_of(one)
    assert len(proof.rows) == 43
    named = {
        row.index + 1: (row.forces, cell.value)
        for row in proof.rows
        if (cell := one.cells.get((row.index, 3))) is not None
    }
    assert named[32] == (("west-midlands",), checked(WORKFORCE, 162))
    assert 28 not in named
    region = sum(one.cells[row, 3].value for row in proof.covered_rows[27])  # type: ignore[misc]
    assert region == one.cells[27, 3].value == checked(WORKFORCE, 842)
    assert sum(value for _, value in named.values()) == checked(WORKFORCE, 11029)  # type: ignore[misc]


def test_a_hidden_row_is_reported_and_never_shown() -> None:
    reading = read(ADMISSIONS)
    assert (reading.status, reading.observations) == ("quarantined", [])
    assert "hidden row" in reading.reason
    assert (reading.quarantine[0].sheet, reading.quarantine[0].text) == ("Footnotes", "")


def test_regions_of_hospitals_are_no_police_forces() -> None:
    reading = read(ADMISSIONS, 'hidden_content_reviewed = "A. Tester, today"\nrounded_to = 5')
    assert (reading.status, reading.observations) == ("quarantined", [])


def test_months_with_rounded_counts_prove_the_total_of_their_own_year() -> None:
    one = sheet(ADMISSIONS, "GOR-Data-Totals")
    london = {place: cell for place, cell in one.cells.items() if place[1] in (0, 1, 6)}
    one.cells = london
    proof = proof_of(one, rounding=5)
    assert london[6, 6].value == checked(ADMISSIONS, 65)
    assert len(proof.rows) == 120
    assert proof.covered_rows[18] == set(range(6, 18))
    first = sum_of(make_grid(one).tokens[row, 6] for row in range(6, 18)).low
    assert [first, london[18, 6].value] == checked(ADMISSIONS, [935.0, 930.0])
    # The last total bears the label of the year before; the months above it are what it adds up.
    assert proof.covered_rows[135] == set(range(123, 135))
    assert london[135, 6].value == checked(ADMISSIONS, 845)
