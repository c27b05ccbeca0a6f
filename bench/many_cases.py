"""Many cases at once: the rules compiled, beside SQL written by hand, in one run.

    PYTHONPATH=src .venv/bin/python bench/many_cases.py [MILLIONS_OF_CASE_MONTHS ...]

Both get the same table in the memory of DuckDB and make the same two tables: a row a case (place,
outcome, months, tiyn) and a row a payment period (tiyn), compared to the last tiyn. The compiled
question is asked without and with the reasons of refusals. Each size is measured in turns, five
times; the median and the best are told.
"""

import csv
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
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

PLACES = {"akmola/zhaksy": "by the month", "almaty-region/alatau": "by the quarter"}
MONTHS_PER_CASE = 8.0  # what an invented certificate runs for to the end of 2026, about
ROUNDS = 5
SINCE, UNTIL = Month.at(2025, 7), Month.at(2026, 12)
MCI = "CASE WHEN month < DATE '2026-01-01' THEN 393200 ELSE 432500 END"

CASES_BY_HAND = """
CREATE OR REPLACE TEMP TABLE hand_cases AS
SELECT id, place, date_trunc('month', applied_on) AS first_month,
  LEAST(date_trunc('month', certificate_to), DATE '2026-12-01') AS last_month,
  GREATEST(date_trunc('month', applied_on), date_trunc('month', certificate_from)) AS begins,
  LEAST(date_trunc('month', certificate_to),
        date_trunc('month', child_born_on) + INTERVAL 18 YEAR,
        date_trunc('month', COALESCE(child_disability_until, DATE '9999-01-01')),
        date_trunc('month', COALESCE(child_died_on, DATE '9999-01-01')),
        {moving}, DATE '2026-12-01') AS ends,
  date_trunc('month', child_entered_state_institution_on) AS entered,
  date_trunc('month', child_left_state_institution_on) AS went_out,
  NOT child_fully_state_supported AND NOT applicant_parental_rights_terminated
  AND applicant_relation <> 'none' AND NOT already_paid_to_other AND child_lives_in_place
  AND applicant_data_consent
  AND date_trunc('month', applied_on) <= date_trunc('month', certificate_to) AS eligible
FROM cases
"""
MOVING = {
    "by the month": "date_trunc('month', COALESCE(child_moved_away_on, DATE '9999-01-01'))",
    "by the quarter": "DATE '9999-01-01'",
}
PAID_MONTHS = f"""
SELECT id, month, {MCI} AS mci
FROM (SELECT id, entered, went_out, ends,
        UNNEST(generate_series(begins::TIMESTAMP, ends::TIMESTAMP, INTERVAL 1 MONTH))::DATE AS month
      FROM hand_cases WHERE eligible AND begins <= ends)
WHERE (month(month) >= 9 OR month(month) <= 5)
  AND (entered IS NULL OR month <= entered OR month > went_out)
"""
DUES_BY_HAND = {
    "by the month": f"CREATE OR REPLACE TEMP TABLE hand_dues AS SELECT id, month AS begins,"
    f" 1 AS months, 3 * mci AS tiyn FROM ({PAID_MONTHS})",
    "by the quarter": "CREATE OR REPLACE TEMP TABLE hand_dues AS"
    " SELECT id, date_trunc('quarter', month) AS begins, COUNT(*) AS months,"
    f" CAST((2 * SUM(8 * mci) + 3) // 6 AS BIGINT) AS tiyn FROM ({PAID_MONTHS}) GROUP BY 1, 2",
}
OUTCOMES_BY_HAND = """
CREATE OR REPLACE TEMP TABLE hand_outcomes AS
SELECT c.id, c.place, CASE WHEN d.id IS NULL THEN 'refused' ELSE 'granted' END AS outcome,
  COALESCE(d.months, 0) AS months, COALESCE(d.tiyn, 0) AS tiyn
FROM hand_cases c LEFT JOIN
  (SELECT id, SUM(months) AS months, SUM(tiyn) AS tiyn FROM hand_dues GROUP BY id) d ON d.id = c.id
"""


def timed(work: Callable[[], object]) -> float:
    """Seconds."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def ratio(place: str, cases: int, folder: Path) -> dict[str, object]:
    """Compiled and by hand in turns, in one DuckDB with the cases in its memory."""
    columns, per = Columns(SERVICES["home-education"].rulebook(), the_law()), PLACES[place]
    path = folder / "cases.parquet"
    write_population(columns.book, [place], size=cases, seed=1, out=path)
    duck = Duck()
    duck.run("SET threads = 2")
    CaseFile(duck, path, columns, folder, place).load(1, cases, "2027-01-01")
    batch = Batch(duck, columns, [place])

    def by_hand() -> None:
        duck.run(CASES_BY_HAND.format(moving=MOVING[per]))
        duck.run(DUES_BY_HAND[per])
        duck.run(OUTCOMES_BY_HAND)

    def compiled() -> None:
        batch.decide(since=SINCE, until=UNTIL, reasons=False)

    def with_reasons() -> None:
        batch.decide(since=SINCE, until=UNTIL)

    taken: dict[str, list[float]] = {"compiled": [], "by hand": [], "reasons": []}
    for _ in range(ROUNDS):
        taken["compiled"].append(timed(compiled))
        taken["reasons"].append(timed(with_reasons))
        taken["by hand"].append(timed(by_hand))
    ((months,),) = duck.rows(
        "SELECT SUM(1 + date_diff('month', first_month, last_month)) FROM hand_cases"
    )
    assert_equal(duck)
    middle = {name: statistics.median(times) for name, times in taken.items()}
    return {
        "what": f"in memory, {per}",
        "cases": cases,
        "case_months": int(months),
        "compiled_s": round(middle["compiled"], 3),
        "compiled_best_s": round(min(taken["compiled"]), 3),
        "by_hand_s": round(middle["by hand"], 3),
        "by_hand_best_s": round(min(taken["by hand"]), 3),
        "ratio": round(statistics.median(
            one / other for one, other in zip(taken["compiled"], taken["by hand"], strict=True)
        ), 2),
        "with_reasons_s": round(middle["reasons"], 3),
        "case_months_per_s": int(months / middle["compiled"]),
    }  # fmt: skip


def assert_equal(duck: Duck) -> None:
    """Not a case and not a tiyn differs."""
    outcomes = (
        "SELECT COUNT(*) FROM hand_outcomes h JOIN outcomes o ON o.id = h.id"
        " WHERE o.outcome <> h.outcome OR o.months <> h.months OR o.amount <> h.tiyn"
    )
    assert duck.rows(outcomes) == [(0,)], duck.rows(outcomes)
    begins = "(year(h.begins) * 12 + month(h.begins) - 1)"
    dues = (
        f"SELECT COUNT(*) FROM hand_dues h FULL JOIN dues d ON d.id = h.id AND d.begins = {begins}"
        " WHERE d.amount IS DISTINCT FROM h.tiyn"
    )
    assert duck.rows(dues) == [(0,)], duck.rows(dues)


def file_to_file(cases: int, folder: Path) -> dict[str, object]:
    """`tirek simulate` as it is: Parquet in, two Parquet files out, portion by portion."""
    columns = Columns(SERVICES["home-education"].rulebook(), the_law())
    path = folder / "file.parquet"
    write_population(columns.book, list(PLACES), size=cases, seed=1, out=path)
    wanted = Wanted(SINCE, UNTIL, folder / "out.parquet", folder / "dues.parquet")
    begun = time.perf_counter()
    totals = simulate(columns, path, wanted, engine=None, progress=lambda *_: None)
    taken = time.perf_counter() - begun
    assert totals.cases == cases
    return {
        "what": "tirek simulate, file to file",
        "cases": cases,
        "case_months": round(cases * MONTHS_PER_CASE),
        "compiled_s": round(taken, 3),
        "case_months_per_s": int(cases * MONTHS_PER_CASE / taken),
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def main() -> None:
    """A table as CSV."""
    sizes = [float(one) for one in sys.argv[1:]] or [0.01, 0.1, 1, 10]
    names = ["what", "cases", "case_months", "compiled_s", "compiled_best_s", "by_hand_s",
             "by_hand_best_s", "ratio", "with_reasons_s", "case_months_per_s",
             "memory_mb"]  # fmt: skip
    writer = csv.DictWriter(sys.stdout, names)
    writer.writeheader()
    for millions in sizes:
        cases = round(millions * 1_000_000 / MONTHS_PER_CASE)
        with tempfile.TemporaryDirectory() as folder:
            writer.writerow(file_to_file(cases, Path(folder)))
            if millions <= 10:
                for place in PLACES:
                    writer.writerow(ratio(place, cases, Path(folder)))
        sys.stdout.flush()


if __name__ == "__main__":
    main()
