"""What may be done about what the state buys for a person: read from the form, then done."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from tirek.casework.refused import Refused
from tirek.desk.deeds import Deeds, tiyn_sent
from tirek.desk.issue_code import proof_sent, send_issue_code
from tirek.procedure.supply.procurement import Asked
from tirek.supply.actions.call_in import call_in
from tirek.supply.actions.come_for_it import come_for_it
from tirek.supply.actions.count_pieces import count_pieces
from tirek.supply.actions.end_delivery import end_delivery
from tirek.supply.actions.follow_article import (
    Agreement,
    agree_order,
    make_article,
    note_repair,
    release_article,
)
from tirek.supply.actions.issue_aid import Handing, issue_aid
from tirek.supply.actions.mark_travel import Mark, Trip, mark_travel
from tirek.supply.actions.pass_over import pass_over
from tirek.supply.actions.serve_person import Said, Service, serve_person
from tirek.supply.bought_texts import bought_texts
from tirek.supply.models import Delivery
from tirek.supply.queries.bought import of_kind
from tirek.web.access import officer
from tirek.web.day_typed import day_sent, day_typed
from tirek.web.typed import number_typed, words_sent

CODE, PAPER, SIGNED = "code", "paper", "yes"
TRIPS: Mapping[str, tuple[Trip, bool]] = {
    "first": ("first", True),
    "second_one": ("second", False),
    "second_both": ("second", True),
}
"""What an officer chooses: which trip, and whether both ways."""


def deeds_of(request: HttpRequest, delivery: Delivery) -> Deeds:
    """By the name of the button; the action itself says whether it may happen now, and by whom."""
    by, at, one = officer(request), timezone.now(), delivery

    def on() -> dict[str, Any]:
        return {"delivery": one, "on": day_sent(request, "on"), "by": by, "at": at}

    return {
        "count": lambda: count_pieces(
            delivery=one, pieces=number_typed(request, "pieces"), by=by, at=at
        ),
        "call": lambda: call_in(delivery=one, until=day_sent(request, "until"), by=by, at=at),
        "pass": lambda: pass_over(delivery=one, by=by, at=at),
        "come": lambda: come_for_it(delivery=one, by=by, at=at),
        "travel": lambda: mark_travel(delivery=one, mark=_mark(request), by=by, at=at),
        "send_code": lambda: send_issue_code(request, one, by, at),
        "issue": lambda: issue_aid(delivery=one, handing=_handing(request, one), by=by, at=at),
        "agree": lambda: agree_order(delivery=one, agreement=_agreement(request), by=by, at=at),
        "make": lambda: make_article(**on()),
        "release": lambda: release_article(
            **on(),
            doctor=words_sent(request, "doctor")[:300],
            prosthetist=words_sent(request, "prosthetist")[:300],
        ),
        "serve": lambda: serve_person(delivery=one, service=_service(request, one), by=by, at=at),
        "repair": lambda: note_repair(**on()),
        "end": lambda: end_delivery(delivery=one, reason=words_sent(request, "note"), by=by, at=at),
    }


def _handing(request: HttpRequest, delivery: Delivery) -> Handing:
    on, signed = day_sent(request, "on"), request.POST.get("signed", "")
    proof = proof_sent(request, delivery, timezone.now()) if signed == CODE else None
    return Handing(
        on=on,
        residence=words_sent(request, "residence")[:300],
        group=words_sent(request, "group")[:100],
        signed="code" if proof else "paper" if signed == PAPER else None,
        proof=proof,
    )


def _agreement(request: HttpRequest) -> Agreement:
    number = words_sent(request, "number")[:100]
    return Agreement(_contract(request), number, day_sent(request, "on"))


def _mark(request: HttpRequest) -> Mark:
    """The trip as its button says: `first`, `second` one way, or `second_both`."""
    chosen = TRIPS.get(request.POST.get("trip", ""))
    if chosen is None:
        raise Refused(bought_texts().refused["trip_missing"], field="trip")
    other = words_sent(request, "other_order")[:100]
    if other.strip():
        return Mark(*chosen, other_order=other)
    sum_ = tiyn_sent(request, "trip_sum")
    return Mark(*chosen, on=day_typed(request, "trip_on"), tiyn=sum_)


def _contract(request: HttpRequest) -> int | None:
    return number_typed(request, "contract") or None


def _service(request: HttpRequest, delivery: Delivery) -> Service:
    asked = asked_of(delivery)
    return Service(
        contract=_contract(request),
        on=day_sent(request, "on"),
        address=words_sent(request, "address")[:300],
        group=words_sent(request, "group")[:100],
        signed=request.POST.get("signed") == SIGNED,
        columns={one.id: _column(request, one) for one in asked},
    )


def asked_of(delivery: Delivery) -> tuple[Asked, ...]:
    """The columns of the statement that the line of the person goes by."""
    queue = delivery.row.queue
    found = of_kind(queue.service, queue.place, delivery.kind)
    return found[0].form.asked if found else ()


def _column(request: HttpRequest, asked: Asked) -> Said:
    if asked.kind == "day":
        return day_typed(request, asked.id)
    if asked.kind == "money":
        return tiyn_sent(request, asked.id)
    return words_sent(request, asked.id)[:300]
