"""A parent agrees that the next step of a way is prepared by itself, or takes that back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.permissions import NotAllowed
from tirek.casework.queries.agreed_way import way_consents, way_key
from tirek.casework.texts import texts
from tirek.people.actions.give_consent import give_consent
from tirek.people.models import Consent, ConsentWithdrawn, Person
from tirek.proactive.queries.ways import children_on_way, ways
from tirek.proactive.wording import wording


@transaction.atomic
def agree_to_way(*, user: User, child: int, situation: str, language: str, at: datetime) -> Consent:
    """Keep the consent with its words; one that holds already is that one.

    Raises NotAllowed for what is no child of an own application.
    """
    if situation not in ways() or child not in _children(user, situation):
        raise NotAllowed(texts().refused.not_your_case)
    person = Person.objects.select_for_update().get(iin=user.iin)
    given = way_consents(user.iin, situation, child)
    holds = given.filter(withdrawn=None).first()
    return holds or give_consent(
        person=person,
        case_number=way_key(situation, child),
        version=f"way {given.count() + 1}",
        words=(wording().way.consent, wording().way.consent_text),
        language=language,
        at=at,
    )


def stop_way(*, consent: Consent, by: User, at: datetime) -> bool:
    """From now on nothing is prepared; whether it held until now. What was begun stays.

    Raises NotAllowed for a consent of somebody else.
    """
    if not by.iin or consent.person.iin != by.iin:
        raise NotAllowed(texts().refused.not_your_case)
    return ConsentWithdrawn.objects.get_or_create(consent=consent, defaults={"at": at})[1]


def _children(user: User, situation: str) -> set[int]:
    return {case.subject_id for case in children_on_way(user, situation)}
