"""The command `foi`.

What belongs here: options, progress, printing, exit codes. What does not: any work that a scheduled run does too.
"""
