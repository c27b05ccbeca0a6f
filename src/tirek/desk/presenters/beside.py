"""The document that is read while facts are written down from it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.desk.framing import SHOWN
from tirek.documents.models import StoredFile
from tirek.web.components import Tab
from tirek.web.texts import spoken


@dataclass(frozen=True)
class Beside:
    """The documents of the case that a browser can draw, and the one beside the form now."""

    tabs: Sequence[Tab]
    href: str
    name: str


def beside_form(request: HttpRequest, case: Case) -> Beside | None:
    """None where nothing was handed in that could be shown."""
    files = [one for one in case.files.order_by("uploaded_at", "pk") if one.content_type in SHOWN]
    if not files:
        return None
    asked = request.GET.get("paper", "")
    shown = next((one for one in files if str(one.pk) == asked), files[0])
    titles = {one.id: spoken(one.title) for one in service_of(case).passport.documents}
    return Beside(
        tabs=[Tab(f"?paper={one.pk}", _name(one, titles), chosen=one == shown) for one in files],
        href=reverse("desk:file", args=[case.number, shown.pk]),
        name=_name(shown, titles),
    )


def _name(file: StoredFile, titles: dict[str, str]) -> str:
    return titles.get(file.kind, file.name)
