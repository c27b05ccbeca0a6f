"""Which places a run of a place covers."""

from functools import cache

from tirek.law.catalogue import the_law


@cache
def places_under(place: str) -> list[str]:
    """The place and every place below it in the tree of regions. Raises UnknownPlace."""
    regions = the_law().regions
    regions[place]
    return [one for one in regions if any(up.id == place for up in regions.upward(one))]
