"""One component as the catalogue shows it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.template import Context, Template
from django.utils.safestring import SafeString

from tirek.web.texts import text


@dataclass(frozen=True)
class Specimen:
    """A component: its name, how a template writes it, with which invented values."""

    name: str
    code: str
    values: Mapping[str, object]

    @property
    def id(self) -> str:
        """For links to it."""
        return f"kit-{self.name}"

    @property
    def use(self) -> str:
        """When to use it."""
        return text(f"web.kit.use_{self.name}")

    @property
    def drawn(self) -> SafeString:
        """As it looks on a page."""
        return Template("{% load tirek %}" + self.code).render(Context({**self.values}))


@dataclass(frozen=True)
class Section:
    """Components for one purpose."""

    name: str
    specimens: tuple[Specimen, ...]

    @property
    def title(self) -> str:
        """What they are for."""
        return text(f"web.kit.section_{self.name}")
