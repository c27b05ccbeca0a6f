"""The run an officer opens: one of their own place; and what every step of it has in common."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from tirek.desk.frame import desk_page
from tirek.desk.presenters.run import run_view
from tirek.payments.models import PaymentRun
from tirek.web.access import officer, paying_place_of
from tirek.web.step import Stopped, attempt
from tirek.web.texts import text

Act = Callable[[PaymentRun], object]


def found_run(request: HttpRequest, run_id: int) -> PaymentRun:
    """The run of the officer's place. Http404 for another's, as for one that is not."""
    run = PaymentRun.objects.filter(pk=run_id, place=paying_place_of(request)).first()
    if run is None:
        raise Http404
    return run


def step(request: HttpRequest, run_id: int, name: str, act: Act) -> HttpResponse:
    """Do it and lead back to the run; or show the run and why it could not be done."""
    run = found_run(request, run_id)
    stopped = attempt(lambda: act(run))
    if stopped is not None:
        run.refresh_from_db()
        return shown(request, run, stopped)
    messages.success(request, text(f"desk.run.{name}_done"))
    return redirect("desk:run", run_id)


def shown(request: HttpRequest, run: PaymentRun, stopped: Stopped | None = None) -> HttpResponse:
    """The run as it is now, with the steps that the officer may take."""
    view = run_view(run, officer(request), request.POST, stopped)
    status = stopped.status if stopped else 200
    return desk_page(request, "run", view.page, status=status, view=view, sign=view.sign)
