"""The organisation writes into the journal of services what it gave on a day."""

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
from tirek.supply.organisations.table import VISITED


@transaction.atomic
def note_visit(*, taker: Taker, on: date, given: str, by: User, at: datetime) -> OrganisationRow:
    """A day may have several lines, and an earlier day may be written later.

    Raises NotAllowed, OwnCase, Refused: a day to come or before the services began, nothing written
    of them, services that have not begun.
    """
    require_organisation(by, taker, at)
    say = organisation_texts().refused
    if on > local_day(at):
        raise Refused(say["visit_later"], field="on")
    if not given.strip():
        raise Refused(say["no_services"], field="given")
    now = held_taker(taker.case)
    if now is not None and on < now.on:
        raise Refused(say["visit_early"], field="on")
    what = Happened(VISITED, on, words={"services": given.strip()})
    return take(taker.case, taker.organisation, what, by=by, at=at)
