"""Choices and orders as officers and suppliers see them."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from tirek.casework.legal import service_of
from tirek.desk.deeds import DeedForm, DeedsPage, problems
from tirek.desk.presenters.bed import stay_rows
from tirek.procedure.supply.choice import choice_table
from tirek.supply.course import course, last_order
from tirek.supply.models import Choice, ChoiceStep
from tirek.supply.queries.had import year_for
from tirek.web import formats
from tirek.web.components import Action, Cell, Field, SummaryRow, Table
from tirek.web.components import Choice as Option
from tirek.web.components.tones import LIFE_TONES
from tirek.web.debt_view import money
from tirek.web.language import current
from tirek.web.order_notice import ground_words, signed_note
from tirek.web.step import Stopped
from tirek.web.texts import spoken, text
from tirek.web.typed import typed
from tirek.web.year_of_pieces import year_table


def market_table(shown: Sequence[Choice], *, keeps: bool) -> Table:
    """A line for each: who keeps the queue goes on to the choice, others to the case."""
    heads = ("person", "stage", "supplier", "day")
    return Table(
        caption=text("desk.market.title"),
        caption_hidden=True,
        head=[Cell(text(f"desk.market.{name}")) for name in heads],
        rows=[_line(one, keeps=keeps) for one in shown],
        empty=text("desk.market.none"),
    )


def _line(one: Choice, *, keeps: bool) -> list[Cell]:
    where = reverse(f"desk:{'market-choice' if keeps else 'case'}", args=[one.case.number])
    return [
        Cell(one.case.subject.full_name, href=where, header=True, note=one.case.number),
        stage_cell(one),
        Cell(spoken(one.supplier.office.name) if one.supplier else ""),
        Cell(formats.day(one.due_on, current()) if one.due_on else ""),
    ]


def stage_cell(one: Choice) -> Cell:
    """Where it stands."""
    stage = choice_table().stage(one.stage)
    return Cell(spoken(stage.officer), tone=LIFE_TONES[stage.tone])


def choice_shown(request: HttpRequest, choice: Choice, stopped: Stopped | None) -> DeedsPage:
    """The choice of a case, and what an officer may do."""
    possible = choice_table().possible(choice.stage, by="specialist")
    year = year_for(choice.case, timezone.localdate())
    forms = []
    if {"Left", "Returned"} & set(possible):
        reason = typed(request, "note", text("desk.market.reason"), stopped, kind="textarea")
        forms.append(_form("end", fields=[reason]))
    if choice.stage == "in_delivery":
        forms.append(_form("re_examined"))
    return DeedsPage(
        title=choice.case.subject.full_name,
        back=reverse("desk:market"),
        problems=problems(stopped),
        rows=[
            *order_rows(choice),
            *stay_rows(choice, reverse("desk:bed-notice", args=[choice.case.number])),
        ],
        table=year_table(year) if year else None,
        forms=forms,
        links=[_mistaken(choice)] if choice.stage in ("closed", "returned") else [],
        steps=steps_table(choice),
    )


def _mistaken(choice: Choice) -> Action:
    return Action(reverse("desk:mistake", args=[choice.case.number]), text("desk.mistakes.one"))


def order_rows(choice: Choice) -> list[SummaryRow]:
    """The stage, and the order if there is one."""
    stage = spoken(choice_table().stage(choice.stage).officer)
    rows = [SummaryRow(text("desk.market.stage"), stage)]
    made = last_order(choice)
    if made is None or choice.supplier is None:
        return rows
    said, answer_by = made.payload, course(choice).answer_by
    pieces = said.get("pieces", 1)
    waits = answer_by if choice.stage == "ordered" else None
    told = [
        ("supplier", spoken(choice.supplier.office.name)),
        ("ordered", said["name"]),
        ("size", said["size"]),
        ("ordered_pieces", formats.number(pieces, current()) if pieces > 1 else ""),
        ("starts_on", formats.day(said["starts_on"], current()) if said["starts_on"] else ""),
        ("cost", money(pieces * said["price_tiyn"])),
        ("reimbursed", money(said["reimbursed_tiyn"])),
        ("own", money(said["own_tiyn"])),
        ("answer_by", formats.day(waits, current()) if waits else ""),
    ]
    rows += [SummaryRow(text(f"desk.market.{name}"), words) for name, words in told if words]
    return rows


def steps_table(choice: Choice, since: int = 0) -> Table:
    """What happened from that step on, the newest first, with the reason where one was given."""
    steps = choice.steps.filter(seq__gte=since).select_related("signature").order_by("-seq")
    return Table(
        caption=text("desk.market.steps"),
        head=[Cell(text(f"desk.market.{name}")) for name in ("at", "what", "by")],
        rows=[_step(choice, one) for one in steps],
    )


def _step(choice: Choice, step: ChoiceStep) -> list[Cell]:
    title = spoken(choice_table().title(step.kind))
    return [
        Cell(formats.moment(step.at, current())),
        Cell(title, note=_why(choice, step)),
        Cell(signed_note(step)),
    ]


def _why(choice: Choice, step: ChoiceStep) -> str:
    said = step.payload
    return said.get("reason") or ground_words(choice, step.kind, said.get("ground", ""))


def ground_field(choice: Choice, event: str, stopped: Stopped | None) -> Field:
    """The grounds that the act prints."""
    market = service_of(choice.case).market
    grounds = market.grounds(event) if market else ()
    options = [Option(one.id, spoken(one.text)) for one in grounds]
    error = stopped.why if stopped and stopped.field == "ground" else ""
    label = text("desk.market.ground")
    return Field("ground", label, kind="radios", choices=options, error=error)


def _form(name: str, fields: Sequence[Field] = ()) -> DeedForm:
    return DeedForm(
        deed=name,
        title=text(f"desk.market.{name}"),
        what=text(f"desk.market.{name}_what"),
        fields=fields,
        button=text(f"desk.market.{name}_button"),
    )
