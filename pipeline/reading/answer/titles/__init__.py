"""What titles, headings, sheet names, filters and the name of a file make of the figures under them.

What belongs here: what is said over figures held to the question. What does not: notes and remarks (`notes/`), or the
year and the force that a title names (`surroundings/`).
"""
