"""What changes when: editions that begin or end, values not yet set, editions too weak to use."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from tirek.desk.presenters.law_editions import edition_link, place_in_full
from tirek.law.catalogue import Law
from tirek.law.edition import Edition, term_names, term_values
from tirek.law.parameter import Parameter, Value
from tirek.law.unknown import is_unknown
from tirek.services import SERVICES
from tirek.web import formats
from tirek.web.components import Cell, Table
from tirek.web.language import current
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class ChangesView:
    """The page."""

    ahead: Table
    values: Table
    weak: Table


def changes_view(law: Law, today: date) -> ChangesView:
    """Everything of the page, of every place."""
    return ChangesView(_ahead(law, today), _values(law, today), _weak(law, today))


def _editions(law: Law) -> Iterator[tuple[str, Edition]]:
    for slug, service in SERVICES.items():
        for edition in law.editions(service.rulebook()).all:
            yield slug, edition


def _ahead(law: Law, today: date) -> Table:
    changes: list[tuple[date, str, str, Edition]] = []
    for slug, edition in _editions(law):
        begins, until = edition.in_force.from_, edition.in_force.until
        if begins is not None and begins > today:
            changes.append((begins, "begins", slug, edition))
        if until is not None and until > today:
            changes.append((until, "ends", slug, edition))
    heads = ("day", "what", "service")
    return Table(
        caption=text("desk.law_changes.ahead"),
        head=[
            *(Cell(text(f"desk.law_changes.{head}")) for head in heads),
            Cell(text("desk.law_editions.place")),
            Cell(text("desk.law_changes.act")),
        ],
        rows=[
            [
                Cell(formats.day_short(day, current()), header=True),
                Cell(text(f"desk.law_changes.{what}")),
                Cell(spoken(SERVICES[slug].name)),
                Cell(place_in_full(law, edition.place)),
                edition_link(law, edition),
            ]
            for day, what, slug, edition in sorted(
                changes, key=lambda change: (change[0], change[3].place, change[1])
            )
        ],
        empty=text("desk.law_changes.no_changes"),
    )


def _values(law: Law, today: date) -> Table:
    heads = ("value", "now", "known_until", "asked_by")
    return Table(
        caption=text("desk.law_changes.values"),
        head=[Cell(text(f"desk.law_changes.{head}")) for head in heads],
        rows=[_value_row(parameter, today) for parameter in law.parameters.values()],
    )


def _value_row(parameter: Parameter, today: date) -> list[Cell]:
    value = parameter.on(today)
    day = formats.day(parameter.known_until, current())
    soon = parameter.known_until.year <= today.year + 1
    known = text(f"desk.law_changes.{'not_set_from' if soon else 'set_before'}", day=day)
    return [
        Cell(spoken(parameter.name), header=True),
        Cell(_written(value) if value else "—"),
        Cell(known, tone="warning" if soon else None),
        Cell(_asked_by(parameter)),
    ]


def _written(value: Value) -> str:
    if value.amount is not None:
        return formats.money(value.amount, current())
    return text("desk.law_changes.school_year", first=value.first_month, last=value.last_month)


def _asked_by(parameter: Parameter) -> str:
    names = set(parameter.names())
    asking = [
        spoken(service.name)
        for service in SERVICES.values()
        if names & set(service.rulebook().law_names)
    ]
    return "; ".join(asking) or text("desk.law_changes.nobody")


def _weak(law: Law, today: date) -> Table:
    found = [
        (slug, edition, why)
        for slug, edition in _editions(law)
        if edition.in_force.until is None or edition.in_force.until > today
        if (why := _why(edition))
    ]
    return Table(
        caption=text("desk.law_changes.weak"),
        head=[
            Cell(text("desk.law_editions.place")),
            Cell(text("desk.law_changes.service")),
            Cell(text("desk.law_changes.act")),
            Cell(text("desk.law_changes.why")),
        ],
        rows=[
            [
                Cell(place_in_full(law, edition.place), header=True),
                Cell(spoken(SERVICES[slug].name)),
                edition_link(law, edition),
                Cell(". ".join(why)),
            ]
            for slug, edition, why in sorted(found, key=lambda one: (one[1].place, one[0]))
        ],
        empty=text("desk.law_changes.all_firm"),
    )


def _why(edition: Edition) -> Sequence[str]:
    why = []
    if edition.mark == "to_verify":
        why.append(text("desk.law_changes.not_verified"))
    if edition.mark == "from_press":
        why.append(text("desk.law_changes.press_only"))
    names = term_names(cast(Hashable, type(edition.terms)))
    values = term_values(edition)
    lacking = [
        spoken(label)
        for name, (_, _, label) in names.items()
        if label is not None and is_unknown(values[name])
    ]
    if lacking:
        why.append(text("desk.law_changes.lacks", terms=", ".join(lacking)))
    return why
