"""The page of one step: the decision it is about, what to fill in, the button."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.urls import reverse

from tirek.casework.models import Case
from tirek.casework.queries.facts import facts_with_sources
from tirek.desk.presenters.decision import CaseDecision, decision_of
from tirek.web.components import Action, Field, Page
from tirek.web.step import Stopped
from tirek.web.texts import text


@dataclass(frozen=True)
class StepPage(Page):
    """A step of the procedure. `blocked` says why it cannot be taken now; there is no form then.

    `warning` says what comes first, and `lead` is the way there.
    """

    number: str = ""
    about: str = ""
    seq: int = 0
    decision: CaseDecision | None = None
    what: str = ""
    blocked: str = ""
    fields: Sequence[Field] = ()
    button: str = ""
    others: Sequence[Action] = field(default_factory=tuple)
    warning: str = ""
    lead: Action | None = None
    fold: "Fold | None" = None

    @property
    def has_files(self) -> bool:
        """Whether a file can be chosen, so that the form is sent in parts."""
        folded = self.fold.fields if self.fold else ()
        return any(asked.kind == "file" for asked in (*self.fields, *folded))


@dataclass(frozen=True)
class Fold:
    """Fields that are rarely needed, behind a line to click; open where something was typed."""

    title: str
    what: str
    fields: Sequence[Field]

    @property
    def is_open(self) -> bool:
        """Whether something in it was typed, chosen or wrong."""
        return any(asked.value or asked.error for asked in self.fields) or any(
            choice.chosen for asked in self.fields for choice in asked.choices if choice.value
        )


def step_page(
    case: Case,
    name: str,
    *,
    blocked: str,
    stopped: Stopped | None,
    fields: Sequence[Field] = (),
    others: Sequence[Action] = (),
    button: str = "",
    warning: str = "",
    lead: Action | None = None,
    fold: Fold | None = None,
    judged: bool = True,
) -> StepPage:
    """The page of the step `name` (its texts are desk.<name>.title, .what and .button).

    What the law says of the case is on it where the step is about that: `judged`.
    """
    return StepPage(
        title=text(f"desk.{name}.title"),
        back=reverse("desk:case", args=[case.number]),
        problems=[stopped.problem] if stopped else [],
        number=case.number,
        about=case.subject.full_name,
        seq=case.last_seq,
        decision=decision_of(case, facts_with_sources(case)) if judged else None,
        what=text(f"desk.{name}.what"),
        blocked="" if stopped and stopped.why == blocked else blocked,
        fields=() if blocked else fields,
        button="" if blocked else button or text(f"desk.{name}.button"),
        others=others,
        warning="" if stopped and stopped.why == warning else warning,
        lead=None if blocked else lead,
        fold=None if blocked else fold,
    )
