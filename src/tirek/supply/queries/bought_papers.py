"""What each paper of public procurement says, gathered from the tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from tirek.kernel.money import Tenge
from tirek.kernel.text import LANGUAGES, Language, Text
from tirek.law.catalogue import the_law
from tirek.law.words import month_text, number_text
from tirek.procedure.deadline import shown
from tirek.supply.bought_annexes import cards, tables
from tirek.supply.bought_papers import CardOf, Paper
from tirek.supply.bought_texts import bought_texts
from tirek.supply.models import Consignment, Delivery, IssueList, Statement
from tirek.supply.queries.bought import form_of, marks_of
from tirek.supply.queries.issued import Issue, listed_rows


def act_of(one: Consignment) -> Paper:
    """The act of transfer (paragraph 133)."""
    contract = one.contract
    said = {"number": one.number, "contract": contract.number, "supplier": contract.supplier}
    rows = [{"name": contract.name, "pieces": one.pieces}]
    return Paper(tables().named("act"), rows, said, one.on, one.at)


def list_of(one: IssueList, language: Language) -> Paper:
    """A list as it was sent (paragraph 134)."""
    said = {"number": one.number, "place": _place(one.place, language)}
    return Paper(tables().named("list"), one.document["rows"], said, one.on, one.at)


def open_list(
    found: Sequence[Issue], place: str, language: Language, *, on: date, at: datetime
) -> Paper:
    """Those who are in no list yet: a draft to be signed by hand."""
    said = {"number": "–", "place": _place(place, language)}
    return Paper(tables().named("list"), listed_rows(found), said, on, at)


def hygiene_list(
    found: Sequence[Issue], place: str, language: Language, *, on: date, at: datetime
) -> Paper:
    """The list of hygiene means (paragraph 136), which is sent nowhere."""
    said = {"place": _place(place, language)}
    return Paper(tables().named("hygiene"), listed_rows(found), said, on, at)


def statement_of(one: Statement, language: Language) -> Paper:
    """The statement of a month: annex 14, 15 or 16, as the contract is."""
    contract = one.contract
    said = {"supplier": contract.supplier, "month": month_text(one.month).in_(language)}
    table = tables().named(form_of(contract).paper)
    return Paper(table, one.document["rows"], said, one.at.date(), one.at)


def card_of(delivery: Delivery, card_id: str, *, at: datetime, on: date) -> CardOf | None:
    """Annex 8, 9, 10 or 12; None where it is not of that kind of service, or nothing is agreed."""
    card, contract = cards().named(card_id), delivery.contract
    if card is None or contract is None or card_id not in form_of(contract).cards:
        return None
    return CardOf(card, _known(delivery, on), at)


def _known(delivery: Delivery, on: date) -> dict[str, str | Text]:
    person, told = delivery.case.subject, _told(delivery)
    served, columns = told.get("Served", {}), told.get("Served", {}).get("columns", {})
    known: dict[str, str | Text] = {
        "today": shown(on),
        "supplier": delivery.contract.supplier if delivery.contract else "",
        "full_name": person.full_name,
        "iin": person.iin,
        "born_in": str(person.born_on.year) if person.born_on else "",
        "address": served.get("address", ""),
        "group": served.get("group", ""),
        "order": told.get("Ordered", {}).get("order", ""),
        "doctor": told.get("Released", {}).get("doctor", ""),
        "prosthetist": told.get("Released", {}).get("prosthetist", ""),
        "code": columns.get("code") or "",
        "article": columns.get("article") or "",
        "recommended": columns.get("recommended") or "",
        "previous_on": _day(columns.get("previous_on")),
    }
    days = {"ordered_on": "Ordered", "made_on": "Made", "released_on": "Released"}
    days |= {"received_on": "Served", "repaired_on": "Repaired"}
    dated = {name: _day(told.get(kind, {}).get("on")) for name, kind in days.items()}
    return {**known, **dated, **trips_of(delivery)}


def trips_of(delivery: Delivery) -> dict[str, Text]:
    """The travel marks of annex 10, `first_trip` and `second_trip`, in words."""
    return {f"{said['trip']}_trip": _trip(said) for said in marks_of(delivery)}


def _trip(said: dict[str, Any]) -> Text:
    say = bought_texts().travel
    if "order" in said:
        return say["order"].format(order=said["order"])
    sum_ = Text(*(number_text(Tenge.of_tiyn(said["tiyn"]), one) for one in LANGUAGES))
    words = say["both" if said["both_ways"] else "one"]
    return words.format(day=_day(said["travelled_on"]), sum=sum_)


def _told(delivery: Delivery) -> dict[str, Any]:
    return {one.kind: one.payload for one in delivery.steps.order_by("seq")}


def _day(written: str | None) -> str:
    return shown(date.fromisoformat(written)) if written else ""


def _place(place: str, language: Language) -> str:
    return the_law().regions[place].name.in_(language)
