"""Lists of records, one row per offence: recognised, counted by year, never kept.

What belongs here: such lists only. What does not: tables of counts (`tables/`).
"""
