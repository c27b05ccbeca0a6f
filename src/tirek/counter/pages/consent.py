"""The person at the window agrees to the registries being asked, with a code from their phone."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from tirek.casework.actions.agree_at_counter import ask_consent, prefill_agreed
from tirek.casework.actions.prefill import can_be_asked_at_counter
from tirek.casework.legal import service_of
from tirek.casework.refused import Refused
from tirek.counter.access import at_counter, my_visit
from tirek.counter.consent_asked import Asked, forget, keep, kept
from tirek.counter.frame import counter_page
from tirek.counter.presenters.consent import CHILD, CODE, PHONE, consent_page
from tirek.procedure.answer import AnswerErrors
from tirek.reception.models import Visit
from tirek.sms.code_refused import CodeRefused
from tirek.sms.phones import phone_of
from tirek.web.access import officer
from tirek.web.step import UNPROCESSABLE
from tirek.web.texts import spoken, text

AGAIN = "again"


@sensitive_post_parameters(CODE)
@at_counter
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """POST sends the code, or takes it and fills the form in."""
    visit = my_visit(request, draft_id)
    if visit.draft.case is not None:
        return redirect("counter:application", visit.draft.case.number)
    if not can_be_asked_at_counter(service_of(visit.draft)):
        return redirect("counter:answers", visit.pk)
    asked = kept(request.session, visit.pk)
    if request.method != "POST" or AGAIN in request.POST:
        if AGAIN in request.POST:
            forget(request.session)
            return redirect("counter:consent", visit.pk)
        return counter_page(request, "consent", consent_page(visit, asked, {}, {}))
    errors = _typed(request, visit, asked) if asked else _send(request, visit)
    if errors:
        view = consent_page(visit, asked, request.POST.dict(), errors)
        return counter_page(request, "consent", view, status=UNPROCESSABLE)
    return redirect("counter:answers" if asked else "counter:consent", visit.pk)


def _send(request: HttpRequest, visit: Visit) -> dict[str, str]:
    """What is wrong, by field; nothing where the code went out."""
    child = request.POST.get(CHILD, "").strip()
    typed = request.POST.get(PHONE, "")
    phone = phone_of(typed) or typed
    by, at = officer(request), timezone.now()
    try:
        code = ask_consent(draft=visit.pk, by=by, phone=phone, child_iin=child, at=at)
    except AnswerErrors as wrong:
        return {field: spoken(why) for field, why in wrong.errors.items()}
    except CodeRefused as refused:
        return {PHONE: spoken(refused.text)}
    keep(request.session, Asked(str(visit.pk), str(code), phone, child))
    return {}


def _typed(request: HttpRequest, visit: Visit, asked: Asked) -> dict[str, str]:
    """What is wrong, by field; nothing where the registries were asked."""
    by, at = officer(request), timezone.now()
    try:
        prefill_agreed(
            draft=visit.pk,
            by=by,
            child_iin=asked.child_iin,
            code_id=UUID(asked.code),
            typed=request.POST.get(CODE, ""),
            at=at,
        )
    except CodeRefused as refused:
        return {CODE: spoken(refused.text)}
    except (Refused, AnswerErrors) as refused:
        forget(request.session)
        why = refused.text if isinstance(refused, Refused) else next(iter(refused.errors.values()))
        return {CODE: spoken(why)}
    forget(request.session)
    messages.success(request, text("counter.consent.asked"))
    return {}
