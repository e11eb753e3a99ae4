"""What an .xls file holds beside its sheets: macros, pivot caches, objects, people's names.

What belongs here: the streams of the container that the workbook lies in, by name, and the property set that names
people. What does not: the workbook's own records (`legacy.py`).
"""

from __future__ import annotations

import re
import struct

from pipeline.reading.model import Finding

_PROPERTIES = {4: "author", 8: "last modified by", 14: "manager", 15: "company"}
_PROPERTY_SETS = (
    b"\xe0\x85\x9f\xf2\xf9\x4f\x68\x10",
    b"\x02\xd5\xcd\xd5\x9c\x2e\x1b\x10",
)  # as format identities begin
_ENTRY, _IN_USE = 128, (1, 2)  # bytes of a directory entry; kinds: a storage, a stream
# A `\x01Ole` stream of the workbook's own is no object: LibreOffice writes one into every file.
_STREAMS = (
    (re.compile(r"_SX_DB_CUR$"), "pivot cache", "the workbook's copy of a pivot table's source"),
    (re.compile(r"_VBA_PROJECT_CUR$|^VBA$|^Macros$"), "macro", "in the workbook"),
    (re.compile(r"^MBD[0-9A-F]{8}$|^\x01Ole10Native$"), "embedded object", "in the workbook"),
    (re.compile(r"^Revision Log$|^User Names$"), "change history", "of the workbook"),
    (re.compile(r"^MsoDataStore$"), "custom data", "in the workbook"),
)


def container_findings(content: bytes) -> list[Finding]:
    """Each kind and place once. The directory is looked for entry by entry: it lies at a multiple of its entries' size
    wherever the sectors are."""
    names = set(_stream_names(content))
    found = [
        Finding(kind, "", place) for pattern, kind, place in _STREAMS if any(pattern.search(name) for name in names)
    ]
    people = sorted({word for start in _PROPERTY_SETS for word in _people(content, start)})
    return [*found, Finding("document property", "", ", ".join(people))] if people else found


def _stream_names(content: bytes) -> list[str]:
    names = []
    for at in range(512, len(content) - _ENTRY + 1, _ENTRY):
        length = content[at + 64] | content[at + 65] << 8
        if content[at + 66] in _IN_USE and 4 <= length <= 64 and length % 2 == 0 and content[at + 67] in (0, 1):
            raw = content[at : at + length]
            if raw.endswith(b"\x00\x00") and not any(content[at + length : at + 64]):
                names.append(raw[:-2].decode("utf-16-le", "replace"))
    return names


def _people(content: bytes, identity: bytes) -> list[str]:
    """The properties of a set that name people and are not empty."""
    at = content.find(identity)
    if at < 0:
        return []
    try:
        (offset,) = struct.unpack_from("<I", content, at + 16)
        start = at - 28 + offset
        _, number = struct.unpack_from("<II", content, start)
        said = []
        for place in range(min(number, 100)):
            kind, where = struct.unpack_from("<II", content, start + 8 + 8 * place)
            if kind in _PROPERTIES:
                text_type, length = struct.unpack_from("<II", content, start + where)
                text = content[start + where + 8 : start + where + 8 + min(length, 200)]
                if text_type in (30, 31) and text.strip(b"\x00 "):
                    said.append(_PROPERTIES[kind])
        return said
    except struct.error:
        return []
