"""The page of a complaint, and the links to it from the dossier."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from tirek.accounts.models import User
from tirek.appeals.models import Complaint
from tirek.appeals.papers import LANGUAGES, papers_there_are
from tirek.appeals.permissions import Verb, may
from tirek.appeals.queries.complaints import complaints_in
from tirek.appeals.queries.history import last_of
from tirek.appeals.steps import is_possible
from tirek.casework.models import Case
from tirek.casework.permissions import may as may_in_case
from tirek.procedure.complaints.complaint import complaint_table
from tirek.web.complaint_view import ComplaintView, complaint_rows, complaint_view
from tirek.web.components import Action, Page, SummaryRow
from tirek.web.texts import spoken, text

STEPS: tuple[tuple[str, Verb, tuple[str, ...]], ...] = (
    ("satisfy", "satisfy", ("ComplaintDecided.satisfied",)),
    ("pass-on", "pass_on", ("ComplaintPassedOn.body",)),
    ("outcome", "record_outcome", ("ComplaintDecided.upheld",)),
    ("court", "record_court", ("CourtRecorded.claim", "CourtRecorded.granted")),
    ("withdrawn", "withdraw", ("ComplaintDecided.withdrawn",)),
)
"""A page of the desk, the permission it needs, the events it leads to; the main step first."""


@dataclass(frozen=True)
class DeskComplaintPage(Page):
    """Everything about a complaint."""

    case: Action | None = None
    view: ComplaintView | None = None
    rows: Sequence[SummaryRow] = ()
    about: Sequence[str] = ()
    actions: Sequence[Action] = ()
    papers: Sequence[Action] = ()


def complaint_page(complaint: Complaint, user: User) -> DeskComplaintPage:
    """The complaint, as this officer may act on it."""
    case = complaint.case
    return DeskComplaintPage(
        title=text("desk.complaint.title", number=complaint.number),
        back=reverse("desk:complaints"),
        case=Action(reverse("desk:case", args=[case.number]), case.number),
        view=complaint_view(complaint, "officer"),
        rows=complaint_rows(complaint, _file_address),
        about=[one.full_name for one in complaint.about.order_by("full_name")],
        actions=_actions(complaint, user),
        papers=_papers(complaint),
    )


def complaints_of_case(case: Case, user: User) -> list[Action]:
    """Links from the dossier: the complaints this officer may see, and keying in another."""
    links = [
        Action(reverse("desk:complaint", args=[one.number]), _named(one))
        for one in complaints_in(case, user)
    ]
    if may_in_case(user, "complain", case):
        links.append(
            Action(reverse("desk:complain", args=[case.number]), text("desk.complaint.key_in"))
        )
    return links


def _named(complaint: Complaint) -> str:
    stage = spoken(complaint_table().stage(complaint.stage).officer)
    return text("desk.complaint.in_dossier", number=complaint.number, stage=stage)


def _actions(complaint: Complaint, user: User) -> list[Action]:
    return [
        Action(
            reverse(f"desk:complaint-{page}", args=[complaint.number]),
            text(f"desk.complaint.do_{verb}"),
        )
        for page, verb, events in STEPS
        if may(user, verb, complaint) and any(is_possible(complaint, one, user) for one in events)
    ]


def _papers(complaint: Complaint) -> list[Action]:
    papers = [
        Action(
            reverse("desk:complaint-paper", args=[complaint.number, paper, language]),
            text(f"desk.complaint.{paper}_{language}"),
        )
        for paper in papers_there_are(complaint)
        for language in LANGUAGES
    ]
    if last_of(complaint, "ComplaintPassedOn") is None:
        return papers
    bundle = reverse("desk:complaint-bundle", args=[complaint.number])
    return [*papers, Action(bundle, text("desk.complaint.bundle"))]


def _file_address(complaint: Complaint, file: Any) -> str:
    return reverse("desk:complaint-file", args=[complaint.number, file])
