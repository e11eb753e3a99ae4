"""What is said of a reading that goes on.

What belongs here: `pipeline/intake/pace`. What does not: where it is shown.
"""

from pipeline.intake.pace import Pace


def test_rate_and_time_left_are_told_now_and_then_and_at_the_end() -> None:
    now = 0.0
    pace = Pace(1000, clock=lambda: now)
    told = []
    for _ in range(1000):
        now += 0.25
        if pace.step():
            told.append(str(pace))
    assert len(told) == 25
    assert told[0] == "40 of 1,000 responses, 4.0 a second, about 4 min left"
    assert told[-2] == "960 of 1,000 responses, 4.0 a second, about 10 s left"
    assert told[-1] == "1,000 of 1,000 responses, 4.0 a second, 4 min"


def test_a_reading_that_takes_no_time_divides_by_nothing() -> None:
    pace = Pace(1, clock=lambda: 0.0)
    assert pace.step()
    assert str(pace).startswith("1 of 1 responses")
