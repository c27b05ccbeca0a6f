"""Count in every event of cases, and the law of today, before money is counted by them."""

from datetime import datetime

from tirek.casework.models import Case
from tirek.payments.actions.recompute import recompute
from tirek.payments.actions.recompute_many import recompute_many
from tirek.payments.queries.stale import stale_cases

AT_ONCE = 500


def bring_up_to_date(place: str | None = None, *, at: datetime) -> int:
    """Recompute what is stale in the place and below, or anywhere; how many cases that were.

    Nearly all at once by the database, the others one by one. Each batch is its own transaction,
    so that a large place does not hold all its cases at once.
    """
    stale = stale_cases(place)
    others = recompute_many(stale, at=at)
    for first in range(0, len(others), AT_ONCE):
        recompute(list(Case.objects.filter(pk__in=others[first : first + AT_ONCE])), at=at)
    return len(stale)
