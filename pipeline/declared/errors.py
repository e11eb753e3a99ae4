"""The one error of a hand-written file, and how it finds the word that was probably meant.

What belongs here: `DeclarationError`, the nearest of some words, and the first fault of a pydantic model in words.
What does not: which keys and words a file may have (the modules beside this one).
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args, get_origin

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError

# Below this similarity (of 100) a suggestion would only puzzle. A suggestion is shown, never applied.
_ALIKE = 55


class DeclarationError(ValueError):
    """A declaration that cannot be used: what is wrong, in which file, at which key, and what to do."""

    def __init__(self, message: str, file: Path | str, key: str = "", suggestion: str = "") -> None:
        self.message, self.file, self.key, self.suggestion = message, str(file), key, suggestion
        place = f"{file}, {key}" if key else f"{file}"
        super().__init__(f"{place}: {message}" + (f" {suggestion}" if suggestion else ""))

    def seen_from(self, folder: Path) -> "DeclarationError":
        """The same, with the file named by its place under this folder."""
        return DeclarationError(self.message, Path(self.file).relative_to(folder).as_posix(), self.key, self.suggestion)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like `word`, if any is like it at all."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(word.lower(), list(known), scorer=fuzz.WRatio, score_cutoff=_ALIKE)
    return None if found is None else str(found[0])


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`Did you mean 'title'?`, or the list of what is known where nothing is near."""
    known = list(known)
    near = nearest(word, known)
    return f"Did you mean {near!r}?" if near else f"Known are: {', '.join(known)}."


def from_validation(error: "ValidationError", file: Path | str, model: "type[BaseModel]") -> DeclarationError:
    """The first fault that pydantic found, as an error that names the file, the key and the nearest valid key."""
    # A mistyped key leaves the one that was meant missing: what was written is the better thing to speak of.
    fault = min(error.errors(), key=lambda one: one["type"] != "extra_forbidden")
    path = [part for part in fault["loc"] if part != "__root__"]
    key = written_key(path)
    if fault["type"] == "extra_forbidden":
        return DeclarationError("There is no such key.", file, key, _where_it_belongs(model, path))
    if fault["type"] == "missing":
        return DeclarationError("This key is needed.", file, key)
    context: dict[str, Any] = fault.get("ctx", {})
    inner = context.get("error")
    if isinstance(inner, DeclarationError):
        return DeclarationError(inner.message, file, key or inner.key, inner.suggestion)
    return DeclarationError(f"{str(inner) if inner else fault['msg']} (found {fault['input']!r})", file, key)


def written_key(path: Sequence[int | str]) -> str:
    """A place in a file as people count: `table 2.header_rows` is in the second `[[table]]`."""
    text = ""
    for part, following in zip(path, [*path[1:], None], strict=True):
        if isinstance(part, str):
            text += f".{part}" if text else part
        elif following is not None:
            text += f" {part + 1}"
    return text


def _where_it_belongs(model: "type[BaseModel]", path: list[int | str]) -> str:
    """The table that has this very key, where it stands in the wrong one; else the nearest key of the one it is in."""
    key = str(path[-1])
    if len(path) > 1 and key in _keys(model):
        return f"Write it at the top of the file, above [{path[0]}] and every other heading in brackets."
    if len(path) == 1:
        for name, field in model.model_fields.items():
            table = _table_of(field.annotation)
            if table is not None and key in _keys(table):
                heading = f"[[{name}]]" if get_origin(field.annotation) in (list, tuple) else f"[{name}]"
                return f"Write it under {heading}."
    current = model
    for part in path[:-1]:
        if isinstance(part, str) and part in current.model_fields:
            current = _table_of(current.model_fields[part].annotation) or current
    return did_you_mean(key, _keys(current))


def _keys(model: "type[BaseModel]") -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items() if not field.exclude]


def _table_of(annotation: Any) -> "type[BaseModel] | None":
    """The model within an annotation such as `tuple[Table, ...]` or `Totals | None`."""
    from pydantic import BaseModel

    if isinstance(annotation, type) and not get_args(annotation):
        return annotation if issubclass(annotation, BaseModel) else None
    return next((found for part in get_args(annotation) if (found := _table_of(part)) is not None), None)
