"""A supplier's answer as it is signed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from tirek.accounts.models import User
from tirek.desk.order_notices import Answer, notice_document
from tirek.signatures.canonical_form import as_bytes
from tirek.supply.models import Choice
from tirek.web.components import Page, Problem, SummaryRow
from tirek.web.signing import SignBox, sign_box
from tirek.web.step import Stopped
from tirek.web.texts import text

NOT_HELD = ("csrfmiddlewaretoken", "way", "cms")


@dataclass(frozen=True)
class OrderSignPage(Page):
    """`held` is sent again with the signature; `kept_key`: a test key may sign."""

    rows: Sequence[SummaryRow] = ()
    held: Sequence[tuple[str, str]] = ()
    box: SignBox | None = None
    kept_key: bool = False
    wrong: str = ""


def order_sign_page(
    request: HttpRequest, choice: Choice, answer: Answer, by: User, stopped: Stopped | None
) -> OrderSignPage:
    """What is told to the person, read once more."""
    signed = notice_document(choice, answer, by)
    rows = [SummaryRow(row.question, row.answers[0]) for row in signed.parts[0].rows]
    return OrderSignPage(
        title=text(f"desk.market.{answer.deed}"),
        back=reverse("desk:order", args=[choice.pk]),
        problems=[Problem(stopped.why, "#q-signature")] if stopped else [],
        rows=rows,
        held=[(name, str(one)) for name, one in request.POST.items() if name not in NOT_HELD],
        box=sign_box(as_bytes(signed), "employee"),
        kept_key=settings.TIREK_TEST_KEYS,
        wrong=stopped.why if stopped else "",
    )
