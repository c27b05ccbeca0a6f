"""What an order for a stay says besides its price: how long, with whom; checked by the norms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, cast

from tirek.casework.legal import decision_on
from tirek.casework.models import Case
from tirek.casework.queries.facts import folded_facts, nested
from tirek.casework.refused import Refused
from tirek.kernel.money import Tenge
from tirek.kernel.text import Text
from tirek.law.decision import Decision
from tirek.law.rule import percent_of
from tirek.people.models import Person
from tirek.procedure.supply.stay import Stay
from tirek.supply.models import ChoiceStep, PaidStay
from tirek.supply.queries.stays import Known, ordered_stays, stay_in, stay_used
from tirek.supply.texts import texts


@dataclass(frozen=True)
class Fellow:
    """The legal representative who goes with the child; `himself` where it is who orders."""

    full_name: str
    iin: str
    himself: bool = True


@dataclass(frozen=True)
class StayWanted:
    """The days of the order, and who goes with the child; `answered` whether that was said."""

    first: date
    days: int
    fellow: Fellow | None = None
    answered: bool = True

    @property
    def last(self) -> date:
        """The last day."""
        return self.first + timedelta(days=self.days - 1)


def held_people(case: Case) -> None:
    """Hold the person and who applied until the transaction ends: the stays of a year, and the
    companion's of several children, are counted one at a time."""
    keys = {case.subject_id, case.applicant_id}
    list(Person.objects.select_for_update().filter(pk__in=keys).order_by("pk"))


def asks_companion(stay: Stay, case: Case) -> bool:
    """Whether the order says yes or no to a companion: it is asked of a child."""
    fact = folded_facts(case).get(stay.companion.fact)
    return fact is not None and fact.value in stay.companion.asked_of


def require_stay(case: Case, stay: Stay, wanted: StayWanted, known: Sequence[Known]) -> Decision:
    """The law on the case with that stay. Raises Refused with the norm that it would break.

    `known` are the stays given before: with those that the application tells, and whatever way
    they were given.
    """
    if wanted.days < 1:
        raise Refused(texts().refused["days_missing"], field="days")
    if asks_companion(stay, case) and not wanted.answered:
        raise Refused(texts().refused["companion_missing"], field="companion")
    decision = decision_on(case, _facts(case, stay, wanted, known))
    fields = {stay.companion.rule: "companion", stay.length: "days"}
    for rule in (stay.length, *stay.must, stay.companion.rule):
        if decision.evaluation.case.get(rule) is not True:
            raise Refused(why_not(decision, rule), field=fields.get(rule, "starts_on"))
    return decision


def why_not(decision: Decision, rule: str) -> Text:
    """What people read where that norm is not kept."""
    told = decision.evaluation.book.texts[rule]
    return told.no or told.name


def companion_share(decision: Decision, stay: Stay, guaranteed_tiyn: int) -> int:
    """What is paid for the companion's stay, in tiyn: a share of the guaranteed sum, however many
    children there are."""
    return percent_of(Tenge.of_tiyn(guaranteed_tiyn), share_of(decision, stay)).rounded().tiyn


def share_of(decision: Decision, stay: Stay) -> Decimal:
    """Per cent of the guaranteed sum that are paid for a companion."""
    return cast(Decimal, decision.evaluation.names[stay.companion.share])


def companion_due(step: ChoiceStep) -> int:
    """What is paid for the companion of an order now, in tiyn: of several orders with the same
    companion at the same time the earliest that stands, once; nothing where a voucher paid it."""
    said = step.payload.get("companion")
    if not said:
        return 0
    stay = stay_in(step.payload)
    others = ordered_stays(payload__companion__iin=said["iin"], pk__lt=step.pk)
    paid = any(one.choice_id != step.choice_id and other.meets(stay) for one, other in others)
    return 0 if paid or paid_by_voucher(stay) else int(said["share_tiyn"])


def paid_by_voucher(stay: Known) -> bool:
    """Whether an act of vouchers that stands has the same companion paid on a day of that stay."""
    found = PaidStay.objects.filter(companion_tiyn__gt=0, step__payload__companion__iin=stay.iin)
    found = found.filter(act__mistake__undone=None)
    return any(
        stay_used(one.step).meets(stay) for one in found.select_related("step__voucher__lot")
    )


def reimbursed(step: ChoiceStep) -> int:
    """What an order brings its supplier, in tiyn: what is paid for the companion too."""
    return int(step.payload["reimbursed_tiyn"]) + companion_due(step)


def stay_payload(
    case: Case, stay: Stay, wanted: StayWanted, decision: Decision, guaranteed_tiyn: int
) -> dict[str, Any]:
    """What the step of the order keeps of it."""
    fellow = wanted.fellow if asks_companion(stay, case) else None
    share = companion_share(decision, stay, guaranteed_tiyn)
    told = {"full_name": fellow.full_name, "iin": fellow.iin, "share_tiyn": share} if fellow else {}
    return {"days": wanted.days, "companion": told}


def _facts(case: Case, stay: Stay, wanted: StayWanted, known: Sequence[Known]) -> Mapping[str, Any]:
    facts = {path: fact.value for path, fact in folded_facts(case).items()}
    before, columns = stay.earlier, {}
    columns = {before.name: "sanatorium", before.first: "first", before.last: "last"}
    given = [
        {column: _plain(getattr(one, name)) for column, name in columns.items()} for one in known
    ]
    facts[before.fact] = [*(facts.get(before.fact) or ()), *given]
    facts |= {stay.day: wanted.first.isoformat(), stay.days: wanted.days}
    if asks_companion(stay, case):
        facts |= _with_whom(stay, wanted.fellow, facts)
    return nested(facts)


def _with_whom(stay: Stay, fellow: Fellow | None, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Whoever orders and was found to represent the child no more does not go with it."""
    asked = stay.companion
    if fellow is None:
        return {asked.fact: asked.without}
    lost = fellow.himself and facts.get(asked.represents) is False
    return {asked.fact: asked.value, asked.represents: not lost}


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
