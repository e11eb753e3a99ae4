"""From the values of all tables to one statement for each force and year, each number once.

What belongs here: choosing, sharing out, and what must hold for the file as a whole. What does not: reading a value.
"""
