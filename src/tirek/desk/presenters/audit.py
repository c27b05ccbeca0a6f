"""The auditor's first page: the last walk through the register, one case, the seals."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from tirek.accounts.models import User
from tirek.audit.broken import Broken
from tirek.audit.models import Seal, WalkResult
from tirek.audit.queries.oversight import last_walk
from tirek.audit.queries.verify import verify_case
from tirek.audit.texts import texts
from tirek.casework.models import Case
from tirek.casework.permissions import visible_to
from tirek.web import formats
from tirek.web.components import Field, SummaryRow, Tab
from tirek.web.language import current
from tirek.web.texts import spoken, text

NUMBER = "case"
LISTS = {
    "audit": "chain",
    "audit-looks": "looks",
    "audit-overruled": "overruled",
    "audit-attempts": "attempts",
    "audit-deputies": "deputies",
    "audit-signs": "signs",
}
TOLD = 50
"""Broken links that the page names; all are counted, and the terminal tells them all."""


@dataclass(frozen=True)
class CaseChecked:
    """What walking one case showed; `export` leads to the case as a file."""

    told: Sequence[str]
    whole: bool
    export: str = ""


@dataclass(frozen=True)
class RegisterChecked:
    """What the last walk showed of the whole register."""

    rows: Sequence[SummaryRow]
    told: str
    whole: bool
    broken: Sequence[str]
    elsewhere: str


@dataclass(frozen=True)
class AuditView:
    """The page."""

    tabs: Sequence[Tab]
    register: RegisterChecked | None
    waiting: str
    number: Field
    case: CaseChecked | None
    seals: Sequence[SummaryRow]


def audit_tabs(request: HttpRequest) -> list[Tab]:
    """The lists of the audit."""
    return [
        Tab(href, text(f"desk.audit.{name}"), chosen=request.path == href)
        for page, name in LISTS.items()
        for href in [reverse(f"desk:{page}")]
    ]


def audit_view(request: HttpRequest, user: User) -> AuditView:
    """Everything of the page."""
    walked, typed = last_walk(), request.GET.get(NUMBER, "").replace("\0", "").strip()[:40]
    checked = _case(user, typed) if typed else None
    missing = text("desk.audit.no_case") if typed and checked is None else ""
    waiting = ""
    if walked.waiting is not None:
        at = formats.moment(walked.waiting.asked_at, current())
        waiting = text("desk.audit.waiting", at=at)
    return AuditView(
        tabs=audit_tabs(request),
        register=_register(walked.result, user) if walked.result else None,
        waiting=waiting,
        number=Field(NUMBER, text("desk.audit.number"), value=typed, error=missing, width=20),
        case=checked,
        seals=_seals(),
    )


def _register(result: WalkResult, user: User) -> RegisterChecked:
    here, elsewhere = _seen_by(user, result.broken)
    found = text("desk.audit.broken_n", n=formats.number(result.found, current()))
    return RegisterChecked(
        rows=_rows(result),
        told=found if result.found else text("desk.audit.whole"),
        whole=not result.found,
        broken=[spoken(one.text) for one in here[:TOLD]],
        elsewhere=text("desk.audit.elsewhere", n=elsewhere) if elsewhere else "",
    )


def _seen_by(user: User, broken: Sequence[Mapping[str, Any]]) -> tuple[list[Broken], int]:
    """The links of cases the user may see, and of none; how many are of other cases."""
    links = [Broken(one["kind"], one["case"], one["values"]) for one in broken]
    numbers = {link.case for link in links if link.case}
    seen = set(visible_to(user).filter(number__in=numbers).values_list("number", flat=True))
    here = [link for link in links if not link.case or link.case in seen]
    return here, len(links) - len(here)


def _rows(result: WalkResult) -> list[SummaryRow]:
    parts = texts().parts
    looked_at = [
        f"{spoken(parts[part])}: {formats.number(n, current())}"
        for part, n in result.looked_at.items()
    ]
    seconds = round((result.ended_at - result.begun_at).total_seconds())
    by = result.walk.asked_by
    return [
        SummaryRow(text("desk.audit.ended"), formats.moment(result.ended_at, current())),
        SummaryRow(text("desk.audit.took"),
                   text("desk.audit.seconds", n=formats.number(seconds, current()))),
        SummaryRow(text("desk.audit.asked_by"),
                   by.full_name if by else text("desk.audit.by_itself")),
        SummaryRow(text("desk.audit.looked_at"), items=looked_at),
    ]  # fmt: skip


def _case(user: User, number: str) -> CaseChecked | None:
    """The chain of a case the user may see, walked now; None for any other."""
    case = visible_to(user).filter(number=number.upper()).first()
    if case is None:
        return None
    walked: list[str] = []
    links = list(verify_case(case.number, walked.append))
    return CaseChecked(
        [spoken(link.text) for link in links] or [_whole(case, len(walked))],
        whole=not links,
        export=reverse("desk:export", args=[case.number]),
    )


def _whole(case: Case, events: int) -> str:
    return text("desk.audit.case_whole", number=case.number, n=events)


def _seals() -> list[SummaryRow]:
    last = Seal.objects.order_by("number").last()
    if last is None:
        return [SummaryRow(text("desk.audit.last_seal"), text("desk.audit.no_seal"))]
    at = formats.moment(last.at, current())
    return [SummaryRow(text("desk.audit.last_seal"), f"№ {last.number}, {at}", note=last.hash)]
