"""Laying out folders for people to fill: a new collection, a new round with its request log and letters.

What belongs here: writing files that are not there yet. What does not: reading them (`pipeline/declared`).
"""
