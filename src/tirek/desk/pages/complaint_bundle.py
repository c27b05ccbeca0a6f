"""The complaint and its case in one file, for the body that considers it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role
from tirek.appeals.bundle import bundle
from tirek.appeals.papers import NoPaper
from tirek.desk.complaints import complaints_for, opened_complaint


@complaints_for(Role.SPECIALIST, Role.HEAD, Role.MANAGER)
@require_safe
def page(request: HttpRequest, number: str) -> HttpResponse:
    """There is none before the complaint is passed on."""
    complaint = opened_complaint(request, number, "bundle")
    try:
        content = bundle(complaint)
    except NoPaper:
        raise Http404 from None
    name = f'attachment; filename="{number}.zip"'
    return HttpResponse(
        content, content_type="application/zip", headers={"Content-Disposition": name}
    )
