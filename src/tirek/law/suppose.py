"""The law with some of it supposed otherwise: other editions, other terms, other values."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from tirek.kernel.toml import bind, read
from tirek.law.catalogue import Law
from tirek.law.edition import Edition, Editions
from tirek.law.parameter import Parameter, Value
from tirek.law.rulebook import RuleBook

FAR = date(9999, 1, 1)


class SupposedLaw(Law):
    """The law as it is, but with other editions of a service and other values of national law."""

    def __init__(
        self,
        law: Law,
        book: RuleBook,
        editions: Sequence[Edition],
        parameters: Mapping[str, Parameter],
        beside: Sequence[Edition] = (),
    ) -> None:
        """`beside`: editions whose new place and act are known here though they decide nothing."""
        super().__init__(law.folder, law.extra)
        self._take_in([*editions, *beside])
        self._editions[book.slug] = Editions(editions, self.regions)
        self.__dict__["parameters"] = parameters


def as_told(
    law: Law,
    book: RuleBook,
    place: str,
    *,
    terms: Mapping[str, Mapping[str, object]],
    values: Mapping[str, int],
) -> SupposedLaw:
    """The law that a told example takes for granted.

    `terms` is a table as an edition file has it ({"share": {"percent": 8}}); `values` gives money
    of the law by parameter, the same for all time ({"mci": 4000}). Raises TomlError.
    """
    editions = [
        _with_terms(one, book, terms) if one.place == place else one
        for one in law.editions(book).all
    ]
    parameters = {
        name: _always(one, values[name]) if name in values else one
        for name, one in law.parameters.items()
    }
    return SupposedLaw(law, book, editions, parameters)


def _with_terms(
    edition: Edition, book: RuleBook, terms: Mapping[str, Mapping[str, object]]
) -> Edition:
    """The edition as if its file said some fields of its groups of terms so. Raises TomlError."""
    written = _over(read(edition.path)["terms"], terms)
    return replace(edition, terms=bind(book.terms, written, path=edition.path, at=("terms",)))


def _over(table: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """A table with another put over it, table by table."""
    both = {
        key: _over(table[key], value)
        for key, value in other.items()
        if isinstance(value, Mapping) and isinstance(table.get(key), Mapping)
    }
    return {**table, **other, **both}


def _always(parameter: Parameter, amount: int) -> Parameter:
    value = Value(date.min, "demonstration", "supposed", Decimal(amount))
    return replace(parameter, known_until=FAR, value=(value,))
