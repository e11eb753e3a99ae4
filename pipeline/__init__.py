"""The domain, in plain functions: a response's cells -> tables -> observations -> measures -> publish.

What belongs here: everything that turns a spreadsheet into a published number. It knows `schemas`.
What does not: Dagster (`assets_defs`) and the command line (`commands`), which call this package.
"""
