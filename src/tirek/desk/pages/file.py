"""A paper of a case, shown in the browser and written down as a look."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from tirek.casework.models import Case
from tirek.casework.permissions import OVERSEERS
from tirek.casework.queries.cases import file_of
from tirek.desk.cases import opened
from tirek.desk.framing import SHOWN
from tirek.documents.models import StoredFile
from tirek.documents.queries import open_file
from tirek.web.access import CASE_ROLES, officer, only_for

HEADERS = {
    # Whatever is in the file loads nothing and runs nothing; only our own pages show it in a frame.
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'self'; form-action 'none'",
    "X-Frame-Options": "SAMEORIGIN",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@only_for(*CASE_ROLES, *OVERSEERS)
@require_safe
def page(request: HttpRequest, number: str, file_id: UUID) -> HttpResponseBase:
    """Only files of a case of the officer's own place; any other type than ours is downloaded."""
    opened(request, number, f"file {file_id}")
    try:
        file = file_of(officer(request), number, file_id)
        content = open_file(file)
    except (Case.DoesNotExist, StoredFile.DoesNotExist, FileNotFoundError):
        raise Http404 from None
    return FileResponse(
        content,
        as_attachment=file.content_type not in SHOWN,
        filename=file.name,
        content_type=file.content_type,
        headers=HEADERS,
    )
