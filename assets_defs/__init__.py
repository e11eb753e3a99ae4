"""Everything Dagster, and nothing else: assets, checks, jobs, schedules, resources, Definitions.

What belongs here: wiring functions of `pipeline` into a graph. What does not: any work on figures.
"""
