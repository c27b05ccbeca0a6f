"""Who arrived shows the papers that a stay asks for; the rules say whether they suffice."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from tirek.casework.legal import decision_on
from tirek.casework.queries.facts import folded_facts, nested
from tirek.casework.refused import Refused
from tirek.procedure.supply.stay import Paper, Stay
from tirek.supply.bed import kind_ordered
from tirek.supply.course import last_order
from tirek.supply.models import Choice
from tirek.supply.queries.stays import stay_in
from tirek.supply.texts import texts


def papers_asked(stay: Stay, *, accompanied: bool) -> Sequence[Paper]:
    """What whoever arrives shows."""
    return (*stay.arrival.papers, *(stay.arrival.companion if accompanied else ()))


def require_arrival(choice: Choice, shown: Collection[str], today: date) -> dict[str, object]:
    """What the step of the arrival keeps; {} for what is no stay.

    Raises Refused before the day of the order, and where a paper is missing.
    """
    made, kind = last_order(choice), kind_ordered(choice)
    if made is None or kind is None or kind.stay is None:
        return {}
    stay, period = kind.stay, stay_in(made.payload)
    if today < period.first:
        raise Refused(texts().refused["arrival_not_yet"])
    asked = [one.fact for one in papers_asked(stay, accompanied=bool(period.iin))]
    facts = {path: fact.value for path, fact in folded_facts(choice.case).items()}
    if facts.get(stay.companion.fact) in stay.companion.asked_of:
        with_whom = stay.companion.value if period.iin else stay.companion.without
        facts[stay.companion.fact] = with_whom
    facts |= {stay.arrival.checked: True, **{one: one in shown for one in asked}}
    found = decision_on(choice.case, nested(facts)).evaluation
    if found.case.get(stay.arrival.short) is not False:
        told = found.book.texts[stay.arrival.short]
        raise Refused(told.yes or told.name, field="shown")
    return {"shown": sorted(set(shown) & set(asked))}
