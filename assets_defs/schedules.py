"""When the graph runs by the calendar: once a year for the new round, once a month for late answers.

What belongs here: schedules. What does not: jobs (`refresh`), or starting because files changed (`raw_folder`).
"""

import dagster as dg

from assets_defs.refresh import refresh

ZONE = "Europe/London"


@dg.schedule(
    job=refresh,
    cron_schedule="0 6 1 9 *",
    execution_timezone=ZONE,
    default_status=dg.DefaultScheduleStatus.RUNNING,
    description="1 September: the summer's answers are in, and the yearly figures are published that month. The run"
    " fails when the new round of a collection is missing or nobody has answered it.",
)
def yearly_refresh(context: dg.ScheduleEvaluationContext) -> dg.RunRequest:
    year = context.scheduled_execution_time.year
    config = {"ops": {"raw__collections": {"config": {"require_round": year}}}}
    return dg.RunRequest(run_key=f"yearly-{year}", run_config=config, tags={"foi/round": str(year)})


monthly_late_answers = dg.ScheduleDefinition(
    name="monthly_late_answers",
    job=refresh,
    cron_schedule="0 6 15 * *",
    execution_timezone=ZONE,
    default_status=dg.DefaultScheduleStatus.RUNNING,
    description="The 15th of each month: answers that came late are read, should the sensor have been off.",
)

SCHEDULES = (yearly_refresh, monthly_late_answers)
