"""Ways to damage a file: its bytes, the XML within it, the texts of its cells.

What belongs here: changing content by a random number generator, so that a seed gives the same file again. What does
not: which files are damaged, or what the reader makes of them (`test_fuzz.py`).
"""

import io
import random
import re
import zipfile
from dataclasses import dataclass

NASTY = (
    "", "0", "-1", "1e309", "NaN", "-0", "½", "٣", "１２", "1,2,3", "12.5", "<5", "*", "n/a", "#REF!", "=1+1",
    "2018/19", "2019", "99/00", "Q5 2018/19", "31/02/2019", "Total", "Total (Total)", "of which", "Kent", "@SUM(A1)",
    "\u202e2018/19", "\x00", "\ufffe", "\u0301" * 200, "a" * 40_000, "(" * 3_000, "2018/19 " * 1_000, "9" * 400,
    "O", "l2", "1O",
)  # fmt: skip
_VALUE = re.compile(rb"(<(?:\w+:)?(?:v|t|text:p)(?: [^>]*)?>)([^<]+)(<)")
_ATTRIBUTE = re.compile(rb'(\s[\w:]+=")([^"]*)(")')
_TAG = re.compile(rb"<[^>]+>")
_ODD_VALUES = (
    b"",
    b"-1",
    b"0",
    b"1",
    b"99999999999",
    b"NaN",
    b"A1",
    b"XFD1048576",
    b"true",
    b"x" * 3_000,
    b"&#0;",
    b"&x;",
)
_ODD_XML = (
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"<c r='B2'><v>7</v></c>", b"</row>", b"<row>", b"&#x0;", b"<![CDATA[9]]>",
    b"<x/>", b"<!--", b"\xff", b'<mergeCell ref="A1:XFD9"/>', b'<row r="3" hidden="1"><c r="B3"><v>4</v></c></row>',
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutation:
    """A damaged file, and in which way: `bytes`, `xml` or `texts`. `old` and `new` are the text that was changed."""

    content: bytes
    way: str
    old: str = ""
    new: str = ""


def mutate(rng: random.Random, content: bytes, other: bytes) -> Mutation:
    """One damage or a few. `other` is a second file, whose parts may be mixed in."""
    is_package = content.startswith(b"PK")
    way = rng.choice(["bytes", "xml", "xml", "texts", "texts"] if is_package else ["bytes", "texts"])
    if way == "xml":
        return Mutation(_in_package(rng, content, _damaged_xml), "xml")
    if way == "texts":
        return _with_text(rng, content, is_package)
    return Mutation(_damaged_bytes(rng, content, other), "bytes")


def _damaged_bytes(rng: random.Random, content: bytes, other: bytes) -> bytes:
    damaged = bytearray(content)
    for _ in range(rng.choice((1, 1, 2, 8, 64))):
        at = rng.randrange(len(damaged) + 1)
        length = rng.choice((1, 1, 2, 16, 300))
        how = rng.randrange(6)
        if how == 0:
            damaged[at : at + 1] = bytes([rng.randrange(256)])
        elif how == 1:
            del damaged[at : at + length]
        elif how == 2:
            damaged[at:at] = rng.randbytes(length)
        elif how == 3:
            damaged[at : at + length] = bytes(length)
        elif how == 4:
            start = rng.randrange(len(other))
            damaged[at : at + length] = other[start : start + length]
        elif rng.random() < 0.2:
            del damaged[at:]
    return bytes(damaged)


def _in_package(rng: random.Random, content: bytes, change) -> bytes:  # type: ignore[no-untyped-def]
    """The package with one XML part changed; the archive around it stays whole."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    chosen = rng.choice([name for name in parts if name.endswith((".xml", ".rels"))])
    # Half of the time where the cells are.
    cells = [name for name in parts if "worksheets/sheet" in name or name in ("content.xml", "xl/sharedStrings.xml")]
    if cells and rng.random() < 0.6:
        chosen = rng.choice(cells)
    parts[chosen] = change(rng, parts[chosen])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return out.getvalue()


def _damaged_xml(rng: random.Random, xml: bytes) -> bytes:
    for _ in range(rng.choice((1, 1, 1, 2, 5))):
        how = rng.randrange(6)
        found = list((_ATTRIBUTE if how < 3 else _TAG).finditer(xml))
        if not found:
            return xml + rng.choice(_ODD_XML)
        one, two = rng.choice(found), rng.choice(found)
        if how == 0:
            xml = xml[: one.start(2)] + rng.choice(_ODD_VALUES) + xml[one.end(2) :]
        elif how == 1:
            xml = xml[: one.start(2)] + two.group(2) + xml[one.end(2) :]
        elif how == 2:
            xml = xml[: one.start()] + rng.choice((b"", b' hidden="1"', b' r="C3"', b' t="s"')) + xml[one.end() :]
        elif how == 3:
            xml = xml[: one.start()] + xml[one.end() :]
        elif how == 4:
            xml = (
                xml[: one.end()] + rng.choice((*_ODD_XML, two.group(), xml[one.start() : two.end()])) + xml[one.end() :]
            )
        else:
            xml = xml[: one.start()] + two.group() + xml[one.end() :]
    return xml


def _with_text(rng: random.Random, content: bytes, is_package: bool) -> Mutation:
    said: list[tuple[str, str]] = []

    def change(rng: random.Random, part: bytes) -> bytes:
        pattern = _VALUE if is_package else re.compile(rb"((?:^|[,\n]))([^,\r\n]+)()")
        found = list(pattern.finditer(part))
        if not found:
            return part
        one = rng.choice(found)
        old = one.group(2).decode("utf-8", "replace")
        new = _other_text(rng, old)
        said.append((old, new))
        written = new.replace("&", "&amp;").replace("<", "&lt;") if is_package else new
        return part[: one.start(2)] + written.encode("utf-8", "replace") + part[one.end(2) :]

    changed = _in_package(rng, content, change) if is_package else change(rng, content)
    old, new = said[0] if said else ("", "")
    return Mutation(changed, "texts", old, new)


def _other_text(rng: random.Random, old: str) -> str:
    digits = [place for place, character in enumerate(old) if character.isdigit()]
    if digits and rng.random() < 0.6:
        place = rng.choice(digits)
        return old[:place] + rng.choice("0123456789Ol.-, ") + old[place + 1 :]
    return rng.choice(NASTY)
