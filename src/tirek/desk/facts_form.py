"""Reading the form of facts: which were changed or confirmed, to what, from where."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any, Literal, get_args

from tirek.casework.actions.establish_facts import Source
from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.casework.queries.facts import KnownFact
from tirek.desk.actions.establish import Found
from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.law.factsheet import Fact, facts_of
from tirek.procedure.answer import (
    READ,
    AnswerError,
    AnswerErrors,
    Kind,
    read_date,
    read_text,
    read_yes_no,
)
from tirek.procedure.question import LISTED, Field
from tirek.web.fact_lists import as_facts, list_fields, without_none
from tirek.web.texts import spoken, text

SOURCES: tuple[Source, ...] = get_args(Source)
TYPED: Mapping[type, Kind] = {Decimal: "number", Tenge: "money", Month: "month"}
"""Facts that are typed, and how."""
LONGEST = 500
"""A fact that is said in words has at most so many letters."""
NONE = "none"
"""Name of the box that says: there is no such day."""

Unsaid = Literal["unsaid"]
UNSAID: Unsaid = "unsaid"


@dataclass
class Reading:
    """What a sent form says: facts to establish, and for each input what is wrong with it."""

    found: dict[str, Found] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)


def asked_facts(case: Case) -> list[Fact]:
    """The facts an officer may establish: all but the day of receipt."""
    service = service_of(case)
    given = service.form.facts_on_receipt
    listed = {
        field.fact: tuple(option.value for option in field.options)
        for _, field in service.form.fields()
        if field.options_of.startswith(LISTED)
    }
    return [
        replace(fact, choices=listed.get(fact.path, fact.choices))
        for fact in facts_of(service.facts)
        if fact.path not in given
    ]


def read_form(case: Case, known: Mapping[str, KnownFact], raw: Mapping[str, str]) -> Reading:
    """Every fact that was changed, or whose source was named though its value stayed."""
    reading = Reading()
    for fact in asked_facts(case):
        _read_fact(fact, known.get(fact.path), raw, reading)
    for listed in list_fields(case):
        _read_list(listed, known.get(listed.id), raw, reading)
    _judge_order(case, known, reading)
    return reading


def source_input(path: str) -> str:
    """Name of the input that says where a fact is known from."""
    return f"{path}.source"


def none_input(path: str) -> str:
    """Name of the box that says a day does not exist."""
    return f"{path}.{NONE}"


def _read_fact(
    fact: Fact, known: KnownFact | None, raw: Mapping[str, str], reading: Reading
) -> None:
    path, source = fact.path, raw.get(source_input(fact.path), "")
    try:
        value = _value(fact, raw)
    except AnswerError as error:
        reading.errors[path] = spoken(error.text)
        return
    if value is UNSAID:
        if known is not None or source:
            reading.errors[path] = _missing(fact)
        return
    changed = known is None or known.value != value
    if source in SOURCES:
        reading.found[path] = Found(value, source)
    elif changed:
        reading.errors[source_input(path)] = text("desk.facts.source_missing")


def _read_list(
    listed: Field, known: KnownFact | None, raw: Mapping[str, str], reading: Reading
) -> None:
    """A list that was changed, or whose source was named."""
    source = raw.get(source_input(listed.id), "")
    try:
        value = as_facts(listed.read(raw))
    except AnswerError as error:
        reading.errors[listed.id] = spoken(error.text)
        return
    except AnswerErrors as wrong:
        reading.errors.update({name: spoken(one) for name, one in wrong.errors.items()})
        return
    before = [] if known is None else without_none(known.value)
    if source in SOURCES:
        reading.found[listed.id] = Found(value, source)
    elif value != before:
        reading.errors[source_input(listed.id)] = text("desk.facts.source_missing")


def _value(fact: Fact, raw: Mapping[str, str]) -> Any:
    """The value as facts keep it; UNSAID where nothing was said. Raises AnswerError."""
    if fact.nullable and raw.get(none_input(fact.path)):
        return None
    written = raw.get(fact.path, "").strip()
    if not written:
        return UNSAID
    if fact.type is date:
        return read_date(written)
    if fact.type is bool:
        return read_yes_no(written)
    if fact.type in TYPED:
        return READ[TYPED[fact.type]](written)
    if not fact.choices:
        return read_text(written, LONGEST)
    return written if written in fact.choices else UNSAID


def _missing(fact: Fact) -> str:
    if fact.type is date:
        return text("desk.facts.day_or_none" if fact.nullable else "desk.facts.day_missing")
    words = fact.type is str and not fact.choices
    return text("desk.facts.words_missing" if words else "desk.facts.choose")


def _judge_order(case: Case, known: Mapping[str, KnownFact], reading: Reading) -> None:
    """A later day that stands before an earlier one; said at the one that was changed."""
    alone = {fact.path for fact in facts_of(service_of(case).facts)}
    labels = {fact.path: spoken(fact.label) for fact in facts_of(service_of(case).facts)}
    values = {path: one.value for path, one in known.items()}
    values |= {path: one.value for path, one in reading.found.items()}
    for earlier, later in service_of(case).rulebook().in_order:
        if not {earlier, later} <= alone:
            continue  # days of records are judged in their records
        begins, ends = values.get(earlier), values.get(later)
        if begins and ends and ends < begins:  # ISO texts: their order is that of the days
            at = later if later in reading.found else earlier
            words = {"later": labels[later], "earlier": labels[earlier]}
            reading.errors.setdefault(at, text("desk.facts.wrong_order", **words))
