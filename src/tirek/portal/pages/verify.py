"""Is this letter genuine? By its code, or by the file itself. No personal data is shown."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from tirek.notices.queries.verify import Verification, verify_code, verify_upload
from tirek.portal.presenters.verify import CODE, FILE, verify_page

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, code: str = "") -> HttpResponse:
    """The address of a QR code carries the code; without one it can be typed or a file given."""
    if request.method == "POST":
        return _asked(request)
    return _shown(request, verify_code(code) if code else None, code=code)


def _asked(request: HttpRequest) -> HttpResponse:
    upload = request.FILES.get(FILE)
    if upload is not None:
        if (upload.size or 0) > settings.TIREK_UPLOAD_LIMIT:
            return _shown(request, None, wrong=FILE)
        return _shown(request, verify_upload(upload.read()))
    code = request.POST.get(CODE, "").strip()
    if not code:
        return _shown(request, None, wrong=CODE)
    found = verify_code(code)
    if found.found and found.code:
        return redirect("verify", code=found.code)
    return _shown(request, found, code=code)


def _shown(
    request: HttpRequest, found: Verification | None, *, code: str = "", wrong: str = ""
) -> HttpResponse:
    view = verify_page(found, code=code, wrong=wrong)
    status = UNPROCESSABLE if view.problems else 200
    return render(request, "portal/verify.html", {"page": view}, status=status)
