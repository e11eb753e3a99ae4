"""The reference layer: forces, and the areas they make up in each collection.

What belongs here: assets that hand out `pipeline/reference`. What does not: the reference data itself.
"""

import dagster as dg

from assets_defs.resources import RawFolder
from assets_defs.tables import Events, checked, table_asset
from assets_defs.tables_io import Frame
from pipeline.reference.areas import areas as areas_of
from pipeline.reference.forces import police_forces as all_forces

GROUP = "reference"


@dg.asset(**table_asset("reference.police_forces", GROUP))
def police_forces() -> Events:
    yield from checked("reference.police_forces", all_forces())


@dg.asset(**table_asset("reference.areas", GROUP, "raw.collections"))
def areas(collections: Frame, raw: RawFolder) -> Events:
    import pandas as pd

    from schemas.validate import empty_frame

    read = set(collections["collection"][collections["is_read"]])
    settings = [one.settings for one in raw.collections() if one.settings and one.name in read]
    frames = [areas_of(one.name, one.title, one.expected_forces, one.region_schemes) for one in settings]
    yield from checked("reference.areas", pd.concat([empty_frame("reference.areas"), *frames], ignore_index=True))
