"""Splits a force's figure for a year into parts (offences, months, ages) that add up to it.

What belongs here: the arithmetic. What does not: names of the parts (`wording.py`). The parts are illustrative; they
come from a hash of what they are parts of, so that the same figure is always split in the same way.
"""

import hashlib
from collections.abc import Sequence


def share_number(*names: str) -> int:
    """A number from 0 to 9999 that depends on the names alone."""
    digest = hashlib.sha256("|".join(names).encode()).digest()
    return int.from_bytes(digest[:4], "big") % 10_000


def split(total: int, parts: Sequence[str], *names: str, none_in: Sequence[str] = ()) -> list[int]:
    """`total` divided over `parts` by largest remainder; the parts of `none_in` get nothing."""
    weights = [0 if part in none_in else 2_000 + share_number(*names, part) for part in parts]
    whole = sum(weights)
    shares = [total * weight // whole for weight in weights]
    by_remainder = sorted(range(len(parts)), key=lambda i: (-(total * weights[i] % whole), i))
    for place in by_remainder[: total - sum(shares)]:
        shares[place] += 1
    return shares
