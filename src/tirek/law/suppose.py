"""The law with some of its values supposed: what a told example takes for granted."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from tirek.kernel.toml import bind
from tirek.law.catalogue import Law
from tirek.law.edition import Edition, Editions
from tirek.law.parameter import Parameter, Value
from tirek.law.rulebook import RuleBook

FAR = date(9999, 1, 1)


class SupposedLaw(Law):
    """The law as it is, but with other terms in a place and other values of national law.

    `terms` is a table as an edition file has it ({"share": {"percent": 8}}); `values` gives money
    of the law by parameter, the same for all time ({"mci": 4000}).
    """

    def __init__(
        self,
        law: Law,
        book: RuleBook,
        place: str,
        *,
        terms: Mapping[str, Mapping[str, object]],
        values: Mapping[str, int],
    ) -> None:
        super().__init__(law.folder, law.extra)
        found = [
            _with_terms(one, book, terms) if one.place == place else one
            for one in law.editions(book).all
        ]
        self._take_in(found)
        self._editions[book.slug] = Editions(found, self.regions)
        self.__dict__["parameters"] = {
            name: _always(one, values[name]) if name in values else one
            for name, one in law.parameters.items()
        }


def _with_terms(
    edition: Edition, book: RuleBook, terms: Mapping[str, Mapping[str, object]]
) -> Edition:
    """The edition with some fields of its groups of terms set anew. Raises TomlError."""
    given: Any = bind(book.terms, terms, path=edition.path, at=("terms",))
    changed = {
        group: replace(
            getattr(edition.terms, group),
            **{field: getattr(getattr(given, group), field) for field in fields},
        )
        for group, fields in terms.items()
    }
    return replace(edition, terms=replace(edition.terms, **changed))


def _always(parameter: Parameter, amount: int) -> Parameter:
    value = Value(date.min, "demonstration", "supposed", Decimal(amount))
    return replace(parameter, known_until=FAR, value=(value,))
