"""A supplier answers an order: accepts it, or refuses on a ground that the act lets it give."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.legal import service_of
from tirek.casework.refused import Refused
from tirek.supply.bed import Bed, is_stay
from tirek.supply.course import locked, take
from tirek.supply.keeping import Keep, kept
from tirek.supply.models import Choice, ChoiceStep
from tirek.supply.permissions import require_own_order
from tirek.supply.texts import texts


@transaction.atomic
def accept_order(
    *, choice: Choice, keep: Keep | None, by: User, at: datetime, bed: Bed | None = None
) -> ChoiceStep:
    """Signed with the supplier's own key (order No 287 p. 126). Of a stay the sanatorium confirms a
    `bed`, which becomes the notice of annex 6.

    Raises NotAllowed, RefusedTransition for one answered already, TooLate, Refused unsigned or
    without a bed.
    """
    held = locked(choice)
    require_own_order(by, held)
    if is_stay(held) and bed is None:
        raise Refused(texts().refused["bed_missing"], field="address")
    payload = {"bed": bed.as_document()} if bed else None
    return take(held, "Accepted", by=by, at=at, payload=payload, signature=kept(keep))


@transaction.atomic
def refuse_order(
    *, choice: Choice, ground: str, keep: Keep | None, by: User, at: datetime
) -> ChoiceStep:
    """The person chooses again with a whole window. Raises also Refused without a ground."""
    held = locked(choice)
    require_own_order(by, held)
    require_ground(held, "Refused", ground)
    return take(held, "Refused", by=by, at=at, payload={"ground": ground}, signature=kept(keep))


def require_ground(choice: Choice, event: str, ground: str) -> None:
    """Raises Refused for a ground that the act does not print."""
    market = service_of(choice.case).market
    if ground not in {one.id for one in (market.grounds(event) if market else ())}:
        raise Refused(texts().refused["ground_missing"], field="ground")
