"""What an edition sets, in words: groups of terms, terms, and their values."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from decimal import Decimal

from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.kernel.text import Text, capital
from tirek.law.edition import Alternative, Edition, Paragraph
from tirek.law.words import word
from tirek.web import formats
from tirek.web.components import SummaryRow
from tirek.web.language import current
from tirek.web.texts import spoken, text

SHARED = frozenset(one.name for one in fields(Alternative))


def groups_of(edition: Edition) -> Iterator[tuple[str, Paragraph]]:
    """The groups of terms that the edition says anything about."""
    return edition.groups()


def group_name(edition: Edition, name: str) -> str:
    """What people call a group: as its service says, or in the words that services share.

    One of a list ("category.veterans") is called as the act calls it.
    """
    group, _, key = name.partition(".")
    label = getattr(edition.terms, group)[key].name if key else edition.labels.get(name)
    return spoken(label) if label else text(f"web.editions.group_{name}")


def group_title(edition: Edition, name: str, group: Paragraph) -> str:
    """ "Paragraph 7. The amount"."""
    title = group_name(edition, name)
    if not group.paragraph:
        return title
    number = spoken(word("cite", "paragraph").format(n=group.paragraph))
    return f"{capital(number)}. {title}"


def terms_set(edition: Edition, name: str, group: Paragraph) -> list[SummaryRow]:
    """Each term that the group sets, with its value."""
    labels, of = edition.labels, name.partition(".")[0]
    values = {one.name: getattr(group, one.name) for one in fields(group)}
    return [
        SummaryRow(_term(labels.get(f"{of}.{term}"), term), _written(value))
        for term, value in values.items()
        if term not in SHARED and value is not None
    ]


def _term(label: Text | None, name: str) -> str:
    if label is None:
        return text(f"web.editions.term_{name}")
    return capital(spoken(label))


def _written(value: object) -> str:
    if isinstance(value, bool):
        return text("web.form.yes" if value else "web.form.no")
    if isinstance(value, str):
        return text(f"web.editions.value_{value}")
    if isinstance(value, Text):
        return spoken(value)
    if isinstance(value, Tenge):
        return formats.money(str(value), current())
    if isinstance(value, Month):  # before the numbers: a month is one
        return formats.month(str(value), current())
    if isinstance(value, date):
        return formats.day(value.isoformat(), current())
    return formats.number(value, current()) if isinstance(value, int | Decimal) else str(value)
