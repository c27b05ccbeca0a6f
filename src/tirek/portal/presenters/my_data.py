"""What is known of a person, fact by fact, with its source and the time it was told."""

from collections.abc import Sequence

from django.urls import reverse

from tirek.accounts.models import User
from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.casework.queries.cases import cases_with_events
from tirek.casework.queries.facts import KnownFact, folded_facts
from tirek.casework.texts import texts
from tirek.kernel.text import Text, capital
from tirek.law.factsheet import labels_of
from tirek.people.models import Person
from tirek.procedure.question import Field
from tirek.procedure.registries.registry import registries
from tirek.web import formats
from tirek.web.answered import records_in_words
from tirek.web.components import Action, SummaryCard, SummaryRow
from tirek.web.components.own import own
from tirek.web.explanation import value_in_words
from tirek.web.fact_lists import list_fields
from tirek.web.language import current
from tirek.web.texts import spoken, text


def about_me(user: User) -> list[SummaryRow]:
    """The name and IIN of the sign-in, the phone and birthday of the last application."""
    person = Person.objects.filter(iin=user.iin).first() if user.iin else None
    rows = [
        SummaryRow(text("portal.my_data.name"), own(user.full_name)),
        SummaryRow(text("portal.my_data.iin"), user.iin or "—"),
    ]
    if person is None:
        return rows
    born = formats.day(person.born_on, current()) if person.born_on else ""
    found = (("phone", person.phone), ("born", born))
    told = [SummaryRow(text(f"portal.my_data.{key}"), value) for key, value in found if value]
    return [*rows, *told]


def known_in_cases(user: User) -> list[SummaryCard]:
    """A card for each case."""
    return [_card(case) for case in cases_with_events(user)]


def _card(case: Case) -> SummaryCard:
    return SummaryCard(
        title=case.number,
        rows=_rows(case, list(folded_facts(case).values())),
        actions=[Action(reverse("case", args=[case.number]), text("portal.my_data.to_case"))],
    )


def _rows(case: Case, known: Sequence[KnownFact]) -> list[SummaryRow]:
    """Lists have a field also where an officer alone tells them."""
    service = service_of(case)
    labels = labels_of(service.facts)
    answered = {field.fact: field for _, field in service.form.fields() if field.fact}
    answered |= {field.id: field for field in list_fields(case)}
    return [_row(fact, labels[fact.path], answered.get(fact.path)) for fact in known]


def _row(fact: KnownFact, label: Text, field: Field | None) -> SummaryRow:
    """One fact in words; a list record by record."""
    called, source = capital(spoken(label)), _source(fact)
    if field and field.records is not None:
        items = records_in_words(field, fact.value)
        return SummaryRow(called, "" if items else "–", items=items, source=source)
    words = field.words(fact.value) if field and isinstance(fact.value, str | bool) else None
    value = spoken(words) if words else value_in_words(fact.value)
    return SummaryRow(called, value, source=source)


def _source(fact: KnownFact) -> str:
    said = spoken(getattr(texts().sources, fact.source))
    if fact.source == "registry" and fact.detail in registries():
        said = spoken(registries()[fact.detail].name)
    at = formats.moment(fact.at, current()) if fact.at else ""
    return ", ".join(filter(None, (said, at)))
