"""A complaint is lodged: registered whatever it says and whenever it comes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from tirek.accounts.models import Role, User
from tirek.appeals.actions.pass_on import pass_on
from tirek.appeals.models import OPEN, Complaint
from tirek.appeals.permissions import handlers
from tirek.appeals.queries.subject import known_since, took_part
from tirek.appeals.steps import told_of
from tirek.appeals.texts import names, refused, told
from tirek.casework.actions.note_event import note_event
from tirek.casework.actions.submit import CalendarMissing
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.legal import service_of, working_calendar
from tirek.casework.local_day import local_day
from tirek.casework.models import Case
from tirek.casework.numbers import next_number
from tirek.casework.permissions import NotAllowed, require
from tirek.casework.record import locked
from tirek.casework.refused import Refused
from tirek.documents.models import StoredFile
from tirek.kernel.calendar import YearNotKnown
from tirek.procedure.complaints.complaint import Against, complaint_table, due, lodge_by
from tirek.procedure.deadline import Deadline, Received, received_on, shown

LIMIT_OF_TEXT = 10_000
LIMIT_OF_FILES = 10
"""Technical limits."""
FILE_KIND = "complaint"

CHANNELS: Mapping[str, str] = {Role.CITIZEN: "portal", Role.OPERATOR: "state_corporation"}
"""How a complaint comes in, by the role of who enters it; on paper to the department otherwise."""


class NotLodged(Refused):
    """Something is missing in what was said; the text says what."""


@dataclass(frozen=True)
class Said:
    """What the complainant says. `on`: the day it happened, where the case does not tell it."""

    against: Against
    text: str
    wish: str = ""
    officers: Sequence[User] = ()
    officer_named: str = ""
    on: date | None = None
    late_because: str = ""
    complainant: str = ""
    representative: bool = False
    files: Sequence[UUID] = ()


@dataclass(frozen=True)
class _Counted:
    """What follows from the moment."""

    at: datetime
    received: Received
    told_on: date
    lodge_by: Deadline
    deadline: Deadline

    @property
    def late(self) -> bool:
        """Whether it came after the last day; the day itself lasts to midnight."""
        return local_day(self.at) > self.lodge_by.due_on


@transaction.atomic
def lodge(*, case: Case, by: User, said: Said, language: str, at: datetime) -> Complaint:
    """Register the complaint and write it into the chain of its case.

    Late is not refused: it is accepted and marked. The same one sent twice is registered once.
    Where every officer of the department took part in what it is about, it is passed on at once.
    Raises NotAllowed, OwnCase, NotLodged, CalendarMissing; then nothing was written.
    """
    case = locked(case)
    require(by, "complain", case)
    if by.is_officer:
        require_no_own_case(case, by, at)
    _check(said)
    about = {*said.officers, *took_part(case, said.against)}
    if by in about:
        raise NotAllowed(refused().it_is_about_you)
    twice = _same(case, by, said)
    if twice is not None:
        return twice
    counted = _count(case, said, at)
    complaint = _register(case, by, said, counted, language)
    complaint.about.set(about)
    complaint.files.set(_files(by, said.files))
    note_event(
        case=case,
        kind="ComplaintLodged",
        by=by,
        at=at,
        may="complain",
        payload=_payload(complaint, counted),
        told=told_of(_told(complaint, counted)),
        basis=[counted.deadline.cite.as_document()],
    )
    if not handlers(complaint).exists():
        pass_on(complaint=complaint, by=None, addressee="body", at=at)
        complaint.refresh_from_db()
    return complaint


def last_day(case: Case, said: Said, at: datetime) -> date:
    """The last day for such a complaint: late is asked why. Raises NotLodged, CalendarMissing."""
    return _count(case, said, at).lodge_by.due_on


def _check(said: Said) -> None:
    if not said.text.strip():
        raise NotLodged(refused().text_missing, field="text")
    for field in ("text", "wish"):
        if len(getattr(said, field)) > LIMIT_OF_TEXT:
            raise NotLodged(refused().too_long.format(limit=LIMIT_OF_TEXT), field=field)
    if len(said.files) > LIMIT_OF_FILES:
        raise NotLodged(refused().too_many_files.format(limit=LIMIT_OF_FILES), field="files")
    if said.against == "conduct" and not (said.officers or said.officer_named.strip()):
        raise NotLodged(refused().officer_missing, field="officer")


def _same(case: Case, by: User, said: Said) -> Complaint | None:
    mine = case.complaints.filter(stage__in=OPEN, against=said.against, text=said.text.strip())
    entered = {"complainant_user": by} if by.is_citizen else {"taken_by": by}
    return mine.filter(**entered).first()


def _count(case: Case, said: Said, at: datetime) -> _Counted:
    passport, calendar = service_of(case).passport, working_calendar()
    terms = passport.process.appeal
    told_on = known_since(case, said.against, local_day(at)) or _day_said(said, at)
    try:
        received = received_on(at, passport.hours, calendar)
        deadline = due("lodged", terms, received.on, calendar)
        assert deadline is not None  # what has just been lodged waits for an answer
        return _Counted(at, received, told_on, lodge_by(terms, told_on, calendar), deadline)
    except YearNotKnown as unknown:
        raise CalendarMissing(unknown.text) from unknown


def _day_said(said: Said, at: datetime) -> date:
    if said.against == "decision":
        raise NotLodged(refused().nothing_decided, field="against")
    if said.on is None:
        raise NotLodged(refused().day_missing, field="on")
    if said.on > local_day(at):
        raise NotLodged(refused().day_ahead, field="on")
    return said.on


def _register(case: Case, by: User, said: Said, counted: _Counted, language: str) -> Complaint:
    stage = complaint_table().after("not_lodged", "ComplaintLodged")
    return Complaint.objects.create(
        number=next_number(case.place, counted.received.on.year, kind="SH"),
        case=case,
        place=case.place,
        against=said.against,
        officer_named=said.officer_named.strip(),
        complainant=said.complainant.strip() or by.full_name,
        representative=said.representative,
        complainant_user=by if by.is_citizen else case.applicant_user,
        taken_by=None if by.is_citizen else by,
        text=said.text.strip(),
        wish=said.wish.strip(),
        channel=CHANNELS.get(by.role, "department"),
        language=language,
        lodged_at=counted.at,
        received_on=counted.received.on,
        told_on=counted.told_on,
        late=counted.late,
        late_because=said.late_because.strip() if counted.late else "",
        stage=stage,
        due_on=counted.deadline.due_on,
    )


def _files(by: User, wanted: Sequence[UUID]) -> list[StoredFile]:
    """Files the same person has just stored for this complaint and for nothing else."""
    free = StoredFile.objects.filter(kind=FILE_KIND, uploaded_by=by, complaints=None)
    found = list(free.filter(pk__in=wanted))
    if len(found) < len(set(wanted)):
        raise NotLodged(refused().file_gone, field="files")
    return found


def _payload(complaint: Complaint, counted: _Counted) -> dict[str, Any]:
    return {
        "complaint": complaint.number,
        "against": complaint.against,
        "about": [{"id": one.pk, "name": one.full_name} for one in complaint.about.order_by("pk")],
        "officer_named": complaint.officer_named,
        "complainant": complaint.complainant,
        "representative": complaint.representative,
        "text": complaint.text,
        "wish": complaint.wish,
        "files": [
            {"id": str(file.pk), "name": file.name, "sha256": file.sha256}
            for file in complaint.files.order_by("uploaded_at", "pk")
        ],
        "channel": complaint.channel,
        "language": complaint.language,
        "told_on": counted.told_on,
        "lodge_by": counted.lodge_by.as_document(),
        "late": complaint.late,
        "late_because": complaint.late_because,
        "received": counted.received.as_document(),
        "deadline": counted.deadline.as_document(),
    }


def _told(complaint: Complaint, counted: _Counted) -> list[Any]:
    lodged = told().lodged.format(
        number=complaint.number,
        against=names().against[complaint.against],
        due_on=shown(counted.deadline.due_on),
    )
    late = told().lodged_late.format(lodge_by=shown(counted.lodge_by.due_on))
    return [lodged, late] if complaint.late else [lodged]
