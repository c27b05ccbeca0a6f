"""The specialist asks the applicant for what is missing, and says until when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.actions.note_event import note_event
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.information_texts import information_texts
from tirek.casework.legal import service_of, working_calendar
from tirek.casework.local_day import local_day
from tirek.casework.models import Case, Event
from tirek.casework.permissions import require
from tirek.casework.queries.information import may_be_asked, titles
from tirek.casework.record import locked
from tirek.casework.refused import Refused
from tirek.kernel.calendar import YearNotKnown
from tirek.kernel.text import Text
from tirek.procedure.answer import listed, sentences
from tirek.procedure.deadline import shown, span_end
from tirek.procedure.process import Information


class NothingAsked(Refused):
    """Neither a paper nor words, or a term into a year without a calendar."""


@transaction.atomic
def request_information(
    *,
    case: Case,
    by: User,
    requirements: Sequence[str] = (),
    words: str = "",
    at: datetime,
    expected_seq: int | None = None,
) -> Event:
    """Ask for papers (by the ids of requirements) and for what the words say.

    What does not concern this applicant is not asked for: income where the assistance does not
    depend on it. The last day follows from the passport. Raises NotAllowed, StaleCase, OwnCase,
    NothingAsked, procedure's RefusedTransition.
    """
    case = locked(case, expected_seq)
    require(by, "request_information", case)
    require_no_own_case(case, by, at)
    wanted = [one for one in may_be_asked(case) if one.id in requirements]
    words = words.strip()
    if not wanted and not words:
        raise NothingAsked(information_texts().refused["nothing_asked"], field="words")
    information = service_of(case).passport.process.information
    until = _last_day(information, at)
    return note_event(
        case=case,
        kind="InformationRequested",
        by=by,
        at=at,
        may="request_information",
        payload={
            "asked": [{"requirement": one.id, "title": one.title.as_dict()} for one in wanted],
            "words": words,
            "until": until,
            "pauses": information.pauses,
        },
        told=_told(case, [one.id for one in wanted], words, shown(until), information.pauses),
        basis=[cite.as_document() for cite in information.answer_within.cites],
    )


def _last_day(information: Information, at: datetime) -> date:
    try:
        return span_end(information.answer_within, local_day(at), working_calendar())
    except YearNotKnown as unknown:
        raise NothingAsked(unknown.text) from unknown


def _told(
    case: Case, requirements: Sequence[str], words: str, until: str, pauses: bool
) -> dict[str, Text]:
    say = information_texts().told
    named = titles(case, requirements)
    if words:
        named.append(Text(words, words, words))
    asked = say["asked"].format(until=until, asked=listed(named, "; "))
    clock = say["waits" if pauses else "runs"]
    return {
        "citizen": sentences(asked, say["otherwise"], clock),
        "officer": sentences(asked, clock),
    }
