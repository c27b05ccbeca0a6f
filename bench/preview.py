"""The lawyer's preview over every open and paid case of a database made by `bench/million.py`.

PYTHONPATH=src .venv/bin/python bench/million.py --cases 100000
PYTHONPATH=src .venv/bin/python bench/preview.py
"""

import os
import resource
import sys
import tempfile
import time
from datetime import date
from decimal import Decimal
from pathlib import Path

os.environ.setdefault("TIREK_VAR", str(Path(__file__).parent.parent / "var" / "bench"))

from tirek.config.boot import boot

SERVICE = "home-education"
FROM, SUM = date(2026, 1, 1), Decimal(4600)


def main() -> None:
    """Seconds of each part and of the whole, and the memory of the process."""
    embedded = boot()
    try:
        _measure()
    finally:
        if embedded is not None:
            embedded.leave()


def _measure() -> None:
    from tirek.casework.models import Case
    from tirek.casework.queries.cases_file import to_be_asked_alone, write_cases
    from tirek.desk.queries.law_preview import OPEN, effect_of, two_laws
    from tirek.law.batch.columns import Columns
    from tirek.law.batch.comparison import Told
    from tirek.law.catalogue import the_law
    from tirek.law.preview import new_value
    from tirek.services import SERVICES

    service = SERVICES[SERVICE]
    laws = two_laws(service, FROM, None, [new_value(the_law(), "mci", SUM, FROM)])
    cases = Case.objects.filter(service=SERVICE, stage__in=OPEN)
    _say("cases", cases.count())
    begun = time.perf_counter()
    _say("to be asked alone", to_be_asked_alone(cases).count())
    _say("  found in, s", time.perf_counter() - begun)
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        write_cases(cases, Columns(service.rulebook(), laws.after), Path(folder) / "cases.csv")
        _say("facts folded and written, s", time.perf_counter() - begun)
    begun = time.perf_counter()
    effect = effect_of(cases, laws, Told())
    _say("whole preview, s", time.perf_counter() - begun)
    _say("gain", effect.kinds["gains"][0])
    _say("memory, MB", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def _say(what: str, number: float) -> None:
    sys.stdout.write(f"{what:30} {number:12,.1f}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
