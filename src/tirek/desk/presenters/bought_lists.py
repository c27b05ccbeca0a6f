"""Lists of those to whom aids were issued, with the day by which each is due."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from tirek.accounts.bodies import in_hand
from tirek.accounts.models import Role, User
from tirek.desk.deeds import DeedForm, DeedsPage, problems
from tirek.desk.presenters.bought_files import files
from tirek.desk.presenters.sms_journal import plain_name
from tirek.kernel.calendar import YearNotKnown
from tirek.supply.models import Delivery, IssueList
from tirek.supply.queries.bought import lists_of
from tirek.supply.queries.issued import Issue, issues
from tirek.web import formats
from tirek.web.components import Action, Cell, Table
from tirek.web.day_typed import day_field
from tirek.web.language import current
from tirek.web.step import Stopped
from tirek.web.texts import text
from tirek.web.typed import chosen, typed

AT_ONCE = 200


def open_issues(user: User) -> list[Issue]:
    """What the officer's own department issued and is in no list yet."""
    place = user.place or ""
    ours = in_hand(user, "row__queue__service")
    services = Delivery.objects.filter(ours, row__queue__place=place, stage="issued").order_by()
    found = services.values_list("row__queue__service", flat=True).distinct()
    return [one for service in sorted(found) for one in issues(service, place)]


def late_words(found: Sequence[Issue], today: date) -> str:
    """What is said of lists whose term is over; "" where none is late."""
    late = [one for one in found if _is_late(one, today)]
    return text("desk.bought.lists_late", n=len(late)) if late else ""


def _is_late(one: Issue, today: date) -> bool:
    due = due_on(one)
    return due is not None and today > due


def due_on(one: Issue) -> date | None:
    """The last day of the list; None where no term is printed or its year has no calendar yet."""
    try:
        return one.due_on
    except YearNotKnown:
        return None


def lists_page(
    request: HttpRequest, user: User, found: Sequence[Issue], stopped: Stopped | None
) -> DeedsPage:
    """Those who are in no list yet, the lists that were sent, the papers of both."""
    reported = sorted({one.delivery.case.service for one in found if one.form.reported})
    send = text("desk.bought.send")
    services = [(name, plain_name(name)) for name in reported]
    label = text("desk.bought.service")
    may_send = bool(reported) and user.role == Role.SPECIALIST
    fields = [
        chosen(request, "service", label, stopped, services, start=(reported or [""])[0]),
        typed(request, "number", text("desk.bought.list_number"), stopped, width=20),
        day_field(request, "on", text("desk.bought.day"), stopped),
    ]
    form = DeedForm("send", send, send, text("desk.bought.send_what"), fields)
    sent = list(lists_of(user).order_by("-pk")[:AT_ONCE])
    return DeedsPage(
        title=text("desk.bought.lists_title"),
        back=reverse("desk:bought"),
        problems=problems(stopped),
        lead=text("desk.bought.lists_lead"),
        warning=late_words(found, timezone.localdate()),
        tables=[_open(found), _sent(sent)],
        links=[*_drafts(found), *(link for one in sent for link in _papers(one))],
        forms=[form] if may_send else [],
    )


def _open(found: Sequence[Issue]) -> Table:
    heads = ("person", "name", "pieces", "received_on", "due_on")
    today = timezone.localdate()
    return Table(
        caption=text("desk.bought.to_list"),
        head=[Cell(text(f"desk.bought.{name}")) for name in heads],
        rows=[_line(one, today) for one in found],
        empty=text("desk.bought.nobody_to_list"),
    )


def _line(one: Issue, today: date) -> list[Cell]:
    case, due = one.delivery.case, due_on(one)
    where = reverse("desk:bought-person", args=[one.delivery.pk])
    told = formats.day(due, current()) if due else text("desk.bought.no_term")
    late = _is_late(one, today)
    return [
        Cell(case.subject.full_name, href=where, header=True, note=case.number),
        Cell(one.step.payload["name"]),
        Cell(str(one.step.payload["pieces"])),
        Cell(formats.day(one.received_on, current())),
        Cell(
            told,
            tone="warning" if late else None,
            note=text("desk.bought.late") if late else "",
        ),
    ]


def _sent(sent: Sequence[IssueList]) -> Table:
    heads = ("list_number", "day", "service", "people_n", "by")
    return Table(
        caption=text("desk.bought.sent_lists"),
        head=[Cell(text(f"desk.bought.{name}")) for name in heads],
        rows=[
            [
                Cell(one.number, header=True),
                Cell(formats.day(one.on, current())),
                Cell(plain_name(one.service)),
                Cell(str(len(one.document["rows"]))),
                Cell(one.by_name),
            ]
            for one in sent
        ],
        empty=text("desk.bought.no_lists"),
    )


def _drafts(found: Sequence[Issue]) -> Iterator[Action]:
    kinds = {(one.delivery.case.service, one.form.reported) for one in found}
    for service, reported in sorted(kinds):
        paper = "open" if reported else "hygiene"
        named = text(f"desk.bought.{paper}_list", service=plain_name(service))
        yield from files(named, "bought-list-file", service, paper)


def _papers(one: IssueList) -> Iterator[Action]:
    named = text("desk.bought.list_named", number=one.number)
    yield from files(named, "bought-file", "list", one.pk)
