"""What lies in the raw folder and is never opened: links out of it, pipes and devices, folders that look like files.

What belongs here: telling by a look at the entry, without opening it. What does not: what files are for (`files`), or
what is in them (`pipeline/reading`).
"""

import os
import stat
from pathlib import Path

from pipeline.bounds import FILE

# A folder with such an ending was meant to be a file: an archive unpacked by a double click, a mail saved as a folder.
_ENDINGS = {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv"}
_KINDS = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def why_not_opened(raw_dir: Path, path: Path) -> tuple[str, str] | None:
    """Reason and suggestion for what must not be opened, or cannot be; None for an ordinary file."""
    if storable(str(path)) != str(path) or ("\\x" in path.name and not os.path.lexists(path)):
        return (
            "Its name is no valid UTF-8, so that no table could name it.",
            "Rename it; nothing in it changes by that.",
        )
    try:
        if path.is_symlink() and not path.resolve().is_relative_to(raw_dir.resolve()):
            return (
                "It is a link to a place outside the raw folder, and was not followed.",
                "Put the file itself here, if it is a response.",
            )
        state = path.stat()
    except (OSError, RuntimeError):
        return (
            "There is something of this name, but no file that can be opened.",
            "Put the file itself here, readable by whoever runs the refresh.",
        )
    if stat.S_ISDIR(state.st_mode):
        return (
            "It is a folder, and is called as if it were a spreadsheet.",
            "Put the file itself here, and take the folder out.",
        )
    if not stat.S_ISREG(state.st_mode):
        what = next((name for is_one, name in _KINDS if is_one(state.st_mode)), "no file")
        return f"It is {what}, and was not opened.", "Take it out; put the file itself here."
    if state.st_size > FILE.bytes:
        return (
            f"It has {state.st_size / 1e6:,.0f} MB, and at most {FILE.bytes / 1e6:,.0f} MB are read.",
            "Save the sheet with the figures alone, and name this file as its source in the sidecar.",
        )
    return (
        None
        if os.access(path, os.R_OK)
        else (
            "It may not be read by whoever runs the refresh.",
            "Change its permissions, or put a copy here.",
        )
    )


def looks_like_a_file(folder: str) -> bool:
    return Path(folder).suffix.lower() in _ENDINGS


def storable(name: str) -> str:
    """A name as a table can hold it: bytes that are no UTF-8 as `\\xff`. Any other name stays exactly as it is."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
