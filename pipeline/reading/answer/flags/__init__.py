"""Which figures have the flag that a collection counts, and which have one that nobody asked about.

What belongs here: the flag of each figure, and what it allows. What does not: the words of a flag in a label
(`labels/flag_words.py`).
"""
