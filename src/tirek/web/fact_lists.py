"""Facts that are lists of records, as fields: asked of an officer as the form asks the applicant.

What the form leaves out (the card of a plot, whether a paper is there) is asked by the names that
facts have; an officer may leave it unsaid.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.kernel.text import Text
from tirek.law.fact import Fact
from tirek.law.rows import Rows
from tirek.law.rows import sheet_of as sheet
from tirek.procedure.answer import Answer, Kind
from tirek.procedure.question import Field, Option, Records
from tirek.web.texts import entry

KINDS: Mapping[type, Kind] = {
    date: "date",
    bool: "yes_no",
    Month: "month",
    Tenge: "money",
    Decimal: "number",
    int: "number",
}


def list_fields(case: Case) -> list[Field]:
    """A field for each list of records that the case's service knows."""
    service = service_of(case)
    asked = {field.fact: field for _, field in service.form.fields() if field.records}
    return [_field(rows, asked.get(rows.key)) for rows in sheet(service.facts).rows]


def as_facts(answer: Answer) -> Any:
    """The records of an answer as facts: what was left unsaid is not known."""
    if not isinstance(answer, list):
        return answer
    return [
        {name: as_facts(value) for name, value in record.items() if value is not None}
        for record in answer
    ]


def without_none(value: Any) -> Any:
    """Records without what is none in them: what is none and what is unsaid look the same."""
    if isinstance(value, Mapping):
        return {name: without_none(one) for name, one in value.items() if one is not None}
    return [without_none(one) for one in value] if isinstance(value, list) else value


def _field(rows: Rows, asked: Field | None) -> Field:
    """The field of the form with the facts it leaves out; one of its own where it asks nothing."""
    one = rows.label
    found = asked.records if asked and asked.records else None
    said = {field.id: field for field in found.fields} if found else {}
    fields = [said.get(fact.path) or _of_fact(fact) for fact in rows.sheet.facts]
    fields += [_field(inside, said.get(inside.key)) for inside in rows.sheet.rows]
    records = found or Records(
        one=one.capital(),
        add=entry("web.records.add").as_text().format(one=one),
        names=tuple(fact.path for fact in rows.sheet.facts[:1]),
        fields=(),
    )
    return Field(
        id=rows.key,
        kind="records",
        label=one.capital(),
        required=False,
        records=replace(records, fields=tuple(fields), least=0, starts=()),
    )


def _of_fact(fact: Fact) -> Field:
    return Field(
        id=fact.path,
        kind="choice" if fact.choices else KINDS.get(fact.type, "text"),
        label=fact.label.capital(),
        options=tuple(_option(fact, choice) for choice in fact.choices),
        required=False,
    )


def _option(fact: Fact, choice: str) -> Option:
    name = fact.listed.entries[choice].name if fact.listed else Text(choice, choice, choice)
    return Option(choice, name)
