"""The same policy in OpenFisca-core: Zhaksy's reimbursement, month by month, with its trace.

Run by `decide_one.py` in a virtual environment of its own (`make bench`): OpenFisca is a peer we
measure, not a dependency. Prints one JSON object of medians in microseconds.
"""

import json
import sys
from datetime import date

from openfisca_core import periods
from openfisca_core.entities import Entity
from openfisca_core.parameters import Parameter, ParameterNode
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable
from timing import median_us

PERSON = Entity("person", "persons", "", "")
MONTHS = ["2025-09", "2025-10", "2025-11", "2025-12", *(f"2026-0{n}" for n in range(1, 6))]
FAR = date(9999, 12, 31)
DATES = {
    "applied_on": "2025-09-12",
    "born_on": "2015-04-10",
    "disability_until": "2027-01-31",
    "died_on": FAR.isoformat(),
    "institution_from": FAR.isoformat(),
    "moved_away_on": FAR.isoformat(),
    "certificate_from": "2025-09-01",
    "certificate_to": "2026-05-25",
}
YES_NO = {
    "state_supported": False,
    "rights_terminated": False,
    "lives_here": True,
    "consent": True,
    "is_representative": True,
    "paid_to_other": False,
}


def _input(name: str, kind: type) -> type[Variable]:
    body = {"value_type": kind, "entity": PERSON, "definition_period": DateUnit.ETERNITY}
    return type(name, (Variable,), {**body, "label": name, "__module__": __name__})


def _month_of(dates: object) -> object:
    return dates.astype("datetime64[M]")  # type: ignore[attr-defined]


def _rule(name: str, kind: type, formula: object) -> type[Variable]:
    body = {"value_type": kind, "entity": PERSON, "definition_period": DateUnit.MONTH}
    return type(name, (Variable,), {**body, "formula": formula, "__module__": __name__})


def _eligible(person, period):  # type: ignore[no-untyped-def]
    asked = {name: person(name, period) for name in YES_NO}
    refused = asked["state_supported"] + asked["rights_terminated"] + asked["paid_to_other"]
    return asked["lives_here"] * asked["consent"] * asked["is_representative"] * (refused == 0)


def _not_over(name):  # type: ignore[no-untyped-def]
    def formula(person, period):  # type: ignore[no-untyped-def]
        return _month_of(person(name, period)) >= period.start.date.replace(day=1)

    return formula


def _certified(person, period):  # type: ignore[no-untyped-def]
    month = period.start.date.replace(day=1)
    begun = _month_of(person("certificate_from", period)) <= month
    applied = _month_of(person("applied_on", period)) <= month
    return begun * applied * (_month_of(person("certificate_to", period)) >= month)


def _under_age(person, period):  # type: ignore[no-untyped-def]
    born = _month_of(person("born_on", period))
    return born + 12 * 18 >= _month_of(_as_dates(period))


def _as_dates(period):  # type: ignore[no-untyped-def]
    import numpy

    return numpy.array([period.start.date], dtype="datetime64[D]")


def _in_school_year(person, period):  # type: ignore[no-untyped-def]
    month = period.start.month
    return person.filled_array(month >= 9 or month <= 5)


def _amount(person, period, parameters):  # type: ignore[no-untyped-def]
    names = ["eligible", "certified", "under_age", "in_school_year", *OVER]
    entitled = 1
    for name in names:
        entitled = entitled * person(name, period)
    return entitled * 3 * parameters(period).mci


OVER = ("disability_lasts", "alive", "not_in_institution", "not_moved")
OVER_OF = ("disability_until", "died_on", "institution_from", "moved_away_on")


def system() -> TaxBenefitSystem:
    """The policy as OpenFisca variables and a dated parameter."""
    built = TaxBenefitSystem([PERSON])
    values = {"2025-01-01": {"value": 3932}, "2026-01-01": {"value": 4325}}
    built.parameters = ParameterNode("", data={})
    built.parameters.add_child("mci", Parameter("mci", data={"values": values}))
    variables = [_input(name, date) for name in DATES] + [_input(name, bool) for name in YES_NO]
    variables += [_rule("eligible", bool, _eligible), _rule("certified", bool, _certified)]
    variables += [_rule("under_age", bool, _under_age)]
    variables += [_rule("in_school_year", bool, _in_school_year)]
    variables += [_rule(name, bool, _not_over(of)) for name, of in zip(OVER, OVER_OF, strict=True)]
    variables.append(_rule("amount", float, _amount))
    built.add_variables(*variables)
    return built


def main() -> None:
    """Measure one month and the whole school year, traced."""
    policy = system()
    given = {name: {"ETERNITY": value} for name, value in (DATES | YES_NO).items()}

    def decide(months: list[str], trace: bool) -> list[float]:
        simulation = SimulationBuilder().build_from_entities(policy, {"persons": {"one": given}})
        simulation.trace = trace
        return [float(simulation.calculate("amount", periods.period(m))[0]) for m in months]

    assert decide(MONTHS, True) == [11796.0] * 4 + [12975.0] * 5, decide(MONTHS, True)
    figures = {
        "one month": median_us(lambda: decide(MONTHS[:1], False), 1000),
        "one month, traced": median_us(lambda: decide(MONTHS[:1], True), 1000),
        "nine months, traced": median_us(lambda: decide(MONTHS, True), 500),
    }
    json.dump(figures, sys.stdout)


if __name__ == "__main__":
    main()
