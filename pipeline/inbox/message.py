"""One message: opened, from whom and to whom, of what day, and its own text.

What belongs here: what is read of a message by itself, in both formats. What does not: whose it is (`mail.py`), or its
attachments (`nested.py`). A damaged message has neither sender nor date.
"""

import email
import email.policy
import mailbox
from collections.abc import Callable
from datetime import date
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime
from pathlib import Path

from pipeline.bounds import INBOX


def in_file(path: Path) -> Callable[[], EmailMessage]:
    """How to open the message of a file, .eml or .msg told by content."""

    def open_() -> EmailMessage:
        content = path.read_bytes()
        return _of_outlook(content) if content.startswith(b"\xd0\xcf\x11\xe0") else _parsed(content)

    return open_


def in_box(box: "mailbox.mbox", key: str) -> Callable[[], EmailMessage]:
    """How to open one message of a mailbox."""
    return lambda: _parsed(box.get_bytes(key))


def _parsed(content: bytes) -> EmailMessage:
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def _of_outlook(content: bytes) -> EmailMessage:
    """An Outlook message as an ordinary one; one that is damaged has neither sender nor date."""
    import io

    from oxmsg import Message  # only for the rare .msg

    message = EmailMessage()
    try:
        found = Message.load(io.BytesIO(content))
        for name in ("From", "To", "Cc", "Subject", "Date", "Message-ID"):
            if value := found.message_headers.get(name):
                message[name] = str(value)
        message.set_content(found.body or "")
        for one in found.attachments:
            message.add_attachment(one.file_bytes, "application", "octet-stream", filename=one.file_name or "unnamed")
    except Exception:  # noqa: BLE001 (a damaged container fails in many ways)
        return EmailMessage()
    return message


def domains_of(message: EmailMessage, *headers: str) -> tuple[str, ...]:
    """The domains of the addresses in some of its headers, in lower case."""
    addresses = getaddresses([str(value) for name in headers for value in message.get_all(name, [])])
    return tuple(address.rpartition("@")[2].casefold() for _, address in addresses if "@" in address)


def day_of(message: EmailMessage) -> date | None:
    """The day it was sent; None where it has no date that can be read."""
    try:
        return parsedate_to_datetime(str(message["Date"])).date()
    except (TypeError, ValueError, AttributeError):
        return None


def text_of(message: EmailMessage) -> str:
    """Its own text, plain where it has a plain one."""
    body = message.get_body(("plain", "html"))
    try:
        return str(body.get_content())[: INBOX.text_bytes] if body is not None else ""
    except (LookupError, ValueError, AttributeError):
        return ""
