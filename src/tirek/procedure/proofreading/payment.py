"""What `tirek law check` refuses in the payment.toml and vouching.toml of a service."""

from collections.abc import Callable, Iterable, Iterator

from tirek.kernel.toml import TomlError
from tirek.law.catalogue import Law
from tirek.law.check.refusal import Refusal
from tirek.law.check.rules import citation_exists
from tirek.law.edition import term_names
from tirek.law.factsheet import facts_of
from tirek.procedure.change import DAY
from tirek.procedure.paying.payment import Confirmation
from tirek.procedure.registries.registry import registries
from tirek.procedure.service import Service
from tirek.procedure.vouching import Vouches


def check_payments(law: Law, services: Iterable[Service]) -> Iterator[Refusal]:
    """Every line that names what is not there: a term, a fact, a registry, a change."""
    for service in services:
        yield from _refusals(service, "payment.toml", lambda one: _payment(law, one))
        yield from _refusals(service, "vouching.toml", _vouching)


def _refusals(
    service: Service, file: str, wrong: Callable[[Service], Iterator[str]]
) -> Iterator[Refusal]:
    kind = file.removesuffix(".toml")
    try:
        yield from (Refusal(service.folder / file, 1, kind, message) for message in wrong(service))
    except TomlError as error:
        yield Refusal(error.path, error.line, "schema", str(error))


def _payment(law: Law, service: Service) -> Iterator[str]:
    terms = service.payment
    confirmation = terms.confirmation
    named = (terms.ends_by, confirmation.cites if confirmation else "")
    for cite in filter(None, named):
        if not citation_exists(law, service.rulebook(), cite):
            yield f"cites {cite}, which is not there"
    if confirmation is not None:
        yield from _confirmation(confirmation, service)


def _confirmation(asked: Confirmation, service: Service) -> Iterator[str]:
    if asked.every not in term_names(service.rulebook().terms):
        yield f"{asked.every} is not a term of an edition of {service.slug}"
    if not any(path.startswith(f"{asked.fact}.") for path in _facts(service)):
        yield f"no fact of {service.slug} begins with {asked.fact}."


def _vouching(service: Service) -> Iterator[str]:
    for one in service.vouching:
        if one.registry not in registries():
            yield f"{one.registry} is not a registry; known: {', '.join(registries())}"
        told = {line.fact for line in service.registry_facts if line.registry == one.registry}
        for path in dict.fromkeys((*one.facts, one.until)):
            if path not in _facts(service):
                yield f"{path} is not a fact of {service.slug}"
            elif path not in told:
                yield f"{one.registry} does not tell {path} in registries.toml"
        yield from _end(one, service)


def _end(one: Vouches, service: Service) -> Iterator[str]:
    """An end that the issuer tells is a change for a specialist to check."""
    changes = service.changes.changes
    movers = [change.id for change in changes if change.fact == one.until and change.value == DAY]
    if not movers:
        yield f"no change of changes.toml moves {one.until} to a day"
    elif one.issued and one.issued.prolonged not in movers:
        yield f"{one.issued.prolonged} is no change of changes.toml that moves {one.until} to a day"


def _facts(service: Service) -> set[str]:
    return {fact.path for fact in facts_of(service.facts)}
