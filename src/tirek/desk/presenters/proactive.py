"""Questions the state asked first: a list, and one of them in full."""

from collections.abc import Sequence

from django.urls import reverse

from tirek.desk.presenters.sms_journal import plain_name
from tirek.proactive.models import Request, RequestEvent
from tirek.procedure.proactive import proactive_table
from tirek.web import formats
from tirek.web.components import (
    LIFE_TONES,
    Action,
    Cell,
    Choice,
    Field,
    Moment,
    SummaryRow,
    Table,
)
from tirek.web.language import current
from tirek.web.texts import spoken, text

SEARCH, STAGE = "q", "stage"
HEADS = ("asked", "child", "service", "stage", "case")


def filters(search: str, stage: str) -> list[Field]:
    """What narrows the list."""
    table = proactive_table()
    stages = [one for one in table.stages if one.id != table.begins]
    any_ = Choice("", text("desk.queue.any_stage"), chosen=not stage)
    return [
        Field(
            SEARCH,
            text("desk.sms_journal.search"),
            hint=text("desk.sms_journal.search_hint"),
            value=search,
        ),
        Field(
            STAGE,
            text("desk.queue.filter_stage"),
            kind="select",
            choices=[
                any_,
                *(Choice(one.id, spoken(one.officer), chosen=one.id == stage) for one in stages),
            ],
        ),
    ]


def requests_table(requests: Sequence[Request]) -> Table:
    return Table(
        caption=text("desk.proactive.title"),
        caption_hidden=True,
        head=[Cell(text(f"desk.proactive.head_{name}")) for name in HEADS],
        rows=[_row(one) for one in requests],
        empty=text("desk.proactive.empty"),
    )


def _row(request: Request) -> list[Cell]:
    stage = proactive_table().stage(request.stage)
    return [
        Cell(
            formats.moment(request.asked_at, current()),
            href=reverse("desk:proactive-request", args=[request.pk]),
            header=True,
            note=request.phone,
        ),
        Cell(
            request.subject.full_name,
            note=text("desk.queue.applicant", name=request.applicant.full_name),
        ),
        Cell(plain_name(request.service)),
        Cell(spoken(stage.officer), tone=LIFE_TONES[stage.tone], note=_until(request)),
        _case(request),
    ]


def _until(request: Request) -> str:
    if proactive_table().stage(request.stage).terminal:
        return ""
    return text("desk.proactive.until", at=formats.moment(request.lapses_at, current()))


def _case(request: Request) -> Cell:
    if request.case is None:
        return Cell("—")
    return Cell(request.case.number, href=reverse("desk:case", args=[request.case.number]))


def request_rows(request: Request) -> list[SummaryRow]:
    """Who was asked, about whom, and where it stands."""
    stage = proactive_table().stage(request.stage)
    rows = [
        _person("about_whom", request.subject.full_name, request.subject.iin),
        _person("applicant", request.applicant.full_name, request.applicant.iin),
        SummaryRow(text("desk.case.phone"), request.phone),
        SummaryRow(text("desk.queue.filter_stage"), spoken(stage.officer), note=_until(request)),
    ]
    if request.case is None:
        return rows
    number = request.case.number
    link = Action(reverse("desk:case", args=[number]), text("desk.case.open"), number)
    return [*rows, SummaryRow(text("desk.proactive.head_case"), number, actions=[link])]


def _person(key: str, name: str, iin: str) -> SummaryRow:
    return SummaryRow(text(f"desk.case.{key}"), name, note=text("desk.case.iin", iin=iin))


def request_history(request: Request) -> list[Moment]:
    """What happened, in order, with the words that were asked and said."""
    stages = iter(_stages(request))
    return [
        Moment(
            title=spoken(proactive_table().title(event.kind)),
            when=formats.moment(event.at, current()),
            datetime=event.at.isoformat(),
            detail=_detail(event),
            tone=LIFE_TONES[proactive_table().stage(next(stages)).tone],
            by=spoken(proactive_table().roles[event.actor_role]),
        )
        for event in request.events.order_by("seq")
    ]


def _stages(request: Request) -> list[str]:
    """The stage after each event."""
    stage, after = proactive_table().begins, []
    for event in request.events.order_by("seq"):
        outcome = event.payload.get("outcome")
        stage = proactive_table().after(stage, f"{event.kind}.{outcome}" if outcome else event.kind)
        after.append(stage)
    return after


def _detail(event: RequestEvent) -> str:
    """The question, the answer as it was written, the reason why nothing was registered."""
    told = event.payload.get("question") or event.payload.get("why")
    if told:
        return spoken(told)
    said = event.line.content if event.line else ""
    return text("desk.proactive.said", said=said) if said else ""
