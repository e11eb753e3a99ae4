"""Files inside attachments: archives and messages opened, within bounds, so that each file in them is listed too.

What belongs here: getting at what is inside. What does not: what a file is (`kinds`), or mail as a source of its own
(`mail`).
"""

import email
import email.policy
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.message import EmailMessage

from pipeline.bounds import INBOX
from pipeline.inbox.arrival import Attachment
from pipeline.inbox.kinds import Kind, kind_of, kinds

INSIDE = " > "


@dataclass(frozen=True, slots=True)
class Sorted:
    """An attachment, and what it is."""

    attachment: Attachment
    kind: Kind


def sort_attachment(attachment: Attachment, depth: int = 0) -> Iterator[Sorted]:
    """The attachment itself, and after it every file inside it, each once."""
    kind = _kind(attachment)
    if kind.kind in ("archive", "message") and depth >= INBOX.nesting:
        yield Sorted(attachment, kinds()["nested too deep"])
        return
    yield Sorted(attachment, kind)
    assert attachment.content is not None or kind.kind not in ("archive", "message")
    if kind.kind == "archive":
        inside = _archived(attachment.content or b"")
    elif kind.kind == "message":
        inside = _enclosed(attachment.content or b"")
    else:
        return
    for name, content, problem in inside:
        path = f"{attachment.name}{INSIDE}{name}"
        yield from sort_attachment(replace(attachment, name=path, content=content, problem=problem), depth + 1)


def _kind(attachment: Attachment) -> Kind:
    if attachment.content is None:
        said = attachment.problem
        return kinds()["protected" if "password" in said else "too large" if "larger" in said else "unreadable"]
    return kind_of(attachment.name, attachment.content)


def _archived(content: bytes) -> Iterator[tuple[str, bytes | None, str]]:
    """Name, bytes and problem of each file of a zip, as far as the bounds go: what lies beyond is named, not read."""
    left = INBOX.nested_bytes
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for number, info in enumerate(one for one in package.infolist() if not one.is_dir()):
            name = info.filename.replace("\\", "/").rpartition("/")[2] or "unnamed"
            most = min(INBOX.attachment_bytes, left)
            if number >= INBOX.nested_files or most <= 0:
                yield name, None, "It is larger than what is opened of one archive."
                continue
            try:
                with package.open(info) as member:
                    inner = member.read(most + 1)
            except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, ValueError):
                yield name, None, "It is damaged."
                continue
            left -= len(inner)
            if len(inner) > most:
                yield name, None, "It is larger than what is opened of one archive."
            else:
                yield name, inner, ""


def _enclosed(content: bytes) -> Iterator[tuple[str, bytes | None, str]]:
    """The attachments of a message, Outlook's or any other."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        yield from _of_outlook(content)
        return
    message = email.message_from_bytes(content, policy=email.policy.default)
    if isinstance(message, EmailMessage):
        yield from attachments_of(message)


def attachments_of(message: EmailMessage) -> Iterator[tuple[str, bytes | None, str]]:
    """Name, bytes and problem of each attachment of a message; a message inside it is one of them."""
    for number, part in enumerate(message.iter_attachments(), start=1):
        name = part.get_filename() or f"attachment-{number}"
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0) if part.is_multipart() else None
            name = name if name.casefold().endswith(".eml") else f"{name}.eml"
            yield (name, inner.as_bytes(), "") if isinstance(inner, EmailMessage) else (name, None, "It is damaged.")
            continue
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes):
            yield name, None, "It is damaged."
        elif len(content) > INBOX.attachment_bytes:
            yield name, None, f"It is larger than {INBOX.attachment_bytes // 2**20} MiB."
        else:
            yield name, content, ""


def _of_outlook(content: bytes) -> Iterator[tuple[str, bytes | None, str]]:
    from oxmsg import Message  # only for the rare .msg

    try:
        found = [(one.file_name or "unnamed", one.file_bytes) for one in Message.load(io.BytesIO(content)).attachments]
    except Exception:  # noqa: BLE001 (a damaged container fails in many ways; each means that nothing can be had of it)
        yield "unnamed", None, "It is damaged."
        return
    for name, inner in found:
        yield name, inner, "" if inner is not None else "It is damaged."
