"""What a sidecar says that the answer is.

What belongs here: what it takes, vouches for and chooses. What does not: its keys (`pipeline/declared/`), or the
layout that it declares (`declarations/`).
"""
