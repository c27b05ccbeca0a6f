"""A worker of a case as the desk opens them: by the own organisation, or by the department."""

from django.http import Http404, HttpRequest
from django.utils import timezone

from tirek.accounts.models import Role
from tirek.casework.actions.look import look
from tirek.casework.permissions import visible_to
from tirek.supply.models import Worker
from tirek.supply.queries.work import workers_for
from tirek.supply.work_permissions import supplier_looked
from tirek.web.access import officer


def opened_worker(request: HttpRequest, worker_id: int) -> Worker:
    """The worker, seen. Http404 for one of another organisation or place, as for none."""
    user, at = officer(request), timezone.now()
    if user.role == Role.SUPPLIER:
        found = workers_for(user).filter(pk=worker_id).first()
        if found is None:
            raise Http404
        supplier_looked(user, found, at)
        return found
    theirs = Worker.objects.filter(pk=worker_id, case__in=visible_to(user))
    found = theirs.select_related("case__subject", "office").first()
    if found is None:
        raise Http404
    look(case=found.case, by=user, page="sheet", at=at)
    return found
