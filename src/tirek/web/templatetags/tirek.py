"""{% load tirek %}: texts, formats and components for templates."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, cast

from django import template
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe

from tirek.kernel.text import Text
from tirek.web import components, drawn, formats, language, texts
from tirek.web.decision import DecisionView
from tirek.web.keys import Keys
from tirek.web.templatetags import kit

register = template.Library()
register.tags.update(kit.register.tags)
register.filters.update(kit.register.filters)

SIDE_BY_SIDE = 4
"""Sections that stay beside each other on a telephone."""


@register.simple_tag
def t(key: str, **values: object) -> SafeString:
    """The text of the key in the language of the page; values are escaped."""
    code = language.current()
    found = texts.entry(key)
    escaped = {name: conditional_escape(cast(Any, value)) for name, value in values.items()}
    try:
        written = escape(found.in_(code, values.get("n"))).format_map(escaped)
    except KeyError as missing:
        raise texts.TextError(f"{key}: value {missing} is not given") from missing
    return mark_safe(written)  # both parts are escaped above


@register.filter
def in_language(value: Text | Mapping[str, str] | str) -> str:
    """A Text, or its {kk, ru, en} document, in the language of the page."""
    return texts.spoken(value)


@register.filter
def money(value: Decimal | int | str) -> str:
    """12975 -> "12 975 ₸"."""
    return formats.money(value, language.current())


@register.filter
def number(value: Decimal | int | str) -> str:
    """6.50 -> "6,5"."""
    return formats.number(value, language.current())


@register.filter
def day(value: date | datetime | str) -> str:
    """A day in words."""
    return formats.day(value, language.current())


@register.filter
def day_short(value: date | datetime | str) -> str:
    """A day in figures."""
    return formats.day_short(value, language.current())


@register.filter
def weekday(value: date | datetime | str) -> str:
    """The day of the week."""
    return formats.weekday(value, language.current())


@register.filter
def moment(value: datetime) -> str:
    """A day in words and the time in Kazakhstan."""
    return formats.moment(value, language.current())


@register.filter
def month_name(value: str) -> str:
    """ "2025-09" or "2025-Q3" in words."""
    return formats.month(str(value), language.current())


@register.simple_tag
def page_language() -> str:
    """Code of the page's language, for the lang attribute."""
    return language.current()


@register.simple_tag
def asset(name: str) -> str:
    """Address of a style, script or picture that tirek.web.assets built."""
    return static(name)


@register.simple_tag(takes_context=True)
def language_switch(context: template.Context) -> SafeString:
    """Links to the same page in each language."""
    request: HttpRequest | None = context.get("request")  # there is none on the 500 page
    return drawn.language_switch(language.language_links(request) if request else [])


@register.simple_tag
def navigation(items: Sequence[components.Tab], label: str) -> SafeString:
    """The bar under the header: where one can go."""
    return drawn.navigation(items, label)


@register.simple_tag
def menu(groups: Sequence[components.TabGroup], label: str) -> SafeString:
    """The same where there are many places: on a narrow screen behind one button."""
    here = next((tab.text for group in groups for tab in group.tabs if tab.chosen), "")
    return drawn.menu(groups, label, here)


@register.simple_tag
def form_field(asked: components.Field) -> SafeString:
    """One question of a form."""
    return drawn.field(asked)


@register.inclusion_tag("web/error_summary.html")
def error_summary(problems: Sequence[components.Problem]) -> dict[str, Any]:
    """What is wrong on the page, with links to the fields; nothing if nothing is."""
    return {"problems": problems}


@register.simple_tag
def tag(text: str, tone: str = "neutral") -> SafeString:
    """A status."""
    return drawn.tag(text, tone)


@register.simple_tag
def cell_content(it: components.Cell) -> SafeString:
    """What a cell of a table holds."""
    return drawn.cell(it)


@register.inclusion_tag("web/status.html")
def status(text: str, tone: str = "neutral") -> dict[str, Any]:
    """A status told in a sentence."""
    return {"text": text, "tone": tone}


@register.simple_tag
def summary_list(rows: Sequence[components.SummaryRow]) -> SafeString:
    """Lines of what and how."""
    return drawn.summary_list(rows)


@register.simple_tag
def data_table(table: components.Table) -> SafeString:
    """A table; on a narrow screen a wide one is stacked, others scroll inside themselves."""
    return drawn.table(table)


@register.simple_tag
def timeline(moments: Sequence[components.Moment]) -> SafeString:
    """What happened and what comes next, in order of the sequence."""
    return drawn.timeline(moments)


@register.simple_tag
def explanation(steps: Sequence[components.Step]) -> SafeString:
    """The tree of norms behind a decision."""
    return drawn.steps(steps)


@register.simple_tag
def citation(cite: components.Citation) -> SafeString:
    """A link to the paragraph, with its words where they are known."""
    return drawn.citation(cite)


@register.simple_tag
def citation_link(cite: components.Citation) -> SafeString:
    """A link to the paragraph."""
    return drawn.citation_link(cite)


@register.simple_tag
def quote(words: components.Quote) -> SafeString:
    """Words of an act, in their own language."""
    return drawn.quote(words)


@register.inclusion_tag("web/back_link.html")
def back_link(href: str) -> dict[str, Any]:
    """The way back; nothing if there is none."""
    return {"href": href}


@register.simple_tag
def tabs(items: Sequence[components.Tab], label: str) -> SafeString:
    """Sections of a page, each with its own address; many are folded on a narrow screen."""
    chosen = [tab for tab in items if tab.chosen] if len(items) > SIDE_BY_SIDE else []
    return drawn.tabs(items, label, chosen[0] if chosen else None)


@register.simple_tag
def page_keys(keys: Keys) -> SafeString:
    """The keys of the page and the way to their list."""
    return drawn.keys(keys)


@register.inclusion_tag("web/pages.html")
def pages(where: components.Pages) -> dict[str, Any]:
    """Previous and next page of a long list."""
    return {"where": where}


@register.inclusion_tag("web/notice.html")
def notice(text: str, tone: str = "info", title: str = "") -> dict[str, Any]:
    """A box that asks for attention."""
    return {"text": text, "tone": tone, "title": title}


@register.inclusion_tag("web/decision.html")
def decision(view: DecisionView, *, open: bool = False) -> dict[str, Any]:
    """A decision: grounds, what is missing, schedule, act, readings, explanation."""
    return {"view": view, "open": open}
