"""When people run the graph: the jobs, and what their launchpad asks.

What belongs here: jobs. What does not: when they start by themselves (`schedules`, `raw_folder`), or assets.
"""

from typing import Any

import dagster as dg
from pydantic import Field

# A run in the queue of an instance: one refresh at a time, wherever it was started.
TAGS = {"foi/refresh": "yes"}

refresh = dg.define_asset_job(
    "refresh",
    selection=dg.AssetSelection.all(),
    tags=TAGS,
    description="Read every response, compute, publish. Nothing is replaced unless all of it succeeds.",
)


class RefreshCollection(dg.Config):
    """What one refresh of some collections may be told."""

    collections: list[str] = Field(
        min_length=1,
        description="The collections to read, by the names of their folders under data/raw, such as"
        " online-child-sexual-offences. All others stay as they were last published. An unknown name is refused, and"
        " the nearest is named.",
    )
    require_round: int | None = Field(
        default=None,
        description="Fail before anything is read unless this round, such as 2026, has been answered.",
    )
    allow_removal: list[str] = Field(
        default_factory=list,
        description="Published figures that may go, as collection/force_id/financial_year; * stands for any text:"
        " stalking/kent/*. A release that takes any other away is not published.",
    )


@dg.config_mapping
def _of_collections(val: RefreshCollection) -> dict[str, Any]:
    reading: dict[str, Any] = {"collections": val.collections}
    if val.require_round is not None:
        reading["require_round"] = val.require_round
    return {
        "ops": {
            "raw__collections": {"config": reading},
            "publish__warehouse": {"config": {"allow_removal": val.allow_removal}},
        }
    }


refresh_collection = dg.define_asset_job(
    "refresh_collection",
    selection=dg.AssetSelection.all(),
    config=_of_collections,
    tags=TAGS,
    description="Read only the collections named, and publish them beside the others, which stay as they were.",
)
