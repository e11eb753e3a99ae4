"""What a collection says of itself: the file `collection.toml` of its raw folder, which is optional.

What belongs here: the keys of that file, their defaults, and reading it strictly. What does not: what a round's
request log says (`requests`), or what one response's sidecar says (`sidecar`).
"""

import re
import tomllib
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from pipeline.declared.errors import DeclarationError, did_you_mean, from_validation
from pipeline.reference.areas import region_schemes
from pipeline.reference.financial_year import is_financial_year
from pipeline.reference.forces import GROUPS, expand, forces
from schemas.vocabulary import PLAUSIBILITY_RULES

FILE_NAME = "collection.toml"

# The 43 territorial forces of England and Wales, Northern Ireland, Jersey and Guernsey: 46.
DEFAULT_EXPECTED = ("england-and-wales", "northern-ireland", "channel-islands")
DEFAULT_WINDOW = 5


class Disclosure(BaseModel):
    """Small counts stay inside: those from 1 to one less than `withhold_below` are intervals in the public files."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    # Below 3 the interval would be the number itself.
    withhold_below: int = Field(default=5, ge=3, le=1000)


class Explained(BaseModel):
    """A doubt that would stop publishing, and why the figures are right all the same: a table `[[explained]]`.

    `forces` and `years` are those of the row in `measures.plausibility`, exactly: another doubt stops again.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    rule: str
    reason: str = Field(min_length=10)
    forces: tuple[str, ...] = ()
    years: tuple[str, ...] = ()

    @field_validator("forces", "years", mode="before")
    @classmethod
    def _one_or_several(cls, value: object) -> object:
        return tuple(value) if isinstance(value, list) else (value,) if isinstance(value, str) else value

    @field_validator("rule")
    @classmethod
    def _rule_is_known(cls, rule: str) -> str:
        if rule not in PLAUSIBILITY_RULES:
            raise DeclarationError(f"No rule is called {rule!r}.", "", "", did_you_mean(rule, PLAUSIBILITY_RULES))
        return rule


class Collection(BaseModel):
    """A collection's settings. `name` is its folder's name; every other field is a key of `collection.toml`.

    `expected_forces` holds force identifiers, groups spelt out; `cumulative_years` the lengths of windows.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, validate_default=True)

    name: str = Field(exclude=True)  # excluded: no key of the file
    title: str = ""
    counts: str | None = None
    illustrative: bool = False
    illustrative_note: str | None = None
    expected_forces: tuple[str, ...] = DEFAULT_EXPECTED
    first_year: str | None = None
    last_round: int | None = None
    cumulative_years: tuple[int, ...] = (DEFAULT_WINDOW,)
    region_schemes: tuple[str, ...] = Field(default_factory=region_schemes)
    flag: str | None = None
    take: tuple[str, ...] = ()
    layouts: dict[str, dict[str, Any]] = Field(default_factory=dict)
    explained: tuple[Explained, ...] = ()
    source: str | None = None
    licence: str | None = None
    disclosure: Disclosure | None = None
    contact: str | None = None

    def for_reading(self, *, with_layouts: bool) -> "Collection":
        """The settings that may change how a response is read, the others at their defaults: a reader that is handed
        these cannot come to depend on the rest. Layouts are of use to files with a sidecar."""
        kept = {name: getattr(self, name) for name in ("name", "title", "counts", "flag", "take", "first_year")}
        return Collection(**kept, layouts=self.layouts if with_layouts else {})

    @field_validator("expected_forces", "cumulative_years", "region_schemes", "take", "explained", mode="before")
    @classmethod
    def _one_or_several(cls, value: object) -> object:
        """TOML has lists; one value alone may stand without its brackets."""
        return tuple(value) if isinstance(value, list) else (value,) if isinstance(value, (str, int)) else value

    @field_validator("expected_forces")
    @classmethod
    def _forces_are_known(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        known = [*GROUPS, *forces()]
        for name in names:
            if name not in known:
                raise DeclarationError(f"No force or group is called {name!r}.", "", "", did_you_mean(name, known))
        found = expand(names)
        if not found:
            raise DeclarationError("No force is expected.", "", "", "Name forces or groups, or leave the key out.")
        return found

    @field_validator("first_year")
    @classmethod
    def _year_is_financial(cls, year: str | None) -> str | None:
        if year is not None and not is_financial_year(year):
            raise DeclarationError(f"{year!r} is not a financial year.", "", "", "Write it as 2019/20.")
        return year

    @field_validator("cumulative_years")
    @classmethod
    def _windows_are_windows(cls, lengths: tuple[int, ...]) -> tuple[int, ...]:
        for length in lengths:
            if length < 2:
                raise DeclarationError(
                    f"A cumulative total of {length} year is none.", "", "", "Give 2 or more, as in [3, 5]."
                )
        return tuple(dict.fromkeys(lengths))

    @field_validator("region_schemes")
    @classmethod
    def _schemes_are_known(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        for name in names:
            if name not in region_schemes():
                raise DeclarationError(
                    f"No region scheme is called {name!r}.", "", "", did_you_mean(name, region_schemes())
                )
        return tuple(dict.fromkeys(names))


def title_of(name: str) -> str:
    """The words of a collection's name, which are its title where it declares none: `Knife crime` of `knife_crime`."""
    words = re.sub(r"[-_.]+", " ", name)
    return words[:1].upper() + words[1:]


def load_collection(raw_dir: Path, name: str) -> Collection:
    """The settings of a collection; all defaults when it has no `collection.toml`.

    Raises `DeclarationError` for a key or value that the file may not have, naming the nearest that it may.
    """
    path = raw_dir / name / FILE_NAME
    written = _read(path) if path.is_file() else {}
    if "name" in written:
        raise DeclarationError("There is no such key.", path, "name", "The folder's name is the collection's name.")
    try:
        return Collection(**{"title": title_of(name), **written, "name": name})
    except ValidationError as error:
        raise from_validation(error, path, Collection) from error


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise DeclarationError(f"This is not valid TOML: {error}.", path, "", "Texts go in quotes.") from error
    except UnicodeDecodeError as error:
        raise DeclarationError("The file is not UTF-8 text.", path, "", "Save it as UTF-8.") from error
