"""Batch exports as WhatDoTheyKnow Pro writes them, for tests.

What belongs here: writing the zip, in exactly its structure. What does not: what must come of it (the tests).
"""

import csv
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from openpyxl import Workbook

SITE = "https://www.whatdotheyknow.com/request"
HEADER = ("request_url", "authority_name", "number_of_replies", "request_status")


@dataclass
class Message:
    """A reply of a day, its text, and its attachments by name."""

    day: date
    text: str = "Dear Ms Canary-Requester, please see the attached."
    attachments: Sequence[tuple[str, bytes]] = ()


@dataclass
class Asked:
    """A request to an authority: the days it was sent, the replies, and what the dashboard says."""

    authority: str
    status: str = "Successful"
    replies: Sequence[Message] = ()
    sent: Sequence[date] = (date(2020, 6, 1),)
    counted: int | None = None
    title: str = ""


@dataclass
class Batch:
    asked: Sequence[Asked]
    number: int = 77
    stamp: str = "2020-09-01-120000"
    more: Sequence[tuple[str, bytes]] = field(default_factory=tuple)

    def write(self, path: Path) -> Path:
        """The export as a zip file; duplicate names get a suffix, as the site gives them."""
        rows: list[Sequence[object]] = [HEADER]
        files: list[tuple[str, bytes]] = []
        message = self.number * 1000
        for place, one in enumerate(self.asked):
            title = one.title or (f"online_offences_{place}" if place else "online_offences")
            counted = len(one.replies) if one.counted is None else one.counted
            rows.append((f"{SITE}/{title}", one.authority, counted, one.status))
            base = f"{one.authority} - {title}"
            for number, day in enumerate(one.sent):
                files.append((f"{base}/{day}-093000/outgoing_{place * 10 + number}.txt", b"Dear force, how many ..."))
            for number, reply in enumerate(one.replies):
                stamp, number = f"{reply.day}-101500", message + place * 10 + number
                files.append((f"{base}/{stamp}/incoming_{number}.txt", reply.text.encode()))
                files += [
                    (f"{base}/{stamp}/attachments-{number}/{name}", content) for name, content in reply.attachments
                ]
        dashboard = io.StringIO()
        csv.writer(dashboard).writerows(rows)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            name = f"batch-{self.number}-online_offences-dashboard-{self.stamp}.csv"
            package.writestr(name, dashboard.getvalue())
            written: dict[str, int] = {}
            for name, content in [*files, *self.more]:
                package.writestr(_once(name, written), content)
        return path


def _once(name: str, written: dict[str, int]) -> str:
    written[name] = written.get(name, 0) + 1
    if written[name] == 1:
        return name
    stem, _, suffix = name.rpartition(".")
    return f"{stem} ({written[name] - 1}).{suffix}"


def spreadsheet(*counts: int, force: str = "") -> bytes:
    """A workbook of one offence: counts for the financial years up to 2019/20."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    years = [f"{year}/{(year + 1) % 100:02}" for year in range(2020 - len(counts), 2020)]
    sheet.append(["Offence", *years])
    sheet.append([force or "Grooming", *counts])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


PICTURE = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20
