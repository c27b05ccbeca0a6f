"""What an organisation is and how many people it takes, by the document that says so."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from tirek.accounts.models import Office, Role, User
from tirek.casework.local_day import local_day
from tirek.casework.permissions import require_service
from tirek.casework.refused import Refused
from tirek.supply.models import Organisation, OrganisationRow
from tirek.supply.organisation_journal import add, locked
from tirek.supply.organisation_models import LISTED
from tirek.supply.organisation_texts import organisation_texts
from tirek.supply.permissions import require_role
from tirek.supply.queries.organisations import services_chosen_in
from tirek.supply.queries.work import suppliers_at

MOST = 10_000
"""A technical limit."""


@dataclass(frozen=True)
class Known:
    """What people read before they choose; `care` is what it does, in both languages of the acts.

    `places` is None where nobody said how many it takes; one not `listed` is not chosen any more.
    """

    address: str
    phone: str
    care_kk: str
    care_ru: str
    places: int | None
    ground: str
    listed: bool = True


@transaction.atomic
def list_organisation(
    *, office: Office | None, service: str, known: Known, by: User, at: datetime
) -> OrganisationRow:
    """From now on the organisation is known so; the first time makes it.

    Raises NotAllowed, Refused without an office of the head's place, a service whose organisation
    is chosen, an address, what it does, a number that is one, or a ground.
    """
    require_role(by, Role.HEAD)
    say = organisation_texts().refused
    if office is None or by.place is None or office not in suppliers_at(by.place):
        raise Refused(say["no_office"], field="office")
    if service not in services_chosen_in():
        raise Refused(say["no_service"], field="service")
    require_service(by, service)
    _require_known(known)
    made, _ = Organisation.objects.get_or_create(office=office, service=service)
    one = locked([made.pk])[made.pk]
    one.places, one.listed = known.places, known.listed
    return add(one, LISTED, on=local_day(at), by=by, at=at, payload=asdict(known))


def _require_known(known: Known) -> None:
    say = organisation_texts().refused
    if not known.address:
        raise Refused(say["no_address"], field="address")
    for name in ("care_kk", "care_ru"):
        if not getattr(known, name):
            raise Refused(say["no_care"], field=name)
    if known.places is not None and not 0 < known.places <= MOST:
        raise Refused(say["no_places"], field="places")
    if not known.ground:
        raise Refused(say["no_ground"], field="ground")
