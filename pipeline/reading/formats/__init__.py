"""From a file's bytes to cells: what the file is, and every cell it shows, with its address.

What belongs here: one module per family of formats, all yielding the same `Workbook`. What does not: what a cell means.
"""
