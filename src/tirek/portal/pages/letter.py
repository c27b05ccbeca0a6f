"""A signed letter of the department, as the PDF that was issued."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.notices.actions.open_letter import open_letter
from tirek.notices.files import NoticeFileDamaged
from tirek.notices.models import Notice
from tirek.notices.queries.letters import letter
from tirek.portal.access import citizen, citizens_only


@citizens_only
@require_safe
def page(request: HttpRequest, number: str, code: str) -> HttpResponse:
    """The file byte for byte, so that its signature holds; that it was opened is written down."""
    user = citizen(request)
    try:
        notice, content = letter(user, number, code)
    except (Notice.DoesNotExist, NoticeFileDamaged):
        raise Http404 from None
    open_letter(notice=notice, by=user, at=timezone.now())
    name = f'attachment; filename="{notice.file_name}"'
    return HttpResponse(
        content, content_type="application/pdf", headers={"Content-Disposition": name}
    )
