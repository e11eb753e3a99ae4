"""What the lines of a table are of the whole: its parts, its members, offences of other names.

What belongs here: the lines of a table held to each other. What does not: whether totals add up (`tables/`), or lines
that are left out (`beside/`).
"""
