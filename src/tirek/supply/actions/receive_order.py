"""The person confirms with their own name that they received it, and may value it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.casework.permissions import require
from tirek.casework.refused import Refused
from tirek.supply.course import last_order, locked, take
from tirek.supply.models import Choice, ChoiceStep
from tirek.supply.queries.had import replaceable_from
from tirek.supply.texts import texts

MARKS = range(1, 6)


@transaction.atomic
def receive_order(
    *, choice: Choice, rating: int | None, words: str, by: User, at: datetime
) -> ChoiceStep:
    """From this day the period until a replacement runs. `rating` is 1 to 5, None for none.

    Raises NotAllowed, RefusedTransition, Refused for another mark.
    """
    held = locked(choice)
    require(by, "choose", held.case)
    if rating is not None and rating not in MARKS:
        raise Refused(texts().refused["rating_wrong"], field="rating")
    made = last_order(held)
    offer = made.payload["offer"] if made else None
    told = {"offer": offer, "rating": rating, "words": words}
    step = take(held, "Received", by=by, at=at, payload=told)
    assert made is not None, "what is received was ordered"
    held.replace_on = replaceable_from(held.case, made.payload["kind"], local_day(at))
    held.save(update_fields=["replace_on"])
    return step
