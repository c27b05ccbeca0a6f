"""Somebody may act for another person: the operator looks at the paper and writes it down."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.counter.access import at_counter
from tirek.counter.frame import counter_page
from tirek.counter.presenters.represent import read_paper, represent_page
from tirek.people.actions.record_representation import CannotRepresent, record_representation
from tirek.procedure.answer import AnswerErrors
from tirek.web.access import officer
from tirek.web.texts import spoken, text

UNPROCESSABLE = 422


@at_counter
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """GET asks; POST keeps what the paper says."""
    if request.method != "POST":
        return counter_page(request, "represent", represent_page({}, {}))
    raw, at = request.POST.dict(), timezone.now()
    try:
        paper, who = read_paper(raw), officer(request).full_name
        with transaction.atomic():  # the people are made only with the paper that names them
            record_representation(**paper.as_arguments(), on=timezone.localdate(), at=at, by=who)
    except AnswerErrors as wrong:
        errors = {field: spoken(said) for field, said in wrong.errors.items()}
    except CannotRepresent as refused:
        errors = {refused.field: spoken(refused.text)}
    else:
        messages.success(request, text("counter.represent.done"))
        return redirect("counter:represent")
    view = represent_page(raw, errors)
    return counter_page(request, "represent", view, status=UNPROCESSABLE)
