"""The declaration of every table: Pandera models, and what is made from them.

What belongs here: types, keys, units, descriptions, closed lists of words, and the generators of
DDL, comments, column schemas and the data dictionary. What does not: how a value is found or
computed (`pipeline`), and anything of Dagster (`assets_defs`). This package imports neither.
"""
