"""The page of an order: first what has to be said of it, then what is signed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from tirek.casework.models import Case
from tirek.casework.refused import Refused
from tirek.portal.presenters.stay_order import StayDetails, stay_details, was_sent
from tirek.procedure.answer import AnswerError, read_date, sent
from tirek.procedure.supply.market import Kind
from tirek.signatures.canonical_form import Application, OrderNotice
from tirek.supply.actions.order import require_within_norm
from tirek.supply.models import Choice
from tirek.supply.queries.had import year_for
from tirek.supply.texts import texts
from tirek.web import formats
from tirek.web.components import Choice as Option
from tirek.web.components import Field, Page, Problem, SummaryRow
from tirek.web.forms import date_field
from tirek.web.language import current
from tirek.web.texts import spoken, text

DIGITS = 5
"""A technical limit: no norm of a year has so many."""


@dataclass(frozen=True)
class Details:
    """What was said of the order; `fields` are what is still asked."""

    size: str
    starts_on: date | None
    pieces: int
    fields: Sequence[Field]
    complete: bool
    stay: StayDetails | None = None


@dataclass(frozen=True)
class OrderPage(Page):
    """`rows` and `words` are what is signed; `fields` what is asked before."""

    rows: Sequence[SummaryRow] = ()
    words: Sequence[str] = ()
    fields: Sequence[Field] = ()


def details_sent(request: HttpRequest, choice: Choice, offer: Any, kind: Kind) -> Details:
    """The size, the day and the pieces of the address, with the fields that ask for them; of a
    stay its days and the companion."""
    asked = was_sent(request)
    size = request.GET.get("size", "") if offer.sizes else ""
    starts_on, wrong_day = _day(request) if kind.begins else (None, "")
    say, fields = texts().refused, []
    has_size = not offer.sizes or size in offer.sizes
    if offer.sizes:
        options = [Option(one, one, chosen=one == size) for one in offer.sizes]
        error = spoken(say["size_missing"]) if asked and not has_size else ""
        label = text("portal.market.size")
        fields.append(Field("size", label, kind="radios", choices=options, error=error))
    has_day = not kind.begins or (starts_on is not None and starts_on > timezone.localdate())
    if kind.begins:
        error = (wrong_day or spoken(say["start_missing"])) if asked and not has_day else ""
        boxes = date_field("starts_on", text("portal.market.starts_on"), request.GET)
        fields.append(replace(boxes, error=error))
    stay = stay_details(request, choice, kind.stay) if kind.stay else None
    fields += stay.fields if stay else ()
    pieces, wrong = _pieces(request, choice.case, kind) if kind.counted else (1, "")
    if kind.counted:
        fields.append(_pieces_field(request, choice.case, wrong))
    complete = has_size and has_day and pieces > 0 and (stay is None or stay.complete)
    return Details(size, starts_on, pieces, fields, complete, stay)


def _pieces(request: HttpRequest, case: Case, kind: Kind) -> tuple[int, str]:
    """How many, and why not so many; 0 for none that may be ordered."""
    written = request.GET.get("pieces", "").strip()
    if not written and not was_sent(request):
        return 0, ""
    if not (written.isascii() and written.isdigit() and len(written) <= DIGITS):
        return 0, spoken(texts().refused["pieces_missing"])
    try:
        require_within_norm(case, kind, int(written), timezone.localdate())
    except Refused as refused:
        return 0, spoken(refused.text)
    return int(written), ""


def _pieces_field(request: HttpRequest, case: Case, wrong: str) -> Field:
    year, hint = year_for(case, timezone.localdate()), ""
    if year is not None:
        told = {"left": formats.number(year.left, current()), "least": str(year.least)}
        hint = text(f"portal.market.pieces_{'hint' if year.least is None else 'least'}", **told)
    label, value = text("portal.market.how_many"), request.GET.get("pieces", "")
    return Field("pieces", label, hint=hint, error=wrong, value=value, inputmode="numeric", width=5)


def _day(request: HttpRequest) -> tuple[date | None, str]:
    written = sent("starts_on", "date", request.GET.dict())
    if not written:
        return None, ""
    try:
        return date.fromisoformat(read_date(written)), ""
    except AnswerError as wrong:
        return None, spoken(wrong.text)


def order_page(
    choice: Choice,
    offer: Any,
    details: Details,
    document: Application | None,
    errors: Mapping[str, str] | None = None,
) -> OrderPage:
    """Without a document the page asks for the details."""
    wrong = [Problem(one, "#sign") for one in (errors or {}).values()]
    rows = document.parts[0].rows if document else ()
    return OrderPage(
        title=text("portal.market.order_title") if document else offer.name,
        back=reverse("choice", args=[choice.case.number]),
        problems=wrong or list(Problem.of_all(details.fields)),
        rows=[SummaryRow(row.question, row.answers[0]) for row in rows],
        words=document.words if document else (),
        fields=details.fields,
    )


def cancel_page(choice: Choice, document: OrderNotice, errors: Mapping[str, str]) -> OrderPage:
    """What is cancelled."""
    return OrderPage(
        title=text("portal.market.cancel"),
        back=reverse("choice", args=[choice.case.number]),
        problems=[Problem(one, "#sign") for one in errors.values()],
        rows=[SummaryRow(row.question, row.answers[0]) for row in document.parts[0].rows],
    )


def details_refused(shown: OrderPage, refused: Refused) -> OrderPage:
    """The questions with what is wrong said at the field it is about."""
    words, names = spoken(refused.text), [one.name for one in shown.fields]
    about = refused.field if refused.field in names else names[0]
    fields = [replace(one, error=words) if one.name == about else one for one in shown.fields]
    return replace(shown, fields=fields, problems=list(Problem.of_all(fields)))
