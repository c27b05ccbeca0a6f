"""The applicant says how it went."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.casework.models import Case
from tirek.casework.permissions import NotAllowed, may
from tirek.casework.record import locked
from tirek.casework.refused import Refused
from tirek.casework.texts import texts as casework_texts
from tirek.indicators.models import Answer, Asked
from tirek.indicators.queries.satisfaction import questions
from tirek.indicators.texts import texts


class CannotAnswer(Refused):
    """The case has not ended, was answered for, or nothing was said."""


@transaction.atomic
def answer(*, case: Case, by: User, said: Mapping[str, bool], at: datetime) -> None:
    """Keep the answers by indicator: the case keeps that it was answered for, never how.

    A question may be left out. Raises NotAllowed, CannotAnswer.
    """
    case = locked(case)
    if not (by.is_citizen and may(by, "view", case)):
        raise NotAllowed(casework_texts().refused.not_your_case)
    say = texts().refused
    if case.decided_on is None:
        raise CannotAnswer(say.not_ended)
    if Asked.objects.filter(case=case).exists():
        raise CannotAnswer(say.answered)
    asked = [one.id for one in questions(case) if one.id in said]
    if not asked:
        raise CannotAnswer(say.nothing_said)
    Asked.objects.create(case=case, at=at)
    month = local_day(at).replace(day=1)
    Answer.objects.bulk_create(
        Answer(place=case.place, service=case.service, month=month, indicator=id_,
               satisfied=said[id_])
        for id_ in asked
    )  # fmt: skip
