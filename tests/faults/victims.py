"""What a victim does: the whole refresh in its process, or publishing alone from tables that are ready.

What belongs here: calling the real code. What does not: killing it (`server`).
"""

from collections.abc import Callable, Mapping
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

# Named for being imported before the fork: the command itself loads them late.
import commands.graph
import commands.report  # noqa: F401
from commands.main import main
from pipeline.intake.collections import choose, illustrative_notes
from pipeline.publishing import publish as publishing
from pipeline.publishing.lock import RefreshLock
from pipeline.publishing.places import Places
from pipeline.publishing.publish import publish
from pipeline.publishing.version import code_version
from pipeline.reference.forces import police_forces
from schemas.registry import TABLES


def refresh(order: Mapping[str, Any]) -> str | None:
    """`foi refresh`, as a person calls it."""
    if "years_ahead" in order:
        _set_clock_ahead(order["years_ahead"])
    allowed = [word for name in order.get("allow_removal", ()) for word in ("--allow-removal", name)]
    try:
        main(["refresh", "--raw", order["raw"], "--warehouse", order["warehouse"], *allowed], standalone_mode=False)
    except SystemExit as ended:
        return None if not ended.code else f"exit code {ended.code}"
    return None


def _set_clock_ahead(years: int) -> None:
    """What publishing takes for the time. The machine's own clock is everybody's."""

    class Ahead(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Ahead":
            now = datetime.now(tz)
            return cls(now.year + years, now.month, min(now.day, 28), now.hour, now.minute, tzinfo=tz)

    setattr(publishing, "datetime", Ahead)  # noqa: B010 (mypy takes it for a type)


def publish_alone(order: Mapping[str, Any]) -> str | None:
    """Publish the tables of an earlier run, in `order["tables"]`, under the name `order["run_id"]`."""
    tables = Path(order["tables"])
    chosen = choose(Path(order["raw"]))
    with RefreshLock(Places(Path(order["warehouse"]))) as lock:
        publish(
            {one.full_name: tables / f"{one.full_name}.parquet" for one in TABLES if one.schema != "meta"},
            lock=lock,
            run_id=order["run_id"],
            input_hashes={},
            notes=illustrative_notes(chosen),
            settings={one.name: one.settings for one in chosen if one.settings},
        )
    return None


def warm() -> None:
    """What every process makes once and keeps: made here once for all victims. Opens no database."""
    code_version()
    police_forces()
    for one in TABLES:
        one.pandera  # noqa: B018 (kept by the table)


WAYS: dict[str, Callable[[Mapping[str, Any]], str | None]] = {"refresh": refresh, "publish": publish_alone}
