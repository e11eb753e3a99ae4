"""How hard the laws are tried: the same few examples every time, or twenty times as many of the `slow` ones."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# Each example writes and reads a workbook, so the folder stays within a minute; the draws never vary between runs.
settings.register_profile(
    "laws",
    derandomize=True,
    deadline=None,
    max_examples=40,
    print_blob=False,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("laws")
