"""Who gives my service: the organisations to choose from, my choice, what followed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404
from django.urls import reverse

from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.casework.queries.decision import is_granted
from tirek.casework.queries.next_step import next_step
from tirek.signatures.canonical_form import Application
from tirek.supply.models import Taker
from tirek.supply.organisation_course import taker_of
from tirek.supply.organisations.table import HOLDING, VISITED, taker_table
from tirek.supply.queries.organisations import (
    free_places,
    known_of,
    organisations_for,
    rows_of,
)
from tirek.web import formats
from tirek.web.components import LIFE_TONES, Action, Page, Problem, SummaryRow, Table, Tone
from tirek.web.components.own import own
from tirek.web.language import current
from tirek.web.organisation_choice import known_summary
from tirek.web.organisation_journal import plan_rows, visits_table
from tirek.web.signing import SignBox
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class OrganisationCard:
    """One to choose; `choose` leads to the signature, absent where it cannot be chosen."""

    name: str
    rows: Sequence[SummaryRow]
    choose: Action | None = None
    full: bool = False


@dataclass(frozen=True)
class OwnOrganisation(Page):
    """How one stands, by when to choose, among whom."""

    number: str = ""
    stage: str = ""
    tone: Tone = "neutral"
    lead: str = ""
    rows: Sequence[SummaryRow] = ()
    cards: Sequence[OrganisationCard] = ()
    is_open: bool = False
    visits: Table | None = None
    steps: Sequence[SummaryRow] = ()


@dataclass(frozen=True)
class OrganisationSigned(Page):
    """What is signed: `rows` and `words`, and the box that signs it."""

    rows: Sequence[SummaryRow] = ()
    words: Sequence[str] = ()
    box: SignBox | None = None
    wrong: str = ""


@dataclass(frozen=True)
class OrganisationLine:
    """What the page of the case says of it; `chosen` whether that is done."""

    words: str
    href: str
    chosen: bool


def organisation_line(case: Case, today: date) -> OrganisationLine | None:
    """None for a service whose organisation nobody chooses, and before the decision; whoever
    chose sees it though the decision be made anew."""
    if service_of(case).organisation is None:
        return None
    taker, href = taker_of(case), reverse("organisation", args=[case.number])
    if taker is None and not is_granted(case):
        return None
    if taker is None or taker.stage not in HOLDING:
        words = _stage(taker) if taker else spoken(next_step(case, today).text)
        return OrganisationLine(words, href, chosen=False)
    name = spoken(taker.organisation.office.name)
    return OrganisationLine(f"{name} – {_stage(taker)}.", href, chosen=True)


def own_organisation(case: Case, today: date) -> OwnOrganisation:
    """Http404 for a service whose organisation nobody chooses, and before the decision."""
    line = organisation_line(case, today)
    if line is None:
        raise Http404
    taker = taker_of(case)
    stage = taker_table().stage(taker.stage if taker else taker_table().begins)
    is_open = stage.id != "served"
    return OwnOrganisation(
        title=text("portal.organisation.title"),
        back=reverse("case", args=[case.number]),
        number=case.number,
        stage=spoken(stage.citizen),
        tone=LIFE_TONES[stage.tone],
        lead="" if line.chosen else line.words,
        rows=[*_chosen(case, taker), *plan_rows(rows_of(case))],
        cards=_cards(case, taker) if is_open else [],
        is_open=is_open,
        visits=visits_table(rows_of(case)) if stage.id == "served" else None,
        steps=_steps(case),
    )


def organisation_signed(
    case: Case, document: Application, box: SignBox, wrong: str
) -> OrganisationSigned:
    """The statement before it is signed; `wrong` is why it was not taken."""
    return OrganisationSigned(
        title=text("portal.organisation.sign_title"),
        back=reverse("organisation", args=[case.number]),
        problems=[Problem(wrong, "#sign")] if wrong else [],
        rows=[SummaryRow(row.question, own(row.answers[0])) for row in document.parts[0].rows],
        words=document.words,
        box=box,
        wrong=wrong,
    )


def _stage(taker: Taker) -> str:
    return spoken(taker_table().stage(taker.stage).citizen)


def _chosen(case: Case, taker: Taker | None) -> list[SummaryRow]:
    rows = [SummaryRow(text("web.organisation.for_whom"), own(case.subject.full_name))]
    if taker is None or taker.stage not in HOLDING:
        return rows
    name, since = spoken(taker.organisation.office.name), formats.day(taker.on, current())
    return [
        *rows,
        SummaryRow(text("web.organisation.name"), name),
        SummaryRow(text("portal.organisation.since"), since),
    ]


def _cards(case: Case, taker: Taker | None) -> list[OrganisationCard]:
    """Every one but that which is chosen."""
    found = list(organisations_for(case.place, case.service))
    known: Mapping[int, Any] = known_of(found)
    mine = taker.organisation_id if taker and taker.stage in HOLDING else None
    return [_card(case, one, known[one.pk]) for one in found if one.pk != mine]


def _card(case: Case, one: Any, known: Any) -> OrganisationCard:
    name, full = spoken(one.office.name), free_places(one) == 0
    where = reverse("organisation-choose", args=[case.number, one.pk])
    choose = None if full else Action(where, text("portal.organisation.choose"), name)
    return OrganisationCard(name, known_summary(one, known)[1:], choose, full)


def _steps(case: Case) -> list[SummaryRow]:
    return [
        SummaryRow(
            formats.day(row.on, current()),
            f"{spoken(taker_table().title(row.kind))} – {spoken(row.organisation.office.name)}",
            note=str(row.payload.get("reason", "")),
        )
        for row in rows_of(case).exclude(kind=VISITED)
    ]
