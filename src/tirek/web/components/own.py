"""Somebody's own words: names, addresses, what was typed. No translation changes them."""

from django.utils.html import format_html
from django.utils.safestring import SafeString


def own(text: str) -> SafeString:
    """The words, escaped and marked as nobody's language; for the text of any component."""
    return format_html('<span translate="no">{}</span>', text)
