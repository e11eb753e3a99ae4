"""The one error of a hand-written file, and how it finds the word that was probably meant.

What belongs here: `DeclarationError`, the nearest of some words, and the first fault of a pydantic model in words.
What does not: which keys and words a file may have (the modules beside this one).
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
    fault = error.errors()[0]
    path = [part for part in fault["loc"] if part != "__root__"]
    key = ".".join(str(part) for part in path)
    if fault["type"] == "extra_forbidden":
        valid = _keys_at(model, path[:-1])
        return DeclarationError("There is no such key.", file, key, did_you_mean(str(path[-1]), valid))
    context: dict[str, Any] = fault.get("ctx", {})
    inner = context.get("error")
    if isinstance(inner, DeclarationError):
        return DeclarationError(inner.message, file, key or inner.key, inner.suggestion)
    return DeclarationError(f"{str(inner) if inner else fault['msg']} (found {fault['input']!r})", file, key)


def _keys_at(model: "type[BaseModel]", path: list[int | str]) -> list[str]:
    """The keys that the table at `path` may have."""
    from pydantic import BaseModel

    current: Any = model
    for part in path:
        field = current.model_fields.get(part) if isinstance(part, str) else None
        if field is not None:
            inner = [one for one in _types_within(field.annotation) if issubclass(one, BaseModel)]
            current = inner[0] if inner else current
    return [field.alias or name for name, field in current.model_fields.items() if not field.exclude]


def _types_within(annotation: Any) -> list[type]:
    """The classes that an annotation such as `list[Table] | None` is made of."""
    from typing import get_args

    if isinstance(annotation, type) and not get_args(annotation):
        return [annotation]
    return [one for part in get_args(annotation) for one in _types_within(part)]
