"""What can be found out from public files about the small counts in them: nothing beyond their interval.

What belongs here: laws of the public tables, on figures drawn at random. What does not: the files (`test_public.py`).
"""

import random
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import measures
from pipeline.disclosure.withhold import figures
from tests.disclosure.attacker import attack
from tests.disclosure.releases import FORCES, YEARS, World, internal, public

# Each example makes every table several times over.
law = settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
# Small ones, round about the threshold, and a few large: every way a sum can be tight.
counts = st.integers(0, 9) | st.integers(40, 60)
leaves = st.lists(counts, min_size=1, max_size=3).map(tuple)
cells = st.tuples(st.just(2019), st.sampled_from(FORCES), st.sampled_from(YEARS[:5]))
later = st.tuples(st.just(2020), st.sampled_from(FORCES), st.sampled_from(YEARS))
first_release = st.dictionaries(cells, leaves, min_size=4, max_size=20)
second_release = st.dictionaries(later, leaves, min_size=4, max_size=24)


@pytest.mark.slow
@law
@given(first_release, second_release)
@pytest.mark.long
def test_no_small_count_is_narrowed_by_two_releases(first: World, second: World) -> None:
    both = first | second
    found = attack([public(first), public(both)])
    small = {
        (release, force, year)
        for release, world in enumerate((first, both))
        for force, year, count in internal(world)["core.force_years"][
            ["force_id", "financial_year", "count"]
        ].itertuples(index=False)
        if 1 <= count <= 4
    }
    for cell, (low, high) in found.items():
        assert low <= 1, cell
        assert high is None or high >= 4, cell
    # A figure that stayed as it was in the second release is one unknown, named by the first.
    assert all((release, *place) in found or (0, *place) in found for release, *place in small)


@pytest.mark.slow
@law
@given(first_release, second_release, st.randoms(use_true_random=False))
@pytest.mark.long
def test_public_tables_are_the_same_whatever_the_small_counts_are(
    first: World, second: World, chance: random.Random
) -> None:
    """No attack, however clever, can find what makes no difference at all."""
    world = first | second
    other = {cell: _another(parts, chance) for cell, parts in world.items()}
    one, two = public(world), public(other)
    assert one.keys() == two.keys()
    for name, table in one.items():
        pd.testing.assert_frame_equal(table, two[name], obj=name)


def _another(parts: tuple[int, ...], chance: random.Random) -> tuple[int, ...]:
    """Other offences: of a small sum another small sum, of any other the same sum divided otherwise."""
    total = sum(parts)
    if 1 <= total <= 4:
        total = chance.randint(1, 4)
    cuts = sorted(chance.randint(0, total) for _ in parts[1:])
    return tuple(b - a for a, b in zip([0, *cuts], [*cuts, total], strict=True))


def test_the_attacker_finds_what_careless_files_give_away() -> None:
    """Intervals for forces beside totals that were made of all figures: subtraction is enough."""
    world: World = {(2020, "kent", "2019/20"): (40,), (2020, "essex", "2019/20"): (3,)}
    inside, outside = internal(world), public(world)
    areas, coverage = inside["reference.areas"], inside["measures.coverage"]
    careless = outside | {
        "measures.annual_changes": measures.annual_changes(inside["core.force_years"], areas, coverage)
    }
    assert attack([careless])[(0, "essex", "2019/20")] == (Fraction(3), Fraction(3))
    assert attack([outside])[(0, "essex", "2019/20")] == (Fraction(1), Fraction(4))


def test_the_attacker_subtracts_one_release_from_the_next() -> None:
    """Two withheld figures, whose sum alone is known; one of them is stated in the second release."""
    first: World = {(2019, force, "2018/19"): (n,) for force, n in (("kent", 3), ("essex", 2), ("gwent", 50))}
    second = first | {(2020, "essex", "2018/19"): (9,)}
    careless = []
    for world in (first, second):
        inside = internal(world)
        given_away = measures.annual_changes(
            inside["core.force_years"], inside["reference.areas"], inside["measures.coverage"]
        )
        whole = given_away[given_away["area_level"] == "collection"]
        careless.append(public(world) | {"measures.annual_changes": whole})
    assert attack(careless[:1])[(0, "kent", "2018/19")] == (Fraction(1), Fraction(4))
    assert attack(careless)[(0, "kent", "2018/19")] == (Fraction(3), Fraction(3))


def test_a_range_that_rests_on_a_small_count_is_widened() -> None:
    """`2` and `<5` make 2 to 6: the low end is the small count itself."""
    frame = internal({(2020, "kent", "2019/20"): (2,)})["core.force_years"]
    ranged = frame.assign(count=pd.array([None], dtype="Int64"), status="suppressed")
    row = figures(ranged.assign(count_low=2, count_high=6), 5).iloc[0]
    assert (row["count_low"], row["status"]) == (0, "suppressed")
    assert pd.isna(row["count_high"])
    narrow = figures(ranged.assign(count_low=0, count_high=2), 5).iloc[0]
    assert (narrow["count_low"], narrow["count_high"]) == (0, 4)
