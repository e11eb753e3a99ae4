"""What stands beside that which was asked for, and is left out of the answer because it says so by its name.

What belongs here: finding the lines and tables that are left out. What does not: what is refused for standing there
(`lines/`), or what a sidecar chooses (`sidecar/`).
"""
