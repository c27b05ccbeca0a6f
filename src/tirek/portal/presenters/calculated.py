"""What the calculator answers: the sums by month and by year, why, and what to do next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from tirek.law.catalogue import Law
from tirek.law.decide import decide
from tirek.portal.presenters.calculator import (
    AT,
    DAY,
    PLACE,
    Raw,
    Reckoning,
    pages,
    place_asked,
)
from tirek.portal.presenters.editions import place_name
from tirek.portal.presenters.services import Paper, from_registries, papers
from tirek.procedure.service import Service
from tirek.web.answered import question_row
from tirek.web.components import Action, SummaryRow
from tirek.web.decision import DecisionView, decision_view
from tirek.web.explanation import months_in_words
from tirek.web.formats import day, money
from tirek.web.language import current
from tirek.web.texts import spoken, text

TIYN = Decimal("0.01")


@dataclass(frozen=True)
class Answered:
    """The answer: the decision as drawn everywhere, and what only the calculator says."""

    view: DecisionView
    headline: str
    sums: Sequence[SummaryRow]
    rows: Sequence[SummaryRow]
    assumptions: Sequence[str]
    papers: Sequence[Paper]
    from_registries: Sequence[Paper]
    apply: str


def answered(service: Service, law: Law, raw: Raw, found: Reckoning) -> Answered:
    """What the law of that place and day says of the imagined case."""
    facts = service.form.calculator_facts(found.answers, received_on=found.day)
    decision = decide(service, found.place, facts, law=law)
    document: Mapping[str, Any] = decision.as_document(current())
    view = decision_view(document, service)
    told = {name: value for name, value in raw.items() if name not in (AT, "lang")}
    return Answered(
        view=view,
        headline=text(f"portal.calculate.{view.outcome}"),
        sums=[*_by_month(document["schedule"]), *_by_year(document["schedule"])],
        rows=_rows(service, law, told, found),
        assumptions=[spoken(assumed) for assumed in service.form.assumptions()],
        papers=papers(service),
        from_registries=from_registries(service),
        apply=f"{reverse('apply', args=[service.slug])}?{urlencode(told)}",
    )


def _by_month(schedule: Sequence[Mapping[str, Any]]) -> list[SummaryRow]:
    """How much a month comes to, for each time in which that is the same."""
    known = [line for line in schedule if line["amount"] is not None]
    rows = []
    for amount, lines in groupby(known, key=_a_month):
        months = [month for line in lines for month in line["months"]]
        sum_ = text("portal.calculate.a_month", sum=money(amount, current()))
        rows.append(SummaryRow(months_in_words(months[0], months[-1]), sum_))
    return rows


def _a_month(line: Mapping[str, Any]) -> Decimal:
    share = Decimal(line["amount"]) / len(line["months"])
    return share.quantize(TIYN, ROUND_HALF_UP)


def _by_year(schedule: Sequence[Mapping[str, Any]]) -> list[SummaryRow]:
    rows = []
    for year, lines in groupby(schedule, key=lambda line: line["months"][0][:4]):
        amounts = [line["amount"] for line in lines]
        known = [Decimal(amount) for amount in amounts if amount is not None]
        if known:
            note = "" if len(known) == len(amounts) else text("portal.calculate.part_known")
            sum_ = money(sum(known), current())
            rows.append(SummaryRow(text("portal.calculate.in_year", year=year), sum_, note=note))
    return rows


def _rows(
    service: Service, law: Law, told: Mapping[str, str], found: Reckoning
) -> list[SummaryRow]:
    """What was answered, each with the way back to its page."""
    rows = []
    for number, page in enumerate(pages(service), start=1):
        for asked in page:
            row = _row(service, law, asked, found)
            address = f"?{urlencode({**told, AT: str(number)})}"
            change = Action(address, text("web.form.change"), row.label)
            rows.append(SummaryRow(row.label, row.value, items=row.items, actions=[change]))
    return rows


def _row(service: Service, law: Law, asked: str, found: Reckoning) -> SummaryRow:
    if asked == PLACE:
        return SummaryRow(place_asked(service), place_name(law, found.place))
    if asked == DAY:
        return SummaryRow(text("portal.calculate.day"), day(found.day, current()))
    return question_row(service.form.question(asked), found.answers)
