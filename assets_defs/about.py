"""What is said of every asset: who owns it, whether its table is published, and which files it is made by.

What belongs here: what all assets have, put on in one place. What does not: any one asset.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import ModuleType

import dagster as dg

from schemas.registry import TABLES

ROOT = Path(__file__).resolve().parents[1]
OWNER = "team:foi-warehouse"

_PUBLISHED = {tuple(one.full_name.split(".")) for one in TABLES} | {("publish", "warehouse"), ("publish", "report")}


def assets_of(*modules: ModuleType) -> Iterator[dg.AssetsDefinition]:
    """The assets of these modules, each with its owner, its tags and its source."""
    for module in modules:
        for one in dg.load_assets_from_modules([module]):
            assert isinstance(one, dg.AssetsDefinition)
            yield one.map_asset_specs(partial(_with_all, module=module))


def _with_all(spec: dg.AssetSpec, module: ModuleType) -> dg.AssetSpec:
    return spec.merge_attributes(
        owners=[OWNER],
        tags={"published": "yes" if tuple(spec.key.path) in _PUBLISHED else "no"},
        metadata={"source_code": dg.MetadataValue.text(_source(spec.key, module))},
    )


def _source(key: dg.AssetKey, module: ModuleType) -> str:
    """The file that wires the asset and, where there is one, the SQL that makes its rows."""
    assert module.__file__
    files = [Path(module.__file__), ROOT / "pipeline" / "measures" / f"{key.path[-1]}.sql"]
    found = [path.relative_to(ROOT).as_posix() for path in files if path.exists()]
    return ", ".join(found)
