"""`tirek law check`: refuses law that cannot be relied on, before anybody is decided by it."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from tirek.kernel.toml import TomlError
from tirek.law.catalogue import Law
from tirek.law.check.acts import check_acts
from tirek.law.check.compiled import check_compiled
from tirek.law.check.editions import check_editions, check_names
from tirek.law.check.parameters import check_parameters
from tirek.law.check.quotes import check_quotes
from tirek.law.check.refusal import Refusal
from tirek.law.check.regions import check_regions
from tirek.law.check.rules import check_rules
from tirek.law.check.texts import check_texts
from tirek.law.rulebook import RuleBook


class Checked(Protocol):
    """A service, as far as checking needs it."""

    def rulebook(self) -> RuleBook: ...


def check_all(
    law: Law, services: Sequence[Checked], *, sources: Path | None = None
) -> list[Refusal]:
    """Every refusal, in order of file and line; a file that cannot be read ends the check there."""
    found: set[Refusal] = set()
    try:
        for refusal in _check_all(law, services, sources):
            found.add(refusal)
    except TomlError as error:
        key = f"{error.key}: " if error.key else ""
        expected = f"; expected {error.expected}" if error.expected else ""
        message = f"{key}{error.problem}{expected}"
        found.add(Refusal(error.path, error.line, "schema", message))
    return sorted(found)


def _check_all(law: Law, services: Sequence[Checked], sources: Path | None) -> Iterator[Refusal]:
    yield from check_texts([law.folder])
    books = [service.rulebook() for service in services]
    yield from check_acts(law)
    yield from check_regions(law)
    yield from check_parameters(law)
    yield from check_names(law, books)
    for book in books:
        yield from check_texts([book.folder])
        of_rules = list(check_rules(law, book))
        yield from of_rules
        yield from check_editions(law, book)
        if not of_rules:  # what is no graph of sound rules cannot be compiled to anything
            yield from check_compiled(law, book)
    if sources is not None:
        yield from check_quotes(law, books, sources)
