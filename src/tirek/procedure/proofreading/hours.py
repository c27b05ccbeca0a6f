"""What `tirek law check` refuses in the hours.toml of a service."""

from collections import Counter
from collections.abc import Iterable, Iterator

from tirek.kernel.toml import TomlError
from tirek.law.catalogue import Law
from tirek.law.check.refusal import Refusal
from tirek.law.edition import term_at, term_names
from tirek.procedure.service import Service
from tirek.procedure.work.hours_of_work import Exclusion, HoursOfWork, Stop

RESERVED = ("begins", "ended", "day", "year")
"""Names of reasons that every service has."""


def check_hours(law: Law, services: Iterable[Service]) -> Iterator[Refusal]:
    """Every file that names an act or a term that is not there, a name twice, or a limit that an
    edition leaves open: hours without the limit of the act would be paid without end."""
    for service in services:
        path = service.folder / "hours.toml"
        try:
            hours = service.hours_of_work
        except TomlError as error:
            yield Refusal(error.path, error.line, "schema", str(error))
            continue
        if hours is not None:
            wrong = (*_wrong(hours, law, service), *_names(hours))
            yield from (Refusal(path, 1, "hours", one) for one in wrong)


def _wrong(hours: HoursOfWork, law: Law, service: Service) -> Iterator[str]:
    for cite in hours.cited():
        if cite.act not in law.acts:
            yield f"cites {cite.act}, which is not registered"
    book = service.rulebook()
    known = {f"{group}.{name}" for group, name, _ in term_names(book.terms).values()}
    unknown = [term for term in hours.terms() if term not in known]
    yield from (f"{term} is not a term of the service" for term in unknown)
    if not unknown:
        yield from _left_open(hours, law, service)


def _left_open(hours: HoursOfWork, law: Law, service: Service) -> Iterator[str]:
    limits = [one.term for one in (hours.day, hours.year) if one is not None]
    for edition in law.editions(service.rulebook()).all:
        for term in limits:
            if term_at(edition, term) is None:
                yield f"{edition.id} does not set {term}"


def _names(hours: HoursOfWork) -> Iterator[str]:
    named: list[Stop | Exclusion] = [*hours.stops, *hours.exclusions]
    for one in named:
        if not one.cites:
            yield f"{one.id} names no act"
    for names in ([one.id for one in hours.stops], [one.id for one in hours.exclusions]):
        yield from (f"{name} is there twice" for name, n in Counter(names).items() if n > 1)
        yield from (f"{name} is a reason of every service" for name in names if name in RESERVED)
