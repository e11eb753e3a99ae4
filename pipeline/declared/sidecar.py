"""The sidecar of a response, `<file>.toml` beside it, read strictly, with the shared layout it names filled in.

What belongs here: the file. What does not: its keys and their meaning (`sidecar_keys`), or how the reader uses them
(`pipeline/reading`).
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from pipeline.declared.errors import DeclarationError, did_you_mean, from_validation
from pipeline.declared.sidecar_keys import NOTHING_DECLARED, DeclaredTable, Ignore, Sidecar
from pipeline.declared.values import all_filled_in

__all__ = [
    "NOTHING_DECLARED",
    "DeclaredTable",
    "Ignore",
    "Sidecar",
    "load_sidecar",
    "make_sidecar",
    "parse_sidecar",
    "sidecar_path",
]

# What is true of one file only: a layout that many share must not vouch for files that nobody looked at.
_OF_ONE_FILE = ("origin", "hidden_content_reviewed")


def sidecar_path(response: Path) -> Path:
    return response.with_name(response.name + ".toml")


def load_sidecar(response: Path, layouts: Mapping[str, dict[str, Any]] | None = None) -> Sidecar | None:
    """The sidecar beside a response, with the shared layout it names filled in; None where it has none.

    Raises `DeclarationError` for a key or value that a sidecar may not have, naming the nearest that it may.
    """
    path = sidecar_path(response)
    return parse_sidecar(path.read_bytes(), response, layouts) if path.is_file() else None


def parse_sidecar(content: bytes, response: Path, layouts: Mapping[str, dict[str, Any]] | None = None) -> Sidecar:
    """The sidecar of a response from what stands in it. Raises `DeclarationError` as `load_sidecar` does."""
    path = sidecar_path(response)
    try:
        # As text files are read: line ends of any system.
        written = tomllib.loads(content.decode("utf-8-sig").replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DeclarationError(f"This is not valid TOML: {error}.", path, "", "Texts go in quotes.") from error
    return make_sidecar(written, path, layouts)


def make_sidecar(written: dict[str, Any], path: Path, layouts: Mapping[str, dict[str, Any]] | None = None) -> Sidecar:
    """A sidecar of what was written, its own keys before those of the shared layout. Raises `DeclarationError`."""
    name = written.get("layout")
    shared: dict[str, Any] = {}
    if name is not None:
        if name not in (layouts or {}):
            raise DeclarationError(
                f"The collection has no layout called {name!r}.", path, "layout", did_you_mean(str(name), layouts or {})
            )
        shared = (layouts or {})[name]
        _check_layout(shared, path, f"layouts.{name} of collection.toml")
    all_filled_in(written, path)
    try:
        return Sidecar(**{**shared, **written})
    except ValidationError as error:
        raise from_validation(error, path, Sidecar) from error


def _check_layout(shared: dict[str, Any], path: Path, place: str) -> None:
    """Raises `DeclarationError` for a fault of the layout itself, so that nobody looks for it in the sidecar."""
    for key in _OF_ONE_FILE:
        if key in shared:
            raise DeclarationError(
                "A shared layout cannot say this.", path, f"{place}, {key}", "Say it in each file's own sidecar."
            )
    try:
        Sidecar(**shared)
    except ValidationError as error:
        fault = from_validation(error, path, Sidecar)
        raise DeclarationError(fault.message, path, f"{place}, {fault.key}", fault.suggestion) from error
