"""When the graph runs: the job of all assets, and the yearly schedule.

What belongs here: jobs and schedules. What does not: assets.
"""

import dagster as dg

refresh = dg.define_asset_job(
    "refresh",
    selection=dg.AssetSelection.all(),
    description="Read every response, compute, publish. Nothing is replaced unless all of it succeeds.",
)

yearly_refresh = dg.ScheduleDefinition(
    name="yearly_refresh",
    job=refresh,
    cron_schedule="0 6 1 9 *",
    execution_timezone="Europe/London",
    default_status=dg.DefaultScheduleStatus.RUNNING,
    description="1 September: the summer's answers are in, and the yearly figures are published that month.",
)
