"""The page where an application begins."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tirek.accounts.bodies import places_with
from tirek.accounts.models import User
from tirek.casework.actions.prefill import can_be_asked_for, consent_question
from tirek.casework.models import Draft
from tirek.casework.persons import SUBJECT_IIN
from tirek.casework.taken import is_taken
from tirek.kernel.text import Text
from tirek.law.catalogue import Law
from tirek.portal.drafts import step_open
from tirek.portal.presenters.editions import place_name, places_in_order
from tirek.procedure.registries.registry import registries
from tirek.procedure.registries.registry_fact import asks
from tirek.procedure.service import Service
from tirek.web import forms
from tirek.web.components import Action, Choice, Field, Page, Problem
from tirek.web.formats import moment
from tirek.web.language import current
from tirek.web.texts import entry, spoken, text

PLACE, FILL = "place", "fill"
REGISTRIES, BY_HAND = "registries", "by_hand"
"""How to fill in: from the registries, which is the applicant's consent to ask them; or oneself."""


@dataclass(frozen=True)
class ApplyPage(Page):
    """What to choose and what to have at hand."""

    service: str = ""
    fields: Sequence[Field] = ()
    papers: Sequence[str] = ()
    drafts: Sequence[Action] = ()
    registries: Sequence[str] = ()
    is_open: bool = True


def apply_page(
    user: User,
    service: Service,
    law: Law,
    *,
    on: date,
    raw: Mapping[str, str],
    errors: Mapping[str, Text],
    drafts: Iterable[Draft],
    back: str,
) -> ApplyPage:
    """`raw` is what was typed, or told by the address; `errors` what is wrong, by field."""
    said = {field: spoken(one) for field, one in errors.items()}
    places = open_places(service, law, on)
    fields = [_place(places_in_order(law, places), raw, said)]
    asked = can_be_asked_for(user, service)
    if asked:
        fields += _filling(service, raw, errors)
    return ApplyPage(
        title=text("portal.apply.title"),
        back=back,
        problems=[Problem.of(field) for field in fields if field.error],
        service=spoken(service.passport.name),
        fields=fields,
        papers=[
            spoken(one.title)
            for one in service.passport.documents
            if one.must_attach and one.is_asked({})
        ],
        drafts=[_begun(draft, law) for draft in drafts],
        registries=_registries(service) if asked else (),
        is_open=bool(places),
    )


def open_places(service: Service, law: Law, on: date) -> list[str]:
    """Places whose department decides on the service here and where an act of it is in force."""
    there = places_with(service.slug)
    return [place for place in law.regions if place in there and is_taken(service, place, law, on)]


def wrong_with(
    user: User, service: Service, law: Law, raw: Mapping[str, str], on: date
) -> dict[str, Text]:
    """What is wrong with the place and the way of filling in."""
    errors = {}
    if raw.get(PLACE, "") not in open_places(service, law, on):
        key = "place_unknown" if raw.get(PLACE) else "place_missing"
        errors[PLACE] = entry(f"portal.apply.{key}").as_text()
    if can_be_asked_for(user, service) and raw.get(FILL) not in (REGISTRIES, BY_HAND):
        errors[FILL] = entry("portal.apply.fill_missing").as_text()
    return errors


def _place(
    places: Iterable[tuple[str, str]], raw: Mapping[str, str], said: Mapping[str, str]
) -> Field:
    chosen = raw.get(PLACE, "")
    return Field(
        PLACE,
        text("portal.apply.place"),
        kind="radios",
        error=said.get(PLACE, ""),
        choices=[Choice(place, name, chosen=place == chosen) for place, name in places],
        hint=text("portal.apply.place_hint"),
    )


def _filling(
    service: Service, raw: Mapping[str, str], errors: Mapping[str, Text]
) -> Iterable[Field]:
    """The consent in the very words of the form, and the IIN of whom the registries are asked."""
    question, _ = consent_question(service.form)
    chosen = raw.get(FILL, "")  # a consent is never chosen beforehand
    ways = [
        Choice(
            REGISTRIES,
            text("portal.apply.fill_registries"),
            spoken(question.hint or question.title),
            chosen == REGISTRIES,
        ),
        Choice(
            BY_HAND,
            text("portal.apply.fill_by_hand"),
            text("portal.apply.fill_by_hand_hint"),
            chosen == BY_HAND,
        ),
    ]
    wrong = spoken(errors.get(FILL, ""))
    yield Field(FILL, text("portal.apply.fill"), kind="radios", error=wrong, choices=ways)
    for one in service.form.questions:
        if any(field.id == SUBJECT_IIN for field in one.fields):
            for field in forms.question_fields(one, {}, raw=raw, errors=errors, heading=False):
                hint = text("portal.apply.child_if_any") if one.only_if else field.hint
                yield _only_if_asked(field, hint)


def _only_if_asked(field: Field, hint: str) -> Field:
    return Field(
        field.name,
        field.label,
        hint=hint,
        error=field.error,
        value=field.value,
        inputmode=field.inputmode,
        width=field.width,
        asked_if=FILL,
        asked_if_values=REGISTRIES,
    )


def _registries(service: Service) -> list[str]:
    return [
        f"{spoken(registries()[ask.registry].name)} – "
        f"{text(f'portal.ask_registries.about_{ask.about}')}"
        for ask in asks(service.registry_facts)
    ]


def _begun(draft: Draft, law: Law) -> Action:
    at = moment(draft.updated_at, current())
    words = text("portal.apply.continue", place=place_name(law, draft.place), at=at)
    return Action(step_open(draft), words)
