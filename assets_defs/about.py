"""What is said of every asset: who owns it, whether its table is published, and which files it is made by.

What belongs here: what all assets have, put on in one place. What does not: any one asset.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import ModuleType

import dagster as dg
from dagster._core.definitions.decorators.op_decorator import DecoratedOpFunction

from schemas.described import tables

ROOT = Path(__file__).resolve().parents[1]
OWNER = "team:foi-warehouse"

_PUBLISHED = {tuple(name.split(".")) for name in tables()} | {("publish", "warehouse"), ("publish", "report")}


def assets_of(*modules: ModuleType) -> Iterator[dg.AssetsDefinition]:
    """The assets of these modules, each with its owner, its tags and its source."""
    for module in modules:
        for one in dg.load_assets_from_modules([module]):
            assert isinstance(one, dg.AssetsDefinition)
            yield one.map_asset_specs(partial(_with_all, wired=_wired(one, module)))


def _with_all(spec: dg.AssetSpec, wired: str) -> dg.AssetSpec:
    return spec.merge_attributes(
        owners=[OWNER],
        tags={"published": "yes" if tuple(spec.key.path) in _PUBLISHED else "no"},
        # A text, for Dagster's own code references are in beta, warn of it, and may change with any of its versions.
        metadata={"source_code": dg.MetadataValue.text(", ".join([wired, *_sql(spec.key)]))},
    )


def _wired(asset: dg.AssetsDefinition, module: ModuleType) -> str:
    """The file and line of the function that wires the asset, as an editor opens them."""
    assert module.__file__ and isinstance(asset.op.compute_fn, DecoratedOpFunction)
    line = asset.op.compute_fn.decorated_fn.__code__.co_firstlineno
    return f"{Path(module.__file__).relative_to(ROOT).as_posix()}:{line}"


def _sql(key: dg.AssetKey) -> list[str]:
    """The SQL that makes the asset's rows, where there is one."""
    path = ROOT / "pipeline" / "measures" / f"{key.path[-1]}.sql"
    return [path.relative_to(ROOT).as_posix()] if path.exists() else []
