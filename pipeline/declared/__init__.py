"""What people declare beside the responses: a collection, its request log, a file's sidecar, corrections.

What belongs here: reading those hand-written files strictly, with errors that say what to write instead.
What does not: reading responses (`pipeline/reading`), or what is true whatever anybody declares (`pipeline/reference`).
"""
