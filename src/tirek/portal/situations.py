"""Situations of life and the services that answer them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tirek.kernel.text import Text
from tirek.kernel.toml import load
from tirek.services import SERVICES


@dataclass(frozen=True)
class Link:
    """A service by its plain name; its page tells the official one."""

    slug: str
    title: Text


@dataclass(frozen=True)
class Situation:
    """What happens to a person, in plain words."""

    id: str
    title: Text
    text: Text

    @property
    def services(self) -> Sequence[Link]:
        """The services that say they answer it; the first is the main one."""
        found = [
            (order, Link(service.slug, one.title))
            for service in SERVICES.values()
            if (one := service.in_situation) and (order := one.order_in(self.id)) is not None
        ]
        return [link for _, link in sorted(found, key=lambda pair: pair[0])]


@dataclass(frozen=True)
class _File:
    situation: tuple[Situation, ...]


@cache
def situations() -> tuple[Situation, ...]:
    """All of them, in the order in which they are shown."""
    return load(_File, Path(__file__).with_name("situations.toml")).situation
