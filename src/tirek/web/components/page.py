"""What every page has."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tirek.web.components.asking import Problem


@dataclass(frozen=True)
class Page:
    """What every page has: its title, the way back, its problems, its headings."""

    title: str
    back: str = ""
    problems: Sequence[Problem] = field(default_factory=tuple)
