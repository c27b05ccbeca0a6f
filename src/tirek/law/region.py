"""The tree of regions, districts and cities, with the forms of their names that papers need."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tirek.kernel.text import Text
from tirek.law.act import Mark


@dataclass(frozen=True)
class Region:
    """A place. Case forms are stored, never glued from suffixes."""

    id: str
    name: Text
    parent: str = ""
    kind: str = "district"
    genitive: Text | None = None
    locative: Text | None = None
    code: str = ""
    mark: Mark = "to_verify"
    note: Text | None = None


@dataclass(frozen=True)
class RegionFile:
    """The file of the tree."""

    region: tuple[Region, ...]


class UnknownPlace(LookupError):
    """A place that is not in the tree."""

    def __init__(self, place: str, near: list[str]) -> None:
        hint = f"; did you mean {', '.join(near)}?" if near else ""
        super().__init__(f"unknown place {place!r}{hint}")
        self.place = place


class BrokenTree(ValueError):
    """A place that contains itself, through however many others."""


class Regions(Mapping[str, Region]):
    """All places by id."""

    def __init__(self, regions: Mapping[str, Region]) -> None:
        self._regions = regions

    def __getitem__(self, place: str) -> Region:
        if place not in self._regions:
            from difflib import get_close_matches

            raise UnknownPlace(place, get_close_matches(place, self._regions))
        return self._regions[place]

    def __contains__(self, place: object) -> bool:
        return place in self._regions

    def __iter__(self) -> Iterator[str]:
        return iter(self._regions)

    def __len__(self) -> int:
        return len(self._regions)

    def upward(self, place: str) -> Iterator[Region]:
        """The place and all that contain it, up to the republic. Raises BrokenTree."""
        region: Region | None = self[place]
        passed: set[str] = set()
        while region is not None:
            if region.id in passed:
                raise BrokenTree(f"{region.id}: the place contains itself")
            passed.add(region.id)
            yield region
            region = self[region.parent] if region.parent else None
