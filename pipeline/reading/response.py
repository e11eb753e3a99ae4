"""One response, the whole way: its bytes to cells, cells to tables, tables to observations, or a refusal that helps.

What belongs here: the file as a whole: opening it, what it hides, what is declared about it. What does not: its tables
(`all_tables.py`), or how a reading ends (`outcome.py`). `read_response` is a pure function of the file and what is
declared about it; whatever the file holds, it returns a Reading.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from pipeline.declared.collection import Collection, title_of
from pipeline.declared.corrections import Correction
from pipeline.declared.sidecar import NOTHING_DECLARED, Sidecar
from pipeline.reading.all_tables import period_named, read_answers
from pipeline.reading.answer.gathered import Answers
from pipeline.reading.answer.question.asked import thing_asked
from pipeline.reading.answer.question.words import words_shared
from pipeline.reading.declarations.cells import apply_corrections, take_out
from pipeline.reading.formats.opening import open_workbook
from pipeline.reading.formats.workbook import UnreadableFile
from pipeline.reading.labels.file_names import forces_of_file_name
from pipeline.reading.labels.left_out import without_either_way, without_left_out
from pipeline.reading.labels.wording import acts_in, names_offence
from pipeline.reading.labels.words import says
from pipeline.reading.ledger import Ledger
from pipeline.reading.model import Layout, Quarantined, Reading
from pipeline.reading.outcome import as_sent, hidden, outcome_of, refused
from pipeline.reading.records.personal import set_apart
from pipeline.reading.refusal import Refusal, in_words_of
from pipeline.reading.surroundings.context import Surroundings
from pipeline.reading.surroundings.gathering import note_legends
from pipeline.reading.tables.tokens import make_grid
from pipeline.reference.financial_year import start_date


def read_response(
    path: Path,
    *,
    content: bytes | None = None,
    source_file: str | None = None,
    collection: str = "",
    round_: int | None = None,
    settings: Collection | None = None,
    sidecar: Sidecar | None = None,
    corrections: Sequence[Correction] = (),
    expected_forces_of_file: tuple[str, ...] = (),
) -> Reading:
    """What a response states, or why it is refused.

    `round_` is the calendar year the request was sent in; `settings` are the collection's, `sidecar` the file's own
    declarations, `corrections` those of this file; `expected_forces_of_file` are the forces under which the request log
    lists it. `source_file` is the name to go by where the file lies elsewhere, `content` what it holds where that is
    known already.
    """
    declared = sidecar or NOTHING_DECLARED
    layout: Layout = "declared" if declared.says_layout else "inferred"
    try:
        content = path.read_bytes() if content is None else content
        _check_sha256(content, declared)
        workbook = open_workbook(content)
    except UnreadableFile as error:
        return refused([Quarantined("", "", "", error.reason, error.suggestion)], layout)
    except OSError as error:
        return refused(
            [
                Quarantined(
                    "", "", "", f"The file cannot be opened ({error.strerror}).", "Check that it is a readable file."
                )
            ],
            layout,
        )
    ledger = Ledger(workbook)
    reviewed = declared.hidden_content_reviewed
    if any(finding.possible_breach for finding in workbook.findings) and not reviewed:
        return hidden(workbook, ledger, layout)
    name = source_file or path.name
    around = Surroundings(file_name=Path(name).name, round_=round_, letter=workbook.format in ("docx", "pdf"))
    around.named = tuple(dict.fromkeys([*expected_forces_of_file, *forces_of_file_name(name)]))
    around.declared_force = declared.force
    around.declared_period = period_named(declared.period)
    around.covers = period_named(declared.covers)
    around.rounding = declared.rounded_to or 0
    around.counts = declared.counts
    told = map(
        _without_acts, map(without_either_way, (settings.title, settings.counts or "") if settings else ("", ""))
    )
    (title, without), (counts, left_out) = map(without_left_out, told)
    around.asked, around.left_out = _asked(collection, title, counts), left_out or without
    around.asked_from = start_date(settings.first_year) if settings and settings.first_year else None
    answers = Answers(
        around,
        declared,
        take=declared.take or (settings.take if settings else ()),
        flag=settings.flag if settings else None,
        takes_flagged=bool(settings and settings.flag),
        core=_core(collection, title, counts),
        ledger=ledger,
    )
    try:
        ledger.corrected = apply_corrections(workbook, corrections)
        for (sheet, address), reason in take_out(workbook, declared.ignore).items():
            ledger.set(sheet, address, "ignored", reason)
        note_legends(workbook, around)
        grids = [make_grid(sheet, around.legend) for sheet in workbook.sheets]
        read_answers(set_apart(grids, ledger, answers.refusals, workbook.findings), answers)
    except Refusal as refusal:
        answers.refusals.insert(0, refusal.entry)
        answers.observations = []
    thing = thing_asked(around.asked)
    answers.refusals, answers.derived = (
        [in_words_of(as_sent(entry, workbook), thing) for entry in entries]
        for entries in (answers.refusals, answers.derived)
    )
    own = name.removeprefix(f"{collection}/") if round_ is not None else ""
    reading = outcome_of(workbook, answers, layout, own)
    reading.findings, reading.reviewed = workbook.findings, reviewed
    return reading


def _asked(collection: str, title: str, counts: str) -> str:
    """What is known of the question: the collection's title and what it counts, and its name where these name no
    offences."""
    said = ". ".join(filter(None, (title, counts)))
    return said if says("subject", "offences", said) else f"{title_of(collection).casefold()}. {said}"


def _core(collection: str, title: str, counts: str) -> frozenset[str]:
    """The words that make the question, by its title and what it counts; by the collection's name where it has neither
    and is called after an offence."""
    name = title_of(collection)
    told = title or (name if names_offence(name) else "")
    return words_shared(told, counts or told)


def _without_acts(text: str) -> str:
    """What a question asks for without the names of the Acts it is under, whose words are of other offences too:
    stalking is under the `Protection from Harassment Act 1997`. One that names its offence by the Act alone keeps
    it."""
    rest = text
    for act in acts_in(text):
        rest = rest.replace(act.strip(), " ")
    return " ".join(rest.split()) if names_offence(rest) else text


def _check_sha256(content: bytes, sidecar: Sidecar) -> None:
    stated = sidecar.origin.sha256 if sidecar.origin else None
    if stated and hashlib.sha256(content).hexdigest() != stated.casefold():
        raise UnreadableFile(
            "The file is not the one its sidecar describes: its SHA-256 differs.",
            "Restore the original, or look at the new file and correct the sidecar.",
        )
