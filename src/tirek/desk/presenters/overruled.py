"""The rules that a proposal overrules, each of which the head confirms knowingly."""

from dataclasses import dataclass

from django.http import HttpRequest

from tirek.casework.models import Case
from tirek.casework.queries.proposal import last_proposal
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class OverruledRow:
    """A box to tick: the rule, what it says, the reason given, who proposed it."""

    rule: str
    label: str
    hint: str
    ticked: bool


def overruled_view(case: Case, request: HttpRequest) -> list[OverruledRow]:
    """One for each rule; none for a proposal that was left to the law."""
    sent = request.POST.getlist("overruled")
    return [
        OverruledRow(
            rule=one["rule"],
            label=text("desk.confirm.overruled", rule=spoken(one["label"])),
            hint=text("desk.confirm.overruled_by", reason=one["reason"], name=one["by"]),
            ticked=one["rule"] in sent,
        )
        for one in last_proposal(case).payload["decision"].get("overruled", ())
    ]
