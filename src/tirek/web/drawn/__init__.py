"""Parts that a page has by the hundred: drawn by compiled templates, or right here.

Django walks its templates node by node; for a dossier that was half of the time of the page.
"""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from django.template.defaultfilters import linebreaksbr
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tirek.web.components import (
    TAG_COLOURS,
    Cell,
    Citation,
    Field,
    Moment,
    Quote,
    Step,
    SummaryRow,
    Tab,
    TabGroup,
    Table,
)
from tirek.web.keys import Keys
from tirek.web.language import LanguageLink
from tirek.web.texts import text

FILES = {
    "parts.html": ("table", "cell", "summary_list", "steps", "timeline"),
    "fields.html": ("text", "textarea", "select", "choices", "date", "file", "password", "records"),
    "ways.html": ("language_switch", "navigation", "menu", "tabs", "keys"),
}
"""What each file draws."""
NARROW = 3
"""Columns that a telephone can show beside each other."""


def table(it: Table) -> SafeString:
    """A table; on a narrow screen a wide one is stacked, others scroll inside themselves. A tag
    takes the room of two cells there."""
    for row in it.rows:
        if len(row) != len(it.head):
            raise ValueError(f"a row of {len(row)} cells under {len(it.head)} heads")
    tagged = any(cell.tone for row in it.rows for cell in row)
    return _part("table", it, len(it.head) + tagged > NARROW)


def summary_list(rows: Sequence[SummaryRow]) -> SafeString:
    """Lines of what and how."""
    return _part("summary_list", rows, any(row.actions for row in rows))


def steps(every: Sequence[Step]) -> SafeString:
    """The tree of norms behind a decision."""
    return _part("steps", every)


def tag(words: str, tone: str) -> SafeString:
    """A status."""
    colour = TAG_COLOURS[tone]
    return format_html('<strong class="govuk-tag govuk-tag--{}">{}</strong>', colour, words)


def cell(it: Cell) -> SafeString:
    """What a cell of a table holds."""
    return _part("cell", it)


def timeline(moments: Sequence[Moment]) -> SafeString:
    """What happened and what comes next."""
    return _part("timeline", moments)


def field(asked: Field) -> SafeString:
    """One question of a form."""
    group = asked.kind in ("radios", "checkboxes")
    return _part("choices" if group else asked.kind, asked)


def language_switch(links: Sequence[LanguageLink]) -> SafeString:
    """Links to the same page in each language."""
    return _part("language_switch", links)


def navigation(items: Sequence[Tab], label: str) -> SafeString:
    """The bar under the header."""
    return _part("navigation", items, label)


def menu(groups: Sequence[TabGroup], label: str, here: str) -> SafeString:
    """The same where there are many places."""
    return _part("menu", groups, label, here)


def tabs(items: Sequence[Tab], label: str, here: Tab | None) -> SafeString:
    """Sections of a page; folded behind `here` where they are many."""
    return _part("tabs", items, label, here)


def keys(it: Keys) -> SafeString:
    """The keys of a page, for its script, and the way to their list."""
    return _part("keys", it)


@lru_cache(maxsize=4096)  # of an act there are so many places; nobody types one in
def citation_link(cite: Citation) -> SafeString:
    """The place in an act."""
    if not cite.href:
        return format_html('<span class="tk-cite">{}</span>', cite.label)
    return format_html('<a class="govuk-link tk-cite" href="{}">{}</a>', cite.href, cite.label)


@lru_cache(maxsize=4096)
def citation(cite: Citation) -> SafeString:
    """The place in an act, with its words where they are known."""
    link = citation_link(cite)
    return link if cite.quote is None else format_html("{} {}", link, quote(cite.quote))


def quote(words: Quote) -> SafeString:
    """Words of an act, in their own language."""
    drawn = '<q class="tk-cite tk-cite__quote" lang="{}">{}</q>'
    return format_html(drawn, words.lang, words.text)


def _part(name: str, *given: object) -> SafeString:
    # Jinja has escaped what was given, as Django does.
    return mark_safe(_parts()[name](*given))


@cache
def _parts() -> dict[str, Callable[..., str]]:
    """The macros of every file by name."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        trim_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )
    environment.filters["linebreaksbr"] = linebreaksbr
    known: dict[str, Any] = {"t": text, "tag_colours": TAG_COLOURS, "form_field": field}
    environment.globals.update(known, citation=citation, citation_link=citation_link)
    modules = {file: environment.get_template(file).module for file in FILES}
    return {name: getattr(modules[file], name) for file, names in FILES.items() for name in names}
