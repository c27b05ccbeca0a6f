"""What a school opens: a certificate of its own, and the look at it written down."""

from django.http import Http404, HttpRequest
from django.utils import timezone

from tirek.casework.actions.look import look
from tirek.casework.models import Vouching
from tirek.casework.queries.vouching import vouchings_for
from tirek.web.access import officer


def opened_paper(request: HttpRequest, vouching_id: int) -> Vouching:
    """The certificate. Http404 for one of another organisation, as for one that is not."""
    user = officer(request)
    try:
        found = vouchings_for(user).get(pk=vouching_id)
    except Vouching.DoesNotExist:
        raise Http404 from None
    look(case=found.case, by=user, page="school", at=timezone.now(), may="vouch")
    return found
