"""The head decides several proposals together: choose, look once more, sign."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.casework.actions.confirm import confirm
from tirek.casework.actions.together import together
from tirek.casework.models import Case
from tirek.casework.queries.listing import part
from tirek.casework.refused import Refused
from tirek.desk.cases import seen_together
from tirek.desk.frame import desk_page
from tirek.desk.presenters.batch import batch_page, review_page
from tirek.desk.presenters.paging import parts_of
from tirek.desk.presenters.together import result_table
from tirek.desk.queries.batch import MOST, Proposal, judged_again, proposed, ticked, with_flags
from tirek.desk.signing import signature_sent
from tirek.desk.ticked import ticked_in
from tirek.kernel.text import Text
from tirek.signatures.pki import CertificateNotUsable
from tirek.signatures.verdict import SignatureRefused
from tirek.web.access import officer, only_for
from tirek.web.components import Page
from tirek.web.signing import Keep, may_sign
from tirek.web.step import UNPROCESSABLE
from tirek.web.texts import entry, text

SIGN = "way"


@only_for(Role.HEAD)
@may_sign
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """GET lists what is proposed; POST shows what was ticked, or signs what was shown."""
    if request.method != "POST":
        return _listed(request)
    if SIGN in request.POST:
        return _signed(request)
    return _reviewed(request)


def _listed(request: HttpRequest, problem: str = "") -> HttpResponse:
    user = officer(request)
    waiting = proposed(user)
    after, before = request.GET.get("after", ""), request.GET.get("before", "")
    shown = part(waiting, "turn", MOST, among=waiting, after=after, before=before)
    found = with_flags(shown.cases, user, timezone.localdate())
    return desk_page(
        request,
        "batch",
        batch_page(found),
        status=UNPROCESSABLE if problem else 200,
        problem=problem,
        pages=parts_of(request, shown),
    )


def _reviewed(request: HttpRequest) -> HttpResponse:
    """Each is judged once more; the looks at all of them are written down."""
    user = officer(request)
    cases = ticked(user, [number for number, _ in ticked_in(request)])
    if not cases:
        return _listed(request, text("desk.together.nothing"))
    seen_together(request, cases, "confirm-many")
    found = judged_again(with_flags(cases, user, timezone.localdate()))
    return desk_page(request, "batch_review", review_page(found, user))


def _signed(request: HttpRequest) -> HttpResponse:
    """Each in a transaction of its own: what cannot be decided now is told, the rest is decided."""
    user, at = officer(request), timezone.now()
    chosen = list(ticked_in(request))[:MOST]
    cases = ticked(user, [number for number, _ in chosen])
    flags = {one.case.pk: one for one in with_flags(cases, user, timezone.localdate())}

    def decide(case: Case, seq: int) -> None:
        _refuse_flagged(flags.get(case.pk))
        keep = _signature(request, case)
        with transaction.atomic():
            confirm(case=case, by=user, at=at, expected_seq=seq, signature=keep())

    found = together(chosen, user, decide)
    return desk_page(
        request,
        "together",
        Page(text("desk.batch.decided_title"), back=reverse("desk:confirm-many")),
        done=text("desk.batch.decided", n=len(found.done)) if found.done else "",
        problem="" if found.done or found.skipped else text("desk.together.nothing"),
        skipped=result_table(found) if found.skipped else None,
        status=200 if found.done or found.skipped else UNPROCESSABLE,
    )


def _refuse_flagged(one: Proposal | None) -> None:
    """Raises Refused for what is to be opened alone, and for what is not proposed any more."""
    if one is None:
        raise Refused(_text("desk.batch.not_proposed"))
    if one.flags:
        raise Refused(_text(f"desk.batch.flag_{one.flags[0]}"))


def _signature(request: HttpRequest, case: Case) -> Keep:
    """The head's signature under that decision. Raises Refused."""
    try:
        return signature_sent(
            request, case, officer(request), timezone.now(), field=f"cms-{case.number}"
        )
    except (SignatureRefused, CertificateNotUsable) as wrong:
        raise Refused(wrong.text) from wrong


def _text(key: str) -> Text:
    return entry(key).as_text()
