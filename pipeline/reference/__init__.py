"""What is true before any response is read: forces, places, regions, financial years, populations.

What belongs here: reference data as CSV and TOML, and functions that hand it out. What does not: matching a
label of a spreadsheet to a force (`pipeline/reading/labels`), or what a collection declares (`pipeline/declared`).
"""
