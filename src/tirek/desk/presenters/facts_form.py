"""The form of facts: for each fact what is known now, its value, its source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from tirek.casework.models import Case
from tirek.casework.queries.facts import KnownFact
from tirek.desk.facts_form import SOURCES, TYPED, asked_facts, none_input, source_input
from tirek.desk.presenters.facts import choice_words, label_of, source_words, value_of
from tirek.law.factsheet import Fact
from tirek.procedure import question as asked
from tirek.web.components import Choice, Field, Page, Problem
from tirek.web.fact_lists import list_fields
from tirek.web.forms import drawn_field
from tirek.web.step import Stopped
from tirek.web.texts import spoken, text

Raw = Mapping[str, str]


@dataclass(frozen=True)
class FactRow:
    """One fact of the form; `none` is the box for what does not exist in the case."""

    id: str
    label: str
    known: str
    value: Field
    none: Field | None
    source: Field
    wide: bool = False


@dataclass(frozen=True)
class FactsPage(Page):
    """The page of the form."""

    number: str = ""
    about: str = ""
    seq: int = 0
    blocked: str = ""
    rows: Sequence[FactRow] = ()
    detail: Field | None = None


def facts_page(
    case: Case,
    known: Mapping[str, KnownFact],
    *,
    raw: Raw | None = None,
    errors: Mapping[str, str] | None = None,
    stopped: Stopped | None = None,
    blocked: str = "",
) -> FactsPage:
    """The form filled with what was sent, else with what is known."""
    said = errors or {}
    rows = [_row(case, fact, known.get(fact.path), raw, said) for fact in asked_facts(case)]
    rows += [_list_row(one, known.get(one.id), raw, said) for one in list_fields(case)]
    fields = [field for row in rows for field in (row.value, row.source)]
    problems = Problem.of_all(fields)
    general = [stopped.problem] if stopped else []
    return FactsPage(
        title=text("desk.facts.title"),
        back=reverse("desk:case", args=[case.number]),
        problems=[*general, *problems],
        number=case.number,
        about=case.subject.full_name,
        seq=case.last_seq,
        blocked=blocked,
        rows=[] if blocked else rows,
        detail=_detail(raw),
    )


def _row(
    case: Case, fact: Fact, known: KnownFact | None, raw: Raw | None, errors: Mapping[str, str]
) -> FactRow:
    held = _held(fact, known) if raw is None else raw
    return FactRow(
        id=f"fact-{fact.name}",
        label=label_of(fact),
        known=_known(case, fact, known),
        value=_value_field(case, fact, held.get(fact.path, ""), errors.get(fact.path, "")),
        none=_none_field(fact, held) if fact.nullable else None,
        source=_source_field(fact.path, held, errors.get(source_input(fact.path), "")),
    )


def _list_row(
    listed: asked.Field, known: KnownFact | None, raw: Raw | None, errors: Mapping[str, str]
) -> FactRow:
    """A list of records: all of them are sent together, with one source."""
    held = listed.boxes(known.value if known else None) if raw is None else raw
    label = spoken(listed.label or "")
    value = drawn_field(listed, label=label, hint="", held=held, errors=errors)
    count = str(len(known.value)) if known else ""
    words = text("desk.facts.unknown") if known is None else ""
    if known is not None:
        words = text("desk.facts.known", value=count, source=source_words(known))
    source = _source_field(listed.id, held, errors.get(source_input(listed.id), ""))
    return FactRow(f"fact-{listed.id}", label, words, value, None, source, wide=True)


def _known(case: Case, fact: Fact, known: KnownFact | None) -> str:
    if known is None:
        return text("desk.facts.unknown")
    value = value_of(case, fact, known.value)
    return text("desk.facts.known", value=value, source=source_words(known))


def _held(fact: Fact, known: KnownFact | None) -> Raw:
    """What the inputs hold for a known value."""
    if known is None:
        return {}
    if known.value is None:
        return {none_input(fact.path): "yes"}
    return {fact.path: _as_typed(fact, known.value)}


def _as_typed(fact: Fact, value: Any) -> str:
    if fact.type is bool:
        return "yes" if value else "no"
    if fact.type is date:
        return ".".join(reversed(value.split("-")))
    return str(value)


def _value_field(case: Case, fact: Fact, value: str, error: str) -> Field:
    label = text("desk.facts.value")
    if fact.type is date:
        hint = text("desk.facts.day_hint")
        return Field(fact.path, label, hint=hint, value=value, error=error, width=10)
    if fact.type is bool:
        yes_no = [(key, text(f"web.form.{key}")) for key in ("yes", "no")]
        return _choices(fact.path, label, "radios", yes_no, value, error)
    if fact.type in TYPED:
        return Field(fact.path, label, value=value, error=error, width=10)
    if fact.type is str and not fact.choices:
        return Field(fact.path, label, value=value, error=error)
    options = [(choice, choice_words(case, fact, choice)) for choice in fact.choices]
    return _choices(fact.path, label, "radios", options, value, error)


def _choices(
    name: str, label: str, kind: Any, options: Sequence[tuple[str, str]], value: str, error: str
) -> Field:
    choices = [Choice(key, words, chosen=key == value) for key, words in options]
    return Field(name, label, kind=kind, choices=choices, error=error)


def _none_field(fact: Fact, held: Raw) -> Field:
    name = none_input(fact.path)
    words = text("desk.facts.is_none" if fact.type is date else "desk.facts.not_concerned")
    choice = Choice("yes", words, chosen=bool(held.get(name)))
    return Field(name, "", kind="checkboxes", choices=[choice])


def _source_field(path: str, held: Raw, error: str) -> Field:
    name = source_input(path)
    options = [("", text("desk.facts.source_unchanged"))]
    options += [(source, text(f"desk.facts.source_{source}")) for source in SOURCES]
    value = held.get(name, "")
    return _choices(name, text("desk.facts.source"), "select", options, value, error)


def _detail(raw: Raw | None) -> Field:
    value = raw.get("detail", "") if raw else ""
    return Field(
        "detail",
        text("desk.facts.detail"),
        hint=text("desk.facts.detail_hint"),
        value=value,
        optional=True,
    )
