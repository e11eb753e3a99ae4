"""How long the work takes, beside what others would use for it.

What belongs here: corpora made on the spot, contenders run in turn, and `results.md`. What does not: tests that must
hold (`tests`): a figure measured here may be better or worse tomorrow.
"""
