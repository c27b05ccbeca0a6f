"""The signed result, to be printed and handed over."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.counter.access import at_counter
from tirek.counter.cases import opened
from tirek.counter.paper import pdf
from tirek.notices.files import NoticeFileDamaged
from tirek.notices.models import Notice
from tirek.notices.queries.letters import letter
from tirek.web.access import officer


@at_counter
@require_safe
def page(request: HttpRequest, number: str, code: str) -> HttpResponse:
    """Byte for byte, so that its signature holds; a file that was changed is not shown."""
    opened(request, number, f"letter {code}")
    try:
        notice, content = letter(officer(request), number, code)
    except (Notice.DoesNotExist, NoticeFileDamaged):
        raise Http404 from None
    return pdf(content, notice.file_name.removesuffix(".pdf"))
