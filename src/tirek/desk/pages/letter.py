"""A signed letter of a case, as the PDF that was issued."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.casework.permissions import OVERSEERS
from tirek.desk.cases import opened
from tirek.notices.files import NoticeFileDamaged
from tirek.notices.models import Notice
from tirek.notices.queries.letters import letter
from tirek.web.access import CASE_ROLES, officer, only_for


@only_for(*CASE_ROLES, *OVERSEERS)
@require_safe
def page(request: HttpRequest, number: str, code: str) -> HttpResponse:
    """Byte for byte, so that its signature holds; a file that was changed is not shown."""
    opened(request, number, f"letter {code}")
    try:
        notice, content = letter(officer(request), number, code)
    except (Notice.DoesNotExist, NoticeFileDamaged):
        raise Http404 from None
    name = f'inline; filename="{notice.file_name}"'
    return HttpResponse(
        content, content_type="application/pdf", headers={"Content-Disposition": name}
    )
