"""From a folder of raw files to readings: find every file, read every response, keep what was refused.

What belongs here: walking the raw folder, and having many files read at once by processes that may die. What does
not: understanding one file (`pipeline/reading`), or what a declaration may say (`pipeline/declared`).
"""
