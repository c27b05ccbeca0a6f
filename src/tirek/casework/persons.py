"""From the answers of a form to the people they name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tirek.people.models import Person
from tirek.procedure.answer import Answer

APPLICANT = ""
SUBJECT = "child_"
"""What the ids of a form's fields begin with: `iin` is the applicant's, `child_iin` the child's."""

IIN = "iin"
SUBJECT_IIN = f"{SUBJECT}{IIN}"
CONSENT = "data_consent"
"""The id of the field that asks consent to look data up."""
NAMES = ("surname", "given_name", "patronymic")


def subject_iin(answers: Mapping[str, Answer]) -> Answer:
    """The IIN of whom the application is about: a child, else the applicant."""
    return answers.get(SUBJECT_IIN) or answers.get(IIN)


def person_named(answers: Mapping[str, Answer], prefix: str, *, proven: bool = False) -> Person:
    """The person with the IIN given in the answers, made if not known yet.

    Only who is `proven` to be that person (signed in under that IIN) changes what is known of
    them: nobody renames somebody else by typing another's IIN. The answers themselves stay in
    the case's first event.
    """
    said: dict[str, Any] = {
        name: str(answers.get(f"{prefix}{name}") or "") for name in (*NAMES, "phone")
    }
    said["born_on"] = answers.get(f"{prefix}born_on") or None
    person = Person(iin=str(answers[f"{prefix}{IIN}"]), **said)
    person.derive()
    known, made = Person.objects.get_or_create(
        iin=person.iin,
        defaults={**said, "sort_key": person.sort_key, "search_name": person.search_name},
    )
    if not made and (proven or known.surname == known.iin):  # the number stood for a name
        _renew(known, said)
    return known


def _renew(person: Person, said: Mapping[str, object]) -> None:
    for name, value in said.items():
        if value:
            setattr(person, name, value)
    person.derive()
    person.save()
