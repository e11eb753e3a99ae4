"""Tables of `core` about files: the requests sent, the responses found, and what was refused.

What belongs here: responses, requests, quarantine and what files hide. What does not: the figures in them (`figures`).
"""

from schemas import fields as f
from schemas import rules
from schemas.fields import Flag, Moment, TableModel, Text, Whole
from schemas.vocabulary import HIDDEN_KINDS, LAYOUTS, REQUEST_OUTCOMES, RESPONSE_STATUSES


class Responses(TableModel):
    """Every response file found, and whether its figures were accepted."""

    collection: Text = f.collection()
    round: Whole = f.round_(null="the file lies in no round's folder")
    source_file: Text = f.source_file()
    source_sha256: Text = f.sha256()
    status: Text = f.text("What became of the file.", words=RESPONSE_STATUSES)
    layout: Text = f.text("How its layout was understood.", words=LAYOUTS)
    reason: Text = f.text("Why the file, or part of it, was refused, in words.", null="there is nothing to say")

    hash_is_sha256 = rules.sha256()
    refusals_say_why = rules.rule("status = 'accepted' OR reason IS NOT NULL", "a file not wholly accepted says why")

    key = rules.key("source_file")


class Requests(TableModel):
    """The log of requests sent, what came of each, and whether it came within the 20 working days of the Act."""

    collection: Text = f.collection()
    round: Whole = f.round_()
    force_id: Text = f.force_id("The force that was asked.")
    sent: Moment = f.day("When the request was sent.", null="the log does not say")
    due: Moment = f.day("When the log says that an answer is due.", null="the log does not say")
    answered: Moment = f.day("When the answer came.", null="none has come, or the log does not say")
    outcome: Text = f.text("What came of the request.", words=REQUEST_OUTCOMES)
    exemption: Text = f.text(
        "The exemption of the Act that was claimed, such as `section 12`.", null="none was claimed"
    )
    url: Text = f.text("Where the request and its replies can be seen.", null="the log does not say")
    source_file: Text = f.source_file("The response file, the valid one where several were sent", null="none was sent")
    statutory_due: Moment = f.day(
        "The 20th working day after the request was sent; a bank holiday anywhere in the United Kingdom is none.",
        null="the day it was sent is not known",
    )
    days_late: Whole = f.whole(
        "Calendar days between the statutory deadline and the answer; 0 when it came in time.",
        null="the request is unanswered or a date is not known",
        least=0,
        unit="days",
    )

    key = rules.key("collection", "round", "force_id")


class Quarantine(TableModel):
    """Files, tables and cells that were refused, with the reason and what a person can do about it."""

    collection: Text = f.collection()
    round: Whole = f.round_(null="the file lies in no round's folder")
    source_file: Text = f.source_file("The file that was refused, wholly or in part")
    source_sheet: Text = f.text("The sheet.", null="the reason concerns the whole file")
    source_cell: Text = f.text(
        "The cell, such as `B7`, or cells, `B7:D9`.", null="the reason concerns the whole file or sheet"
    )
    source_text: Text = f.text(
        "The cell's text as the force sent it.", null="the reason concerns no single cell", may_be_empty=True
    )
    reason: Text = f.text("Why it was refused, in words.")
    suggestion: Text = f.text(
        "What a person can do about it; a suggestion is never applied by itself.", null="there is none"
    )

    cells_are_addresses = rules.cells()


class HiddenContent(TableModel):
    """What responses hold beside what their sheets show, and columns that could identify people: by kind and place,
    never by content."""

    collection: Text = f.collection()
    round: Whole = f.round_()
    source_file: Text = f.source_file()
    source_sha256: Text = f.sha256()
    kind: Text = f.text("What it is.", words=HIDDEN_KINDS)
    source_sheet: Text = f.text("The sheet.", null="it belongs to the workbook as a whole")
    place: Text = f.text("Where it is, in words.")
    possible_breach: Flag = f.flag(
        "Whether it may be a data breach. A file that has any such waits in quarantine until somebody has looked."
    )
    reviewed: Text = f.text("Who looked at it, and when, as the sidecar says.", null="nobody has said so")

    hash_is_sha256 = rules.sha256()
