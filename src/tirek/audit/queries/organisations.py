"""The journal of every organisation that people choose: whole, resting on decisions and
signatures, and a way that its machine allows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from django.db.models import Exists, IntegerField, OuterRef
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from tirek.audit.broken import Broken, Tick
from tirek.audit.links import broken_link
from tirek.casework.models import Event
from tirek.procedure.lifecycle import Role
from tirek.supply.models import Organisation, OrganisationRow, Taker
from tirek.supply.organisation_course import room_of, stand_of
from tirek.supply.organisation_journal import GENESIS, hash_of
from tirek.supply.organisation_models import LISTED
from tirek.supply.organisations.machine import Organisations, RefusedRow, Room, Row

AT_ONCE = 500


def broken_organisations(tick: Tick) -> Iterator[Broken]:
    """The first breach of each journal; then, where all are whole, of their common way."""
    broken = False
    for one in Organisation.objects.order_by("pk").select_related("office"):
        found = _first(one, tick)
        broken = broken or found is not None
        yield from [found] if found else []
    if not broken:
        yield from _way(tick)


def _first(one: Organisation, tick: Tick) -> Broken | None:
    previous, seq = GENESIS, 0
    decision = Cast(KT("payload__decision"), IntegerField())
    granted = Event.objects.filter(
        case=OuterRef("case"), kind="Decided", seq=OuterRef("rests_on"), payload__outcome="granted"
    )
    rows = one.rows.order_by("seq").select_related("case", "organisation__office")
    rows = rows.annotate(rests_on=decision).annotate(granted=Exists(granted))
    for row in rows.iterator(AT_ONCE):
        tick()
        seq += 1
        what = broken_link(row, seq, previous, hash_of) or _right(row)
        if what is not None:
            return _broken(what, row, seq)
        previous = row.hash
    if seq == one.last_seq:
        return None
    return Broken("organisation_missing", "", {"organisation": one.office.name_kk, "seq": seq + 1})


def _right(row: Any) -> str | None:
    """Whether a choice is of the case's own person and service, decided and signed."""
    if row.case is None:
        return None
    if row.person_id != row.case.subject_id or row.case.service != row.organisation.service:
        return "choice"
    signed = row.granted and row.signature_id is not None
    return None if row.kind != "Chosen" or signed else "choice"


def _way(tick: Tick) -> Iterator[Broken]:
    """Every row of every journal told again to the machine, in the order they were written."""
    machine, known = Organisations(), dict[int, Room]()
    rows = OrganisationRow.objects.order_by("pk").select_related("case", "organisation__office")
    for row in rows.iterator(AT_ONCE):
        tick()
        try:
            _tell(machine, known, row)
        except RefusedRow:
            yield _broken("table", row, row.seq)
            return
    for one in Organisation.objects.order_by("pk").select_related("office"):
        if known.get(one.pk) != room_of(one):
            yield Broken("organisation_places", "", {"organisation": one.office.name_kk})
    takers = Taker.objects.order_by("pk").select_related("case", "organisation__office")
    for taker in takers:
        if machine.stand(taker.person_id, taker.service) != stand_of(taker):
            values = {"organisation": taker.organisation.office.name_kk}
            yield Broken("organisation_standing", taker.case.number, values)


def _tell(machine: Organisations, known: dict[int, Room], row: OrganisationRow) -> None:
    """One row. Raises RefusedRow."""
    one = row.organisation
    if row.kind == LISTED:
        known[one.pk] = Room(one.pk, one.service, row.payload["listed"], row.payload["places"])
        machine.open(known[one.pk])
        return
    assert row.person_id is not None, "a row is of a person or of what is known"
    machine.take(Row(row.kind, row.person_id, one.pk, row.on, cast(Role, row.by_role)))


def _broken(what: str, row: OrganisationRow, seq: int) -> Broken:
    case, name = row.case.number if row.case else "", row.organisation.office.name_kk
    return Broken(f"organisation_{what}", case, {"organisation": name, "seq": seq})
