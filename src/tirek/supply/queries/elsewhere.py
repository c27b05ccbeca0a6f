"""Whether a person was granted the same service in another place since."""

from __future__ import annotations

from datetime import date

from tirek.casework.local_day import local_day
from tirek.casework.models import Case
from tirek.casework.queries.decision import is_granted
from tirek.casework.queries.events import last


def granted_elsewhere(case: Case) -> date | None:
    """The first day on which another place grants it by a decision later than that of this case;
    None where none does."""
    ours = last(case, "Decided")
    theirs = Case.objects.filter(service=case.service, subject=case.subject_id)
    decisions = [
        last(one, "Decided") for one in theirs.exclude(place=case.place) if is_granted(one)
    ]
    later = [one.at for one in decisions if one and (ours is None or one.at > ours.at)]
    return local_day(min(later)) if later else None
