"""The consent to a way through an event of life: by what it is known, and whether it holds."""

from __future__ import annotations

from django.db.models import QuerySet

from tirek.casework.models import Draft
from tirek.casework.persons import SUBJECT_IIN
from tirek.people.models import Consent, Person

BEGINS = "way "


def way_key(situation: str, child: int) -> str:
    """Stands where other consents have the number of their case."""
    return f"{BEGINS}{situation} {child}"


def way_consents(iin: str | None, situation: str, child: int) -> QuerySet[Consent]:
    """Every consent of the person to that way for that child, those taken back too."""
    return Consent.objects.filter(person__iin=iin or "", case_number=way_key(situation, child))


def ways_agreed(child: int) -> QuerySet[Consent]:
    """Those that hold for the child, whoever gave them."""
    ends = f" {child}"
    found = Consent.objects.filter(case_number__startswith=BEGINS, case_number__endswith=ends)
    return found.filter(withdrawn=None).select_related("person").order_by("pk")


def situation_of(consent: Consent) -> str:
    """The situation of life that a consent to a way is about; "" for any other consent."""
    if not consent.case_number.startswith(BEGINS):
        return ""
    return consent.case_number.removeprefix(BEGINS).rpartition(" ")[0]


def has_agreed(draft: Draft) -> bool:
    """Whether the applicant agreed that what is known elsewhere is filled in: for this draft, or
    for the way through an event of life that it is a step of."""
    if Consent.objects.filter(case_number=str(draft.pk), withdrawn=None).exists():
        return True
    child = Person.objects.filter(iin=str(draft.answers.get(SUBJECT_IIN) or "")).first()
    if not draft.prepared or draft.user is None or child is None:
        return False
    agreed = way_consents(draft.user.iin, draft.prepared, child.pk)
    return agreed.filter(withdrawn=None).exists()
