"""What the words of notes weigh, as notes that people judged teach it.

What belongs here: the notes that were learned from, and the weights that follow. What does not: what becomes of a
figure by such a weight, or rules about notes (`answer/`).
"""
