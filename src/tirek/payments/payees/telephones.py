"""The telephones of a person that are known from before: a change is told to all of them."""

from __future__ import annotations

from tirek.casework.models import Case
from tirek.casework.queries.answers import answers_of
from tirek.casework.queries.changes import changed_answers
from tirek.people.models import Person
from tirek.sms.phones import phone_of


def telephones_of(case: Case, person: Person) -> list[str]:
    """The oldest first: whoever took over a new number does not hold the old one."""
    known = [person.phone]
    if person.pk == case.applicant_id:
        told = (answers_of(case), changed_answers(case))
        known = [str(told[0].get("phone") or ""), person.phone, str(told[1].get("phone") or "")]
    phones = (phone_of(str(one or "")) for one in known)
    return list(dict.fromkeys(phone for phone in phones if phone))
