"""What a sidecar and corrections say of cells and tables, applied to the file at hand.

What belongs here: applying. What does not: reading the declarations themselves (`pipeline/declared`).
"""
