"""An officer says that something was noted by mistake; a second one then corrects it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.models import Case
from tirek.casework.permissions import require
from tirek.casework.refused import Refused
from tirek.people.models import Person
from tirek.supply.models import Mistake
from tirek.supply.queries.mistakes import may_be_mistaken
from tirek.supply.texts import texts


@transaction.atomic
def say_mistake(*, case: Case, what: str, ground: str, by: User, at: datetime) -> Mistake:
    """`what` is one of `may_be_mistaken`; `ground` is from what the truth is known.

    Raises NotAllowed, OwnCase, Refused.
    """
    require(by, "keep_queue", case)
    require_no_own_case(case, by, at)
    Person.objects.select_for_update().get(pk=case.subject_id)  # said once at a time
    noted = may_be_mistaken(case).get(what)
    if noted is None:
        raise Refused(texts().refused["no_mistake"], field="what")
    if not ground.strip():
        raise Refused(texts().refused["reason_missing"], field="ground")
    said = {what: noted, "ground": ground.strip(), "at": at, "by": by, "by_name": by.full_name}
    return Mistake.objects.create(case=case, **said)
