"""The applicant answers what was asked, or an officer writes down what was brought."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.actions.note_event import note_event
from tirek.casework.four_eyes import require_no_own_case
from tirek.casework.information_texts import information_texts
from tirek.casework.legal import service_of
from tirek.casework.models import Case, Event
from tirek.casework.papers import Paper, keep_papers, named
from tirek.casework.permissions import require
from tirek.casework.record import locked
from tirek.casework.refused import Refused
from tirek.kernel.text import Text
from tirek.procedure.answer import sentences


class NothingGiven(Refused):
    """Neither words nor a paper."""


@transaction.atomic
def give_information(
    *,
    case: Case,
    by: User,
    words: str = "",
    papers: Sequence[Paper] = (),
    at: datetime,
    expected_seq: int | None = None,
) -> Event:
    """Answer with words, papers or both; the case goes back into examination.

    Raises NotAllowed, StaleCase, OwnCase, NothingGiven, PaperRefused, procedure's
    RefusedTransition; then nothing is kept.
    """
    case = locked(case, expected_seq)
    require(by, "give_information", case)
    if by.is_officer:
        require_no_own_case(case, by, at)
    service_of(case).lifecycle.after(case.stage, "InformationGiven")  # was anything asked?
    words = words.strip()
    if not words and not papers:
        raise NothingGiven(information_texts().refused["nothing_given"], field="words")
    kept = keep_papers(case, papers, by=by, at=at)
    return note_event(
        case=case,
        kind="InformationGiven",
        by=by,
        at=at,
        may="give_information",
        payload={"words": words, "files": kept},
        told=_told(words, kept, by),
    )


def _told(words: str, kept: list[dict[str, Any]], by: User) -> dict[str, Text]:
    say = information_texts().told
    parts = [say["given"].format(words=words)] if words else []
    if kept:
        parts.append(say["given_papers"].format(papers=named(kept)))
    citizen = sentences(*parts)
    if by.is_citizen:
        return {"citizen": citizen, "officer": citizen}
    officer = [*parts, say["brought"].format(who=by.full_name)]
    return {"citizen": citizen, "officer": sentences(*officer)}
