"""What is known about a case, in words: each fact with its value and its source."""

from collections.abc import Mapping, Sequence
from typing import Any

from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.casework.queries.facts import KnownFact
from tirek.casework.queries.sources import detail_of, source_of
from tirek.kernel.text import capital
from tirek.law.factsheet import Fact, facts_of
from tirek.procedure.question import Field
from tirek.web import formats
from tirek.web.answered import records_in_words
from tirek.web.components import Cell, Table
from tirek.web.explanation import value_in_words
from tirek.web.fact_lists import list_fields
from tirek.web.language import current
from tirek.web.texts import spoken, text


def sheet_of(case: Case) -> tuple[Fact, ...]:
    """Every fact that the case's service asks for."""
    return facts_of(service_of(case).facts)


def label_of(fact: Fact) -> str:
    """What the fact is called, beginning with a capital."""
    return capital(spoken(fact.label))


def value_of(case: Case, fact: Fact, value: Any) -> str:
    """The value in words; the words of the form where one chose among several."""
    if value is None:
        return text("desk.facts.none")
    if fact.choices or fact.type is str:
        return choice_words(case, fact, value)
    return value_in_words(value)


def choice_words(case: Case, fact: Fact, value: str) -> str:
    """What the application form calls the answer; the bare value if no question asks for it."""
    for _, field in service_of(case).form.fields():
        words = field.words(value) if field.fact == fact.path else None
        if words is not None:
            return spoken(words)
    return value


def source_words(known: KnownFact) -> str:
    """ "from a document: passport"."""
    source = spoken(source_of(known))
    detail = detail_of(known)
    return f"{source}: {detail}" if detail else source


def facts_table(case: Case, known: Mapping[str, KnownFact]) -> Table:
    """Every fact, known or not, in the order of the service."""
    return Table(
        caption=text("desk.case.facts"),
        head=[Cell(text(f"desk.facts.head_{name}")) for name in ("fact", "value", "source")],
        rows=[
            *(_row(case, fact, known.get(fact.path)) for fact in sheet_of(case)),
            *(_list_row(listed, known.get(listed.id)) for listed in list_fields(case)),
        ],
    )


def _row(case: Case, fact: Fact, known: KnownFact | None) -> Sequence[Cell]:
    if known is None:
        missing = Cell(text("desk.facts.unknown"), tone="warning")
        return [Cell(label_of(fact), header=True), missing, Cell("")]
    when = formats.day_short(known.at, current()) if known.at else ""
    return [
        Cell(label_of(fact), header=True),
        Cell(value_of(case, fact, known.value)),
        Cell(source_words(known), note=f"{known.by}, {when}" if when else ""),
    ]


def _list_row(listed: Field, known: KnownFact | None) -> Sequence[Cell]:
    """A list of records: each of them in a line of the calculation, here how many there are."""
    label = Cell(spoken(listed.label or ""), header=True)
    if known is None:
        return [label, Cell(text("desk.facts.unknown"), tone="warning"), Cell("")]
    lines = "; ".join(records_in_words(listed, known.value))
    when = formats.day_short(known.at, current()) if known.at else ""
    note = f"{known.by}, {when}" if when else ""
    return [label, Cell(lines or text("desk.facts.none")), Cell(source_words(known), note=note)]
