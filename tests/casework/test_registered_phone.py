"""A code goes to the telephone a person showed up with last, whatever the time of day was."""

from datetime import datetime

import pytest

from counter_making import COMPLETE, filled_in, operator
from making import answers, citizen, draft_ready, signed, submitted
from tirek.accounts.models import User
from tirek.casework.actions.keep_draft import save_answers
from tirek.casework.actions.submit import submit
from tirek.casework.queries.registered_phone import registered_phone
from tirek.procedure.deadline import ALMATY
from tirek.reception.actions.accept import accept
from tirek.reception.actions.check_papers import check_papers

pytestmark = pytest.mark.django_db
SIGNED_WITH, NAMED_AT_COUNTER = "+77011234567", "+77017654321"


def there(day: int, hour: int) -> datetime:
    """A moment of September 2025 by the clocks of Almaty; the eleventh is a Thursday."""
    return datetime(2025, 9, day, hour, tzinfo=ALMATY)


def signs(mother: User, at: datetime) -> None:
    draft = draft_ready(mother, at=at)
    submit(draft=draft, by=mother, at=at, signature=signed(draft, at))


def comes_to_the_counter(mother: User, at: datetime) -> None:
    by = operator()
    visit = filled_in(by, at, iin=mother.iin)
    said = answers(by, iin=visit.iin, phone=NAMED_AT_COUNTER)
    save_answers(draft=visit.pk, by=by, answers=said, at=at)
    check_papers(by=by, draft=visit.pk, marks=COMPLETE, at=at)
    accept(by=by, draft=visit.pk, at=at)


@pytest.mark.parametrize(
    ("counter", "signature", "phone"),
    [
        ((11, 10), (12, 10), SIGNED_WITH),
        ((12, 10), (11, 10), NAMED_AT_COUNTER),
        # The counter's application of the evening counts as received on the next day.
        ((11, 19), (12, 2), SIGNED_WITH),
        ((12, 10), (12, 2), NAMED_AT_COUNTER),
        ((12, 10), (12, 15), SIGNED_WITH),
        ((12, 15), (12, 10), NAMED_AT_COUNTER),
    ],
)
def test_the_later_of_the_two_counts(
    counter: tuple[int, int], signature: tuple[int, int], phone: str
) -> None:
    mother = citizen()
    steps = [(there(*counter), comes_to_the_counter), (there(*signature), signs)]
    for at, step in sorted(steps, key=lambda one: one[0]):
        step(mother, at)
    assert registered_phone(str(mother.iin)) == phone


def test_of_somebody_unknown_there_is_none() -> None:
    assert registered_phone(str(citizen().iin)) == ""


def test_one_application_signed_by_a_code_is_enough() -> None:
    case = submitted()
    assert registered_phone(case.applicant.iin or "") == SIGNED_WITH
