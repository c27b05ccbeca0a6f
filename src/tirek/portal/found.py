"""What an address names: a service, or a page that does not exist."""

from django.http import Http404

from tirek.accounts.models import User
from tirek.appeals.models import Complaint
from tirek.appeals.queries.complaints import complaint_numbered
from tirek.casework.models import Case
from tirek.casework.queries.cases import case_numbered
from tirek.portal.presenters.services import has_calculator, has_form
from tirek.procedure.service import Service
from tirek.services import SERVICES


def service_named(slug: str) -> Service:
    """The service of that slug. Raises Http404."""
    if slug not in SERVICES:
        raise Http404(f"no service {slug!r}")
    return SERVICES[slug]


def calculated_service_named(slug: str) -> Service:
    """The service of that slug, if one can ask what it would give. Raises Http404."""
    service = service_named(slug)
    if not has_calculator(service):
        raise Http404(f"{slug} has no calculator")
    return service


def application_service_named(slug: str) -> Service:
    """The service of that slug, if one can apply for it here. Raises Http404."""
    service = service_named(slug)
    if not has_form(service):
        raise Http404(f"{slug} has no application form")
    return service


def own_case(user: User, number: str) -> Case:
    """The citizen's own case. Raises Http404 for anybody else's."""
    try:
        return case_numbered(user, number)
    except Case.DoesNotExist:
        raise Http404 from None


def own_complaint(user: User, number: str) -> Complaint:
    """The citizen's own complaint. Raises Http404 for anybody else's."""
    try:
        return complaint_numbered(user, number)
    except Complaint.DoesNotExist:
        raise Http404 from None
