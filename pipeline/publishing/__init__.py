"""From finished tables to the published warehouse: build beside, verify, swap.

What belongs here: everything that touches the published files, and the one lock that guards them. What does not:
making the tables (`pipeline/reading`, `pipeline/measures`), or how a run is ordered (`assets_defs`).
"""
