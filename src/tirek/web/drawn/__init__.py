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

from tirek.web.components import TAG_COLOURS, Cell, Citation, Quote, Step, SummaryRow, Table
from tirek.web.texts import text

TICK = (
    '<div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item">'
    '<input class="govuk-checkboxes__input" type="checkbox" name="case" value="{value}"'
    ' id="tick-{value}"><label class="govuk-label govuk-checkboxes__label" for="tick-{value}">'
    '<span class="govuk-visually-hidden">{label}</span></label></div></div>'
)


NARROW = 3
"""Columns that a telephone can show beside each other."""


def table(it: Table) -> SafeString:
    """A table; on a narrow screen a wide one is stacked, others scroll inside themselves."""
    for row in it.rows:
        if len(row) != len(it.head):
            raise ValueError(f"a row of {len(row)} cells under {len(it.head)} heads")
    return _part("table", it, len(it.head) > NARROW)


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
    if it.tick:
        shown = format_html(TICK, value=it.tick, label=it.text)
    elif it.tone:
        shown = tag(it.text, it.tone)
    elif it.href:
        shown = format_html('<a class="govuk-link" href="{}">{}</a>', it.href, it.text)
    else:
        shown = format_html("{}", it.text)
    if not it.note:
        return shown
    return format_html('{}<span class="tk-note tk-muted">{}</span>', shown, it.note)


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
    """The macros of parts.html by name."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        trim_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )
    environment.filters["linebreaksbr"] = linebreaksbr
    known: dict[str, Any] = {"t": text, "cell": cell}
    environment.globals.update(known, citation=citation, citation_link=citation_link)
    module = environment.get_template("parts.html").module
    return {name: getattr(module, name) for name in ("table", "summary_list", "steps")}
