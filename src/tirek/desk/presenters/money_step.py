"""The two pages of a change in the payment: its proposal, and the head's decision."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from tirek.casework.models import Case, Event
from tirek.desk.presenters.money import barred
from tirek.desk.presenters.step import StepPage
from tirek.kernel.text import Text
from tirek.payments.changes.change import What
from tirek.payments.changes.open import months_for, why_not
from tirek.payments.changes.texts import texts
from tirek.web import formats
from tirek.web.access import officer
from tirek.web.components import Action, Choice, Field, Problem
from tirek.web.language import current
from tirek.web.step import Stopped, blocked, note_field
from tirek.web.texts import spoken, text
from tirek.web.typed import chosen, typed

NAMES = ("surname", "given_name", "patronymic")


def propose_page(request: HttpRequest, case: Case, what: What, stopped: Stopped | None) -> StepPage:
    """From which month, why, by which paper; nothing to fill in where it cannot be proposed."""
    cannot = why_not(case, what)
    why = blocked(case, officer(request), "PaymentChangeProposed")
    why = why or (spoken(cannot) if cannot else "")
    return _page(
        case,
        title=spoken(texts().name[what]),
        what=text(f"desk.money.what_{what}"),
        blocked=why,
        stopped=stopped,
        fields=_asked(request, case, what, stopped),
        button=text("desk.money.propose"),
    )


def decide_page(
    request: HttpRequest, case: Case, proposal: Event, stopped: Stopped | None
) -> StepPage:
    """What was proposed, by whom; yes or no."""
    choices = [(one, text(f"desk.money.{one}")) for one in ("approve", "decline")]
    return _page(
        case,
        title=text("desk.money.decide_title"),
        what=text(
            "desk.money.waits",
            who=proposal.actor_name,
            what=spoken(Text.of(proposal.payload["told"]["officer"])),
        ),
        blocked=barred(case, officer(request), proposal),
        stopped=stopped,
        fields=[
            chosen(request, "decision", text("desk.money.decision"), stopped, choices),
            note_field(request, text("desk.money.note"), text("desk.money.note_hint"), stopped),
        ],
        button=text("desk.money.decide"),
    )


def _page(
    case: Case,
    *,
    title: str,
    what: str,
    blocked: str,
    stopped: Stopped | None,
    fields: list[Field],
    button: str,
) -> StepPage:
    problems = [Problem.of(one) for one in fields if one.error]
    return StepPage(
        title=title,
        back=reverse("desk:money", args=[case.number]),
        problems=problems or ([stopped.problem] if stopped else []),
        number=case.number,
        about=case.subject.full_name,
        seq=case.last_seq,
        what=what,
        blocked="" if stopped and stopped.why == blocked else blocked,
        fields=() if blocked else fields,
        button="" if blocked else button,
        others=[Action(reverse("desk:money", args=[case.number]), text("desk.money.to_money"))],
    )


def _asked(request: HttpRequest, case: Case, what: What, stopped: Stopped | None) -> list[Field]:
    fields = [_month(request, case, what, stopped)]
    if what == "resume":
        choices = [(one, text(f"desk.money.withheld_{one}")) for one in ("yes", "no")]
        label = text("desk.money.pay_withheld")
        fields.append(chosen(request, "pay_withheld", label, stopped, choices))
    if what == "recipient":
        fields += _recipient(request, stopped)
    words = typed(
        request, "words", text("desk.money.words"), stopped, kind="textarea", rows=3,
        hint=text("desk.money.words_hint"),
    )  # fmt: skip
    ground = typed(
        request, "ground", text("desk.money.ground"), stopped, hint=text("desk.money.ground_hint")
    )
    return [*fields, words, ground]


def _month(request: HttpRequest, case: Case, what: What, stopped: Stopped | None) -> Field:
    sent = request.POST.get("month", "")
    months = months_for(case, what)
    drawn = [
        Choice(str(one), formats.month(str(one), current()), chosen=str(one) == sent)
        for one in months
    ]
    blank = Choice("", text("desk.money.choose_month"), chosen=not sent)
    field = typed(request, "month", text(f"desk.money.month_{what}"), stopped, kind="select")
    return replace(field, choices=[blank, *drawn])


def _recipient(request: HttpRequest, stopped: Stopped | None) -> list[Field]:
    number: dict[str, Any] = {"inputmode": "numeric", "width": 20}
    return [
        typed(request, "iin", text("desk.money.iin"), stopped, **number),
        *(
            typed(request, name, text(f"desk.money.{name}"), stopped, optional=name == "patronymic")
            for name in NAMES
        ),
        typed(request, "iban", text("desk.money.iban"), stopped, hint=text("desk.money.iban_hint")),
    ]
