"""On what a certificate is issued: an accepted case, or a commission's conclusion."""

from __future__ import annotations

from tirek.accounts.models import Office
from tirek.accounts.places import below
from tirek.casework.models import Attestation, Case, Conclusion
from tirek.casework.queries.attestations import services_taking
from tirek.casework.queries.conclusions import signed_about, taken_of
from tirek.casework.queries.decision import is_granted
from tirek.services import SERVICES


def services_before(paper: str) -> list[str]:
    """The services whose granting comes before those that take the paper, as passports say."""
    return [
        link.service
        for service, _ in services_taking(paper)
        for link in service.passport.life_event
        if link.comes == "before" and link.service in SERVICES
    ]


def accepted_case(paper: str, office: Office, iin: str, number: str) -> Case | None:
    """The granted case of that number about the person, in the region of the office."""
    region = office.place.partition("/")[0]
    found = Case.objects.filter(
        below(region), number=number, subject__iin=iin, service__in=services_before(paper)
    ).select_related("subject")
    case = found.first()
    return case if case is not None and is_granted(case) else None


def conclusion_behind(said: Attestation) -> Conclusion | None:
    """The conclusion that a certificate rests on: its own basis, or what its case took."""
    if said.conclusion is not None or said.case is None:
        return said.conclusion
    signed = signed_about(said.about.iin)
    taken = taken_of(signed, said.case)
    return next((one for one in signed if one.pk in taken), None)


def conclusion_numbered(paper: str, office: Office, iin: str, number: str) -> Conclusion | None:
    """The conclusion of that number about the person that counts in the services before."""
    counts = {
        one.commission for slug in services_before(paper) for one in SERVICES[slug].conclusions
    }
    region = office.place.partition("/")[0]
    for one in signed_about(iin):
        here = one.office.place.partition("/")[0] == region
        if one.number == number and one.commission in counts and here:
            return one
    return None
