"""A complaint as its complainant follows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from tirek.accounts.models import User
from tirek.appeals.models import Complaint
from tirek.appeals.papers import LANGUAGES, papers_there_are
from tirek.appeals.permissions import may
from tirek.appeals.queries.complaints import complaints_in, complaints_of
from tirek.appeals.queries.next_step import next_step
from tirek.appeals.steps import is_possible
from tirek.casework.models import Case
from tirek.procedure.complaints.complaint import complaint_table
from tirek.web.complaint_view import ComplaintView, complaint_rows, complaint_view
from tirek.web.components import LIFE_TONES, Action, Page, SummaryRow, Tone
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class ComplaintLine:
    """A complaint in the list."""

    number: str
    case: str
    stage: str
    tone: Tone
    next: str


@dataclass(frozen=True)
class ComplaintPage(Page):
    """Everything about one's own complaint."""

    about: str = ""
    view: ComplaintView | None = None
    papers: Sequence[Action] = ()
    rows: Sequence[SummaryRow] = ()
    withdraw: str = ""


def own_complaints(user: User) -> list[ComplaintLine]:
    """The lines of the list."""
    return [_line(complaint) for complaint in complaints_of(user)]


def complaints_about(case: Case, user: User) -> list[Action]:
    """Links to the complaints about a case, for the page of the case."""
    return [
        Action(
            reverse("complaint", args=[one.number]),
            text("portal.complaint.on_case_own", number=one.number, stage=_stage(one)),
        )
        for one in complaints_in(case, user)
    ]


def complaint_page(complaint: Complaint, user: User) -> ComplaintPage:
    """The page of a complaint that the user may see."""
    return ComplaintPage(
        title=text("portal.complaint.title", number=complaint.number),
        back=reverse("complaints"),
        about=text("portal.complaint.about_case", number=complaint.case.number),
        view=complaint_view(complaint, "citizen"),
        papers=[
            Action(
                reverse("complaint-paper", args=[complaint.number, paper, language]),
                text(f"portal.complaint.{paper}_{language}"),
            )
            for paper in papers_there_are(complaint)
            for language in LANGUAGES
        ],
        rows=complaint_rows(complaint, _file_address),
        withdraw=_withdraw(complaint, user),
    )


def _withdraw(complaint: Complaint, user: User) -> str:
    can = may(user, "withdraw", complaint)
    can = can and is_possible(complaint, "ComplaintDecided.withdrawn", user)
    return reverse("complaint-withdraw", args=[complaint.number]) if can else ""


def _line(complaint: Complaint) -> ComplaintLine:
    return ComplaintLine(
        number=complaint.number,
        case=text("portal.complaint.about_case", number=complaint.case.number),
        stage=_stage(complaint),
        tone=LIFE_TONES[complaint_table().stage(complaint.stage).tone],
        next=spoken(next_step(complaint)),
    )


def _stage(complaint: Complaint) -> str:
    return spoken(complaint_table().stage(complaint.stage).citizen)


def _file_address(complaint: Complaint, file: Any) -> str:
    return reverse("complaint-file", args=[complaint.number, file])
