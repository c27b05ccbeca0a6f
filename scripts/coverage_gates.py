"""How much of each part the tests must reach: `make test` fails below it.

Below the Django line every statement and every branch; above it nine of ten in every package.
What works in a Spark or with numba is left out: they have gates of their own, `make test-spark`
and `make test-numba`.
"""

import subprocess
import sys
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "src" / "tirek"
BELOW_THE_LINE = ("kernel", "law", "procedure", "norms", "services")
COMPLETE, NEARLY = 100, 90
ELSEWHERE = "*/law/batch/spark.py,*/config/spark.py,*/law/loops/compiled.py,*/config/numba.py"


def gates() -> list[tuple[str, int]]:
    """Each package of the house with the percentage it must have."""
    packages = sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))
    return [(name, COMPLETE if name in BELOW_THE_LINE else NEARLY) for name in packages]


def passes(package: str, percentage: int) -> bool:
    """Report one package, with the lines that no test reaches."""
    sys.stdout.write(f"\n{package}: {percentage} % of statements and branches\n")
    sys.stdout.flush()
    command = [sys.executable, "-m", "coverage", "report", f"--fail-under={percentage}"]
    chosen = [f"--include=*/tirek/{package}/*", f"--omit={ELSEWHERE}"]
    return subprocess.run([*command, *chosen]).returncode == 0


def main() -> int:
    """Report every package; 1 if one is below its gate."""
    below = [name for name, percentage in gates() if not passes(name, percentage)]
    sys.stdout.write(f"\ncoverage below the gate: {', '.join(below) or 'nowhere'}\n")
    return 1 if below else 0


if __name__ == "__main__":
    raise SystemExit(main())
