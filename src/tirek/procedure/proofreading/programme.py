"""What `tirek law check` refuses in the programme.toml of a service."""

from collections.abc import Iterable, Iterator, Mapping, Set

from tirek.kernel.toml import TomlError
from tirek.law.catalogue import Law
from tirek.law.check.refusal import Refusal
from tirek.procedure.lifecycle import Lifecycle
from tirek.procedure.programme import Follow, Programme, Thing, programme_sources
from tirek.procedure.service import Service
from tirek.procedure.supply.choice import choice_table
from tirek.procedure.supply.procurement import procurement_table

STAGES: Mapping[Thing, frozenset[str]] = {
    "place": frozenset({"waiting"}),
    "hours": frozenset({"turn", "working", "stopped"}),
    "voucher": frozenset({"issued", "returning", "late", "arrived", "returned"}),
    "home": frozenset({"waiting", "living", "away"}),
    "organisation": frozenset({"chosen", "served"}),
    "lost": frozenset({"ended"}),
}
"""Where things stand that are no choice and no purchase (those have tables of their own)."""


def check_programmes(law: Law, services: Iterable[Service]) -> Iterator[Refusal]:
    """Every file that names what is not there: an act, a rule, a stage, a reading's option; one of
    a service in which nobody waits or is looked after, or that asks for no programme."""
    for service in services:
        path = service.folder / "programme.toml"
        try:
            programme = service.programme
        except TomlError as error:
            yield Refusal(error.path, error.line, "schema", str(error))
            continue
        if programme is not None:
            wrong = (*_wrong(programme, law, service), *_misplaced(service))
            yield from (Refusal(path, 1, "programme", one) for one in wrong)


def _wrong(programme: Programme, law: Law, service: Service) -> Iterator[str]:
    if programme.holds not in service.rulebook().rules:
        yield f"{programme.holds} is not a rule of the service"
    for cite in programme.cited():
        if cite.act not in law.acts:
            yield f"cites {cite.act}, which is not registered"
    options = {one.id: one.options for one in service.readings}
    for line in programme.follow:
        if line.option not in options.get(line.reading, {"": ""}):
            yield f"{line.reading}: no reading with the option {line.option!r}"
        for stage in sorted(set(line.at) - _stages(line)):
            yield f"{line.thing} has no stage {stage!r}"


def _misplaced(service: Service) -> Iterator[str]:
    if not (service.queue or service.homes or service.organisation):
        yield "nobody waits or is looked after in the service"
    asked = {one.registry for one in service.registry_facts}
    if programme_sources().programme not in asked:
        yield "the service asks for no individual programme"


def _stages(line: Follow) -> Set[str]:
    if line.thing == "choice":
        return _ids(choice_table())
    if line.thing == "bought":
        return _ids(procurement_table())
    return STAGES[line.thing]


def _ids(table: Lifecycle) -> set[str]:
    return {one.id for one in table.stages}
