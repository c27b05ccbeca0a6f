"""The rules that a proposal overrules, each of which the head confirms knowingly."""

from django.http import HttpRequest

from tirek.casework.models import Case
from tirek.casework.queries.proposal import last_proposal
from tirek.web.components import Choice, Field
from tirek.web.step import Stopped
from tirek.web.texts import spoken, text

NAME = "overruled"


def overruled_fields(request: HttpRequest, case: Case, stopped: Stopped | None) -> list[Field]:
    """A box to tick for each rule, with the reason given; none where all was left to the law."""
    sent = request.POST.getlist(NAME)
    choices = [
        Choice(
            one["rule"],
            text("desk.confirm.overruled", rule=spoken(one["label"])),
            hint=text("desk.confirm.overruled_by", reason=one["reason"], name=one["by"]),
            chosen=one["rule"] in sent,
        )
        for one in last_proposal(case).payload["decision"].get("overruled", ())
    ]
    error = stopped.why if stopped is not None and stopped.field == NAME else ""
    title = text("web.decision.decided_otherwise")
    return [Field(NAME, title, kind="checkboxes", choices=choices, error=error)] if choices else []
