"""The page of one step: the decision it is about, what to fill in, the button."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.urls import reverse

from tirek.casework.models import Case
from tirek.desk.presenters.decision import CaseDecision, decision_of
from tirek.web.components import Action, Field, Page
from tirek.web.step import Stopped
from tirek.web.texts import text


@dataclass(frozen=True)
class StepPage(Page):
    """A step of the procedure. `blocked` says why it cannot be taken now; there is no form then."""

    number: str = ""
    about: str = ""
    seq: int = 0
    decision: CaseDecision | None = None
    what: str = ""
    blocked: str = ""
    fields: Sequence[Field] = ()
    button: str = ""
    others: Sequence[Action] = field(default_factory=tuple)


def step_page(
    case: Case,
    name: str,
    *,
    blocked: str,
    stopped: Stopped | None,
    fields: Sequence[Field] = (),
    others: Sequence[Action] = (),
    button: str = "",
) -> StepPage:
    """The page of the step `name` (its texts are desk.<name>.title, .what and .button)."""
    return StepPage(
        title=text(f"desk.{name}.title"),
        back=reverse("desk:case", args=[case.number]),
        problems=[stopped.problem] if stopped else [],
        number=case.number,
        about=case.subject.full_name,
        seq=case.last_seq,
        decision=decision_of(case),
        what=text(f"desk.{name}.what"),
        blocked="" if stopped and stopped.why == blocked else blocked,
        fields=() if blocked else fields,
        button="" if blocked else button or text(f"desk.{name}.button"),
        others=others,
    )
