"""The applicant answers the notice of a hearing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.actions.note_event import note_event
from tirek.casework.hearing_texts import hearing_texts
from tirek.casework.legal import service_of
from tirek.casework.models import Case, Event
from tirek.casework.papers import Paper, keep_papers, named
from tirek.casework.permissions import require
from tirek.casework.record import locked
from tirek.casework.refused import Refused
from tirek.procedure.answer import sentences

Answer = Literal["will_come", "object", "agree", "waive"]


class WordsMissing(Refused):
    """Who objects in writing says what to."""


@transaction.atomic
def answer_hearing(
    *,
    case: Case,
    by: User,
    answer: Answer,
    words: str = "",
    papers: Sequence[Paper] = (),
    at: datetime,
    expected_seq: int | None = None,
) -> Event:
    """Say whether one comes, objects in writing, agrees or waives; the last answer stands.

    Raises NotAllowed, StaleCase, WordsMissing, PaperRefused, procedure's RefusedTransition.
    """
    case = locked(case, expected_seq)
    require(by, "answer_hearing", case)
    service_of(case).lifecycle.after(case.stage, "HearingAnswered", by="citizen")
    words, say = words.strip(), hearing_texts()
    if answer == "object" and not words:
        raise WordsMissing(say.refused["words_missing"], field="words")
    kept = keep_papers(case, papers, by=by, at=at)
    told = [say.told["answered"].format(answer=say.answer[answer])]
    told += [say.told["said"].format(said=words)] if words else []
    told += [say.told["papers"].format(papers=named(kept))] if kept else []
    return note_event(
        case=case,
        kind="HearingAnswered",
        by=by,
        at=at,
        may="answer_hearing",
        payload={"answer": answer, "words": words, "files": kept},
        told={"citizen": sentences(*told), "officer": sentences(*told)},
    )
