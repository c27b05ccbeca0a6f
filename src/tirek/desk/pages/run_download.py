"""The file of a run, to be carried to the bank."""

from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role
from tirek.casework.models import Case
from tirek.desk.cases import seen_as_paid
from tirek.desk.runs import found_run
from tirek.documents.blobs import place_of as kept_at
from tirek.payments.formats import the_format
from tirek.payments.tables import live_lines
from tirek.web.access import only_for


@only_for(Role.ACCOUNTANT, Role.HEAD)
@require_safe
def page(request: HttpRequest, run_id: int) -> FileResponse:
    """The very bytes whose hash the run names; Http404 before there are any.

    Everybody to be paid is in them: a look at the case of each is written down.
    """
    run = found_run(request, run_id)
    if not run.file_sha256:
        raise Http404
    paid = live_lines(run)
    seen_as_paid(request, Case.objects.filter(pk__in=paid.values("case_id")), "run-download")
    name = f"{run.message_id}.{the_format().suffix.lstrip('.')}"
    file = kept_at(run.file_sha256).open("rb")
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/xml")
