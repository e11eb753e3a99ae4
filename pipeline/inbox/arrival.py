"""What comes to an inbox, whatever brought it: requests sent, replies, and the files attached to them.

What belongs here: plain records that both a batch export and a mailbox yield. What does not: reading either
(`batch_export`, `mail`), or what is done with them (`take_in`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Reply:
    """A message from an authority, and what its text says that we may use. The text itself is not kept."""

    message: str
    received: date
    exemptions: tuple[str, ...] = ()
    supersedes: bool = False


@dataclass(slots=True)
class Request:
    """One request to one authority. `key` tells it from others of the same source; `asked` is the authority's name as
    the source gives it, `force_id` the force of that name and None where it is no force that we know. `outcome` is None
    where the source does not say."""

    key: str
    asked: str
    force_id: str | None
    url: str | None = None
    status: str | None = None
    outcome: str | None = None
    sent: list[date] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file of one reply. `content` is None where it could not be got at: `problem` says why. `name` is as it was
    sent; a file inside another is `outer.zip > inner.xlsx`."""

    request: str
    message: str
    received: date
    name: str
    content: bytes | None
    problem: str = ""


class Source(Protocol):
    """Something that brings requests and attachments. `name` is the file's; `batch` stays the same in every export of
    one batch; `disagreements` are sentences about what does not fit together in the source itself."""

    name: str
    batch: str
    requests: dict[str, Request]
    disagreements: list[str]

    def attachments(self) -> Iterator[Attachment]:
        """Every attachment once, one at a time, so that a large export needs little memory."""
        ...
