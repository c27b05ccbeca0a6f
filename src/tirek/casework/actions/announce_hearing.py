"""The specialist tells the applicant of the preliminary refusal, and when they will be heard."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.actions.note_event import note_event
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.hearing_texts import hearing_texts
from tirek.casework.legal import service_of, working_calendar
from tirek.casework.local_day import local_day
from tirek.casework.models import Case, Event
from tirek.casework.overruling import judged_with
from tirek.casework.permissions import require
from tirek.casework.queries.hearing import must_be_heard, rules_of_hearing, window_on
from tirek.casework.queries.proposal import basis_of
from tirek.casework.record import locked
from tirek.casework.refused import Refused
from tirek.kernel.calendar import YearNotKnown
from tirek.kernel.text import Text
from tirek.law.decision import Decision
from tirek.law.overrule import Overrules
from tirek.procedure.answer import sentences
from tirek.procedure.complaints.hearing import OutsideTheWindow, Window, check_moment
from tirek.procedure.deadline import ALMATY, shown

Way = Literal["room", "phone", "video"]


class CannotAnnounce(Refused):
    """No hearing is held or needed, or not on that day; the text says what is possible."""


@dataclass(frozen=True)
class Meeting:
    """When and how the applicant is heard; `where` is a room, a number or an address."""

    at: datetime
    way: Way
    where: str


@transaction.atomic
def announce_hearing(
    *,
    case: Case,
    by: User,
    meeting: Meeting,
    late_because: str = "",
    overrule: Overrules | None = None,
    at: datetime,
    expected_seq: int | None = None,
) -> Event:
    """Set the hearing on the refusal that the law gives on the facts known now.

    After the last day for the notice only with the reason why it is late, which stays in the
    case. Raises NotAllowed, StaleCase, OwnCase, CannotAnnounce, OverruleRefused, procedure's
    RefusedTransition.
    """
    case = locked(case, expected_seq)
    require(by, "announce_hearing", case)
    require_no_own_case(case, by, at)
    service_of(case).lifecycle.after(case.stage, "HearingAnnounced")
    judged = judged_with(case, overrule, by)
    _require_a_reason_to_hear(case, judged.decision)
    window = _window(case, meeting, late_because, at)
    document = judged.as_document()
    hearing = _hearing(meeting, window, late_because)
    return note_event(
        case=case,
        kind="HearingAnnounced",
        by=by,
        at=at,
        may="announce_hearing",
        payload={**document, "hearing": hearing},
        told=_told(judged.decision, hearing, window),
        basis=[*basis_of(document["decision"]), *window.as_document()["cites"]],  # type: ignore[misc]
        changes={"hearing_at": meeting.at},
    )


def _hearing(meeting: Meeting, window: Window, late_because: str) -> dict[str, object]:
    return {
        **window.as_document(),
        "at": meeting.at.astimezone(UTC),
        "way": meeting.way,
        "where": meeting.where.strip(),
        "late_because": late_because.strip() if window.is_late else "",
    }


def _require_a_reason_to_hear(case: Case, decision: Decision) -> None:
    say, rules = hearing_texts().refused, rules_of_hearing(case)
    if not rules.held:
        raise CannotAnnounce(say["none_is_held"].format(why=rules.why))
    if decision.outcome == "undecidable":
        raise CannotAnnounce(say["facts_are_missing"])
    if decision.outcome == "granted":
        raise CannotAnnounce(say["nothing_to_hear"])
    if not must_be_heard(case, decision):
        raise CannotAnnounce(say["heard_already"])


def _window(case: Case, meeting: Meeting, late_because: str, at: datetime) -> Window:
    """Raises CannotAnnounce, at the field that is wrong."""
    if not meeting.where.strip():
        raise CannotAnnounce(hearing_texts().refused["where_missing"], field="where")
    hours = service_of(case).passport.hours
    try:
        window = window_on(case, local_day(at))
        check_moment(window, meeting.at, hours, working_calendar())
    except OutsideTheWindow as outside:
        raise CannotAnnounce(outside.text, field=outside.what) from outside
    except YearNotKnown as unknown:
        raise CannotAnnounce(unknown.text, field="day") from unknown
    if window.is_late and not late_because.strip():
        raise CannotAnnounce(window.too_late, field="late_because")
    return window


def _told(decision: Decision, hearing: dict[str, Any], window: Window) -> dict[str, Text]:
    say = hearing_texts()
    local = hearing["at"].astimezone(ALMATY)
    told = say.told["announced"].format(
        reasons=sentences(*[reason.text for reason in decision.reasons]),
        day=shown(local.date()),
        time=f"{local:%H:%M}",
        way=say.way[hearing["way"]],
        where=hearing["where"],
    )
    if not window.is_late:
        return {"citizen": told, "officer": told}
    reason = hearing["late_because"]
    late = say.told["late"].format(notice_by=shown(window.notice_by), reason=reason)
    return {"citizen": told, "officer": sentences(told, late)}
