"""The page `docs/sidecar-reference.md`, made from the models of what people declare.

What belongs here: their keys as a page for people, with examples that a test reads. What does not: the keys and their
meaning (`sidecar_keys`, `corrections`).

`python -m pipeline.declared.reference > docs/sidecar-reference.md` writes the page anew.
"""

import sys
import types
from collections.abc import Iterator
from datetime import date
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from pipeline.declared.corrections import Correction
from pipeline.declared.sidecar_keys import DeclaredTable, Ignore, Origin, Sidecar, Totals
from pipeline.declared.values import CellRange, ForceId, Period, Sha256

_INTRODUCTION = """\
# What a sidecar may say

Made from the models in `pipeline/declared/` by `python -m pipeline.declared.reference`; edit those, not this page.

A sidecar is a small [TOML](https://toml.io) file beside a response, named as the response with `.toml` after it:
`kent.xlsx.toml` for `kent.xlsx`. It says what a person knows and the file does not. Every key is optional, most files
need no sidecar at all, and most sidecars need three lines:

```toml
force = "kent"
years = "ending"
take = "Online offences"
```

`foi inspect FILE` drafts one for a file that was refused: whatever in it may not be true stands behind a `#`. What a
sidecar declares is checked as strictly as what is inferred: totals must still add up, and a figure must still have
its force, its year and its meaning. A key that does not exist is an error that names the nearest; a value in `<...>`
is one that a draft left to be filled in, and an error until it is. Keys of the top level come first in the file,
before any heading in brackets.

A *force id* is the name of the force as data.police.uk writes it, such as `kent`, `west-midlands` or
`northern-ireland`. A *period* is a financial year, `2019/20`, or two dates, `2019-01-01 to 2019-12-31`. Labels are
matched whatever their capitals, spaces and punctuation.
"""

_SECTIONS: tuple[tuple[str, type[BaseModel], str], ...] = (
    (
        "[origin]",
        Origin,
        '[origin]\nfoi_reference = "FOI 1234/20"\nreceived = 2020-09-01\noutcome = "disclosed"\nlicence = "OGL v3"\n',
    ),
    ("[totals]", Totals, '[totals]\ntolerance = 2\nreason = "two incidents were joint ones of both forces"\n'),
    (
        "[[ignore]]",
        Ignore,
        '[[ignore]]\nlabel = "Border Force"\nreason = "no police force"\n\n'
        '[[ignore]]\nsheet = "Summary"\ncells = "H3:H9"\nreason = "staff numbers, not asked for"\n',
    ),
    (
        "[[table]]",
        DeclaredTable,
        '[[table]]\nsheet = "Figures"\nrange = "B4:F20"\nheader_rows = 2\nbreakdown = "Northern district"\n\n'
        '[[table]]\nsheet = "Figures"\nrange = "H4:J20"\nperiod = "2019/20"\nbreakdown = "Southern district"\n',
    ),
)

_NAMES = """\
## `[names]`

The file's own names for forces. A name stands in quotes, as the file writes it; what it means is a force id.

```toml
[names]
"Northumberland" = "northumbria"
```
"""

_LAYOUTS = """\
## Layouts that several files share

What many files of a collection have in common is said once, in its `collection.toml`, under a name of your choosing.
A layout takes every key above but `origin` and `hidden_content_reviewed`, which are about one file. A file takes it by
`layout = "vendor-export"`; keys of its own come before those of the layout.

```toml
[layouts.vendor-export]
years = "ending"
take = "Online offences"
```
"""

_CORRECTIONS = """\
## Corrections: `corrections.toml`

The file that a force sent is never edited. A cell that is known to be wrong gets an entry in the `corrections.toml` of
its collection's folder. An entry that no longer matches what the cell says refuses the file, with both texts.

```toml
[[correction]]
file = "2020/kent.xlsx"
sheet = "Figures"
cell = "B7"
expected = "1034"
value = 1043
reason = "digits the wrong way round"
date = 2020-09-14
who = "Kent's e-mail of 14 September"
```
"""

_WORDS: tuple[tuple[Any, str], ...] = (
    (ForceId, "force id"),
    (Period, "period"),
    (CellRange, "cell or range"),
    (Sha256, "64 hexadecimal digits"),
    (date, "date"),
    (int, "whole number"),
    (str, "text"),
)


def reference() -> str:
    """The whole page."""
    parts = [_INTRODUCTION, "## Keys of the top level\n", _table(_top_level()), ""]
    for heading, model, example in _SECTIONS:
        parts += [f"## `{heading}`\n", _sentence(model), "", _table(_rows(model)), "", f"```toml\n{example}```\n"]
    parts += [_NAMES, _LAYOUTS, _CORRECTIONS, _table(_rows(Correction))]
    return "\n".join(parts) + "\n"


def _top_level() -> Iterator[tuple[str, str, str]]:
    """The keys that are not tables of their own, each with its examples."""
    hints = get_type_hints(Sidecar, include_extras=True)
    headings = {heading.strip("[]") for heading, _, _ in _SECTIONS} | {"names"}
    for name, field in Sidecar.model_fields.items():
        if name not in headings:
            examples = "".join(f"<br>`{example}`" for example in field.examples or ())
            yield f"`{name}`", _takes(hints[name]), f"{_meaning(field)}{examples}"


def _rows(model: type[BaseModel]) -> Iterator[tuple[str, str, str]]:
    hints = get_type_hints(model, include_extras=True)
    for name, field in model.model_fields.items():
        yield f"`{name}`", _takes(hints[name]), _meaning(field)


def _meaning(field: FieldInfo) -> str:
    needed = " **Needed.**" if field.is_required() else ""
    default = f" {field.default} if left out." if isinstance(field.default, int) else ""
    return f"{field.description}{default}{needed}"


def _takes(hint: Any) -> str:
    """What a key takes, in words."""
    if get_origin(hint) is Literal:
        return " or ".join(f'`"{choice}"`' for choice in get_args(hint))
    for kind, words in _WORDS:
        if hint is kind or hint == kind:
            return words
    parts = [part for part in get_args(hint) if part not in (type(None), Ellipsis)]
    if get_origin(hint) is tuple:
        return f"{_takes(parts[0])}, or a list of them"
    if get_origin(hint) in (Union, types.UnionType):
        return " or ".join(_takes(part) for part in parts)
    return _takes(parts[0])


def _sentence(model: type[BaseModel]) -> str:
    return " ".join((model.__doc__ or "").split())


def _table(rows: Iterator[tuple[str, str, str]]) -> str:
    return "\n".join(["| key | takes | meaning |", "| --- | --- | --- |", *(f"| {' | '.join(row)} |" for row in rows)])


if __name__ == "__main__":
    sys.stdout.write(reference())
