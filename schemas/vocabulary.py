"""The closed lists of words that tables may hold: statuses, outcomes, levels, directions.

What belongs here: a word that appears as a value in a published column, with what it means.
What does not: names of forces, regions or offences (reference data, in CSV), and how a word is
recognised in a spreadsheet (`pipeline/reading`).
"""

OBSERVATION_STATUSES: dict[str, str] = {
    "reported": "an exact number was stated",
    "suppressed": "the force holds a number and withheld it, wholly or to a range (`*`, `<5`, `[c]`)",
    "rounded": "the number was stated rounded; the bounds say how far it can be off",
    "estimated": "the force calls its own number an estimate",
    "not_held": "the force says that it does not hold the information",
    "refused": "the force refused this value under an exemption (section 12, section 40, ...)",
    "not_available": "a sign for 'no figure' with no stated meaning (`-`, `..`, `n/a`, `[x]`)",
    "not_applicable": "the force says that the question does not apply (`[z]`)",
    "blank": "the cell of this row and column is empty",
    "calendar_year": "an exact number, but for a calendar year",
    "partial_year": "an exact number, but for part of a financial year",
    "other_period": "an exact number for some other span (several years, a single day, ...)",
}

COVERAGE_STATUSES: dict[str, str] = {
    **OBSERVATION_STATUSES,
    "quarantined": "a file came, and its figures were refused by us: see core.quarantine",
    "conflicting": "two responses of one round state different figures: see core.quarantine",
    "no_response": "the force was asked and no response has come",
    "not_asked": "the force is expected in this collection but was not asked in this round",
}

RESPONSE_STATUSES: dict[str, str] = {
    "accepted": "every number of the file is proved",
    "partly_accepted": "at least one table is complete and proved, and another was refused",
    "quarantined": "no number of the file is used",
}

LAYOUTS: dict[str, str] = {
    "inferred": "understood from the file itself",
    "declared": "read as its sidecar says",
}

REQUEST_OUTCOMES: dict[str, str] = {
    "answered": "the information was sent",
    "partly_answered": "some of the information was sent",
    "refused": "refused under an exemption of the Act",
    "not_held": "the force says that it does not hold the information",
    "no_response": "nothing has come",
}

AREA_LEVELS: dict[str, str] = {
    "force": "one police force",
    "region": "a region of the named region scheme",
    "nation": "England, Wales, Northern Ireland, ...",
    "collection": "all expected forces of the collection",
}

DIRECTIONS: dict[str, str] = {
    "rise": "more than the year before",
    "fall": "fewer than the year before",
    "no change": "the same number as the year before",
}
