"""Housing aid of many households: the rules compiled, beside SQL written by hand, in one run.

    PYTHONPATH=src .venv/bin/python bench/households.py [HOUSEHOLDS [PORTION]]

Households have 4 members, 6 incomes (1 or 2 each) and bills of three months of 4 to 9 lines. First
the whole file is decided as `tirek simulate` does, from Parquet to Parquet. Then a portion of it
lies in the memory of DuckDB and is decided by the compiled question and by hand in turns; every
outcome and sum is compared. DuckDB has two threads. Seconds of the clock and of the processor are
told, because others may be at work on the machine.
"""

import os
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tirek.kernel.period import Month
from tirek.law.batch.case_file import CaseFile
from tirek.law.batch.columns import Columns
from tirek.law.batch.database import Batch
from tirek.law.batch.engines import Duck
from tirek.law.batch.population import write_population
from tirek.law.batch.simulation import Wanted, simulate
from tirek.law.catalogue import the_law
from tirek.services import SERVICES

PLACE = "demo"
SINCE, UNTIL = Month.at(2026, 1), Month.at(2026, 12)
ROUNDS = 3

BY_HAND = {
    "hand_member": """
SELECT r.id, r.member, c.q - 3 AS p0, c.q - 1 AS p1, r.member_left_on AS gone, c.applied_on,
  r.member_relation <> 'unrelated' AND e.member_tie_place <> 'left_out'
  AND ((e.member_tie_place = 'home' AND (r.member_registered OR r.member_relation = 'partner'))
    OR e.member_tie_place = 'away' OR (e.member_tie_place = 'studies'
      AND date_part('year', age(c.applied_on, r.member_born_on)) < 23)) AS belongs,
  (r.member_joined_on IS NULL OR r.member_joined_on <= c.applied_on)
  AND (r.member_left_on IS NULL OR r.member_left_on > c.applied_on) AS present,
  r.member_relation = 'former_spouse'
  AND COALESCE(NOT r.member_alimony_recovered, FALSE) AS owes,
  GREATEST(c.q - 3, COALESCE((year(r.member_joined_on) * 12 + month(r.member_joined_on) - 1), 0))
    AS since
FROM rows_member r JOIN hand_case c ON c.id = r.id
JOIN entries_member_tie e ON e.member_tie = r.member_tie""",
    "hand_family": """
SELECT *, belongs AND present AS counted,
  belongs AND COALESCE(gone <= applied_on
    AND (year(gone) * 12 + month(gone) - 1) BETWEEN p0 AND p1, FALSE) AS departed
FROM hand_member""",
    "hand_income": """
SELECT i.id, SUM(CASE
  WHEN e.income_kind_method IN ('none', 'not_recovered') THEN 0
  WHEN e.income_kind_method IN ('when_received', 'sale')
    AND i.income_to NOT BETWEEN m.since AND m.p1 THEN 0
  WHEN e.income_kind_method = 'when_received' THEN i.x * 27720
  WHEN e.income_kind_method = 'sale' THEN GREATEST(0, i.x
    - COALESCE(i.income_spent, 0) * 1000000) * 27720
  WHEN e.income_kind_method = 'yearly' THEN i.x * 2310 * GREATEST(0, m.p1 - m.since + 1)
  WHEN e.income_kind_method = 'declared' THEN GREATEST(i.x * 27720 // i.n,
    432500::HUGEINT * 25 * 1000000 * 27720) * GREATEST(0, m.p1 - m.since + 1)
  ELSE CASE WHEN e.income_kind_method = 'deducted' THEN -1 ELSE 1 END * (i.x * 27720 // i.n)
    * GREATEST(0, LEAST(i.income_to, m.p1) - GREATEST(i.income_from, m.since) + 1)
  END) AS counted
FROM (SELECT *, income_amount * COALESCE(income_rate, 1000000) AS x,
        income_to - income_from + 1 AS n FROM rows_income) i
JOIN hand_family m ON m.id = i.id AND m.member = i.member
JOIN entries_income_kind e ON e.income_kind = i.income_kind
WHERE m.counted OR m.departed OR m.owes GROUP BY i.id""",
    "hand_plot": """
SELECT id, GREATEST(0, SUM(CASE WHEN plot_brings_no_income
    OR (plot_kind = 'working_or_barren' AND NOT plot_over_a_year) THEN 0
  ELSE (plot_price * plot_produce - plot_cost * 1000000) * plot_quantity * 6930 END)) AS counted
FROM rows_plot GROUP BY id""",
    "hand_size": """
SELECT id, COUNT(*) FILTER (WHERE counted) AS size, COUNT(*) FILTER (WHERE departed) AS departed,
  COALESCE(SUM(p1 - (year(gone) * 12 + month(gone) - 1)) FILTER (WHERE departed), 0) AS away
FROM hand_family GROUP BY id""",
    "hand_house": """
SELECT c.*, COALESCE(s.size, 0) AS size,
  LEAST(c.dwelling_area, CASE WHEN COALESCE(s.size, 0) <= 1 THEN 30000000
    ELSE 18000000 * s.size END) AS area,
  before - before * COALESCE(s.away, 0)
    // (3 * GREATEST(1, COALESCE(s.size + s.departed, 1))) AS income
FROM (SELECT c.*, COALESCE(i.counted, 0) * 1000000 + COALESCE(p.counted, 0) AS before
  FROM hand_case c LEFT JOIN hand_income i ON i.id = c.id LEFT JOIN hand_plot p ON p.id = c.id) c
LEFT JOIN hand_size s ON s.id = c.id""",
    "hand_line": """
SELECT r.id, r.statement, r.expense_kind AS kind, r.expense_charge AS charge, h.size, h.area,
  h.dwelling_area AS whole, r.expense_quantity AS q, e.expense_kind_measure AS measure,
  e.expense_kind_flat AND e.expense_kind_per = 'area' AS cut,
  CASE r.expense_kind WHEN 'cold_water' THEN LEAST(r.expense_quantity, 4000000 * h.size)
    WHEN 'hot_water' THEN LEAST(r.expense_quantity, 2000000 * h.size) END AS water
FROM rows_expense r JOIN hand_house h ON h.id = r.id
JOIN rows_statement s ON s.id = r.id AND s.statement = r.statement
  AND s.statement_month BETWEEN h.q - 3 AND h.q - 1
JOIN entries_expense_kind e ON e.expense_kind = r.expense_kind""",
    "hand_capped": """
SELECT *, CASE kind WHEN 'electricity' THEN 90000000 * size
  WHEN 'heat_unmetered' THEN 3 * area // 100 WHEN 'heat_metered' THEN 25 * area // 1000
  WHEN 'gas_flat' THEN 15000000 * size WHEN 'gas_house' THEN 15 * area
  WHEN 'cold_water' THEN 4000000 * size WHEN 'hot_water' THEN 2000000 * size
  WHEN 'condominium' THEN 60 * area WHEN 'waste' THEN 650000000 * size
  WHEN 'lift' THEN 1300000000 WHEN 'telephone' THEN 1399000000
  WHEN 'rent_state' THEN 120 * area
  WHEN 'water_disposal' THEN COALESCE(w.total, 0) END AS cap
FROM hand_line LEFT JOIN (SELECT id, statement, SUM(water) AS total FROM hand_line
  WHERE water IS NOT NULL GROUP BY id, statement) w USING (id, statement)""",
    "hand_bills": """
SELECT id, SUM(CASE WHEN measure = 'quantity' AND q IS NULL THEN 0
  WHEN cap IS NULL THEN charge * 27720000
  WHEN measure = 'charge' OR q IS NULL THEN LEAST(
    CASE WHEN cut THEN charge * area * 27720000 // whole ELSE charge * 27720000 END,
    cap * 27720000 // 10000)
  WHEN cut THEN charge * LEAST(q * area, cap * whole) * 27720000 // (q * whole)
  ELSE charge * LEAST(q, cap) * 27720000 // q END) AS accepted
FROM hand_capped GROUP BY id""",
    "hand_outcomes": """
SELECT id, CASE WHEN right_ AND due > 0 THEN 'granted' ELSE 'refused' END AS outcome,
  CASE WHEN right_ AND due > 0 THEN (2 * due + 554400000000000000)
    // 1108800000000000000 ELSE 0 END AS tiyn
FROM (SELECT h.id, COALESCE(b.accepted, 0) * 20000000000 - h.income AS due,
  (h.dwelling_basis IN ('state_rent', 'private_rent')
    OR (h.dwelling_basis = 'owned' AND h.dwelling_registered_and_lives))
  AND (h.dwelling_other = 'none' OR h.dwelling_basis <> 'owned'
    OR (h.dwelling_other = 'share' AND COALESCE(NOT h.dwelling_share_is_dwelling, FALSE)))
  AND (h.before_applied_on IS NULL OR h.earlier < h.q OR COALESCE(h.before_refused, FALSE))
  AND NOT h.false_information AND NOT h.banned_by_court AND NOT h.deprived_by_court AS right_
  FROM hand_house h LEFT JOIN hand_bills b ON b.id = h.id)""",
}
CASE = """
SELECT *, (year(applied_on) * 12 + (month(applied_on) - 1) // 3 * 3) AS q,
  (year(before_applied_on) * 12 + (month(before_applied_on) - 1) // 3 * 3) AS earlier
FROM cases"""


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of the clock and of the processor."""
    begun, spent = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - begun, time.process_time() - spent


def households(folder: Path, number: int) -> Path:
    """So many of them, with four members and six incomes."""
    book = SERVICES["housing-aid"].rulebook()
    drawn = (book.folder / "population.toml").read_text("utf-8")
    for path, numbers in (("members", "[4, 4]"), ("members.incomes", "[1, 2]")):
        quoted = f'["{path}"]' if "." in path else f"[{path}]"
        begun = drawn.index(f"{quoted}\nnumbers = ") + len(f"{quoted}\nnumbers = ")
        drawn = drawn[:begun] + numbers + drawn[drawn.index("\n", begun) :]
    (folder / "population.toml").write_text(drawn, "utf-8")
    path = folder / "cases.parquet"
    write_population(replace(book, folder=folder), [PLACE], size=number, seed=1, out=path)
    return path


def whole_file(columns: Columns, path: Path, portion: int) -> dict[str, object]:
    """As `tirek simulate` does."""
    out = path.parent / "out.parquet"
    wanted = Wanted(SINCE, UNTIL, out, place=PLACE, portion=portion)
    clock, processor = timed(
        lambda: simulate(columns, path, wanted, engine=None, progress=lambda *_: None)
    )
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {"what": "from Parquet to Parquet", "s": round(clock, 1),
            "processor_s": round(processor, 1), "peak_mb": most}  # fmt: skip


def ratio(columns: Columns, path: Path, folder: Path, number: int) -> dict[str, object]:
    """Compiled and by hand in turns, in one DuckDB with the households in its memory."""
    duck = Duck()
    duck.run("SET threads = 2")
    CaseFile(duck, path, columns, folder, PLACE).load(1, number, "2027-01-01")
    batch = Batch(duck, columns, [PLACE])

    def by_hand() -> None:
        for name, sql in {"hand_case": CASE, **BY_HAND}.items():
            duck.run(f"CREATE OR REPLACE TEMP TABLE {name} AS {sql}")

    def compiled() -> None:
        batch.decide(since=SINCE, until=UNTIL, reasons=False)

    batch.decide(since=SINCE, until=UNTIL, reasons=False)  # said in DuckDB's words once a process
    taken: dict[str, list[tuple[float, float]]] = {"compiled": [], "by_hand": []}
    for _ in range(ROUNDS):
        taken["compiled"].append(timed(compiled))
        taken["by_hand"].append(timed(by_hand))
    told: dict[str, object] = {"what": "in memory", "households": number}
    for at, unit in enumerate(("s", "processor_s")):
        middle = {name: statistics.median(one[at] for one in all_) for name, all_ in taken.items()}
        told |= {f"{name}_{unit}": round(one, 2) for name, one in middle.items()}
        told[f"ratio_{unit}"] = round(middle["compiled"] / middle["by_hand"], 2)
    return {**told, **compared(duck)}


def compared(duck: Duck) -> dict[str, object]:
    """How many differ, and by how much at most: SQL by hand leaves the last part of a tiyn."""
    different = "o.outcome <> h.outcome OR o.amount <> h.tiyn"
    ((number, most),) = duck.rows(
        "SELECT COUNT(*), MAX(ABS(o.amount - h.tiyn)) FROM hand_outcomes h"
        f" JOIN outcomes o ON o.id = h.id WHERE {different}"
    )
    ((granted, alone),) = duck.rows(
        "SELECT COUNT(*) FILTER (WHERE outcome = 'granted'), (SELECT COUNT(*) FROM alone)"
        " FROM outcomes"
    )
    return {"granted": granted, "decided_alone": alone, "differ": number, "by_tiyn": most}


def say(measured: dict[str, object]) -> None:
    """A line as soon as it is known."""
    sys.stdout.write(f"{measured}\n")
    sys.stdout.flush()


def main() -> None:
    """Print a line for each measurement."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    portion = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    columns = Columns(SERVICES["housing-aid"].rulebook(), the_law())
    folder = Path(tempfile.mkdtemp())
    try:
        path = households(folder, number)
        say({"households": number, "load": os.getloadavg()[0]})
        say(whole_file(columns, path, portion))
        say(ratio(columns, path, folder, min(number, portion)))
        say({"load": os.getloadavg()[0]})
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
