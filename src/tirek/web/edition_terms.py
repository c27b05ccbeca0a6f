"""What an edition sets, in words: groups of terms, terms, and their values."""

from collections.abc import Iterator
from dataclasses import fields
from decimal import Decimal

from tirek.kernel.text import Text
from tirek.law.edition import Edition, Paragraph
from tirek.law.words import word
from tirek.web import formats
from tirek.web.components import SummaryRow
from tirek.web.language import current
from tirek.web.texts import spoken, text

SHARED = frozenset(one.name for one in fields(Paragraph))


def groups_of(edition: Edition) -> Iterator[tuple[str, Paragraph]]:
    """The groups of terms that the edition says anything about."""
    for one in fields(edition.terms):
        group = edition.paragraph(one.name)
        if group is not None:
            yield one.name, group


def group_name(edition: Edition, name: str) -> str:
    """What people call a group: as its service says, or in the words that services share."""
    label = edition.labels.get(name)
    return spoken(label) if label else text(f"web.editions.group_{name}")


def group_title(edition: Edition, name: str, group: Paragraph) -> str:
    """ "Paragraph 7. The amount"."""
    title = group_name(edition, name)
    if not group.paragraph:
        return title
    number = spoken(word("cite", "paragraph").format(n=group.paragraph))
    return f"{number[:1].upper()}{number[1:]}. {title}"


def terms_set(edition: Edition, name: str, group: Paragraph) -> list[SummaryRow]:
    """Each term that the group sets, with its value."""
    labels = edition.labels
    values = {one.name: getattr(group, one.name) for one in fields(group)}
    return [
        SummaryRow(_term(labels.get(f"{name}.{term}"), term), _written(value))
        for term, value in values.items()
        if term not in SHARED and value is not None
    ]


def _term(label: Text | None, name: str) -> str:
    if label is None:
        return text(f"web.editions.term_{name}")
    words = spoken(label)
    return words[:1].upper() + words[1:]


def _written(value: object) -> str:
    if isinstance(value, bool):
        return text("web.form.yes" if value else "web.form.no")
    if isinstance(value, str):
        return text(f"web.editions.value_{value}")
    return formats.number(value, current()) if isinstance(value, int | Decimal) else str(value)
