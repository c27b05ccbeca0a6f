"""The certificates that somebody may see: those of the own organisation, or about an own child."""

from __future__ import annotations

from django.db.models import QuerySet

from tirek.accounts.models import User
from tirek.casework.models import Attestation, Case
from tirek.casework.persons import SUBJECT_IIN
from tirek.casework.queries.attestations import attestations_for, last_rows
from tirek.casework.queries.kin import is_child_of


def certificates_seen_by(user: User, search: str = "") -> QuerySet[Attestation]:
    """Each as it holds now, the latest first; a citizen searches nothing: they are few."""
    if not user.is_citizen:
        return attestations_for(user, search)
    found = last_rows().filter(about__iin__in=_own_children(user))
    return found.order_by("-at", "-pk")


def certificate_seen_by(user: User, pk: int) -> Attestation:
    """As it holds now, by any of its rows. Raises Attestation.DoesNotExist for another's."""
    one = Attestation.objects.get(pk=pk)
    return certificates_seen_by(user).get(office=one.office_id, number=one.number)


def _own_children(user: User) -> list[str]:
    """Of everybody that the citizen named in an application, whose child they are known to be."""
    cases = Case.objects.filter(applicant_user=user).exclude(subject__iin=user.iin)
    named = set(cases.values_list("subject__iin", flat=True))
    named |= {str(one.answers.get(SUBJECT_IIN) or "") for one in user.drafts.all()} - {""}
    return sorted(iin for iin in named if iin != user.iin and is_child_of(user, iin))
