"""The way through an event of life: services that follow one another, and what leads to each.

Nothing is written for it: passports say which service comes before which, conclusions.toml which
commission's word a service asks for, vouching.toml which organisation's paper.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tirek.procedure.service import Service

Kind = Literal["conclusion", "paper", "application"]


@dataclass(frozen=True)
class Step:
    """One step towards or of a service.

    `of` is the commission, the registry that would tell the paper, or the service itself.
    """

    kind: Kind
    service: str
    of: str


def way_through(services: Sequence[Service]) -> tuple[Step, ...]:
    """The steps of services that stand in their order; none where they do not follow one another.

    Each service but the first must say that the one before it comes before it.
    """
    slugs = [service.slug for service in services]
    follows = [slug in _before(service) for slug, service in zip(slugs, services[1:], strict=False)]
    if not follows or not all(follows):
        return ()
    return tuple(step for service in services for step in _steps(service))


def _before(service: Service) -> set[str]:
    return {link.service for link in service.passport.life_event if link.comes == "before"}


def _steps(service: Service) -> Iterator[Step]:
    """What must be there first, then the application."""
    commissions = dict.fromkeys(one.commission for one in service.conclusions)
    papers = [one.registry for one in service.vouching if one.issued]
    yield from _all("conclusion", service.slug, commissions)
    yield from _all("paper", service.slug, papers)
    yield Step("application", service.slug, service.slug)


def _all(kind: Kind, service: str, named: Iterable[str]) -> Iterator[Step]:
    return (Step(kind, service, one) for one in named)
