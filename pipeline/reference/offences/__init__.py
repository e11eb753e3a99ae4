"""What is known of offences before any response is read: their classes and codes, names, parts, other words for them.

What belongs here: `classes.csv`, one TOML table for each offence, and the one module to ask them (`known.py`). What
does not: whether a text speaks of an offence (`reading/labels/wording.py`), or of what was asked (`reading/answer/`).
"""
