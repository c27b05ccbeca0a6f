"""The journal of every home: whole, following the decisions, and a way that its machine allows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from django.db.models import Exists, OuterRef

from tirek.audit.broken import Broken, Tick
from tirek.audit.links import broken_link
from tirek.casework.legal import service_of
from tirek.casework.models import Event
from tirek.procedure.lifecycle import Role
from tirek.supply.line import Place
from tirek.supply.models import Home, HomeRow, HomeStay
from tirek.supply.stay_journal import GENESIS, hash_of
from tirek.supply.stay_models import PLACES
from tirek.supply.stays.homes import Homes, RefusedRow, Row, Stay

AT_ONCE = 500


def broken_homes(tick: Tick) -> Iterator[Broken]:
    """The first breach of each home's journal; then, where all are whole, of their common way."""
    broken = False
    for home in Home.objects.order_by("pk").select_related("office"):
        found = _first(home, tick)
        broken = broken or found is not None
        yield from [found] if found else []
    if not broken:
        yield from _way(tick)


def _first(home: Home, tick: Tick) -> Broken | None:
    previous, seq = GENESIS, 0
    registered = Event.objects.filter(
        case=OuterRef("case"), kind="Registered", at=OuterRef("registered_at")
    )
    granted = Event.objects.filter(
        case=OuterRef("case"), kind="Decided", seq=OuterRef("decision"), payload__outcome="granted"
    )
    rows = home.rows.order_by("seq").select_related("case", "home__office")
    rows = rows.annotate(registered=Exists(registered), granted=Exists(granted))
    for row in rows.iterator(AT_ONCE):
        tick()
        seq += 1
        what = broken_link(row, seq, previous, hash_of) or _right(row)
        if what is not None:
            return _broken(what, row, seq)
        previous = row.hash
    if seq == home.last_seq:
        return None
    return Broken("home_missing", "", {"home": home.office.name_kk, "seq": seq + 1})


def _right(row: Any) -> str | None:
    """Whether a place on the list is that of the registration, and given by a decision."""
    if row.case is None:
        return None
    if row.person_id != row.case.subject_id:
        return "registration"
    if row.kind != "Referred":
        return None
    ours = service_of(row.case).homes is not None and row.rank == 0
    return None if ours and row.registered and row.granted else "registration"


def _way(tick: Tick) -> Iterator[Broken]:
    """Every row of every home told again to the machine, in the order they were written."""
    homes = Homes({})
    rows = HomeRow.objects.order_by("pk").select_related("case", "home__office")
    for row in rows.iterator(AT_ONCE):
        tick()
        try:
            _tell(homes, row)
        except RefusedRow:
            yield _broken("table", row, row.seq)
            return
    for home in Home.objects.order_by("pk").select_related("office"):
        last = home.rows.filter(kind=PLACES).order_by("seq").last()
        if last is None or last.places != home.places:
            yield Broken("home_places", "", {"home": home.office.name_kk})
    for stay in HomeStay.objects.order_by("pk").select_related("case", "home__office"):
        if homes.stay(stay.person_id) != Stay(stay.stage, str(stay.home_id), stay.on):
            values = {"home": stay.home.office.name_kk}
            yield Broken("home_standing", stay.case.number, values)


def _tell(homes: Homes, row: HomeRow) -> None:
    """One row. Raises RefusedRow."""
    home = str(row.home_id)
    if row.kind == PLACES:
        homes.resize(home, row.places or 0)
        return
    assert row.person_id is not None, "a row is of a person or of the number of places"
    place = None
    if row.rank is not None and row.registered_at is not None and row.case_id is not None:
        place = Place(row.rank, row.registered_at, row.case_id)
    homes.take(Row(row.kind, row.person_id, home, row.on, cast(Role, row.by_role), place))


def _broken(what: str, row: HomeRow, seq: int) -> Broken:
    case = row.case.number if row.case else ""
    return Broken(f"home_{what}", case, {"home": row.home.office.name_kk, "seq": seq})
