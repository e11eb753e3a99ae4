"""The collections of a run: which are read, with what settings, and which cannot be.

What belongs here: choosing collections and loading what each declares. What does not: what a declaration may say
(`pipeline/declared`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.declared.claims import Claim, load_claims
from pipeline.declared.collection import Collection, load_collection
from pipeline.declared.corrections import Correction, load_corrections
from pipeline.declared.errors import DeclarationError, did_you_mean
from pipeline.intake.files import collection_names
from schemas.vocabulary import COLLECTION_NAME

if TYPE_CHECKING:
    import pandas as pd


class UnknownCollection(LookupError):
    """No folder of that name holds responses."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """One collection. It is not read when others were asked for, or when what it declares is wrong.

    `problem` names the file by its place under the raw folder, as `core.responses` does.
    """

    name: str
    settings: Collection | None
    corrections: tuple[Correction, ...] = ()
    problem: DeclarationError | None = None


def choose(raw_dir: Path, asked_for: Sequence[str] = ()) -> list[Chosen]:
    """Every collection there is, with settings where it is to be read: those asked for, or all."""
    names = collection_names(raw_dir)
    for name in asked_for:
        if name not in names:
            raise UnknownCollection(f"There is no collection {name!r} in {raw_dir}. {did_you_mean(name, names)}")
    return [_load(raw_dir, name) if name in (asked_for or names) else Chosen(name, None) for name in names]


def _load(raw_dir: Path, name: str) -> Chosen:
    if not re.fullmatch(COLLECTION_NAME, name):
        advice = "Name its folder in letters and digits, with hyphens between the words, such as 'stalking-offences'."
        problem = DeclarationError("This is no name of a collection.", name, "", advice)
        return Chosen(name, None, problem=problem)
    try:
        return Chosen(name, load_collection(raw_dir, name), load_corrections(raw_dir, name))
    except DeclarationError as problem:
        return Chosen(name, None, problem=problem.seen_from(raw_dir))


def printed_claims(
    raw_dir: Path, chosen: Sequence[Chosen]
) -> tuple[dict[str, tuple[Claim, ...]], list[dict[str, Any]]]:
    """What others have printed of each collection, and rows of `core.quarantine` for lists that are faulty."""
    printed: dict[str, tuple[Claim, ...]] = {}
    problems: list[dict[str, Any]] = []
    for one in chosen:
        if one.settings is None:
            continue
        try:
            printed[one.name] = load_claims(raw_dir, one.name)
        except DeclarationError as error:
            reason = f"The printed figures were not checked: {error.key}: {error.message}"
            origin = {"collection": one.name, "source_file": f"{one.name}/{Path(error.file).name}"}
            problems.append({**origin, "reason": reason, "suggestion": error.suggestion or None})
    return printed, problems


def overview(chosen: Sequence[Chosen]) -> "pd.DataFrame":
    """One row to each collection: whether it is read, and what it says of itself."""
    import pandas as pd

    rows = [
        {
            "collection": one.name,
            "is_read": one.settings is not None,
            "title": one.settings.title if one.settings else None,
            "counts": one.settings.counts if one.settings else None,
            "illustrative_note": illustrative_note(one.settings),
            "problem": str(one.problem) if one.problem else None,
            "problem_in": one.problem.file if one.problem else None,
        }
        for one in chosen
    ]
    text = dict.fromkeys(["collection", "title", "counts", "illustrative_note", "problem", "problem_in"], "str")
    return pd.DataFrame(rows).astype({**text, "is_read": "bool"})


def illustrative_notes(chosen: Sequence[Chosen]) -> dict[str, str]:
    """What must be said beside the figures of each collection that are not all real."""
    notes = {one.name: illustrative_note(one.settings) for one in chosen}
    return {name: note for name, note in notes.items() if note}


def illustrative_note(settings: Collection | None) -> str | None:
    """What must be said wherever a person meets the collection's numbers; None where they are all real."""
    if settings is None or not settings.illustrative:
        return None
    return settings.illustrative_note or "Part of these figures is illustrative: do not quote them."


def problems(overview: "pd.DataFrame") -> "pd.DataFrame":
    """Rows of `core.quarantine` for collections that were not read because of what they declare."""
    import pandas as pd

    wrong = overview.dropna(subset=["problem"])
    return pd.DataFrame(
        {
            "collection": wrong["collection"],
            "round": pd.Series(pd.NA, index=wrong.index, dtype="Int64"),
            "source_file": wrong["problem_in"],
            "source_sheet": None,
            "source_cell": None,
            "source_text": None,
            "reason": "The collection was not read. " + wrong["problem"],
            "suggestion": "Mend this file; until then the collection stays as it was last published.",
        }
    )
