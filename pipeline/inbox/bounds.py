"""How much of what strangers send is looked at, all in one place.

What belongs here: limits of the inbox, each with its reason. What does not: limits of reading one response
(`pipeline/intake`, `pipeline/reading/formats`).
"""

# The largest real batch has some 500 requests; ten messages with four files each are 25,000 members.
MOST_MEMBERS = 50_000

# The largest spreadsheet a force has been seen to send was 25 MB; WhatDoTheyKnow itself takes no larger mail.
LARGEST_ATTACHMENT = 64 * 2**20

# A reply's text; quoted threads grow to some hundred kB.
LARGEST_TEXT = 4 * 2**20

# A zip in a mail in a zip happens; deeper nesting is a trick.
DEEPEST_NESTING = 3

# Files of one nested archive, and their bytes together.
MOST_NESTED_FILES = 500
LARGEST_NESTED = 256 * 2**20
