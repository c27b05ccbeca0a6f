"""Lists that are sorted by the links of their head: `?sort=name`, `?sort=-name` downwards."""

from collections.abc import Collection
from dataclasses import dataclass

from django.http import HttpRequest, QueryDict

from tirek.web.components import Cell, Order

PARAMETER = "sort"
PAGE_PARAMETERS = ("page", "after", "before")
"""A list in another order begins again at its first page."""


@dataclass(frozen=True)
class Sorting:
    """By which column a list is sorted, and which way."""

    column: str
    descending: bool
    query: QueryDict

    @classmethod
    def asked(cls, request: HttpRequest, columns: Collection[str], first: str) -> "Sorting":
        """What the address asks for, if it names one of the columns; else `first`."""
        wish = request.GET.get(PARAMETER, first)
        column = wish.removeprefix("-")
        if column not in columns:
            wish, column = first, first.removeprefix("-")
        return cls(column, wish.startswith("-"), request.GET)

    def head(self, name: str, label: str, *, numeric: bool = False) -> Cell:
        """The head of a column: a link that sorts by it, the other way where it does already."""
        chosen = name == self.column
        wish = f"-{name}" if chosen and not self.descending else name
        return Cell(label, href=self._address(wish), numeric=numeric, sort=self._order(chosen))

    def _order(self, chosen: bool) -> Order:
        if not chosen:
            return "none"
        return "descending" if self.descending else "ascending"

    def _address(self, wish: str) -> str:
        query = self.query.copy()
        for name in PAGE_PARAMETERS:
            query.pop(name, None)
        query[PARAMETER] = wish
        return f"?{query.urlencode()}"
