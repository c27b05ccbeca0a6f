"""A file of a complaint; downloaded, and written down as a look."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from tirek.desk.complaints import READERS, complaints_for, opened_complaint
from tirek.documents.models import StoredFile
from tirek.documents.queries import open_file


@complaints_for(*READERS)
@require_safe
def page(request: HttpRequest, number: str, file_id: UUID) -> HttpResponseBase:
    """Only a file of a complaint the officer may see."""
    complaint = opened_complaint(request, number, f"file {file_id}")
    try:
        file = complaint.files.get(pk=file_id)
        content = open_file(file)
    except (StoredFile.DoesNotExist, FileNotFoundError):
        raise Http404 from None
    return FileResponse(
        content, as_attachment=True, filename=file.name, content_type=file.content_type
    )
