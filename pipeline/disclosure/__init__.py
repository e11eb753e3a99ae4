"""Disclosure control: what of a collection may leave the house when its small counts may not.

What belongs here: which numbers are withheld, and the public tables that are made anew from what is left. What does
not: writing files (`pipeline/publishing`), or the measures themselves (`pipeline/measures`).

Nothing public is made by subtracting from what is internal. Small counts are replaced by intervals first, and every
change, total, rate, rank and sentence is computed again from the figures that are left: whatever the small counts were
within their interval, the public tables are the same, and no arithmetic can lead back to them.
"""
