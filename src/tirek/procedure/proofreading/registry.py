"""What `tirek law check` refuses in the registries.toml of a service."""

from collections.abc import Iterable, Iterator

from tirek.kernel.toml import TomlError
from tirek.law.catalogue import Law
from tirek.law.check.refusal import Refusal, refuse_at
from tirek.law.factsheet import facts_of
from tirek.procedure.registries.registry import registries
from tirek.procedure.registries.registry_fact import RegistryFact
from tirek.procedure.service import Service


def check_registry_facts(law: Law, services: Iterable[Service]) -> Iterator[Refusal]:
    """Every line that names what is not there: a registry, its field, a fact, an answer, an act."""
    for service in services:
        path = service.folder / "registries.toml"
        try:
            lines = service.registry_facts
        except TomlError as error:
            yield Refusal(error.path, error.line, "schema", str(error))
            continue
        for number, line in enumerate(lines):
            for message in _wrong(line, law, service):
                yield refuse_at(path, ["facts", number], "registry", message)


def _wrong(line: RegistryFact, law: Law, service: Service) -> Iterator[str]:
    registry = registries().get(line.registry)
    if registry is None:
        yield f"{line.registry} is not a registry; known: {', '.join(registries())}"
    elif line.field not in registry.tells:
        yield f"{line.registry} does not tell {line.field}; it tells {', '.join(registry.tells)}"
    if line.fact and line.fact not in {fact.path for fact in facts_of(service.facts)}:
        yield f"{line.fact} is not a fact of {service.slug}"
    if line.answer and line.answer not in {field.id for _, field in service.form.fields()}:
        yield f"{line.answer} is not a field of the form of {service.slug}"
    if line.paper and line.paper not in {one.id for one in service.passport.documents}:
        yield f"{line.paper} is not a document of the standard of {service.slug}"
    for cite in line.cites:
        if cite.act not in law.acts:
            yield f"{line.target} cites {cite.act}, which is not registered"
