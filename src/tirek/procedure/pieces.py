"""What somebody ordered before, as the rules ask it; and how many pieces a year still gives.

Nothing is counted here: the rules of the service are asked again on the day of the order, with
every earlier order among their facts, so that a decision and an order can never count differently.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, cast

from tirek.kernel.period import Month
from tirek.kernel.text import Text
from tirek.law.catalogue import Law
from tirek.law.decide import decide
from tirek.law.rule import months_later
from tirek.procedure.service import Service
from tirek.procedure.supply.market import Counting, Records


@dataclass(frozen=True)
class Had:
    """An order that stands: `given` is that of its `kind`, `received_on` None until it came.

    `applied_on` is the day of the application by which it was ordered, `another_kind` whether the
    order before it of the same thing was of another kind.
    """

    given: str
    kind: str
    ordered_on: date
    applied_on: date
    pieces: int = 1
    received_on: date | None = None
    another_kind: bool = False


@dataclass(frozen=True)
class YearOfPieces:
    """`least` is the fewest pieces of an order, None where no such number is printed; `next_on`
    the day from which the norm of the next year is given."""

    given: int
    ordered: Decimal
    left: Decimal
    least: int | None
    begins: date
    next_on: date


def in_their_order(had: Iterable[Had]) -> list[Had]:
    """By the day, each with whether the kind was changed by it."""
    found: list[Had] = []
    for one in sorted(had, key=lambda one: one.ordered_on):
        found.append(replace(one, another_kind=is_another_kind(found, one.given, one.kind)))
    return found


def is_another_kind(had: Sequence[Had], given: str, kind: str) -> bool:
    """Whether the last order of the same thing was of another kind."""
    before = [one.kind for one in had if one.given == given]
    return bool(before) and before[-1] != kind


def with_orders(records: Records, told: Mapping[str, Any], had: Sequence[Had]) -> dict[str, object]:
    """The facts that earlier orders tell, beside those told of the same list; none without orders.

    What was told of an order that is known stays where the order says nothing of it.
    """
    if not had:
        return {}
    rest, rows = list(told.get(records.rows) or ()), []
    for one in had:
        row = _row(records, one)
        same = next((other for other in rest if _is_same(records, other, row)), None)
        if same is not None:
            rest.remove(same)
        rows.append({**(same or {}), **row})
    facts: dict[str, object] = {records.rows: [*rest, *rows]}
    first = [one.applied_on.isoformat() for one in had if one.given == told.get(records.asked)]
    if records.since and first:
        facts[records.since] = min(filter(None, (*first, told.get(records.since))))
    return facts


def _row(records: Records, one: Had) -> dict[str, object]:
    received = one.received_on.isoformat() if one.received_on else None
    row: dict[str, object] = {records.kind: one.given, records.received_on: received}
    said = {
        records.ordered_on: one.ordered_on.isoformat(),
        records.pieces: one.pieces,
        records.another_kind: one.another_kind,
    }
    return {**row, **{field: value for field, value in said.items() if field}}


def _is_same(records: Records, told: Mapping[str, Any], row: Mapping[str, object]) -> bool:
    if told.get(records.kind) != row[records.kind]:
        return False
    if records.ordered_on:
        return bool(told.get(records.ordered_on) == row[records.ordered_on])
    return told.get(records.received_on) in (None, row[records.received_on])


def replaceable_on(
    service: Service, place: str, facts: Mapping[str, Any], given: str, received_on: date, law: Law
) -> date | None:
    """The first day on which what was received that day may be replaced; None where no period of
    it is printed."""
    records = _recorded(service)
    if not records.next_on:
        return None
    days = cast(
        Sequence[date | None], _asked(service, place, facts, received_on, law)[records.next_on]
    )
    came = (given, received_on.isoformat())
    rows = zip(facts[records.rows], days, strict=True)
    of_it = [day for row, day in rows if (row[records.kind], row[records.received_on]) == came]
    return of_it[-1]


def may_be_replaced(
    service: Service, place: str, facts: Mapping[str, Any], on: date, law: Law
) -> bool:
    """Whether the person is asked on that day: the measure goes on, and its period has passed."""
    values = _asked(service, place, facts, on, law)
    return all(values[name] is True for name in _recorded(service).replaced_if)


def year_of(
    service: Service, place: str, facts: Mapping[str, Any], on: date, law: Law
) -> YearOfPieces | None:
    """The account of the year that runs on that day; None for what has no norm of a year."""
    counting = _counted(service)
    values = _asked(service, place, facts, on, law, {counting.pieces: None})
    given = values[counting.given]
    if not isinstance(given, int):
        return None
    begins = values[counting.begins[cast(str, values[f"reading_{counting.year}"])]]
    first = begins.first_day if isinstance(begins, Month) else cast(date, begins)
    return YearOfPieces(
        given=given,
        ordered=cast(Decimal, values[counting.ordered]),
        left=cast(Decimal, values[counting.left]),
        least=cast(int | None, values[counting.least]),
        begins=first,
        next_on=months_later(first, 12),
    )


def not_within(
    service: Service,
    place: str,
    facts: Mapping[str, Any],
    on: date,
    law: Law,
    *,
    pieces: int,
    another_kind: bool,
) -> Text | None:
    """Why so many pieces cannot be ordered on that day; None where they can."""
    counting = _counted(service)
    order = {counting.pieces: pieces, counting.another_kind: another_kind}
    values, texts = _asked(service, place, facts, on, law, order), service.rulebook().texts
    broken = next((one for one in counting.limits if values[one] is not True), None)
    return None if broken is None else texts[broken].no or texts[broken].name


def _counted(service: Service) -> Counting:
    assert service.market is not None, "nothing is chosen in the service"
    assert service.market.counting is not None, "pieces are not counted in the service"
    return service.market.counting


def _recorded(service: Service) -> Records:
    assert service.market is not None, "nothing is chosen in the service"
    assert service.market.records is not None, "what is ordered in the service is not kept"
    return service.market.records


def _asked(
    service: Service,
    place: str,
    facts: Mapping[str, Any],
    on: date,
    law: Law,
    order: Mapping[str, object] | None = None,
) -> dict[str, object]:
    """Everything the rules say on that day; the first application is the case's own if none was
    before it."""
    since = _recorded(service).since
    first = {since: facts.get(since) or facts["applied_on"]} if since else {}
    asked = {**facts, "applied_on": on.isoformat(), **first, **(order or {})}
    found = decide(service, place, asked, law=law).evaluation
    return {**found.names, **found.case}
