"""The page on which somebody complains about a case."""

from dataclasses import dataclass

from django.urls import reverse

from tirek.accounts.models import User
from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.web.complaint_form import complaint_fields
from tirek.web.complaint_sent import Typed
from tirek.web.components import Problem
from tirek.web.forms import FormPage
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class ComplainPage(FormPage):
    """The form, and the case it is about."""

    about: str = ""
    why_late: str = ""


def complain_page(case: Case, user: User, typed: Typed) -> ComplainPage:
    """The form with what was typed; what is wrong without a field stands above it."""
    fields = complaint_fields(case, user, typed)
    at_fields = [Problem.of(one) for one in fields if one.error]
    others = [Problem(typed.errors[""])] if "" in typed.errors else []
    asks_why_late = bool(typed.late_since and "text" in typed.raw and not typed.errors)
    return ComplainPage(
        title=text("portal.complaint.title_new"),
        back=reverse("case", args=[case.number]),
        problems=(*others, *at_fields),
        fields=fields,
        about=f"{case.number} · {spoken(service_of(case).name)}",
        why_late=text("portal.complaint.late") if asks_why_late else "",
    )
