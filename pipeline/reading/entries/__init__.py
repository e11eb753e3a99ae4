"""From a proved table to its leaf values, each with force, period, offence and what it states.

What belongs here: one value at a time. What does not: which of two values is the answer (`answer/`).
"""
