"""The same policy over the same cases in OpenFisca-core's vectorised run.

Run by `many_cases_peers.py` in the environment of `make bench`. Takes a CSV file of Zhaksy's cases;
prints one JSON object: seconds of the calculation (reading is not counted), months paid, the sum.
"""

import csv
import json
import sys
import time
from datetime import date

import numpy
from openfisca_core import periods
from openfisca_core.simulations import SimulationBuilder
from openfisca_home_education import DATES, YES_NO, _as_dates, _input, _month_of, system

FAR = "9999-12-31"
COLUMNS = {
    "applied_on": "applied_on",
    "born_on": "child_born_on",
    "disability_until": "child_disability_until",
    "died_on": "child_died_on",
    "institution_from": "child_entered_state_institution_on",
    "moved_away_on": "child_moved_away_on",
    "certificate_from": "certificate_from",
    "certificate_to": "certificate_to",
    "left_institution": "child_left_state_institution_on",
    "state_supported": "child_fully_state_supported",
    "rights_terminated": "applicant_parental_rights_terminated",
    "lives_here": "child_lives_in_place",
    "consent": "applicant_data_consent",
    "paid_to_other": "already_paid_to_other",
}
MONTHS = [f"2025-{n:02}" for n in range(8, 13)] + [f"2026-{n:02}" for n in range(1, 13)]


def _not_in_institution(person, period):  # type: ignore[no-untyped-def]
    month = _month_of(_as_dates(period))
    entered = _month_of(person("institution_from", period)) >= month
    return entered + (_month_of(person("left_institution", period)) < month)


def main() -> None:
    """Every month of every case."""
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    policy = system()
    policy.add_variables(_input("left_institution", date))
    policy.get_variable("not_in_institution").formulas["0001-01-01"] = _not_in_institution
    simulation = SimulationBuilder().build_default_simulation(policy, count=len(rows))
    for name, column in COLUMNS.items():
        if name in DATES or name == "left_institution":
            array = numpy.array([row[column] or FAR for row in rows], dtype="datetime64[D]")
        else:
            array = numpy.array([row[column] == "true" for row in rows])
        simulation.set_input(name, "ETERNITY", array)
    given = numpy.array([row["applicant_relation"] != "none" for row in rows])
    simulation.set_input("is_representative", "ETERNITY", given)
    assert set(YES_NO) <= {*COLUMNS, "is_representative"}
    begun, spent = time.perf_counter(), time.process_time()
    found = [simulation.calculate("amount", periods.period(month)) for month in MONTHS]
    taken, spent = time.perf_counter() - begun, time.process_time() - spent
    paid = sum(int((amounts > 0).sum()) for amounts in found)
    total = sum(float(amounts.astype("float64").sum()) for amounts in found)
    json.dump({"seconds": taken, "processor": spent, "months": paid, "tenge": total}, sys.stdout)


if __name__ == "__main__":
    main()
