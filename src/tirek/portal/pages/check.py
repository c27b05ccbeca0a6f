"""Check your answers, sign, send: everything on one page, nothing sent by surprise."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import User
from tirek.casework.actions.keep_draft import save_answers
from tirek.casework.actions.submit import InvalidAnswers, submit
from tirek.casework.completeness import problems
from tirek.casework.legal import service_of
from tirek.casework.models import Draft
from tirek.casework.refused import Refused
from tirek.kernel.text import Text
from tirek.law.catalogue import the_law
from tirek.portal.access import citizen, drafts_only
from tirek.portal.drafts import unsent_draft
from tirek.portal.presenters.check import CheckPage, check_page
from tirek.portal.presenters.documents import address
from tirek.portal.presenters.sign import sign_view
from tirek.portal.signing import code_waiting, is_signed, send_code_for, signature_sent
from tirek.signatures.verdict import SignatureRefused
from tirek.sms.code_refused import CodeRefused
from tirek.web.application_document import application_document
from tirek.web.language import current
from tirek.web.signing import may_sign

UNPROCESSABLE = 422


@drafts_only
@may_sign
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """GET shows; POST asks for a code, or registers the signed application."""
    draft = unsent_draft(draft_id, citizen(request))
    if request.method != "POST":
        return _shown(request, draft, {})
    at = timezone.now()
    # The letters come in the language the person reads now.
    draft = save_answers(
        draft=draft.pk, by=citizen(request), answers=draft.answers, language=current(), at=at
    )
    wrong = _wrong(draft, citizen(request))
    if wrong:  # nobody signs only to learn that an answer is wrong
        return _shown(request, draft, wrong)
    if is_signed(draft) and request.POST.get("way") == "send_code":
        return _code_asked(request, draft, at)
    return _sent(request, draft, at)


def _wrong(draft: Draft, user: User) -> dict[str, Text]:
    service = service_of(draft)
    return problems(draft, service.form, service.passport, by=user, on=timezone.localdate())


def _code_asked(request: HttpRequest, draft: Draft, at: datetime) -> HttpResponse:
    document = application_document(draft, citizen(request))
    try:
        send_code_for(request, draft, document, at)
    except CodeRefused as refused:
        return _shown(request, draft, {"code": refused.text})
    return redirect(f"{request.path}#sign")


def _sent(request: HttpRequest, draft: Draft, at: datetime) -> HttpResponse:
    user = citizen(request)
    try:
        if is_signed(draft):
            keep = signature_sent(request, draft, application_document(draft, user), at)
            with transaction.atomic():
                submit(draft=draft, by=user, at=at, signature=keep())
        else:
            submit(draft=draft, by=user, at=at)
    except InvalidAnswers as wrong:
        return _shown(request, draft, wrong.errors)
    except (Refused, SignatureRefused) as refused:
        return _shown(request, draft, {refused.field: refused.text})
    except CodeRefused as refused:
        return _shown(request, draft, {"code": refused.text})
    return redirect("sent", draft_id=draft.pk)


def _page(draft: Draft, errors: dict[str, Text]) -> CheckPage:
    return check_page(draft, the_law(), on=timezone.localdate(), errors=errors, back=address(draft))


def _shown(request: HttpRequest, draft: Draft, errors: dict[str, Text]) -> HttpResponse:
    view = _page(draft, errors)
    sign = None
    if is_signed(draft):
        user, at = citizen(request), timezone.now()
        document = application_document(draft, user)
        waiting = code_waiting(request, draft, document, at)
        typed = request.POST.get("code", "")
        sign = sign_view(draft, user, document, waiting, errors, typed=typed)
    status = UNPROCESSABLE if errors else 200
    return render(request, "portal/check.html", {"page": view, "sign": sign}, status=status)
