"""Taking in what came: files laid into the round's folder, the list of all of it, and the request log filled.

What belongs here: the order of these steps for one source, so that nothing is lost and a second time changes nothing.
What does not: reading a source (`batch_export`, `mail`), or what a file is (`kinds`).
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.declared.requests import FILE_NAME as LOG
from pipeline.declared.requests import read_log
from pipeline.inbox.arrival import Attachment, Request, Source
from pipeline.inbox.fill_log import fill_log
from pipeline.inbox.lay_out import lay_out, write_new
from pipeline.inbox.log_rows import log_rows
from pipeline.inbox.names import safe_name
from pipeline.inbox.nested import Sorted, sort_attachment
from pipeline.inbox.received import Received, read_received, write_received
from pipeline.inbox.statuses import statuses
from pipeline.reading.labels.forces import nearest_forces

# Beside the responses, so that nothing is lost, and no response itself.
LETTERS = "letters"


@dataclass(slots=True)
class TakenIn:
    """What one import did. `new` are files that were not there before, `present` counts those that were;
    `written` says what changed in the log, `to_do` what wants a person, `disagreements` what does not fit together."""

    source: str
    new: list[Received] = field(default_factory=list)
    present: int = 0
    written: list[str] = field(default_factory=list)
    to_do: list[str] = field(default_factory=list)
    disagreements: list[str] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        return bool(self.new or self.written)

    def kinds(self) -> Counter[str]:
        return Counter(one.kind for one in self.new)


def take_in(source: Source, folder: Path) -> TakenIn:
    """Take a source into a round's folder. Raises `DeclarationError` before anything is written where the round's own
    list or log cannot be read."""
    folder.mkdir(parents=True, exist_ok=True)
    read_log(folder / LOG)
    known = {one.key: one for one in read_received(folder)}
    done = TakenIn(source.name, disagreements=list(source.disagreements))
    seen: set[tuple[str, str, str]] = set()
    for attachment in source.attachments():
        request = source.requests[attachment.request]
        for one in sort_attachment(attachment):
            row = _laid(one, request, source, folder, known, seen)
            if known.get(row.key) == row:
                done.present += 1
            else:
                done.new.append(row)
            known[row.key] = row
            seen.add(row.key)
    write_received(folder, known.values())
    own = [one for one in known.values() if one.request in source.requests]
    rows, to_decide = log_rows(source.requests.values(), own)
    done.written, told = fill_log(folder, rows)
    done.disagreements += told
    done.to_do = [*to_decide, *_unknown(source), *_by_status(source)]
    return done


def _laid(
    one: Sorted, request: Request, source: Source, folder: Path,
    known: dict[tuple[str, str, str], Received], seen: set[tuple[str, str, str]],
) -> Received:  # fmt: skip
    """Put one file where it belongs, unless it is there, and say so."""
    attachment, kind = one.attachment, one.kind
    content = attachment.content
    sha256 = hashlib.sha256(content).hexdigest() if content is not None else ""
    name = _once(source, attachment, seen)
    file, advice = "", kind.advice
    if request.force_id is None:
        advice = f"It was not put anywhere, as its force is not known. {advice}"
    elif content is not None:
        again = _same_file(known.values(), request.force_id, sha256, folder)
        if again:
            file = again.file
        elif kind.is_response:
            file = lay_out(folder, safe_name(request.force_id, attachment.name), content)
            write_new(folder / f"{file}.toml", _sidecar(attachment, request, source, sha256))
        else:
            file = f"{LETTERS}/{lay_out(folder / LETTERS, safe_name(request.force_id, attachment.name), content)}"
    return Received(
        str(attachment.received), request.force_id or "", request.asked, source.batch, attachment.request,
        attachment.message, name, sha256, str(len(content)) if content is not None else "", kind.kind, file, advice,
    )  # fmt: skip


def _once(source: Source, attachment: Attachment, seen: set[tuple[str, str, str]]) -> str:
    """The attachment's name, with a number where the same message has another of that name."""
    name, number = attachment.name, 1
    while (source.batch, attachment.message, name) in seen:
        number += 1
        name = f"{attachment.name} ({number})"
    return name


def _same_file(known: Iterable[Received], force_id: str, sha256: str, folder: Path) -> Received | None:
    """The same bytes from the same force, which are there already: a file sent twice is one file."""
    return next(
        (
            one
            for one in known
            if one.force == force_id and one.sha256 == sha256 and one.file and (folder / one.file).is_file()
        ),
        None,
    )


def _sidecar(attachment: Attachment, request: Request, source: Source, sha256: str) -> bytes:
    """Where the file came from. It declares no layout: the file must be proved by itself."""
    note = f"Attachment {attachment.name!r} of reply {attachment.message}, from {source.name}."
    said = {
        "received": str(attachment.received),
        "outcome": json.dumps(request.status, ensure_ascii=False) if request.status else None,
        "url": json.dumps(request.url, ensure_ascii=False) if request.url else None,
        "sha256": json.dumps(sha256),
        "note": json.dumps(note, ensure_ascii=False),
    }
    return ("[origin]\n" + "".join(f"{key} = {value}\n" for key, value in said.items() if value)).encode()


def _unknown(source: Source) -> list[str]:
    """Authorities that are no force we know, with the nearest: suggested, never taken."""
    said = []
    for request in source.requests.values():
        if request.force_id is None:
            near = nearest_forces(request.asked)
            hint = f" Did you mean {' or '.join(near)}?" if near else ""
            said.append(
                f"{request.asked!r} is no force that we know ({request.url or request.key}).{hint} If it is one, add "
                "its name to pipeline/reference/force_aliases.csv and import again."
            )
    return said


def _by_status(source: Source) -> list[str]:
    said = []
    for request in source.requests.values():
        status = statuses().get((request.status or "").casefold())
        if status and status.to_do and request.force_id:
            said.append(f"{request.force_id} ({status.status}): {status.to_do}")
    return sorted(said)
