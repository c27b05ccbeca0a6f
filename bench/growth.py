"""How the cost of many cases grows: file to file, portion by portion, 10 thousand to 100 million.

    PYTHONPATH=src .venv/bin/python bench/growth.py [MILLIONS_OF_CASE_MONTHS ...] > figures.csv
    PYTHONPATH=src .venv/bin/python bench/growth.py --picture figures.csv docs/figures/growth.svg

Each size is a process of its own, so that the memory told is that size's. `tirek population` makes
the cases (not counted), `tirek simulate` decides them: Parquet in, a row a case and a row a payment
period out. The file of a hundred million is read and written in portions like any other.
"""

import csv
import math
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tirek.kernel.period import Month
from tirek.law.batch.columns import Columns
from tirek.law.batch.population import write_population
from tirek.law.batch.simulation import Wanted, simulate
from tirek.law.catalogue import the_law
from tirek.services import SERVICES

PLACES = ("akmola/zhaksy", "almaty-region/alatau")
MONTHS_PER_CASE = 8.0
SINCE, UNTIL = Month.at(2025, 7), Month.at(2026, 12)
SIZES = (0.01, 0.1, 1, 10, 100)
NAMES = ("case_months", "cases", "seconds", "case_months_per_s", "memory_mb")


def one_size(millions: float) -> dict[str, object]:
    """Seconds and the memory of the process for so many million case-months."""
    columns = Columns(SERVICES["home-education"].rulebook(), the_law())
    cases = round(millions * 1_000_000 / MONTHS_PER_CASE)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "cases.parquet"
        write_population(columns.book, list(PLACES), size=cases, seed=1, out=path)
        wanted = Wanted(SINCE, UNTIL, folder / "out.parquet", folder / "dues.parquet")
        begun = time.perf_counter()
        totals = simulate(columns, path, wanted, engine=None, progress=lambda *_: None)
        taken = time.perf_counter() - begun
    assert totals.cases == cases
    months = round(cases * MONTHS_PER_CASE)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return dict(zip(NAMES, (months, cases, round(taken, 2), int(months / taken), memory),
                    strict=True))  # fmt: skip


def every_size(sizes: list[str]) -> None:
    """A table as CSV, a row a process."""
    sys.stdout.write(",".join(NAMES) + "\n")
    for size in sizes:
        told = subprocess.run(
            [sys.executable, __file__, "--one", size], check=True, capture_output=True, text=True
        )
        sys.stdout.write(told.stdout)
        sys.stdout.flush()


# --- the picture ------------------------------------------------------------------------------

WIDE, HIGH, LEFT, BELOW = 640, 360, 70, 50
TEXT = 'font-family="sans-serif" font-size="13" fill="#0b0c0c"'


def picture(rows: list[dict[str, str]]) -> str:
    """Seconds over case-months, both by tens; the memory is written at each point."""
    points = [(float(row["case_months"]), float(row["seconds"]), row["memory_mb"]) for row in rows]
    tens = (math.floor(math.log10(points[0][0])), math.ceil(math.log10(points[-1][0])))
    times = (math.floor(math.log10(min(one[1] for one in points))),
             math.ceil(math.log10(max(one[1] for one in points))))  # fmt: skip

    def across(months: float) -> float:
        return LEFT + (math.log10(months) - tens[0]) / (tens[1] - tens[0]) * (WIDE - LEFT - 60)

    def up(seconds: float) -> float:
        part = (math.log10(seconds) - times[0]) / (times[1] - times[0])
        return HIGH - BELOW - part * (HIGH - BELOW - 30)

    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" role="img"'
        ' aria-labelledby="t"><title id="t">Seconds by number of case-months</title>',
        f'<rect width="{WIDE}" height="{HIGH}" fill="#ffffff"/>',
    ]
    for ten in range(tens[0], tens[1] + 1):
        at = across(10**ten)
        lines += [
            f'<path d="M{at:.1f} 30V{HIGH - BELOW}" stroke="#d0d4d8"/>',
            f'<text x="{at:.1f}" y="{HIGH - BELOW + 20}" text-anchor="middle" {TEXT}>'
            f"{10**ten:,}</text>",
        ]
    for ten in range(times[0], times[1] + 1):
        at = up(10**ten)
        lines += [
            f'<path d="M{LEFT} {at:.1f}H{WIDE - 60}" stroke="#d0d4d8"/>',
            f'<text x="{LEFT - 8}" y="{at + 4:.1f}" text-anchor="end" {TEXT}>'
            f"{10.0**ten:g} s</text>",
        ]
    path = "L".join(f"{across(months):.1f} {up(seconds):.1f}" for months, seconds, _ in points)
    lines.append(f'<path d="M{path}" fill="none" stroke="#1d70b8" stroke-width="2"/>')
    for months, seconds, memory in points:
        x, y = across(months), up(seconds)
        anchor = "start" if x == LEFT else "middle"
        lines += [
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="#1d70b8"/>',
            f'<text x="{x:.1f}" y="{y - 12:.1f}" text-anchor="{anchor}" {TEXT}>'
            f"{seconds:g} s, {memory} MB</text>",
        ]
    lines.append(f'<text x="{WIDE / 2}" y="{HIGH - 8}" text-anchor="middle" {TEXT}>'
                 "case-months, file to file</text></svg>")  # fmt: skip
    return "\n".join(lines) + "\n"


def main() -> None:
    """One size, every size, or the picture of a table."""
    given = sys.argv[1:]
    if given[:1] == ["--one"]:
        writer = csv.DictWriter(sys.stdout, NAMES)
        writer.writerow(one_size(float(given[1])))
    elif given[:1] == ["--picture"]:
        with Path(given[1]).open(encoding="utf-8") as table:
            Path(given[2]).write_text(picture(list(csv.DictReader(table))), encoding="utf-8")
    else:
        every_size(given or [str(size) for size in SIZES])


if __name__ == "__main__":
    main()
