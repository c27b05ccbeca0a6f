"""What an edition sets, in words: groups of terms, terms, and their values."""

from collections.abc import Iterator
from dataclasses import fields
from decimal import Decimal

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


def group_title(name: str, group: Paragraph) -> str:
    """ "Paragraph 7. The amount"."""
    title = text(f"web.editions.group_{name}")
    if not group.paragraph:
        return title
    number = spoken(word("cite", "paragraph").format(n=group.paragraph))
    return f"{number[:1].upper()}{number[1:]}. {title}"


def terms_set(group: Paragraph) -> list[SummaryRow]:
    """Each term that the group sets, with its value."""
    values = {one.name: getattr(group, one.name) for one in fields(group)}
    return [
        SummaryRow(text(f"web.editions.term_{name}"), _written(value))
        for name, value in values.items()
        if name not in SHARED and value is not None
    ]


def _written(value: object) -> str:
    if isinstance(value, bool):
        return text("web.form.yes" if value else "web.form.no")
    if isinstance(value, str):
        return text(f"web.editions.value_{value}")
    return formats.number(value, current()) if isinstance(value, int | Decimal) else str(value)
