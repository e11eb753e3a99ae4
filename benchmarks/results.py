"""What was measured, as a page.

What belongs here: tables and the machine they were made on. What does not: measuring (`measure`).
"""

import os
import platform
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks.measure import Measured

_OURS = ("dagster", "pandas", "pandera", "duckdb", "pyarrow", "python-calamine")
_THEIRS = ("pandas", "openpyxl", "python-calamine", "polars", "fastexcel", "dlt", "duckdb")


def about_this_machine(peers: Path) -> str:
    """What the figures depend on beside the code."""
    cores = len(os.sched_getaffinity(0))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    ours = ", ".join(f"{name} {version(name)}" for name in _OURS)
    lines = [
        "# Results",
        "",
        "Made by `python -m benchmarks.run`. Each line is the median of its rounds, all contenders run in turn; memory",
        "is the most that a process and its children held at once. Ratios travel between machines, seconds do not;",
        "where the load was far above the number of cores, only CPU seconds can be compared.",
        "",
        f"- {datetime.now(UTC):%Y-%m-%d}, {cores} cores, {memory:.0f} GiB, {platform.system()} {platform.machine()}, "
        f"load {os.getloadavg()[0]:.1f} when it began",
        f"- Python {platform.python_version()}; ours: {ours}",
    ]
    if peers.exists():
        code = f"from importlib.metadata import version; print(', '.join(n + ' ' + version(n) for n in {_THEIRS!r}))"
        theirs = subprocess.run([peers, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
        lines.append(f"- theirs: {theirs}")
    return "\n".join(lines)


def as_markdown(title: str, measured: Mapping[str, Measured], cold: str, reading: str, limit: str) -> str:
    """A table, each line against the cold refresh, or against the cold reading alone."""
    lines = [
        f"## {title[0].upper()}{title[1:]}",
        "",
        "| what | seconds | CPU seconds | peak MB | times ours, cold: seconds | CPU |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for one in measured.values():
        alone = one.name.startswith(("our reading", "limit"))
        base = measured[reading if alone else cold]
        lines.append(
            f"| {one.name} | {one.wall:.2f} | {one.cpu:.2f} | {one.peak / 1e6:,.0f} | {one.wall / base.wall:.2f} "
            f"| {one.cpu / base.cpu:.2f} |"
        )
    share = measured[limit].wall / measured[reading].wall
    lines += ["", f"Reading, proofs and the account of every cell on, goes at {share:.0%} of the limit's speed."]
    return "\n".join(lines)
