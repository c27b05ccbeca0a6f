"""A scan of the application being taken in, to compare it with the original."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from tirek.counter.access import at_counter, my_visit
from tirek.documents.models import StoredFile
from tirek.documents.queries import open_file

HEADERS = {
    # Whatever is in the file loads nothing, runs nothing and is framed by nobody.
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; form-action 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@at_counter
@require_safe
def page(request: HttpRequest, draft_id: UUID, file_id: UUID) -> HttpResponseBase:
    """Only a file of the officer's own visit; what is stored was checked by its content."""
    visit = my_visit(request, draft_id)
    try:
        file = visit.draft.files.get(pk=file_id)
        content = open_file(file)
    except (StoredFile.DoesNotExist, FileNotFoundError):
        raise Http404 from None
    return FileResponse(
        content, filename=file.name, content_type=file.content_type, headers=HEADERS
    )
