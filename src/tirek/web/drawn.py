"""Small parts that a page has by the hundred: written here, because a template each is slow."""

from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString

from tirek.web.components import TAG_COLOURS, Cell, Citation

TICK = (
    '<div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item">'
    '<input class="govuk-checkboxes__input" type="checkbox" name="case" value="{value}"'
    ' id="tick-{value}"><label class="govuk-label govuk-checkboxes__label" for="tick-{value}">'
    '<span class="govuk-visually-hidden">{label}</span></label></div></div>'
)


def tag(text: str, tone: str) -> SafeString:
    """A status."""
    colour = TAG_COLOURS[tone]
    return format_html('<strong class="govuk-tag govuk-tag--{}">{}</strong>', colour, text)


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
    if cite.quote is None:
        return link
    quote = '{} <q class="tk-cite tk-cite__quote" lang="{}">{}</q>'
    return format_html(quote, link, cite.quote.lang, cite.quote.text)
