"""What of the indicators an address asks for: place, service, quarter or year."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from tirek.accounts.bodies import services_in_hand
from tirek.accounts.models import User
from tirek.indicators.measures import Scope
from tirek.indicators.queries.scope import may_see
from tirek.indicators.span import Span, quarter_of
from tirek.kernel.period import ParseError
from tirek.services import SERVICES


@dataclass(frozen=True)
class Asked:
    """A table of figures; what the address says wrongly is as if it were not there.

    `among`: the services of the officer's office, None for every one.
    """

    place: str
    service: str
    span: Span
    among: tuple[str, ...] | None = None

    @classmethod
    def of(cls, user: User, query: Mapping[str, str], today: date) -> "Asked":
        """The officer's own place and the running quarter, unless others are asked for."""
        place, service = query.get("place", ""), query.get("service", "")
        among = services_in_hand(user)
        return cls(
            place=place if may_see(user, place) else user.place or "",
            service=service if service in (SERVICES if among is None else among) else "",
            span=_span(query.get("span", ""), today),
            among=among,
        )

    def scope(self, today: date) -> Scope:
        """For the queries."""
        begins, ends = self.span.begins, self.span.ends
        return Scope(self.place, self.service, begins, ends, today, self.among)

    @property
    def query(self) -> str:
        """The same in an address."""
        return urlencode({"place": self.place, "service": self.service, "span": self.span.id})


def _span(written: str, today: date) -> Span:
    try:
        return Span.parse(written)
    except ParseError:
        return quarter_of(today)
