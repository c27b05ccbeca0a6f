"""Housing aid of many households beside OpenFisca-core's vectorised run, in one run.

    make bench    # sets .venv-bench up
    PYTHONPATH=src .venv/bin/python bench/households_peers.py [HOUSEHOLDS]

Each starts from its own data in memory. OpenFisca reckons in floats of 32 bits: sums may differ by
a tenge, and how far they do is told. Its run is the core of the policy (who is of the family, every
method of income, plots, norms of bills, the right); Tirek's is the whole of it, exact.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from bill_kinds import KINDS, METHODS
from loops import measured

from households import BY_HAND, CASE, PLACE, SINCE, UNTIL, households, timed
from tirek.law.batch.case_file import CaseFile
from tirek.law.batch.columns import Columns
from tirek.law.batch.database import Batch
from tirek.law.batch.engines import Duck
from tirek.law.catalogue import the_law
from tirek.services import SERVICES

HERE = Path(__file__).parent
ROUNDS = 3
MEMBER = "m.id * 100 + m.member AS member_id"
GIVEN = {
    "households": """
SELECT h.id, h.dwelling_area / 1e6 AS dwelling, ({right})::INT AS right FROM hand_case h
ORDER BY h.id""",
    "members": f"""
SELECT {MEMBER}, h.p1 + 1 AS q, date_part('year', age(c.applied_on, m.member_born_on)) AS age,
  (e.member_tie_place = 'home')::INT AS at_home, (e.member_tie_place = 'away')::INT AS away,
  (e.member_tie_place = 'studies')::INT AS studies, m.member_registered::INT AS registered,
  (m.member_relation = 'partner')::INT AS partner, h.since,
  (m.member_relation = 'unrelated')::INT AS unrelated, h.present::INT AS present,
  h.owes::INT AS owes, COALESCE(m.member_left_on <= c.applied_on, FALSE)::INT AS gone,
  COALESCE(year(m.member_left_on) * 12 + month(m.member_left_on) - 1, 0) AS left
FROM rows_member m JOIN cases c ON c.id = m.id
JOIN hand_member h ON h.id = m.id AND h.member = m.member
JOIN entries_member_tie e ON e.member_tie = m.member_tie ORDER BY member_id""",
    "incomes": f"""
SELECT m.id, {MEMBER}, 1 AS speaks_for_member, 0 AS method, 0 AS amount, 0 AS spent, 0 AS first,
  0 AS last, CASE WHEN m.member > 1 THEN 0 ELSE COALESCE((SELECT SUM(CASE
    WHEN plot_brings_no_income OR (plot_kind = 'working_or_barren' AND NOT plot_over_a_year) THEN 0
    ELSE (plot_price / 100.0 * plot_produce / 1e6 - plot_cost / 100.0) * plot_quantity / 1e6 / 4
    END) FROM rows_plot p WHERE p.id = m.id), 0) END AS plot
FROM rows_member m UNION ALL BY NAME
SELECT m.id, {MEMBER}, 0 AS speaks_for_member, 0 AS plot,
  CASE WHEN e.income_kind_method = 'not_recovered' THEN 0
    ELSE COALESCE(list_position({{methods}}, e.income_kind_method), 7) - 1 END AS method,
  m.income_amount / 100.0 * COALESCE(m.income_rate, 1000000) / 1e6 AS amount,
  COALESCE(m.income_spent, 0) / 100.0 AS spent, m.income_from AS first, m.income_to AS last
FROM rows_income m JOIN entries_income_kind e ON e.income_kind = m.income_kind""",
    "lines": """
SELECT r.id, r.id * 100 + r.statement AS statement_id,
  COALESCE(list_position({kinds}, r.expense_kind), 0) - 1 AS kind,
  r.expense_charge / 100.0 AS charge, COALESCE(r.expense_quantity, 0) / 1e6 AS quantity,
  (e.expense_kind_flat AND e.expense_kind_per = 'area')::INT AS cut,
  (e.expense_kind_measure = 'charge' OR r.expense_quantity IS NULL)::INT AS by_charge,
  (s.statement_month BETWEEN h.q - 3 AND h.q - 1
    AND NOT (e.expense_kind_measure = 'quantity' AND r.expense_quantity IS NULL))::INT AS in_time
FROM rows_expense r JOIN hand_case h ON h.id = r.id
JOIN rows_statement s ON s.id = r.id AND s.statement = r.statement
JOIN entries_expense_kind e ON e.expense_kind = r.expense_kind""",
}
"""What OpenFisca is given; joins of names and days are made before the clock runs."""


def written(duck: Duck, folder: Path) -> None:
    """The files of numbers."""
    for name, sql in {"hand_case": CASE, "hand_member": BY_HAND["hand_member"]}.items():
        duck.run(f"CREATE TEMP TABLE {name} AS {sql}")
    outcome = BY_HAND["hand_outcomes"]
    right = outcome[outcome.index("(h.dwelling_basis IN") : outcome.index(" AS right_")]
    for name, sql in GIVEN.items():
        asked = sql.format(right=right, kinds=list(KINDS), methods=list(METHODS))
        duck.run(f"COPY ({asked}) TO '{folder / name}.csv' (HEADER)")


def main() -> None:
    """The medians of both, measured in turns, and how far their answers are from one another."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    columns = Columns(SERVICES["housing-aid"].rulebook(), the_law())
    python = Path(os.environ.get("BENCH_PYTHON", HERE.parent / ".venv-bench/bin/python"))
    ours, theirs = [], []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path, duck = households(folder, number), Duck()
        duck.run("SET threads = 2")
        CaseFile(duck, path, columns, folder, PLACE).load(1, number, "2027-01-01")
        batch = Batch(duck, columns, [PLACE])
        written(duck, folder)
        batch.decide(since=SINCE, until=UNTIL, reasons=False)  # said in DuckDB's words once
        loops = measured(duck, columns, PLACE, (SINCE, UNTIL))
        for _ in range(ROUNDS):
            if loops is not None:
                loops.turn()
            ours.append(timed(lambda: batch.decide(since=SINCE, until=UNTIL, reasons=False)))
            command = [python, HERE / "openfisca_housing_aid.py", folder]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            theirs.append(json.loads(done.stdout))
        amounts = duck.rows("SELECT amount FROM outcomes ORDER BY id")
    apart = [abs(int(a) / 100 - b) for (a,), b in zip(amounts, theirs[0]["tenge"], strict=True)]
    sys.stdout.write(
        f"{number} households, {sum(int(a) for (a,) in amounts) / 100:,.2f} tenge;"
        f" apart by more than a tenge: {sum(one > 1 for one in apart)}, at most {max(apart):.2f}\n"
    )
    for at, unit in enumerate(("seconds", "processor")):
        mine, other = median(one[at] for one in ours), median(one[unit] for one in theirs)
        sys.stdout.write(
            f"{unit:10} Tirek (DuckDB, 2 threads) {mine:8.3f} s   OpenFisca-core, vectorised"
            f" {other:8.3f} s   ratio {other / mine:.2f}\n"
        )
    if loops is not None:
        loops.say([(one["seconds"], one["processor"]) for one in theirs])


if __name__ == "__main__":
    main()
