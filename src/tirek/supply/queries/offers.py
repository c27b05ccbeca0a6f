"""What suppliers offer now: price, pieces left, shown or not, as the moves of each say."""

from __future__ import annotations

from typing import Any

from django.db.models import IntegerField, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from tirek.supply.models import Move, Offer


def offers() -> QuerySet[Any]:
    """Every offer with its `price`, the pieces `left` and whether it `is_shown`."""
    moves = Move.objects.filter(offer=OuterRef("pk")).order_by("-pk")
    prices = moves.filter(price_tiyn__isnull=False).values("price_tiyn")[:1]
    shown = moves.filter(shown__isnull=False).values("shown")[:1]
    pieces = moves.order_by().values("offer").annotate(sum=Sum("pieces")).values("sum")
    left = Coalesce(Subquery(pieces, output_field=IntegerField()), Value(0))
    found = Offer.objects.annotate(price=Subquery(prices), left=left, is_shown=Subquery(shown))
    return found.select_related("supplier__office", "photo")


def in_catalogue(place: str = "", kind: str = "") -> QuerySet[Any]:
    """What can be chosen: shown, of admitted suppliers; in a place, of a kind, if they are said."""
    found = offers().filter(is_shown=True, supplier__stage="admitted")
    if place:
        found = found.filter(place__in=up(place))
    return found.filter(kind=kind) if kind else found


def up(place: str) -> list[str]:
    """The place and every place above it: what is offered there reaches it."""
    parts = place.split("/")
    return ["/".join(parts[: n + 1]) for n in range(len(parts))]
