"""What `tirek law check` refuses in the changes.toml of a service."""

from collections.abc import Iterable, Iterator

from tirek.kernel.toml import TomlError
from tirek.law.catalogue import Law
from tirek.law.check.refusal import Refusal, refuse_at
from tirek.law.check.rules import citation_exists
from tirek.law.factsheet import facts_of
from tirek.procedure.change import Change
from tirek.procedure.service import Service


def check_changes(law: Law, services: Iterable[Service]) -> Iterator[Refusal]:
    """Every change that names what is not there: a fact, an answer of the form, an act."""
    for service in services:
        path = service.folder / "changes.toml"
        try:
            found = service.changes
        except TomlError as error:
            yield Refusal(error.path, error.line, "schema", str(error))
            continue
        for number, change in enumerate(found.changes):
            for message in _wrong(change, law, service):
                yield refuse_at(path, ["changes", number], "change", message)


def _wrong(change: Change, law: Law, service: Service) -> Iterator[str]:
    if change.fact and change.fact not in {fact.path for fact in facts_of(service.facts)}:
        yield f"{change.fact} is not a fact of {service.slug}"
    if change.answer and change.answer not in {field.id for _, field in service.form.fields()}:
        yield f"{change.answer} is not a field of the form of {service.slug}"
    for source in change.because:
        if not citation_exists(law, service.rulebook(), source):
            yield f"{change.id} cites {source}, which is not there"
