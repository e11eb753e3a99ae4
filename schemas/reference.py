"""Tables of `reference`: what is true whatever the responses say.

What belongs here: the forces and the areas they make up. What does not: where the names come from
(`pipeline/reference`), or anything that a response states (`core`).
"""

from schemas import fields as f
from schemas import rules
from schemas.fields import TableModel, Text
from schemas.vocabulary import AREA_LEVELS


class PoliceForces(TableModel):
    """The police forces that answer, one row each."""

    force_id: Text = f.force_id("The police force: the public authority that answers.")
    name: Text = f.text("The force's official name, such as `West Midlands Police`.")
    ons_code: Text = f.text(
        "The code of the force's area in the register of the Office for National Statistics, such as `E23000014`.",
        null="the force has no such area, or its code is not established",
    )
    nation: Text = f.text(
        "The nation or Crown dependency that the force polices: England, Wales, Northern Ireland, Jersey, ...",
        null="the force works across nations",
    )
    short_name: Text = f.text("The name as tables print it, such as `West Midlands`.")

    id_is_a_slug = rules.slug("force_id")
    names_differ = rules.unique_together("name")

    key = rules.key("force_id")


class Areas(TableModel):
    """Which forces make up which area: one row per area and member force, per collection.

    Only the forces that a collection expects are members. Areas of one scheme and level never overlap, so their
    counts may be added up; areas of different schemes or levels do overlap, and may not.
    """

    scheme: Text = f.text(
        "The region scheme that a region belongs to, such as `ons`; `all` for forces, nations and collections."
    )
    area_level: Text = f.text("What kind of area this is.", words=AREA_LEVELS)
    area_id: Text = f.text("The area: for a force its `force_id`, for a collection the collection's name.")
    area: Text = f.text("The area's name as printed.")
    force_id: Text = f.force_id("A force that belongs to the area.")
    collection: Text = f.collection()

    id_is_a_name = rules.collection_name("area_id")
    schemes_hold_regions = rules.rule(
        "(scheme = 'all') = (area_level <> 'region')",
        "a region has its own scheme, and every other area the scheme `all`",
    )
    no_overlap = rules.unique_together("collection", "scheme", "area_level", "force_id")
    one_name = rules.one_value_per("area", "collection", "scheme", "area_level", "area_id")

    key = rules.key("collection", "scheme", "area_level", "area_id", "force_id")
