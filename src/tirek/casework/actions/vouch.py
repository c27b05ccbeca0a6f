"""The organisation that gave a paper says whether it holds, or since when it holds no more."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.actions.note_event import note_event
from tirek.casework.actions.report_change import record_report
from tirek.casework.legal import service_of
from tirek.casework.local_day import local_day
from tirek.casework.models import Case, Event, Vouching
from tirek.casework.permissions import require
from tirek.casework.queries.vouching import days_of, paper_of
from tirek.casework.record import locked
from tirek.casework.refused import Refused
from tirek.casework.vouching_texts import vouching_texts
from tirek.kernel.text import Text
from tirek.procedure.answer import sentences
from tirek.procedure.change import DAY
from tirek.procedure.deadline import shown

EVENTS: Mapping[str, str] = {
    Vouching.Answer.CONFIRMED: "FactConfirmed",
    Vouching.Answer.DISPUTED: "FactDisputed",
    Vouching.Answer.ENDED: "FactEnded",
}


@transaction.atomic
def vouch(
    *,
    vouching: Vouching,
    by: User,
    answer: str,
    note: str = "",
    since: date | None = None,
    at: datetime,
    expected_seq: int | None = None,
) -> Event:
    """Answer; a later answer counts, but what has ended does not begin again.

    A dispute says why in `note`; an end says the first day without it, no day of the future. An
    end is also a reported change of the case: a specialist checks it like any other, and until
    then payments hold the months after it. Raises NotAllowed, StaleCase, Refused, procedure's
    RefusedTransition.
    """
    case = locked(vouching.case, expected_seq)
    require(by, "vouch", case)
    found = Vouching.objects.select_for_update().get(pk=vouching.pk, office=by.office_id, case=case)
    found.case = case
    _refuse(found, answer, note.strip(), since, local_day(at))
    found.answer, found.since = answer, since if answer == Vouching.Answer.ENDED else None
    found.save(update_fields=["answer", "since"])
    told = _told(found, note.strip())
    payload = _payload(found, note.strip())
    if found.since is not None:
        payload["report"] = _reported(found, case, by, note.strip(), at).seq
    return note_event(
        case=case,
        kind=EVENTS[answer],
        by=by,
        at=at,
        may="vouch",
        payload=payload,
        told={"citizen": told, "officer": told},
    )


def _reported(vouching: Vouching, case: Case, by: User, note: str, at: datetime) -> Event:
    """The end as a change that a specialist checks: the paper's last day is another one."""
    fact = paper_of(vouching).until
    changes = service_of(case).changes.changes
    change = next(one for one in changes if one.fact == fact and one.value == DAY)
    assert vouching.since is not None
    answers = {DAY: (vouching.since - timedelta(days=1)).isoformat()}
    return record_report(case, change, answers, words=note, by=by, at=at, may="vouch")


def _refuse(vouching: Vouching, answer: str, note: str, since: date | None, today: date) -> None:
    say = vouching_texts().refused
    if vouching.since is not None:
        raise Refused(say["ended_already"].format(since=shown(vouching.since)))
    if answer == Vouching.Answer.DISPUTED and not note:
        raise Refused(say["note_missing"], field="note")
    if answer == Vouching.Answer.ENDED:
        _refuse_day(vouching, since, today)


def _refuse_day(vouching: Vouching, since: date | None, today: date) -> None:
    say = vouching_texts().refused
    if since is None:
        raise Refused(say["since_missing"], field="since")
    if since > today:
        raise Refused(say["since_future"], field="since")
    begins, *_, ends = (day for _, day in days_of(vouching))
    if begins and ends and not begins <= since <= ends:
        words = {"begins": shown(begins), "ends": shown(ends)}
        raise Refused(say["since_outside"].format(**words), field="since")


def _payload(vouching: Vouching, note: str) -> dict[str, Any]:
    """`since` is the first day without it; `value` the last day with it, as the fact has it."""
    paper, since = paper_of(vouching), vouching.since
    said: dict[str, Any] = {
        "office": vouching.office_id,
        "registry": vouching.registry,
        "fact": paper.until,
        "note": note,
    }
    if since is None:
        return {
            **said,
            "says": {path: str(day) if day else None for path, day in days_of(vouching)},
        }
    return {**said, "since": since.isoformat(), "value": (since - timedelta(days=1)).isoformat()}


def _told(vouching: Vouching, note: str) -> Text:
    paper = paper_of(vouching)
    words = vouching_texts().told[vouching.answer]
    since = shown(vouching.since) if vouching.since else ""
    said = words.format(
        office=vouching.office.name, paper=paper.paper, ended=paper.ended, since=since, note=note
    )
    return sentences(said, vouching_texts().told["waits"]) if since else said
