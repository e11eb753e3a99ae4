"""What comes of a response: accepted, partly, or refused, with what a person needs to see.

What belongs here: the Reading of a file that was read, and of one that was refused whole. What does not: reading it
(`response.py`), or the sentences of single refusals.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.reading.answer.gathered import Answers
from pipeline.reading.declarations.found import tables_as_found
from pipeline.reading.draft import draft_sidecar
from pipeline.reading.formats.workbook import Workbook
from pipeline.reading.ledger import Ledger
from pipeline.reading.model import Layout, Quarantined, Reading
from pipeline.reading.no_table import nothing_found

_HIDDEN_ADVICE = (
    "Hidden content can hold personal data. Tell the force, and ask for a copy without it; if somebody has looked "
    "and it is harmless, say so in the sidecar, who and when: "
    'hidden_content_reviewed = { by = "<name>", on = "<date>" }.'
)


def refused(entries: list[Quarantined], layout: Layout, ledger: Ledger | None = None) -> Reading:
    """A file of which nothing is taken, by the first of the reasons; `ledger` accounts for what was read of it."""
    return Reading(
        "quarantined",
        layout,
        reason=entries[0].reason,
        quarantine=entries,
        account=ledger.entries if ledger else list,
        sidecar_draft=draft_sidecar(entries),
    )


def hidden(workbook: Workbook, ledger: Ledger, layout: Layout) -> Reading:
    """A file with hidden content is refused whole; what is hidden is named by kind and place, never shown."""
    entries = [
        Quarantined(
            f.sheet,
            "",
            "",
            f"Possible data breach: the file has a {f.kind} ({f.sheet + ', ' if f.sheet else ''}{f.place}).",
            _HIDDEN_ADVICE,
        )
        for f in workbook.findings
        if f.possible_breach
    ]
    ledger.quarantine_rest("the file hides content")
    reading = refused(entries, layout, ledger)
    reading.findings = workbook.findings
    return reading


def as_sent(entry: Quarantined, workbook: Workbook) -> Quarantined:
    """A refusal of a corrected cell shows the text that the force sent, and what it was corrected to in its reason."""
    for sheet in workbook.sheets:
        for cell in sheet.cells.values() if sheet.name == entry.sheet else ():
            if cell.address == entry.cell and cell.sent is not None and entry.text == cell.text:
                reason = f"{entry.reason} (The cell is corrected, from {cell.sent!r} to {cell.text!r}.)"
                return replace(entry, text=cell.sent, reason=reason)
    return entry


def outcome_of(workbook: Workbook, answers: Answers, layout: Layout, file: str) -> Reading:
    """Accepted, partly or not at all, with the account of every cell. `file` is how corrections name the response."""
    refusals, ledger = answers.refusals, answers.ledger
    if answers.observations:
        refusals += ledger.unexplained_numbers()
        return Reading(
            "partly_accepted" if refusals else "accepted",
            layout,
            refusals[0].reason if refusals else "",
            answers.observations,
            answers.totals,
            refusals,
            ledger.entries,
            draft_sidecar(refusals, file, tables_as_found(answers.bands)) if refusals else "",
        )
    refusals += answers.derived
    if not refusals:
        refusals += ledger.unexplained_numbers() or [nothing_found(workbook)]
    ledger.quarantine_rest("the file was refused")
    reading = refused(refusals, layout, ledger)
    reading.sidecar_draft = draft_sidecar(refusals, file, tables_as_found(answers.bands))
    return reading
