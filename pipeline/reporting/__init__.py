"""The report: published figures as pages that people would rather look at than a table.

What belongs here: one query layer over a published database (`sql/`), figures written once (`figures`), what each part
of a page shows, and the templates that draw it. What does not: any figure that is not in the database already.
"""
