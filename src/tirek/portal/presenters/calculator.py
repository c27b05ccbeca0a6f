"""What would a family get? The asked questions, a few a page, and what was typed."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from math import ceil

from tirek.casework.persons import SUBJECT_IIN
from tirek.kernel.text import Text
from tirek.law.catalogue import Law
from tirek.law.words import day_text
from tirek.portal.presenters.editions import places_in_order, places_told
from tirek.procedure.answer import Answer, AnswerError, AnswerErrors, field_of
from tirek.procedure.question import Field as Asked
from tirek.procedure.question import Question
from tirek.procedure.service import Service
from tirek.web import forms
from tirek.web.components import Choice, Field
from tirek.web.texts import entry, spoken, text

PLACE, DAY = "place", "applied_on"
DAY_FIELD = Asked(DAY, "date", required=False)
STEP, AT = "step", "at"
"""Parameters of the address: the page of questions that was sent, the page to go back to."""
ON_A_PAGE = 3
Raw = Mapping[str, str]


@dataclass(frozen=True)
class Reckoning:
    """What was read: answers by field, or what is wrong by field."""

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


def pages(service: Service) -> list[list[str]]:
    """What is asked on each page: the place, the questions of the calculator, the day."""
    asked = [PLACE, *(question.id for question in service.form.calculator), DAY]
    count = ceil(len(asked) / ON_A_PAGE)
    size, longer = divmod(len(asked), count)
    ends = [(size + 1) * min(n, longer) + size * max(0, n - longer) for n in range(count + 1)]
    return [asked[begin:end] for begin, end in pairwise(ends)]


def sent(service: Service, raw: Raw) -> int:
    """How many pages have been sent; an address with a place and no step has them all."""
    if PLACE not in raw:
        return 0
    step = raw.get(STEP, "")
    every = len(pages(service))
    return min(int(step), every) if step.isdecimal() else every


def read(service: Service, law: Law, raw: Raw, today: date) -> Reckoning:
    """The answers of the pages that were sent, checked as the application itself checks them."""
    asked = {one for page in pages(service)[: sent(service, raw)] for one in page}
    errors: dict[str, Text] = {}
    day = _day(raw, today, errors) if DAY in asked else today
    place = raw.get(PLACE, "")
    if PLACE in asked:
        errors |= _place_errors(service, law, place, day)
    questions = [one for one in service.form.calculator if one.id in asked]
    answers = _answers(questions, raw, errors)
    if not errors:
        errors |= service.form.errors(answers, on=day)
    return Reckoning(place, day, answers, errors)


def page_wrong(service: Service, found: Reckoning) -> int | None:
    """The first page (from 0) with something wrong on it."""
    wrong = set(map(field_of, found.errors))
    return next((n for n, page in enumerate(pages(service)) if _asks(service, page, wrong)), None)


def page_of(service: Service, field: str) -> int | None:
    """The page (from 0) that asks a field."""
    return next((n for n, page in enumerate(pages(service)) if _asks(service, page, {field})), None)


def _asks(service: Service, page: Sequence[str], fields: Set[str]) -> bool:
    return any(not fields.isdisjoint(_fields_of(service, one)) for one in page)


def groups(
    service: Service, law: Law, raw: Raw, found: Reckoning, page: int, today: date
) -> list[Group]:
    """The questions of one page (from 0); empty where they were not sent yet."""
    typed = raw if page < sent(service, raw) else None
    return [_group(service, law, one, typed, found.errors, today) for one in pages(service)[page]]


def kept(service: Service, raw: Raw, page: int) -> list[tuple[str, str]]:
    """What the other pages told already, to be carried along: names of inputs and values."""
    every = pages(service)
    here = {name for one in every[page] for name in _inputs_of(service, one, raw)}
    names = [name for page in every for one in page for name in _inputs_of(service, one, raw)]
    return [(name, raw[name]) for name in names if name in raw and name not in here]


def place_asked(service: Service) -> str:
    """Whose home says which act decides: the child's, where the service is for a child."""
    for_child = any(field.id == SUBJECT_IIN for _, field in service.form.fields())
    return text("portal.calculate.place") if for_child else text("portal.calculate.place_own")


def place_field(
    service: Service, law: Law, chosen: str, errors: Mapping[str, Text], *, heading: bool = False
) -> Field:
    """Districts and cities whose act is known here."""
    places = places_told(service, law)
    choices = [Choice("", text("portal.calculate.choose_place"), chosen=not chosen)]
    choices += [
        Choice(place, name, chosen=place == chosen) for place, name in places_in_order(law, places)
    ]
    return Field(
        PLACE,
        place_asked(service),
        kind="select",
        hint=text("portal.calculate.place_hint"),
        error=spoken(errors.get(PLACE, "")),
        choices=choices,
        heading=heading,
    )


def _group(
    service: Service,
    law: Law,
    asked: str,
    raw: Raw | None,
    errors: Mapping[str, Text],
    today: date,
) -> Group:
    if asked == PLACE:
        return Group([place_field(service, law, (raw or {}).get(PLACE, ""), errors)])
    if asked == DAY:
        boxes = raw if raw is not None else DAY_FIELD.boxes(today.isoformat())
        label, hint = text("portal.calculate.day"), text("portal.calculate.day_hint")
        field = forms.date_field(DAY, label, boxes, hint=hint)
        return Group([replace(field, error=spoken(errors.get(DAY, "")))])
    question = service.form.question(asked)
    fields = forms.question_fields(question, {}, raw=raw, errors=errors, heading=False)
    if len(fields) == 1:
        return Group(fields)
    return Group(fields, spoken(question.title), spoken(question.hint or ""))


def _fields_of(service: Service, asked: str) -> list[str]:
    if asked in (PLACE, DAY):
        return [asked]
    return [field.id for field in service.form.question(asked).fields]


def _inputs_of(service: Service, asked: str, raw: Raw) -> list[str]:
    if asked == PLACE:
        return [PLACE]
    fields = [DAY_FIELD] if asked == DAY else service.form.question(asked).fields
    return [name for field in fields for name in field.inputs(raw)]


def _day(raw: Raw, today: date, errors: dict[str, Text]) -> date:
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


def _answers(questions: Sequence[Question], raw: Raw, errors: dict[str, Text]) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    for question in questions:
        try:
            answers |= question.read(raw, answers)
        except AnswerErrors as wrong:
            errors.update(wrong.errors)
    return answers
