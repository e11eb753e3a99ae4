"""The shipped sample responses: the figures they hold, and the script that lays them out as spreadsheets.

What belongs here: making the samples. What does not: anything the pipeline needs to read real responses.
"""
