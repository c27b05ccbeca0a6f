"""What was reported to have changed, and what the rules make of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from tirek.accounts.models import User
from tirek.casework.actions.accept_change import report_to_check
from tirek.casework.legal import service_of
from tirek.casework.local_day import local_day
from tirek.casework.models import Case
from tirek.casework.permissions import may
from tirek.casework.queries.change_effect import Difference, Effect, effect_of
from tirek.casework.queries.changes import (
    Report,
    can_report,
    cases_with_reports,
    open_reports,
)
from tirek.casework.refused import Refused
from tirek.kernel.money import Tenge
from tirek.kernel.text import Text
from tirek.procedure.answer import AnswerErrors
from tirek.web import formats
from tirek.web.access import officer
from tirek.web.components import Action, Cell, Field, Page, Problem, SummaryRow, Table
from tirek.web.components.own import own
from tirek.web.decision import Reason
from tirek.web.explanation import citations
from tirek.web.forms import question_fields
from tirek.web.language import current
from tirek.web.texts import spoken, text

SHOWN = 100
"""Reports on one page: the longest waiting; the rest comes up as these are checked."""


@dataclass(frozen=True)
class ChangePage(Page):
    """One report. `blocked` says why this officer cannot check it; there is no form then."""

    number: str = ""
    about: str = ""
    seq: int = 0
    told: Sequence[SummaryRow] = ()
    effect: Table | None = None
    effect_words: Sequence[str] = ()
    reasons: Sequence[Reason] = ()
    warning: str = ""
    blocked: str = ""
    fields: Sequence[Field] = ()


def change_page(
    request: HttpRequest, case: Case, report: Report, errors: Mapping[str, Text]
) -> ChangePage:
    """The report with what was typed; counted with that, or with what was reported."""
    fields = _fields(request, report, errors)
    effect, misfit = _effect(request, case, report)
    general = [Problem(spoken(errors[""]))] if "" in errors else []
    return ChangePage(
        title=spoken(report.change.title),
        back=reverse("desk:case", args=[case.number]),
        problems=[*general, *(Problem.of(one) for one in fields if one.error)],
        number=case.number,
        about=case.subject.full_name,
        seq=case.last_seq,
        told=_told(case, report),
        effect=_table(effect) if effect else None,
        effect_words=[spoken(one) for one in effect.told()] if effect else [],
        reasons=_reasons(effect) if effect else [],
        warning=misfit or (_would_refuse(effect) if effect else ""),
        blocked=_blocked(case, report, officer(request)),
        fields=fields,
    )


def change_actions(case: Case, user: User) -> list[Action]:
    """Links to the reports that wait, for whoever may check them."""
    if not case.changes_open or not may(user, "check_change", case):
        return []
    return [
        Action(
            reverse("desk:change", args=[case.number, one.seq]),
            text("desk.change.check", what=spoken(one.change.title)),
        )
        for one in open_reports(case)
    ]


def write_address(case: Case, user: User) -> str:
    """Where a change that was told is written down; "" for who may not, or a case that is over."""
    can = can_report(case) and may(user, "check_change", case)
    return reverse("desk:write-change", args=[case.number]) if can else ""


def changes_table(user: User, today: date) -> Table:
    """When it was reported, what, about whom."""
    waiting = [
        (report, case) for case in cases_with_reports(user)[:SHOWN] for report in open_reports(case)
    ]
    waiting.sort(key=lambda found: found[0].event.at)
    return Table(
        caption=text("desk.change.list"),
        caption_hidden=True,
        head=[Cell(text(f"desk.change.head_{name}")) for name in ("at", "what", "number", "who")],
        rows=[_row(report, case, user, today) for report, case in waiting],
        empty=text("desk.change.none"),
    )


def _row(report: Report, case: Case, user: User, today: date) -> list[Cell]:
    days = (today - local_day(report.event.at)).days
    waits = text("desk.change.waits", n=days) if days else ""
    there = reverse("desk:change", args=[case.number, report.seq])
    return [
        Cell(formats.day_short(report.event.at, current()), note=waits),
        Cell(
            spoken(report.change.title),
            href=there if may(user, "check_change", case) else "",
            header=True,
        ),
        Cell(case.number, href=reverse("desk:case", args=[case.number])),
        Cell(own(case.subject.full_name)),
    ]


def _told(case: Case, report: Report) -> list[SummaryRow]:
    event, change = report.event, report.change
    roles = service_of(case).lifecycle.roles
    by = f"{event.actor_name}, {spoken(roles[event.actor_role])}"
    files = [
        Action(reverse("desk:file", args=[case.number, one["id"]]), one["name"])
        for one in report.files
    ]
    rows = [
        SummaryRow(text("desk.change.told_by"), own(by),
                   note=formats.moment(event.at, current())),
        *(
            SummaryRow(spoken(field.label or change.title), _shown(field, report.answers))
            for field in change.question.fields_asked(report.answers)
        ),
    ]  # fmt: skip
    if report.words:
        rows.append(SummaryRow(text("desk.change.words"), own(report.words)))
    papers = "" if files else text("desk.change.no_papers")
    return [*rows, SummaryRow(text("desk.change.papers"), papers, actions=files)]


def _shown(field: Any, answers: Mapping[str, Any]) -> str:
    value = answers.get(field.id)
    words = field.words(value)
    if words is not None:
        return spoken(words)
    if field.kind == "date" and value:
        return formats.day(value, current())
    return own(str(value or "—"))


def _fields(request: HttpRequest, report: Report, errors: Mapping[str, Text]) -> list[Field]:
    raw: Any = request.POST.dict() if request.method == "POST" else None
    asked = question_fields(
        report.change.question, report.answers, raw=raw, errors=errors, heading=False
    )
    note = Field(
        "note",
        text("desk.change.note"),
        kind="textarea",
        hint=text("desk.change.note_hint"),
        error=spoken(errors["note"]) if "note" in errors else "",
        value=request.POST.get("note", ""),
        rows=3,
    )
    return [*asked, note]


def _effect(request: HttpRequest, case: Case, report: Report) -> tuple[Effect | None, str]:
    """What the rules make of it, or why they cannot."""
    if report.outcome is not None:
        return None, ""
    answers = report.answers
    try:
        if request.method == "POST":
            answers = report.change.question.read(request.POST.dict())
        return effect_of(case, report.change, answers, "officer", ""), ""
    except AnswerErrors:
        return None, ""
    except Refused as refused:
        return None, spoken(refused.text)


def _blocked(case: Case, report: Report, user: User) -> str:
    try:
        report_to_check(case, report.seq, user, report.event.at)
    except Refused as refused:
        return spoken(refused.text)
    return ""


def _would_refuse(effect: Effect) -> str:
    return text("desk.change.refused_as_a_whole") if effect.outcome == "refused" else ""


def _reasons(effect: Effect) -> list[Reason]:
    return [
        Reason(spoken(one.text), citations([cite.as_document() for cite in one.cites]))
        for one in effect.reasons
    ]


def _table(effect: Effect) -> Table | None:
    rows = [*effect.lost, *effect.other, *effect.gained]
    if not rows:
        return None
    return Table(
        caption=text("desk.change.effect"),
        head=[
            Cell(text("desk.change.head_period")),
            Cell(text("desk.change.head_before"), numeric=True),
            Cell(text("desk.change.head_after"), numeric=True),
        ],
        rows=[_line(one, lost=one in effect.lost, gained=one in effect.gained) for one in rows],
    )


def _line(one: Difference, *, lost: bool, gained: bool) -> list[Cell]:
    return [
        Cell(formats.month(one.period, current()), header=True),
        Cell("—" if gained else _sum(one.before), numeric=True),
        Cell("—" if lost else _sum(one.after), numeric=True),
    ]


def _sum(amount: Tenge | None) -> str:
    return text("web.decision.later") if amount is None else formats.money(str(amount), current())
