"""A member of a commission writes down what it concluded; each who took part then signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from tirek.accounts.models import User
from tirek.casework.conclusion_texts import conclusion_texts
from tirek.casework.local_day import local_day
from tirek.casework.models import UNDECIDED, Case, Conclusion
from tirek.casework.permissions import may
from tirek.casework.queries.conclusions import members_of
from tirek.casework.refused import Refused
from tirek.procedure.commission import CommissionId


class ConclusionRefused(Refused):
    """The conclusion cannot be written down so; `field` says where."""


@dataclass(frozen=True)
class Written:
    """What the commission concluded; `members` are the keys of the people who took part.

    `case_number` "" is a conclusion given before anybody applied.
    """

    commission: CommissionId
    case_number: str
    about_iin: str
    number: str
    given_on: date
    positive: bool
    words: str
    members: Sequence[int]
    begins: date | None = None
    ends: date | None = None


def write_conclusion(*, written: Written, by: User, at: datetime) -> Conclusion:
    """Keep the conclusion, not signed yet. Raises ConclusionRefused; then nothing was kept."""
    case, office = _case(written, by), by.office
    assert office is not None  # whoever may conclude works in one
    _require_complete(written, at)
    composition = {one.pk: one.full_name for one in members_of(office.pk)}
    members = [
        {"user": key, "name": name} for key, name in composition.items() if key in written.members
    ]
    if not members:
        raise _refused("members_missing", "members")
    try:
        with transaction.atomic():
            return Conclusion.objects.create(
                case=case,
                commission=written.commission,
                office=office,
                number=written.number.strip(),
                given_on=written.given_on,
                about_iin=written.about_iin,
                positive=written.positive,
                words=written.words.strip(),
                begins=written.begins,
                ends=written.ends,
                composition=len(composition),
                members=members,
                written_by=by,
                written_at=at,
            )
    except IntegrityError as taken:
        raise _refused("number_taken", "number") from taken


def _case(written: Written, by: User) -> Case | None:
    if not written.case_number.strip():
        return None
    found = Case.objects.filter(number=written.case_number.strip(), stage__in=UNDECIDED).first()
    if found is None or not may(by, "conclude", found):
        raise _refused("no_such_case", "case")
    return found


def _require_complete(written: Written, at: datetime) -> None:
    if not written.number.strip():
        raise _refused("number_missing", "number")
    if not written.words.strip():
        raise _refused("words_missing", "words")
    if written.given_on > local_day(at):
        raise _refused("in_the_future", "given_on")
    if written.begins and written.ends and written.ends < written.begins:
        raise _refused("days", "ends")


def _refused(key: str, field: str) -> ConclusionRefused:
    return ConclusionRefused(conclusion_texts().refused[key], field=field)
