"""What a question asks for, and whether a text says the same, more or less.

What belongs here: the words of a question, the offences it names, and a text held to them. What does not: the figures
of a table together (`lines/`, `beside/`), or notes (`notes/`).
"""
