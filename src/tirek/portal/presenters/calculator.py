"""What a family would get: the asked questions, what was typed, and the answer of the law."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tirek.kernel.text import Text
from tirek.law.catalogue import Law
from tirek.law.decide import decide
from tirek.law.words import day_text
from tirek.portal.presenters.editions import places_in_order
from tirek.procedure.answer import Answer, AnswerError, AnswerErrors
from tirek.procedure.question import Field as Asked
from tirek.procedure.question import Question
from tirek.procedure.service import Service
from tirek.web import forms
from tirek.web.components import Choice, Field, Page, Problem
from tirek.web.decision import DecisionView, decision_view
from tirek.web.texts import entry, spoken, text

PLACE, DAY = "place", "applied_on"
DAY_FIELD = Asked(DAY, "date", required=False)


@dataclass(frozen=True)
class Reckoning:
    """What was asked and read: answers by field, or what is wrong by field."""

    place: str
    day: date
    answers: Mapping[str, Answer]
    errors: Mapping[str, Text]


@dataclass(frozen=True)
class Group:
    """The fields of one question; a question with several fields stands above them."""

    fields: Sequence[Field]
    title: str = ""
    hint: str = ""


@dataclass(frozen=True)
class CalculatorPage(Page):
    """The page: fields to fill in, and the answer once they are."""

    heading: str = ""
    groups: Sequence[Group] = ()
    view: DecisionView | None = None
    answer: str = ""
    assumptions: Sequence[str] = ()
    apply: str = ""


def read(service: Service, law: Law, raw: Mapping[str, str], today: date) -> Reckoning:
    """The answers typed, checked as the application itself checks them."""
    place = raw.get(PLACE, "")
    errors: dict[str, Text] = {}
    day = _day(raw, today, errors)
    errors |= _place_errors(service, law, place, day)
    answers = _answers(service, raw, errors)
    if not errors:
        errors |= service.form.errors(answers, on=day)
    return Reckoning(place, day, answers, errors)


def decided(service: Service, law: Law, found: Reckoning) -> DecisionView:
    """What the law of that place and day says of the imagined case."""
    facts = service.form.calculator_facts(found.answers, received_on=found.day)
    decision = decide(service, found.place, facts, law=law)
    return decision_view(decision.as_document(), service)


def groups(
    service: Service, law: Law, raw: Mapping[str, str] | None, found: Reckoning | None, today: date
) -> list[Group]:
    """The place, the questions of the calculator, the day of application."""
    errors = found.errors if found else {}
    place = Group([place_field(service, law, (raw or {}).get(PLACE, ""), errors)])
    asked = [_group(question, raw, errors) for question in service.form.calculator]
    boxes = raw if found else DAY_FIELD.boxes(today.isoformat())
    label, hint = text("portal.calculate.day"), text("portal.calculate.day_hint")
    day = forms.date_field(DAY, label, boxes or {}, hint=hint)
    return [place, *asked, Group([replace(day, error=spoken(errors.get(DAY, "")))])]


def place_field(
    service: Service, law: Law, chosen: str, errors: Mapping[str, Text], *, heading: bool = False
) -> Field:
    """Districts and cities whose act is known here."""
    places = {edition.place for edition in law.editions(service.rulebook()).all}
    choices = [Choice("", text("portal.calculate.choose_place"), chosen=not chosen)]
    choices += [
        Choice(place, name, chosen=place == chosen) for place, name in places_in_order(law, places)
    ]
    return Field(
        PLACE,
        text("portal.calculate.place"),
        kind="select",
        hint=text("portal.calculate.place_hint"),
        error=spoken(errors.get(PLACE, "")),
        choices=choices,
        heading=heading,
    )


def problems(asked: Iterable[Group]) -> tuple[Problem, ...]:
    """The error summary."""
    return tuple(Problem.of(field) for group in asked for field in group.fields if field.error)


def _group(question: Question, raw: Mapping[str, str] | None, errors: Mapping[str, Text]) -> Group:
    fields = forms.question_fields(question, {}, raw=raw, errors=errors, heading=False)
    if len(fields) == 1:
        return Group(fields)
    return Group(fields, spoken(question.title), spoken(question.hint or ""))


def _day(raw: Mapping[str, str], today: date, errors: dict[str, Text]) -> date:
    try:
        given = DAY_FIELD.read(raw)
    except AnswerError as error:
        errors[DAY] = error.text
        return today
    return date.fromisoformat(given) if isinstance(given, str) else today


def _place_errors(service: Service, law: Law, place: str, day: date) -> dict[str, Text]:
    editions = law.editions(service.rulebook())
    if not place:
        return {PLACE: entry("portal.calculate.place_missing").as_text()}
    if place not in set(law.regions):
        return {PLACE: entry("portal.calculate.place_unknown").as_text()}
    if editions.on(place, day) is not None:
        return {}
    begins = [one.in_force.from_ for one in editions.of(place) if one.in_force.from_]
    before = bool(begins) and day < min(begins)
    key, at = ("too_early", DAY) if before else ("no_act", PLACE)
    values = {"place": law.regions[place].name, "day": day_text(min(begins) if before else day)}
    return {at: entry(f"portal.calculate.{key}").as_text().format(**values)}


def _answers(
    service: Service, raw: Mapping[str, str], errors: dict[str, Text]
) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    for question in service.form.calculator:
        try:
            answers |= question.read(raw, answers)
        except AnswerErrors as wrong:
            errors.update(wrong.errors)
    return answers
