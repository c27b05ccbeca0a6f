"""What `tirek law check` refuses where a service asks what the lists of an edition say."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from tirek.law.check.refusal import Refusal
from tirek.law.edition import term_names
from tirek.law.factsheet import facts_of
from tirek.procedure.condition import OnlyIf
from tirek.procedure.question import LISTED
from tirek.procedure.service import Service


def check_lists(services: Iterable[Service]) -> Iterator[Refusal]:
    """A list that no fact chooses from, and conditions on what no entry of a list says."""
    for service in services:
        book = service.rulebook()
        facts = {one.path for one in facts_of(service.facts)}
        for group in book.alternatives:
            if group not in facts:
                message = f"no fact {group} says which of the list stands in a case"
                yield Refusal(service.folder / "terms.py", 1, "list", message)
        for path, message in _wrong(service):
            yield Refusal(path, 1, "list", message)


def _wrong(service: Service) -> Iterator[tuple[Path, str]]:
    lists, terms = service.rulebook().alternatives, term_names(service.rulebook().terms)
    for _, field in service.form.fields():
        group = field.options_of.removeprefix(LISTED)
        if field.options_of.startswith(LISTED) and (group not in lists or field.fact != group):
            yield service.folder / "form.toml", f"{field.id}: no list {group} that its fact chooses"
    for path, only_if in _conditions(service):
        for one in only_if.conditions:
            group, asks, term = one.field.partition(".")
            if asks and (group not in lists or f"{group}_{term}" not in terms):
                yield path, f"{one.field}: no list of an edition says this"


def _conditions(service: Service) -> Iterator[tuple[Path, OnlyIf]]:
    folder = service.folder
    for question, field in service.form.fields():
        yield from ((folder / "form.toml", one.only_if) for one in (question, field))
    yield from ((folder / "passport.toml", one.only_if) for one in service.passport.documents)
    yield from ((folder / "passport.toml", one.only_if) for one in service.passport.own_terms)
    yield from ((folder / "registries.toml", one.only_if) for one in service.registry_facts)
