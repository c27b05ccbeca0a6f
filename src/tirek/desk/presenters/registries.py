"""The state registries of a case: what answered, what is silent, where they say otherwise."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from tirek.accounts.models import User
from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.casework.permissions import may
from tirek.casework.queries.differences import Difference, differences
from tirek.casework.queries.registry_states import RegistryState, registry_states, takes_answers
from tirek.desk.presenters.facts import label_of, sheet_of, value_of
from tirek.procedure.registries.registry import registries
from tirek.registries.reference import port
from tirek.web import formats
from tirek.web.components import Cell, Table, Tone
from tirek.web.language import current
from tirek.web.texts import spoken, text

TONES: dict[str, Tone] = {"answered": "success", "no_data": "warning", "silent": "danger"}


@dataclass(frozen=True)
class RegistriesView:
    """A section of the dossier; `ask_again` is where the button sends, "" where there is none."""

    states: Table
    differences: Table | None
    ask_again: str


def registries_view(case: Case, user: User) -> RegistriesView | None:
    """None where no registry was or will be asked."""
    states = registry_states(case)
    if not port() and all(one.state == "not_asked" for one in states):
        return None
    owed = any(one.state in ("silent", "not_asked") for one in states) and takes_answers(case)
    can = owed and port() is not None and may(user, "ask_registries", case)
    found = differences(case)
    return RegistriesView(
        states=_states(states),
        differences=_differences(case, found) if found else None,
        ask_again=reverse("desk:ask-again", args=[case.number]) if can else "",
    )


def _states(states: Iterable[RegistryState]) -> Table:
    return Table(
        caption=text("desk.registries.title"),
        head=[Cell(text(f"desk.registries.head_{name}")) for name in ("registry", "state")],
        rows=[_state(one) for one in states],
    )


def _state(one: RegistryState) -> Sequence[Cell]:
    name = spoken(registries()[one.ask.registry].name)
    about = text(f"desk.registries.about_{one.ask.about}")
    said = text(f"desk.registries.{one.state}")
    note = (
        text("desk.registries.since", at=_when(one.at)) if one.state == "silent" else _when(one.at)
    )
    if one.again_at:
        again = text("desk.registries.again", n=one.attempts, at=_when(one.again_at))
        note = f"{note} {again}"
    tag = Cell(said, tone=TONES.get(one.state, "neutral"), note=note)
    return [Cell(name, header=True, note=about), tag]


def _when(at: datetime | None) -> str:
    return formats.moment(at, current()) if at else ""


def _differences(case: Case, found: Iterable[Difference]) -> Table:
    heads = ("what", "before", "registry_says")
    return Table(
        caption=text("desk.registries.differences"),
        head=[Cell(text(f"desk.registries.head_{name}")) for name in heads],
        rows=[_difference(case, one) for one in found],
    )


def _difference(case: Case, one: Difference) -> Sequence[Cell]:
    label, before, value = _fact(case, one) if one.is_fact else _answer(case, one)
    registry = spoken(registries()[one.registry].name)
    note = registry if one.taken else text("desk.registries.not_taken", registry=registry)
    return [Cell(label, header=True), Cell(before), Cell(value, tone="warning", note=note)]


def _fact(case: Case, one: Difference) -> tuple[str, str, str]:
    fact = next(fact for fact in sheet_of(case) if fact.path == one.target)
    return label_of(fact), value_of(case, fact, one.before), value_of(case, fact, one.value)


def _answer(case: Case, one: Difference) -> tuple[str, str, str]:
    fields = service_of(case).form.fields()
    question, field = next(pair for pair in fields if pair[1].id == one.target)
    label = spoken(field.label or question.title)
    if field.kind == "date":
        return label, formats.day(one.before, current()), formats.day(one.value, current())
    return label, str(one.before), str(one.value)
