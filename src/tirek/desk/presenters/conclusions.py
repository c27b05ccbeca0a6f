"""Conclusions of commissions on the desk: for their members, and for the specialist of a case."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from tirek.accounts.models import User
from tirek.casework.models import Case, Conclusion
from tirek.casework.queries.conclusions import (
    conclusions_for,
    conclusions_of,
    faults_of,
    is_taken,
    members_of,
)
from tirek.desk.presenters.step import StepPage, step_page
from tirek.procedure.answer import PARTS
from tirek.procedure.commission import commissions
from tirek.web import formats
from tirek.web.components import Action, Cell, Choice, Field, Page, Problem, SummaryRow, Table
from tirek.web.forms import date_field
from tirek.web.language import current
from tirek.web.step import Stopped, blocked
from tirek.web.texts import spoken, text
from tirek.web.typed import chosen, typed


@dataclass(frozen=True)
class WritePage(Page):
    """The form of a conclusion."""

    fields: Sequence[Field] = ()


@dataclass(frozen=True)
class ConclusionPage(Page):
    """One conclusion; `may_sign` for a member who has not signed it yet."""

    rows: Sequence[SummaryRow] = ()
    may_sign: bool = False
    papers: Sequence[Action] = ()


def conclusions_table(member: User) -> Table:
    """Those that name the member, the latest first."""
    keys = ("number", "case", "given_on", "signatures")
    return Table(
        caption=text("desk.conclusions.title"),
        caption_hidden=True,
        head=[Cell(text(f"desk.conclusions.{key}")) for key in keys],
        rows=[_row(one, member) for one in conclusions_for(member)],
        empty=text("desk.conclusions.none"),
    )


def _row(conclusion: Conclusion, member: User) -> list[Cell]:
    signed = [one.member_id for one in conclusion.signatures.all()]
    count = text("desk.conclusions.signed_of", n=len(signed), of=len(conclusion.members))
    waits = text("desk.conclusions.yours") if member.pk not in signed else ""
    return [
        Cell(conclusion.number, href=reverse("desk:conclusion", args=[conclusion.pk]), header=True),
        Cell(_case(conclusion)),
        Cell(formats.day(conclusion.given_on, current())),
        Cell(count, note=waits, tone="warning" if waits else None),
    ]


def _case(conclusion: Conclusion) -> str:
    return conclusion.case.number if conclusion.case else _label("before_a_case")


def write_page(request: HttpRequest, member: User, stopped: Stopped | None) -> WritePage:
    """The form; everything that was typed stays."""
    kinds = [(key, spoken(one.name)) for key, one in commissions().items()]
    yes_no = [("yes", text("desk.conclusions.yes")), ("no", text("desk.conclusions.no"))]
    fields = [
        chosen(request, "commission", _label("commission"), stopped, kinds),
        typed(request, "number", _label("number"), stopped, width=20),
        _day(request, "given_on", stopped),
        typed(request, "case", _label("case"), stopped, width=20, optional=True),
        typed(request, "about_iin", _label("about_iin"), stopped, width=20, inputmode="numeric"),
        chosen(request, "positive", _label("positive"), stopped, yes_no),
        typed(request, "words", _label("words"), stopped, kind="textarea"),
        _day(request, "begins", stopped),
        _day(request, "ends", stopped),
        _members(request, member, stopped),
    ]
    return WritePage(
        title=text("desk.conclusions.write"),
        back=reverse("desk:conclusions"),
        problems=[Problem.of(field) for field in fields if field.error],
        fields=fields,
    )


def _label(name: str) -> str:
    return text(f"desk.conclusions.{name}")


def _day(request: HttpRequest, name: str, stopped: Stopped | None) -> Field:
    held = {f"{name}-{part}": request.POST.get(f"{name}-{part}", "") for part in PARTS}
    field = date_field(name, _label(name), held)
    error = stopped.why if stopped is not None and stopped.field == name else ""
    return Field(**{**field.__dict__, "error": error})


def _members(request: HttpRequest, member: User, stopped: Stopped | None) -> Field:
    sent = request.POST.getlist("members", [str(member.pk)])
    choices = [
        Choice(str(one.pk), one.full_name, chosen=str(one.pk) in sent)
        for one in members_of(member.office_id)
    ]
    error = stopped.why if stopped is not None and stopped.field == "members" else ""
    return Field("members", _label("members"), kind="checkboxes", choices=choices, error=error)


def conclusion_page(
    conclusion: Conclusion, member: User, stopped: Stopped | None
) -> ConclusionPage:
    """What a member reads before signing."""
    signed = {one.member_id for one in conclusion.signatures.all()}
    return ConclusionPage(
        title=text("desk.conclusions.one", number=conclusion.number),
        back=reverse("desk:conclusions"),
        problems=[stopped.problem] if stopped else [],
        rows=[*_about(conclusion), *_signatures(conclusion)],
        may_sign=member.pk not in signed,
        papers=[
            Action(
                reverse("desk:conclusion-paper", args=[conclusion.pk, paper.language]),
                text(f"desk.conclusions.paper_{paper.language}"),
            )
            for paper in conclusion.papers.order_by("language")
        ],
    )


def _about(conclusion: Conclusion) -> list[SummaryRow]:
    days = [day for day in (conclusion.begins, conclusion.ends) if day]
    return [
        SummaryRow(_label("commission"), spoken(commissions()[conclusion.commission].name)),
        SummaryRow(_label("given_on"), formats.day(conclusion.given_on, current())),
        SummaryRow(_label("case"), _case(conclusion)),
        SummaryRow(_label("about_iin"), conclusion.about_iin),
        SummaryRow(_label("positive"), _label("yes" if conclusion.positive else "no")),
        SummaryRow(_label("words"), conclusion.words),
        SummaryRow(_label("term"), " – ".join(formats.day(day, current()) for day in days) or "—"),
    ]


def _signatures(conclusion: Conclusion) -> list[SummaryRow]:
    """Each member with the time of the signature, or that it is missing."""
    signed = {one.member_id: one.signed_at for one in conclusion.signatures.all()}
    return [
        SummaryRow(
            one["name"],
            formats.moment(signed[one["user"]], current())
            if one["user"] in signed
            else _label("not_signed"),
            wrong=one["user"] not in signed,
        )
        for one in conclusion.members
    ]


def take_page(case: Case, user: User, stopped: Stopped | None) -> StepPage:
    """The conclusions about a case as choices; those that are in it already are not offered."""
    offered = [one for one in conclusions_of(case) if not is_taken(one, case)]
    error = stopped.why if stopped is not None and stopped.field == "conclusion" else ""
    choices = [Choice(str(one.pk), _name(one), hint=_faults(one, case)) for one in offered]
    nothing = "" if offered else text("desk.conclusions.none_for_case")
    return step_page(
        case,
        "take",
        blocked=blocked(case, user, "ConclusionGiven") or nothing,
        stopped=stopped,
        fields=[Field("conclusion", _label("which"), kind="radios", choices=choices, error=error)],
    )


def taken_rows(case: Case) -> list[SummaryRow]:
    """The conclusions that are in the case already."""
    return [
        SummaryRow(_name(one), one.words, id=f"conclusion-{one.pk}")
        for one in conclusions_of(case)
        if is_taken(one, case)
    ]


def _name(conclusion: Conclusion) -> str:
    name = spoken(commissions()[conclusion.commission].name)
    day = formats.day(conclusion.given_on, current())
    return text("desk.conclusions.name", commission=name, number=conclusion.number, day=day)


def _faults(conclusion: Conclusion, case: Case) -> str:
    """What keeps it from counting; that nothing does."""
    faults = " ".join(spoken(fault.text) for fault in faults_of(conclusion, case))
    return faults or _label("counts")
