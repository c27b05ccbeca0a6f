"""{% load pictures %}: `{% picture it %}` draws a picture with the table behind it."""

from typing import Any

from django import template

from tirek.web.pictures import TICKS, Picture, drawn, legend

register = template.Library()


@register.inclusion_tag("web/pictures/picture.html")
def picture(it: Picture) -> dict[str, Any]:
    """The drawing (where there is something to draw), its legend and its table."""
    drawing = drawn(it) if it.has_drawing else None
    return {
        "picture": it,
        "drawing": drawing,
        "legend": list(legend(it)),
        "tick": TICKS[type(it)],
    }
