"""The organisation that was chosen begins to give the service."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.local_day import local_day
from tirek.casework.refused import Refused
from tirek.supply.models import OrganisationRow, Taker
from tirek.supply.organisation_course import Happened, held_taker, take
from tirek.supply.organisation_permissions import require_organisation
from tirek.supply.organisation_texts import organisation_texts


@transaction.atomic
def begin_service(*, taker: Taker, on: date, by: User, at: datetime) -> OrganisationRow:
    """From that day the services are given. Raises NotAllowed, OwnCase, Refused: a day to come or
    before the choice, services that were begun already."""
    require_organisation(by, taker, at)
    if on > local_day(at):
        raise Refused(organisation_texts().refused["on_later"], field="on")
    held_taker(taker.case)
    return take(taker.case, taker.organisation, Happened("Began", on), by=by, at=at)
