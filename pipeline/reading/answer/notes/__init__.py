"""What notes, remarks and marks around figures make of them.

What belongs here: sentences that leave figures what they are, those that may not, and the figures that they are about.
What does not: titles and headings (`titles/`), or what a note says of a force or year (`surroundings/`).
"""
