"""A batch export of WhatDoTheyKnow Pro (Alaveteli): one zip with a dashboard and a folder to each request.

What belongs here: the structure of that zip, read without unpacking it. What does not: what becomes of the files in
it (`take_in`), or what a reply's text says (`reply_text`).

    batch-<id>-<title>-dashboard-<time>.csv                          request_url, authority_name, number_of_replies, ...
    <authority> - <title of the url>/<YYYY-MM-DD-HHMMSS>/outgoing_<id>.txt
                                                        /incoming_<id>.txt
                                                        /attachments-<id>/<file>
"""

import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from pipeline.bounds import INBOX
from pipeline.inbox.arrival import Attachment, Reply, Request
from pipeline.inbox.body_table import TEXT_TABLE, text_as_table
from pipeline.inbox.dashboard import DASHBOARD, DashboardRow, read_dashboard, url_title
from pipeline.inbox.reply_text import says_it_supersedes
from pipeline.inbox.statuses import statuses
from pipeline.reading.labels.forces import force_of_label
from pipeline.reference.exemptions import exemptions_named

_MEMBER = re.compile(
    r"(?P<folder>.+)/(?P<day>\d{4}-\d{2}-\d{2})-\d{6}/"
    r"(?:(?P<way>outgoing|incoming)_(?P<message>\d+)(?: \(\d+\))?\.txt|attachments-(?P<of>\d+)/(?P<file>.+))",
    re.S,
)


class NotAnExport(ValueError):
    """The file is no batch export, or one that cannot be opened. The message says why and what to do."""


def is_batch_export(path: Path) -> bool:
    """Whether a file is a zip with a dashboard at its root. Only the list of its members is read."""
    if path.suffix.casefold() != ".zip" or not path.is_file():
        return False
    try:
        with zipfile.ZipFile(path) as package:
            return any(DASHBOARD.fullmatch(name) for name in package.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


class BatchExport:
    """One export. Requests and messages are read at once, attachments one at a time."""

    def __init__(self, path: Path) -> None:
        """Raises `NotAnExport`."""
        self.path, self.name, self.batch = path, path.name, ""
        self.requests: dict[str, Request] = {}
        self.disagreements: list[str] = []
        self._files: list[tuple[zipfile.ZipInfo, str, str, date, str]] = []
        self._texts: list[tuple[zipfile.ZipInfo, str, str, date]] = []
        try:
            with zipfile.ZipFile(path) as package:
                self._read(package)
        except (zipfile.BadZipFile, OSError, NotImplementedError, EOFError) as error:
            raise NotAnExport(
                f"{path.name} cannot be opened as a zip file ({error}). Download the export again."
            ) from error

    def attachments(self) -> Iterator[Attachment]:
        """Every attachment, in the order of the export."""
        with zipfile.ZipFile(self.path) as package:
            for info, request, message, received, name in self._files:
                content, problem = _content(package, info)
                yield Attachment(request, message, received, name, content, problem)
            for info, request, message, received in self._texts:
                content, _ = _content(package, info, INBOX.text_bytes)
                table = text_as_table((content or b"").decode("utf-8", errors="replace"))
                if table is not None:
                    yield Attachment(request, message, received, TEXT_TABLE, table)

    def _read(self, package: zipfile.ZipFile) -> None:
        members = [info for info in package.infolist() if not info.is_dir()]
        if len(members) > INBOX.members:
            raise NotAnExport(
                f"{self.name} has {len(members):,} files; a batch export has no more than {INBOX.members:,}. "
                "Check that it is the export of one batch."
            )
        rows = self._dashboard(package, members)
        for info in members:
            match = _MEMBER.fullmatch(info.filename)
            if match is None:
                if not DASHBOARD.fullmatch(info.filename):
                    self.disagreements.append(
                        f"{_shown(info.filename)} is at no place where an export has files: it was not used."
                    )
                continue
            request = self._request(match["folder"])
            day = _day(match["day"])
            if day is None:
                self.disagreements.append(f"{_shown(info.filename)} has no valid date in its path: it was not used.")
            elif match["of"]:
                self._files.append((info, request.key, match["of"], day, match["file"].replace("/", "_")))
            elif match["way"] == "outgoing":
                request.sent.append(day)
            else:
                self._reply(package, info, request, match["message"], day)
        self._join(rows)

    def _dashboard(self, package: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> list[DashboardRow]:
        found = [info for info in members if DASHBOARD.fullmatch(info.filename)]
        if len(found) != 1:
            raise NotAnExport(
                f"{self.name} is no batch export of WhatDoTheyKnow Pro: at its root stands "
                f"{'no dashboard' if not found else 'more than one dashboard'} (batch-...-dashboard-....csv). "
                "Download the export from the batch's page, and do not repack it."
            )
        self.batch = "-".join(found[0].filename.split("-")[:2])
        content, problem = _content(package, found[0])
        if content is None:
            raise NotAnExport(f"The dashboard of {self.name} cannot be read: {problem}")
        try:
            return list(read_dashboard(content))
        except ValueError as error:
            raise NotAnExport(f"{found[0].filename} in {self.name}: {error}") from error

    def _request(self, folder: str) -> Request:
        asked, _, title = folder.rpartition(" - ")
        key = title or folder
        return self.requests.setdefault(key, Request(key, asked, force_of_label(asked)))

    def _reply(
        self, package: zipfile.ZipFile, info: zipfile.ZipInfo, request: Request, message: str, day: date
    ) -> None:
        content, problem = _content(package, info, INBOX.text_bytes)
        if content is None:
            self.disagreements.append(f"The text of reply {message} of {request.asked} was not read: {problem}")
        text = (content or b"").decode("utf-8", errors="replace")
        self._texts.append((info, request.key, message, day))
        request.replies.append(Reply(message, day, exemptions_named(text), says_it_supersedes(text)))

    def _join(self, rows: list[DashboardRow]) -> None:
        """The dashboard's word on each request; where folders and dashboard disagree, both are told."""
        listed: dict[str, DashboardRow] = {}
        for row in rows:
            key = url_title(row.request_url)
            if key in listed:
                self.disagreements.append(f"The dashboard lists {row.request_url} twice: its first row was used.")
                continue
            listed[key] = row
            request = self.requests.setdefault(
                key, Request(key, row.authority_name, force_of_label(row.authority_name))
            )
            self._compare(request, row)
        for key in self.requests.keys() - listed.keys():
            request = self.requests[key]
            self.disagreements.append(
                f"The folder of {request.asked} ({key}) is not in the dashboard: its status is not known."
            )

    def _compare(self, request: Request, row: DashboardRow) -> None:
        request.url, request.status = row.request_url, row.request_status
        status = statuses().get(row.request_status.casefold())
        if status is None:
            self.disagreements.append(
                f"{row.authority_name} has the status {row.request_status!r}, which is not known: "
                "set its outcome yourself."
            )
        else:
            request.outcome = status.outcome
        if force_of_label(row.authority_name) != request.force_id:
            self.disagreements.append(
                f"The dashboard calls the authority {row.authority_name!r}, the folder {request.asked!r} "
                f"({row.request_url}): its force is not known, and nothing of it was taken in."
            )
            request.force_id = None
        if row.number_of_replies is not None and row.number_of_replies != len(request.replies):
            self.disagreements.append(
                f"The dashboard counts {row.number_of_replies} replies of {request.asked}, the folder has "
                f"{len(request.replies)}: look at {row.request_url}."
            )


def _content(
    package: zipfile.ZipFile, info: zipfile.ZipInfo, most: int = INBOX.attachment_bytes
) -> tuple[bytes | None, str]:
    """A member's bytes, or why they were not read. What is read is bounded, whatever the zip says of the size."""
    if info.flag_bits & 1:
        return None, "It is protected with a password."
    try:
        with package.open(info) as member:
            content = member.read(most + 1)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        return None, f"It is damaged ({error})."
    if len(content) > most:
        return None, f"It is larger than {most // 2**20} MiB."
    return content, ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _shown(name: str) -> str:
    """A member's name for a message: control characters would otherwise be the terminal's to obey."""
    return repr(name[:120])
