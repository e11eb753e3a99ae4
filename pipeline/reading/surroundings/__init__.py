"""What stands around a table: titles, notes, legends, sheet and file names.

What belongs here: what they say of force, period and completeness. What does not: the table itself (`tables/`).
"""
