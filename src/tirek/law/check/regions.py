"""The tree of places: each once, inside a place that exists, never inside itself."""

from collections.abc import Iterator

from tirek.kernel.toml import load
from tirek.law.catalogue import Law
from tirek.law.check.refusal import Refusal, refuse_at
from tirek.law.region import BrokenTree, Region, RegionFile, Regions


def check_regions(law: Law) -> Iterator[Refusal]:
    """Everything that can be wrong with the tree."""
    path = law.folder / "regions.toml"
    regions = load(RegionFile, path).region
    by_id = {region.id: region for region in regions}
    for number, region in enumerate(regions):
        if by_id[region.id] is not region:
            yield refuse_at(path, ["region", number], "twice", f"{region.id} is written twice")
        for problem in stands_wrong(region, by_id):
            yield refuse_at(path, ["region", number], "place", problem)


def stands_wrong(region: Region, tree: dict[str, Region]) -> Iterator[str]:
    """What is wrong with where a place stands."""
    if region.parent and region.parent not in tree:
        yield f"{region.id} is inside {region.parent}, which is not in the tree"
        return
    try:
        list(Regions(tree | {region.id: region}).upward(region.id))
    except BrokenTree as broken:
        yield str(broken)
    except LookupError:
        return  # the parent's own parent is missing: that is told at the parent
