"""A file one attached to one's own complaint."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from tirek.appeals.models import Complaint
from tirek.appeals.queries.complaints import file_of
from tirek.documents.models import StoredFile
from tirek.documents.queries import open_file
from tirek.portal.access import citizen, citizens_only


@citizens_only
@require_safe
def page(request: HttpRequest, number: str, file_id: UUID) -> HttpResponseBase:
    """Always a download: what somebody uploaded is never shown as a page of ours."""
    try:
        file = file_of(citizen(request), number, file_id)
    except (Complaint.DoesNotExist, StoredFile.DoesNotExist):
        raise Http404 from None
    return FileResponse(
        open_file(file), as_attachment=True, filename=file.name, content_type=file.content_type
    )
