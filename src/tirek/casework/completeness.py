"""What still keeps a draft from being sent: a text for each field."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tirek.accounts.models import User
from tirek.casework.models import Draft
from tirek.casework.persons import IIN
from tirek.casework.texts import texts
from tirek.kernel.text import Text
from tirek.people.queries import may_act_for
from tirek.procedure.answer import Answer, wordings
from tirek.procedure.form import Form
from tirek.procedure.passport import Passport


class InvalidAnswers(ValueError):
    """The draft cannot be sent as it is: a text for each field (or requirement) id."""

    def __init__(self, errors: Mapping[str, Text]) -> None:
        super().__init__("; ".join(f"{field}: {text.in_('en')}" for field, text in errors.items()))
        self.errors = dict(errors)


def problems(
    draft: Draft, form: Form, passport: Passport, *, by: User | None, on: date
) -> dict[str, Text]:
    """Every unanswered question, failed check and missing document, in the order of the form."""
    answers = form.asked(draft.answers)
    return {
        **_unanswered(form, answers),
        **form.errors(answers, on=on),
        **_other_person(draft, answers, by, on),
        **_documents(draft, passport, answers),
    }


def _unanswered(form: Form, answers: Mapping[str, Answer]) -> dict[str, Text]:
    return {
        field.id: field.missing or wordings().missing[field.kind]
        for question in form.path(answers)
        for field in question.fields_asked(answers)
        if field.id not in answers
    }


def _other_person(
    draft: Draft, answers: Mapping[str, Answer], by: User | None, on: date
) -> dict[str, Text]:
    """A citizen applies for oneself, or for somebody who lets them."""
    iin = answers.get(IIN)
    if not (by and by.is_citizen and by.iin) or iin in (None, by.iin):
        return {}
    if may_act_for(by.iin, str(iin), on=on, service=draft.service):
        return {}
    return {IIN: texts().refused.not_your_iin}


def _documents(draft: Draft, passport: Passport, answers: Mapping[str, Answer]) -> dict[str, Text]:
    there = set(draft.files.values_list("kind", flat=True))
    return {
        one.id: texts().refused.file_missing.format(title=one.title)
        for one in passport.documents_on(draft.channel)
        if one.must_attach and one.is_asked(answers) and one.id not in there
    }
