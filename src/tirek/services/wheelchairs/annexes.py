"""What the annexes list: kinds of wheelchairs, indications."""

from dataclasses import dataclass
from pathlib import Path

from tirek.law.entry import Entry, Listed

FOLDER = Path(__file__).parent


@dataclass(frozen=True, kw_only=True)
class Kind(Entry):
    """A kind of annex 2 as annex 3 has it: its period, its place in a set, what bars it.

    `number` is that of annex 2, `place` room, outdoor, universal or rolling; a `single` one is
    given instead of all others. What bars it: `mind`, `hands`, `limb`, vision by figures (`sight`)
    or without (`blindness`), deafness and seizures (`senses`; `senses_if_swapped` where two
    columns of annex 2 that stand together belong the other way), `least_age`, `buildings`.
    """

    number: str
    place: str
    single: bool
    years: int
    sitting: bool = True
    mind: bool = False
    hands: bool = False
    limb: bool = False
    sight: bool = False
    blindness: bool = False
    senses: bool = False
    senses_if_swapped: bool = False
    least_age: int | None = None
    buildings: bool = False


@dataclass(frozen=True, kw_only=True)
class Sign(Entry):
    """An indication of kind 5.1; `outdoor_if_whole` where the words after the last bind all."""

    room_only: bool = False
    outdoor_only: bool = False
    outdoor_if_whole: bool = False


KINDS = Listed(FOLDER / "kinds.toml", Kind)
SIGNS = Listed(FOLDER / "signs.toml", Sign)
