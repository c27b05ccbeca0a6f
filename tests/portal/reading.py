"""Reading a page as a person does: its words, its headings, its problems."""

import html
import re

QUOTE = re.compile(r'<q\b[^>]*\blang="[a-z]{2}"[^>]*>.*?</q>', re.S)
TAG = re.compile(r"<(script|style)\b.*?</\1>|<[^>]+>", re.S)
NBSP = "\u00a0"


def body(response):
    return response.content.decode()


def words(response):
    """The visible text, spaces and no-break spaces alike."""
    text = html.unescape(TAG.sub(" ", body(response)))
    return " ".join(text.replace(NBSP, " ").split())


def own_words(response):
    """The visible text without the quotes of acts, which stay in their own language."""
    response_text = QUOTE.sub(" ", body(response))
    text = html.unescape(TAG.sub(" ", response_text))
    return " ".join(text.replace(NBSP, " ").split())


def heading(response):
    """The text of the one h1."""
    (found,) = re.findall(r"<h1\b[^>]*>(.*?)</h1>", body(response), re.S)
    return " ".join(html.unescape(TAG.sub(" ", found)).split())


def problems(response):
    """The lines of the error summary: (href, text)."""
    summary = re.search(r'govuk-error-summary__list">(.*?)</ul>', body(response), re.S)
    if summary is None:
        return []
    links = re.findall(r'<a href="([^"]*)">(.*?)</a>', summary[1], re.S)
    return [(href, html.unescape(said)) for href, said in links]


def field_error(response, field):
    """What is said at the field itself."""
    found = re.search(
        rf'id="q-{re.escape(field)}-error" class="govuk-error-message">(.*?)</p>',
        body(response),
        re.S,
    )
    return " ".join(html.unescape(TAG.sub(" ", found[1])).split()) if found else None


def typed(response, name):
    """What an input of the page holds."""
    found = re.search(rf'<input[^>]*\bname="{re.escape(name)}"[^>]*>', body(response))
    value = re.search(r'\bvalue="([^"]*)"', found[0])
    return html.unescape(value[1])


def chosen(response, name):
    """Which answer of a group is marked."""
    pattern = rf'<input[^>]*name="{re.escape(name)}"[^>]*value="([^"]*)"[^>]*\bchecked'
    found = re.search(pattern, body(response))
    return found[1] if found else None
