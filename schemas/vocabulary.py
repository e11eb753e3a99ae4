"""The closed lists of words that tables may hold: statuses, outcomes, levels, directions.

What belongs here: a word that appears as a value in a published column, with what it means; what a
collection may be called.
What does not: names of forces, regions or offences (reference data, in CSV), and how a word is
recognised in a spreadsheet (`pipeline/reading`).
"""

OBSERVATION_STATUSES: dict[str, str] = {
    "reported": "an exact number was stated",
    "suppressed": "the force holds a number and withheld it, wholly or to a range (`*`, `<5`, `[c]`)",
    "withheld": "in public files: a small exact number that we withhold; the bounds say what it can be",
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

# What may be a data breach: a file that has any of it waits until somebody has looked.
BREACH_KINDS: dict[str, str] = {
    "hidden sheet": "a sheet that the program can be asked to show",
    "very hidden sheet": "a sheet that only a macro can show",
    "hidden row": "rows with cells, hidden by hand, by a filter, by a closed group or by having no height",
    "hidden column": "columns with cells, hidden by hand, by a closed group or by having no width",
    "number hidden by its format": "a number that its format shows as nothing (`;;;`)",
    "text hidden by its format": "a text that its format shows as nothing (`;;;`)",
    "text in the colour of its background": "a cell whose letters cannot be told from what is behind them",
    "hidden text": "text of a letter that is formatted as hidden",
    "cell under a merged cell": "a cell that a merged cell covers, and that holds something of its own",
    "comment": "a comment, note or thread of comments",
    "pivot cache": "a pivot table's copy of all its source",
    "data model": "tables kept inside the workbook for pivot tables and queries",
    "embedded object": "a file within the file: another workbook, a document, a package",
    "values of another workbook": "a copy of cells of a workbook that this one refers to",
    "text kept in a name": "a defined name that is a text or a list of texts, and no place",
    "change history": "what cells or a letter held before they were changed, and who changed them",
    "scenario": "other values that cells can be switched to",
}

# What nearly every real workbook has, or what cannot be helped: told, and no reason to refuse the file.
NOTED_KINDS: dict[str, str] = {
    "document property": "who made, changed or owned the document, and the like",
    "defined name": "names of places in the workbook",
    "macro": "a program in the workbook; it is never run",
    "link to another workbook": "formulas that take values from another file; it is never followed",
    "data connection": "where the workbook got data from: a server, a database, a query",
    "custom data": "data that another program keeps in the file",
    "record-level personal data": "columns of single people or incidents, in plain sight; nothing of them is kept",
}

HIDDEN_KINDS: dict[str, str] = BREACH_KINDS | NOTED_KINDS

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

RANK_MEASURES: dict[str, str] = {
    "count": "recorded offences in the year",
    "change": "rise or fall since the year before, in offences",
    "change_percent": "rise or fall since the year before, in per cent",
    "rate_per_100k": "offences per 100,000 population",
}

SENTENCE_KINDS: dict[str, str] = {
    "annual_change": "the year's figure, and the rise or fall since the year before",
    "cumulative_total": "the total over a window of years",
}

SEVERITIES: dict[str, str] = {
    "warning": "look at it before it is printed",
    "error": "publishing stops until it is explained",
}

PLAUSIBILITY_RULES: dict[str, str] = {
    "large_change": "a change far beyond what small numbers do by chance",
    "spike": "one year far from its neighbours, which agree with each other",
    "identical_years": "two years in which every force states the same number",
    "identical_forces": "two forces that state the same number in every year",
    "sum_of_other_years": "a year that is exactly the sum of others",
    "digits_swapped": "a restated number that is the older one with two digits swapped",
}

CLAIM_MEASURES: dict[str, str] = {
    "count": "a number of offences in one period",
    "change_percent": "a rise or fall in per cent",
    "cumulative": "a number of offences over several years",
}

CLAIM_QUALIFIERS: dict[str, str] = {
    "exact": "printed as the number itself",
    "rounded": "printed rounded",
    "about": "printed as `about`, `around`, `some`",
    "nearly": "printed as `nearly`, `almost`: the number is a little less",
    "more_than": "printed as `more than`, `over`: the number is more",
    "less_than": "printed as `less than`, `under`: the number is less",
}

CLAIM_VERDICTS: dict[str, str] = {
    "holds": "our figure says the same",
    "rounded": "our figure rounds to it",
    "truncated": "our figure cut off gives it; rounded it would be another",
    "ratio_as_percent": "the ratio times 100 was printed as a rise",
    "wrong_window": "the figure is right for another number of years than was said",
    "digits_swapped": "our figure with two digits swapped",
    "wrong_base": "right on the full totals, which are not like with like",
    "contradicted": "our figure is another one",
    "not_checkable": "we hold no figure to check it against",
}

# The name of a collection stands in addresses, in commands and in patterns such as `knife_crime/*`.
COLLECTION_NAME = "[A-Za-z0-9]+([-_. ]+[A-Za-z0-9]+)*"
