"""Two folders change places in one step of the file system, so that at no moment either of them is missing.

What belongs here: the one call of Linux that Python does not offer. What does not: when it is used (`swap`).
"""

import ctypes
import errno
import os
import sys
from pathlib import Path

_HERE = -100  # AT_FDCWD: names are taken from the current folder
_EXCHANGE = 2  # RENAME_EXCHANGE
# What file systems say that do not know it, network shares above all.
_UNKNOWN = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EXDEV}


def exchange(one: Path, other: Path) -> bool:
    """Have both change places; False where this system or file system cannot."""
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    # As Python's own renames are reported to whoever watches.
    sys.audit("os.rename", str(one), str(other), -1, -1)
    if renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNKNOWN:
        return False
    raise OSError(number, os.strerror(number), str(one))
