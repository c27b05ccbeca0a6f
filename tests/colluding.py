"""Suppliers that say of themselves what somebody who orders says too, and one who does not."""

from __future__ import annotations

from datetime import datetime

from making import iin
from market_making import employee, offered, ordered, served
from queues import MONDAY, granted
from tirek.accounts.models import User
from tirek.supply.actions.give_details import give_details
from tirek.supply.models import Choice, Offer

HONEST = {
    "settlement": "Алматы",
    "street": "Сейфуллин даңғылы",
    "house": "500",
    "phone": "+77770000001",
    "iban": "KZ75125KZT1001300335",
    "director": "Ерлан Сейітов",
    "director_iin": iin(),
}
"""What nobody who orders has."""


def supplier(price: int = 230_000, pieces: int = 9, **said: str) -> Offer:
    """Of a supplier that says this of itself."""
    by = employee()
    offer = offered(by, price=price, pieces=pieces)
    give_details(typed={**HONEST, **said}, by=by, at=MONDAY)
    return offer


def bought(offer: Offer, at: datetime = MONDAY, user: User | None = None) -> Choice:
    choice = served(granted(user, at=at), at)
    ordered(choice, offer, at)
    return choice
