"""Housing aid of a quarter in OpenFisca-core's vectorised run: the core of the same policy.

Run by `households_peers.py` in the environment of `make bench`. Takes a folder of CSV files; prints
one JSON object: seconds of the calculation (reading is not counted) and the sum of each household.
A person is an income (or a plot) of a member in the first simulation and a line of a bill in the
second, because one simulation has one kind of person; `household` and so on are groups of them.
"""

import csv
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy
from bill_kinds import KINDS, METHODS
from openfisca_core import periods
from openfisca_core.entities import Entity, GroupEntity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

QUARTER = "2026-04"
"""The month whose calculation stands for the quarter."""
MCI, YOUNG = 4325, 23
Formula = Callable[..., Any]


def entities(groups: tuple[str, ...]) -> tuple[Entity, dict[str, GroupEntity]]:
    """A kind of person and the groups that hold them."""
    role = [{"key": "part", "plural": "parts"}]
    return Entity("record", "records", "", ""), {
        name: GroupEntity(name, f"{name}s", "", "", role) for name in groups
    }


def variable(name: str, of: Any, kind: type, formula: Formula | None = None) -> type[Variable]:
    """An input, or a rule."""
    body = {"value_type": kind, "entity": of, "label": name, "__module__": __name__,
            "definition_period": DateUnit.MONTH}  # fmt: skip
    return type(name, (Variable,), {**body, "formula": formula} if formula else body)


def _counted(member, period):  # type: ignore[no-untyped-def]
    return member("belongs", period) * member("present", period)


def _belongs(member, period):  # type: ignore[no-untyped-def]
    home = member("at_home", period) * (member("registered", period) + member("partner", period))
    studies = member("studies", period) * (member("age", period) < YOUNG)
    tied = home + member("away", period) + studies
    return tied * (member("unrelated", period) == 0)


def _departed(member, period):  # type: ignore[no-untyped-def]
    left, last = member("left", period), member("q", period) - 1
    return member("belongs", period) * (left >= last - 2) * (left <= last) * member("gone", period)


def _income(record, period):  # type: ignore[no-untyped-def]
    asked = {name: record(name, period) for name in ("method", "amount", "spent", "first", "last")}
    amount, first, last = asked["amount"], asked["first"], asked["last"]
    since, until = record.member("since", period), record.member("q", period) - 1
    months = numpy.maximum(0, until - since + 1)
    inside = (last >= since) * (last <= until)
    over = numpy.maximum(0, numpy.minimum(last, until) - numpy.maximum(first, since) + 1)
    each = amount / (last - first + 1)
    found = numpy.select(
        [asked["method"] == n for n in range(len(METHODS))],
        [0 * amount, inside * amount, inside * numpy.maximum(0, amount - asked["spent"]),
         amount * months / 12, numpy.maximum(each, 25 * MCI) * months, -each * over],
        each * over,
    )  # fmt: skip
    member = record.member
    looked_at = member("counted", period) + member("departed", period) + member("owes", period)
    return numpy.where(looked_at, found, 0)


def _income_together(household, period):  # type: ignore[no-untyped-def]
    record = household.members
    incomes = household.sum(record("income", period))
    plots = numpy.maximum(0, household.sum(record("plot", period)))
    departed = household("departed_heads", period)
    share = 3 * numpy.maximum(1, household("size", period) + departed)
    return (incomes + plots) * (1 - household("months_away", period) / share)


def _of_members(name: str) -> Formula:
    def formula(household, period):  # type: ignore[no-untyped-def]
        record = household.members
        return household.sum(record.member(name, period) * record("speaks_for_member", period))

    return formula


def _months_away(member, period):  # type: ignore[no-untyped-def]
    return member("departed", period) * (member("q", period) - 1 - member("left", period))


def _area(household, period):  # type: ignore[no-untyped-def]
    size = household("size", period)
    return numpy.minimum(household("dwelling", period), numpy.where(size <= 1, 30, 18 * size))


def family() -> TaxBenefitSystem:
    """Members, their incomes, the size of the family, the accepted area."""
    record, groups = entities(("member", "household"))
    member, household = groups["member"], groups["household"]
    built = TaxBenefitSystem([record, member, household])
    yes_no = ("at_home", "away", "studies", "registered", "partner", "unrelated", "present", "owes",
              "gone")  # fmt: skip
    built.add_variables(
        *(variable(one, member, bool) for one in yes_no),
        *(variable(one, member, int) for one in ("age", "since", "left", "q")),
        *(variable(one, record, float) for one in ("amount", "spent", "plot")),
        *(variable(one, record, int) for one in ("method", "first", "last")),
        variable("speaks_for_member", record, bool),
        variable("dwelling", household, float),
        variable("belongs", member, bool, _belongs),
        variable("counted", member, bool, _counted),
        variable("departed", member, bool, _departed),
        variable("member_months_away", member, int, _months_away),
        variable("income", record, float, _income),
        variable("size", household, int, _of_members("counted")),
        variable("departed_heads", household, int, _of_members("departed")),
        variable("months_away", household, int, _of_members("member_months_away")),
        variable("income_together", household, float, _income_together),
        variable("area", household, float, _area),
    )
    return built


def _water(record, period):  # type: ignore[no-untyped-def]
    size, kind = record.household("size", period), record("kind", period)
    cap = numpy.select([kind == KINDS.index("cold_water"), kind == KINDS.index("hot_water")],
                       [4 * size, 2 * size], 0)  # fmt: skip
    return numpy.minimum(record("quantity", period), cap)


def _water_together(statement, period):  # type: ignore[no-untyped-def]
    return statement.sum(statement.members("water", period))


def _cap(record, period):  # type: ignore[no-untyped-def]
    size, area = record.household("size", period), record.household("area", period)
    kind, one = record("kind", period), numpy.ones(record.count)
    caps = {"condominium": 60 * area, "gas_flat": 15 * size, "heat_metered": area / 40,
            "cold_water": 4 * size, "electricity": 90 * size, "waste": 650 * size,
            "hot_water": 2 * size, "telephone": 1399 * one, "lift": 1300 * one,
            "water_disposal": record.statement("water_together", period), "gas_house": 15 * area,
            "heat_unmetered": 3 * area / 100, "rent_state": 120 * area}  # fmt: skip
    return numpy.select([kind == KINDS.index(name) for name in caps], [*caps.values()], numpy.inf)


def _accepted(record, period):  # type: ignore[no-untyped-def]
    charge, quantity = record("charge", period), record("quantity", period)
    cap = record("cap", period)
    area = record.household("area", period)
    cut = numpy.where(record("cut", period), area / record.household("dwelling", period), 1)
    by_charge = numpy.minimum(charge * cut, cap)
    by_quantity = charge * numpy.minimum(quantity * cut, cap) / numpy.maximum(quantity, 1e-6)
    measured = numpy.where(record("by_charge", period), by_charge, by_quantity)
    return numpy.where(numpy.isinf(cap), charge, measured) * record("in_time", period)


def _aid(household, period):  # type: ignore[no-untyped-def]
    bills = household.sum(household.members("accepted", period))
    due = bills - household("income_together", period) / 20
    return numpy.where(household("right", period), numpy.maximum(0, due), 0)


def bills() -> TaxBenefitSystem:
    """What is accepted of each line, and the aid."""
    record, groups = entities(("statement", "household"))
    statement, household = groups["statement"], groups["household"]
    built = TaxBenefitSystem([record, statement, household])
    built.add_variables(
        *(variable(one, record, float) for one in ("charge", "quantity")),
        *(variable(one, record, bool) for one in ("cut", "by_charge", "in_time")),
        *(variable(one, household, float) for one in ("dwelling", "area", "income_together")),
        variable("kind", record, int),
        variable("size", household, int),
        variable("right", household, bool),
        variable("water", record, float, _water),
        variable("water_together", statement, float, _water_together),
        variable("cap", record, float, _cap),
        variable("accepted", record, float, _accepted),
        variable("aid", household, float, _aid),
    )
    return built


def read(path: Path) -> dict[str, Any]:
    """The columns of a file of numbers."""
    with path.open(encoding="utf-8", newline="") as file:
        names = next(csv.reader(file))
        table = numpy.loadtxt(file, delimiter=",", ndmin=2)
    return dict(zip(names, table.T, strict=True))


def simulation(built: TaxBenefitSystem, records: Any, groups: dict[str, Any]) -> Any:
    """A simulation of so many records, each in one group of every kind."""
    builder = SimulationBuilder()
    builder.create_entities(built)
    count = len(next(iter(records.values())))
    builder.declare_person_entity("record", numpy.arange(count))
    for name, numbers in groups.items():
        known = numpy.unique(records[numbers])
        group = builder.declare_entity(name, known)
        builder.join_with_persons(group, records[numbers], roles=["part"] * count)
    return builder.build(built)


def given(asked: Any, columns: dict[str, Any]) -> None:
    """Hand the inputs over."""
    for name, values in columns.items():
        known = asked.tax_benefit_system.get_variable(name)
        if known is not None:
            asked.set_input(name, QUARTER, values.astype(known.dtype))


def main() -> None:
    """Both simulations, one after the other."""
    folder, period = Path(sys.argv[1]), periods.period(QUARTER)
    households, members = read(folder / "households.csv"), read(folder / "members.csv")
    incomes, lines = read(folder / "incomes.csv"), read(folder / "lines.csv")
    first = simulation(family(), incomes, {"member": "member_id", "household": "id"})
    second = simulation(bills(), lines, {"statement": "statement_id", "household": "id"})
    for columns in (incomes, members, households):
        given(first, columns)
    given(second, lines)
    given(second, {one: households[one] for one in ("dwelling", "right")})
    begun, spent = time.perf_counter(), time.process_time()
    for name in ("size", "area", "income_together"):
        second.set_input(name, QUARTER, first.calculate(name, period))
    aid = second.calculate("aid", period)
    taken, spent = time.perf_counter() - begun, time.process_time() - spent
    json.dump({"seconds": taken, "processor": spent, "tenge": aid.tolist()}, sys.stdout)


if __name__ == "__main__":
    main()
