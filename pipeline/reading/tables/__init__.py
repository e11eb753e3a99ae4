"""From a sheet's cells to proved tables: where tables stand, what their headers say, whether their totals add up.

What belongs here: geometry, header paths, roles of axes, proofs. What does not: formats (`formats/`), the meaning of a
single label (`labels/`), and the choice between tables (`answer/statements.py`).
"""
