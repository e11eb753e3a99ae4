"""Mail as a source: a folder of messages (.eml, .msg), one message, or a mailbox (.mbox).

What belongs here: whose each message is, told by the sender's domain or by a reference that such a sender used. What
does not: what becomes of its attachments (`take_in`). Whatever is uncertain is told, and nothing of it taken.
"""

import hashlib
import mailbox
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage
from functools import cache
from pathlib import Path

from pipeline.bounds import INBOX
from pipeline.inbox.arrival import Attachment, Reply, Request
from pipeline.inbox.body_table import TEXT_TABLE, text_as_table
from pipeline.inbox.message import day_of, domains_of, in_box, in_file, text_of
from pipeline.inbox.nested import attachments_of
from pipeline.inbox.reply_text import says_it_supersedes
from pipeline.reference.exemptions import exemptions_named
from pipeline.reference.forces import rows

# FOI 1234/20, FOI-2020-04561, Ref: 01/FOI/20/014, FOI2020/00123
_REFERENCE = re.compile(
    r"\b((?:\d{1,3}[/.\-])?FOIA?[\s:#/.\-]{0,3}(?:(?:ref(?:erence)?|no)[\s:.]{0,3})?\d[\d/.\-]{2,20}\d)", re.I
)


class NoMail(ValueError):
    """There is no message where mail was looked for. The message says what is expected."""


_MESSAGES = (".eml", ".msg")


@dataclass(frozen=True, slots=True)
class _Mail:
    """What is kept of a message while all are looked through: where it is, and whose."""

    open: Callable[[], EmailMessage]
    number: str
    day: date
    force_id: str | None
    domain: str
    reference: str | None
    is_ours: bool


class Mail:
    """The messages of a folder or mailbox as requests and attachments."""

    def __init__(self, path: Path) -> None:
        """Raises `NoMail`."""
        self.name, self.batch = path.name, "mail"
        self.requests: dict[str, Request] = {}
        self.disagreements: list[str] = []
        self._mails: list[tuple[_Mail, str]] = []
        found = [mail for where, open_ in self._messages(path) if (mail := self._looked_at(where, open_)) is not None]
        if not found:
            raise NoMail(f"There is no message in {path}. Give a folder of .eml or .msg files, or a .mbox file.")
        of_reference = _forces_by_reference(found)
        for mail in found:
            self._add(mail, of_reference)

    def attachments(self) -> Iterator[Attachment]:
        """Every attachment of every message, and a table that stands in a message's own text."""
        for mail, request in self._mails:
            message = mail.open()
            for name, content, problem in attachments_of(message):
                yield Attachment(request, mail.number, mail.day, name, content, problem)
            table = text_as_table(text_of(message))
            if table is not None:
                yield Attachment(request, mail.number, mail.day, TEXT_TABLE, table)

    def _messages(self, path: Path) -> Iterator[tuple[str, Callable[[], EmailMessage]]]:
        """Each message's place, and how to open it."""
        if path.is_file() and path.suffix.casefold() not in _MESSAGES:
            box = mailbox.mbox(str(path), create=False)
            for number, key in enumerate(box.keys(), start=1):
                yield f"message {number} of {path.name}", in_box(box, key)
            return
        for one in [path] if path.is_file() else sorted(path.rglob("*")):
            if not one.is_file() or one.suffix.casefold() not in _MESSAGES:
                continue
            if one.stat().st_size > INBOX.attachment_bytes:
                limit = INBOX.attachment_bytes // 2**20
                self.disagreements.append(
                    f"{one.name} is larger than {limit} MiB and was not taken in: open it yourself."
                )
            else:
                yield one.name, in_file(one)

    def _looked_at(self, where: str, open_: Callable[[], EmailMessage]) -> _Mail | None:
        message = open_()
        day = day_of(message)
        if day is None:
            self.disagreements.append(f"{where} has no date that can be read, and was not taken in: save it again.")
            return None
        number = hashlib.sha256(str(message.get("Message-ID") or message.as_bytes()).encode()).hexdigest()[:12]
        senders = domains_of(message, "From", "Sender")
        receivers = domains_of(message, "To", "Cc")
        from_force = next(filter(None, map(force_of_domain, senders)), None)
        to_force = next(filter(None, map(force_of_domain, receivers)), None)
        reference = _REFERENCE.search(str(message.get("Subject") or ""))
        is_ours = from_force is None and to_force is not None
        return _Mail(
            open_, number, day, from_force or to_force, (receivers if is_ours else senders or ("unknown sender",))[0],
            _as_reference(reference.group(1)) if reference else None, is_ours,
        )  # fmt: skip

    def _add(self, mail: _Mail, of_reference: dict[str, set[str]]) -> None:
        force_id = mail.force_id
        if force_id is None and mail.reference:
            candidates = of_reference.get(mail.reference, set())
            force_id = next(iter(candidates)) if len(candidates) == 1 else None
        key = f"mail-{force_id or mail.domain}"
        request = self.requests.setdefault(key, Request(key, force_id or mail.domain, force_id))
        if mail.is_ours:
            request.sent.append(mail.day)
            return
        text = text_of(mail.open())
        request.replies.append(Reply(mail.number, mail.day, exemptions_named(text), says_it_supersedes(text)))
        self._mails.append((mail, key))


@cache
def _police_domains() -> dict[str, str]:
    return {row["domain"]: row["force_id"] for row in rows("police_domains.csv")}


def force_of_domain(domain: str) -> str | None:
    """The force whose domain this is or lies in: `foi.kent.police.uk`, and the older `kent.pnn.police.uk`."""
    domain = domain.casefold().replace(".pnn.police.uk", ".police.uk")
    parts = domain.split(".")
    return next(filter(None, (_police_domains().get(".".join(parts[n:])) for n in range(len(parts)))), None)


def _as_reference(text: str) -> str:
    return re.sub(r"[^0-9]+", "/", text).strip("/")


def _forces_by_reference(mails: list[_Mail]) -> dict[str, set[str]]:
    """The forces that used each reference from an address of their own."""
    found: dict[str, set[str]] = {}
    for mail in mails:
        if mail.reference and mail.force_id and not mail.is_ours:
            found.setdefault(mail.reference, set()).add(mail.force_id)
    return found
