"""Deciding one case with its full explanation, in process, beside OpenFisca-core.

    make bench        # sets up .venv-bench (OpenFisca) and prints the table

One case is Zhaksy's reimbursement. Tirek's figures are for the whole answer: outcome, every rule's
value for nine months with the edition and paragraphs behind it, and the schedule. OpenFisca's are
for one variable of one month, and for the nine months, with its own trace switched on.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import orjson
from timing import median_us

from tirek.kernel.period import Month
from tirek.kernel.text import Language
from tirek.law.catalogue import the_law
from tirek.law.decide import decide, decide_facts
from tirek.law.factsheet import read
from tirek.services import SERVICES

HERE = Path(__file__).parent
PLACE = "akmola/zhaksy"


def tirek_figures() -> dict[str, tuple[float, float]]:
    """Medians and 99th percentiles in microseconds."""
    service, law = SERVICES["home-education"], the_law()
    book = service.rulebook()
    document = json.loads((HERE / "case.json").read_text(encoding="utf-8"))
    facts = read(book.sheet, document)
    first = Month.parse("2025-09")
    answer = decide_facts(book, PLACE, facts, law=law)
    assert str(answer.total) == "112059.00", answer.total

    def explained() -> int:
        return sum(1 for _ in decide_facts(book, PLACE, facts, law=law).steps())

    def written(language: Language | None, until: Month | None) -> bytes:
        decision = decide_facts(book, PLACE, facts, law=law, until=until)
        return orjson.dumps(decision.as_document(language))

    return {
        "one month": median_us(lambda: decide_facts(book, PLACE, facts, law=law, until=first)),
        "nine months": median_us(lambda: decide_facts(book, PLACE, facts, law=law)),
        "nine months, from the JSON": median_us(lambda: decide(service, PLACE, document, law=law)),
        "nine months, every step walked": median_us(explained, 1000),
        "one month, written out in one language": median_us(lambda: written("ru", first), 1000),
        "nine months, written out in one language": median_us(lambda: written("ru", None), 1000),
        "nine months, written out in three languages": median_us(lambda: written(None, None), 300),
    }


def openfisca_figures() -> dict[str, tuple[float, float]]:
    """The peer's, from its own virtual environment; empty where that is not set up."""
    python = Path(os.environ.get("BENCH_PYTHON", HERE.parent / ".venv-bench/bin/python"))
    if not python.exists():
        return {}
    script = str(HERE / "openfisca_home_education.py")
    done = subprocess.run([python, script], capture_output=True, text=True, check=True)
    found: dict[str, tuple[float, float]] = json.loads(done.stdout)
    return found


def main() -> None:
    """Print both tables."""
    for engine, figures in (("Tirek", tirek_figures()), ("OpenFisca-core", openfisca_figures())):
        for name, (median, tail) in figures.items():
            line = f"{engine:16} {name:46} median {median:9.1f} us   p99 {tail:9.1f} us"
            sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
