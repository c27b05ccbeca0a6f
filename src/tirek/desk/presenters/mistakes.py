"""What was noted by mistake, as officers see it."""

from collections.abc import Iterator, Sequence

from django.http import HttpRequest
from django.urls import reverse

from tirek.accounts.models import User
from tirek.casework.models import Case
from tirek.casework.permissions import ROLES
from tirek.desk.deeds import DeedForm, DeedsPage, problems
from tirek.procedure.supply.choice import choice_table
from tirek.supply.models import ChoiceStep, Mistake, Row
from tirek.supply.queries.mistakes import Noted, may_be_mistaken
from tirek.web import formats
from tirek.web.components import Cell, Table
from tirek.web.language import current
from tirek.web.step import Stopped
from tirek.web.texts import spoken, text
from tirek.web.typed import chosen, typed


def mistakes_table(shown: Sequence[Mistake]) -> Table:
    """A line for each."""
    heads = ("person", "noted", "ground", "by")
    return Table(
        caption=text("desk.mistakes.title"),
        caption_hidden=True,
        head=[Cell(text(f"desk.mistakes.{name}")) for name in heads],
        rows=[_line(one) for one in shown],
        empty=text("desk.mistakes.none"),
    )


def _line(one: Mistake) -> list[Cell]:
    case, where = one.case, reverse("desk:mistake", args=[one.case.number])
    return [
        Cell(case.subject.full_name, href=where, header=True, note=case.number),
        Cell(_words(one.stop or one.row or one.step)),
        Cell(one.ground),
        Cell(one.by_name, note=formats.moment(one.at, current())),
    ]


def _words(noted: Noted | None) -> str:
    """What was noted, when, and with which words."""
    assert noted is not None, "a mistake is about something"
    when = formats.moment(noted.at, current())
    if isinstance(noted, Row):
        return text("desk.mistakes.row", when=when, reason=noted.reason)
    if isinstance(noted, ChoiceStep):
        what, reason = spoken(choice_table().title(noted.kind)), noted.payload.get("reason", "")
        return text("desk.mistakes.step", when=when, what=what, reason=reason)
    day = formats.day(noted.first, current())
    return text("desk.mistakes.stop", when=when, day=day, reason=noted.source)


def mistake_page(
    request: HttpRequest, case: Case, user: User, stopped: Stopped | None
) -> DeedsPage:
    """What was said so far; the form of who may say it, the button of who may correct it."""
    said = case.mistakes.select_related("case__subject", "stop", "row", "step", "undone")
    return DeedsPage(
        title=text("desk.mistakes.one"),
        back=reverse("desk:mistakes"),
        problems=problems(stopped),
        lead=text("desk.mistakes.what"),
        table=mistakes_table([one for one in said if not hasattr(one, "undone")]),
        forms=list(_forms(request, case, user, stopped)),
    )


def _forms(
    request: HttpRequest, case: Case, user: User, stopped: Stopped | None
) -> Iterator[DeedForm]:
    if user.role in ROLES["undo_mistake"]:
        for one in case.mistakes.filter(undone=None):
            title = text("desk.mistakes.undo")
            yield DeedForm(f"undo-{one.pk}", title, title, text("desk.mistakes.undo_what"))
    can = may_be_mistaken(case)
    if user.role in ROLES["keep_queue"] and can:
        options = [(name, _words(one)) for name, one in can.items()]
        fields = [
            chosen(request, "what", text("desk.mistakes.noted"), stopped, options),
            typed(request, "ground", text("desk.mistakes.ground"), stopped, kind="textarea"),
        ]
        title = text("desk.mistakes.say")
        yield DeedForm("say", title, title, fields=fields)
