"""A supplier changes the price or the number of pieces of an offer, hides or shows it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.permissions import NotAllowed
from tirek.casework.refused import Refused
from tirek.supply.models import Move, Offer
from tirek.supply.permissions import supplier_of
from tirek.supply.queries.offers import offers
from tirek.supply.texts import texts


@transaction.atomic
def change_offer(
    *,
    offer: Offer,
    price_tiyn: int | None = None,
    pieces: int = 0,
    shown: bool | None = None,
    by: User,
    at: datetime,
) -> Move:
    """Add the change: a new price, so many pieces more (or less, below 0), shown or hidden.

    Orders made before keep their price. Raises NotAllowed for another's, Refused.
    """
    supplier = supplier_of(by)
    held = Offer.objects.select_for_update(of=("self",)).get(pk=offer.pk)
    if supplier is None or held.supplier_id != supplier.pk:
        raise NotAllowed(texts().refused["not_your_order"])
    if price_tiyn is not None and price_tiyn <= 0:
        raise Refused(texts().refused["price_missing"], field="price")
    if offers().get(pk=held.pk).left + pieces < 0:
        raise Refused(texts().refused["pieces_wrong"], field="pieces")
    return Move.objects.create(
        offer=held, price_tiyn=price_tiyn, pieces=pieces, shown=shown, at=at, by=by
    )
