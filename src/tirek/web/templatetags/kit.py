"""The components of the page kit as template tags; {% load tirek %} brings them."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from tirek.web import components
from tirek.web.display import Display
from tirek.web.filtering import in_force, parted
from tirek.web.payment_months import whole_years
from tirek.web.texts import text

register = template.Library()
WHOSE = 16
"""Letters that tell one person's kept answers from another's."""


@register.simple_tag(takes_context=True)
def display_choice(context: template.Context) -> SafeString:
    """Attributes of the page for the chosen size of letters and contrast."""
    chosen = Display.of(context.get("request"))
    return format_html('data-size="{}" data-contrast="{}"', chosen.size, chosen.contrast)


@register.inclusion_tag("web/display_link.html", takes_context=True)
def display_link(context: template.Context) -> dict[str, Any]:
    """The way to the choice of size and contrast, and back."""
    request: HttpRequest | None = context.get("request")
    if request is None:
        return {"href": ""}
    here = request.get_full_path() if request.method == "GET" else request.path
    return {"href": f"{reverse('display')}?{urlencode({'next': here})}"}


@register.simple_tag(takes_context=True)
def keep_typed(context: template.Context) -> SafeString:
    """Attribute of a form whose answers outlive a lost connection, for this person alone."""
    request: HttpRequest | None = context.get("request")
    user = getattr(request, "user", AnonymousUser())
    return _data(
        keep=salted_hmac("tirek.keep", str(user.pk)).hexdigest()[:WHOSE],
        keeper=static("keep.js"),
        lost=text("web.keep.lost"),
        back=text("web.keep.back"),
        restored=text("web.keep.restored"),
    )


@register.simple_tag
def upload_form() -> SafeString:
    """Attributes of a form with files: its sending shows how far it has come."""
    told = _data(
        needs=static("htmx.js"),
        upload=text("web.upload.sending"),
        stop=text("web.upload.stop"),
        failed=text("web.upload.failed"),
    )
    return format_html('enctype="multipart/form-data" hx-boost="true" {}', told)


@register.inclusion_tag("web/progress.html")
def progress(where: components.Progress) -> dict[str, Any]:
    """How far one has come."""
    return {"where": where}


@register.inclusion_tag("web/task_list.html")
def task_list(sections: Sequence[components.TaskSection]) -> dict[str, Any]:
    """What there is to do, and what is done."""
    return {"sections": sections}


@register.inclusion_tag("web/summary_card.html")
def summary_card(card: components.SummaryCard) -> dict[str, Any]:
    """Answers that belong together."""
    return {"card": card}


@register.inclusion_tag("web/panel.html")
def panel(panel: components.Panel) -> dict[str, Any]:
    """It is done."""
    return {"panel": panel}


@register.inclusion_tag("web/copyable.html")
def copyable(number: str) -> dict[str, Any]:
    """A number that can be copied at a press."""
    return {"number": number}


@register.inclusion_tag("web/inset.html")
def inset(text: str) -> dict[str, Any]:
    """Words set apart from the rest."""
    return {"text": text}


@register.simple_block_tag
def details(content: str, summary: str, *, about: str = "", open: bool = False) -> SafeString:
    """What only some people want to read; `about` completes the summary for a screen reader."""
    values = {"inside": content, "summary": summary, "about": about, "open": open}
    return render_to_string("web/details.html", values)


@register.inclusion_tag("web/deadline.html")
def deadline(deadline: components.Deadline) -> dict[str, Any]:
    """By when."""
    return {"deadline": deadline}


@register.inclusion_tag("web/cards.html")
def cards(items: Sequence[components.Card]) -> dict[str, Any]:
    """Things to choose from."""
    return {"cards": items}


@register.inclusion_tag("web/nothing_yet.html")
def nothing_yet(nothing: components.Nothing) -> dict[str, Any]:
    """An empty list that says what to do next."""
    return {"nothing": nothing}


@register.inclusion_tag("web/payments_calendar.html")
def payments_calendar(calendar: components.PaymentsCalendar) -> dict[str, Any]:
    """Payments by month, each year with its twelve months."""
    return {"calendar": calendar, "years": whole_years(calendar)}


@register.inclusion_tag("web/figures.html")
def figures(items: Sequence[components.Figure]) -> dict[str, Any]:
    """The few numbers a page begins with."""
    return {"figures": items}


@register.inclusion_tag("web/shortcuts.html")
def shortcuts(items: Sequence[components.Shortcut]) -> dict[str, Any]:
    """Keys and what they do."""
    return {"shortcuts": items}


@register.inclusion_tag("web/filter_bar.html")
def filter_bar(fields: Sequence[components.Field], clear: str = "", **keeps: str) -> dict[str, Any]:
    """What narrows a list: what is searched for, the rest folded.

    `clear` is the address of the whole list, `keeps` what else its address asks for.
    """
    first, folded = parted(fields)
    return {
        "first": first,
        "folded": folded,
        "on": in_force(fields),
        "is_open": bool(in_force(folded)) or any(field.error for field in folded),
        "clear": clear,
        "kept": keeps.items(),
    }


@register.simple_block_tag
def live_list(content: str) -> SafeString:
    """The part of a page that filters, sorting and paging change by themselves."""
    return render_to_string("web/live_list.html", {"inside": content})


def _data(**values: str) -> SafeString:
    """data- attributes of an element."""
    return format_html_join(" ", 'data-{}="{}"', values.items())
