"""What a piece of text says: a period, a force, a value, a total, a measure, a category.

What belongs here: pure functions from text (or one cell's value) to meaning, cached because the same
labels come again and again. What does not: where in a sheet the text stands (`tables/`).
"""
