"""A head agrees to a rate of contributions that an accountant entered, or does not."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import Role, User
from tirek.accounts.queries.deputies import people_behind, roles_of
from tirek.casework.four_eyes import SamePerson
from tirek.casework.local_day import local_day
from tirek.casework.permissions import NotAllowed
from tirek.casework.refused import Refused
from tirek.payments.actions.claim_contributions import contributions_on
from tirek.payments.models import ContributionRate, RateWord
from tirek.payments.permissions import require_place
from tirek.payments.queries.supplier_claims import without_rate
from tirek.payments.reasons import reason
from tirek.payments.suppliers.texts import texts


@transaction.atomic
def judge_rate(*, rate: ContributionRate, agreed: bool, by: User, at: datetime) -> RateWord:
    """A head who did not enter it agrees or not; contributions that waited for it are owed.

    Raises NotAllowed, SamePerson, Refused for one that is judged already.
    """
    require_place(by, rate.place)
    if Role.HEAD not in roles_of(by, on=local_day(at)):
        raise NotAllowed(reason("not_your_role"))
    if rate.by_id in people_behind(by, on=local_day(at)):
        raise SamePerson(reason("four_eyes"))
    held = ContributionRate.objects.select_for_update().get(pk=rate.pk)
    if RateWord.objects.filter(rate=held).exists():
        raise Refused(texts().refused["judged_already"])
    word = RateWord.objects.create(rate=held, agreed=agreed, at=at, by=by)
    if agreed:
        contributions_on(without_rate(held.place), by=by, at=at)
    return word
