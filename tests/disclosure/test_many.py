"""The attack on many random collections, counted.

What belongs here: the long run. What does not: the attacker, or the law it must not break (`test_attacker.py`).
"""

import os
import random

import pytest

from tests.disclosure.attacker import attack
from tests.disclosure.releases import FORCES, YEARS, World, public
from tests.reliability.results import record

pytestmark = pytest.mark.faults

COLLECTIONS = 12


def test_nothing_is_narrowed_in_many_collections() -> None:
    lots = random.Random(int(os.environ.get("FOI_FAULTS_SEED") or random.SystemRandom().randrange(2**32)))
    withheld = narrowed = figures = 0
    for _ in range(COLLECTIONS):
        first = _world(lots, 2019, YEARS[:5])
        releases = [public(first), public(first | _world(lots, 2020, YEARS))]
        found = attack(releases)
        withheld += len(found)
        narrowed += sum(low > 1 or (high is not None and high < 4) for low, high in found.values())
        figures += sum(len(table) for tables in releases for table in tables.values())
    assert withheld > 10 * COLLECTIONS / 2
    assert narrowed == 0
    counted = {"collections": COLLECTIONS, "rows_of_public_tables": figures}
    record("disclosure", {**counted, "withheld_counts_attacked": withheld, "narrowed": narrowed})


def _world(lots: random.Random, round_: int, years: tuple[str, ...]) -> World:
    """Small counts in most places: every way a sum can be tight."""
    return {
        (round_, force, year): tuple(lots.choice((0, 1, 2, 3, 4, 5, 6, 50)) for _ in range(lots.randint(1, 2)))
        for force in FORCES
        for year in years
        if lots.random() < 0.8
    }
