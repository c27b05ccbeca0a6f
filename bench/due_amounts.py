"""What many granted cases are due, one by one and by the compiled rules: the same rows.

    PYTHONPATH=src .venv/bin/python bench/due_amounts.py [--cases 20000] [--only-together]

Each way begins with no row (cases granted a moment ago) and then goes over them all once more
(the law has changed). The rows of both are compared, every column but the moment. Invented cases
(`tirek population`), every tenth of them told ten times with other people.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).parents[1]
AT = datetime(2026, 9, 20, 5, 0, tzinfo=UTC)
SERVICE = "home-education"
PLACES = ("akmola/zhaksy", "almaty-region/alatau")
WAYS = ("together", "one_by_one")
TOLD = 10
"""Cases with the same facts."""
GENERATE = (
    "SET session_replication_role = replica",
    """INSERT INTO people_person (iin, surname, given_name, patronymic, phone, sort_key,
        search_name)
    SELECT lpad(n::text, 12, '0'), 'Сериков' || n %% 1000, 'Алихан' || n %% 97, 'Маратович', '',
        n, n
    FROM generate_series(1, (SELECT count(*) FROM story) * %(told)s) n""",
    """INSERT INTO casework_case (number, service, place, applicant_id, subject_id, channel,
        language, subject_key, last_seq, stage, received_on, decided_on, on_hold, held_because)
    SELECT 'BENCH-' || p.id, %(service)s, s.place, p.id, p.id, 'portal', 'kk', '', 2,
        'in_payment', '2026-01-10', '2026-01-15', false, ''
    FROM people_person p JOIN story s ON s.n = (p.id - 1) / %(told)s""",
    """INSERT INTO casework_event (case_id, seq, kind, at, actor_name, actor_role, basis, payload,
        previous_hash, hash)
    SELECT c.id, 1, 'Submitted', '2026-01-10', '', '', '[]',
        jsonb_build_object('answers', jsonb_build_object('iban', 'KZ86125' || lpad(c.id::text,
        13, '0'))), '', '' FROM casework_case c""",
    """INSERT INTO casework_event (case_id, seq, kind, at, actor_name, actor_role, basis, payload,
        previous_hash, hash)
    SELECT c.id, 2, 'Decided', '2026-01-15', '', '', '[]', s.payload, '', ''
    FROM casework_case c JOIN story s ON s.n = (c.subject_id - 1) / %(told)s""",
    "SET session_replication_role = DEFAULT",
)
EMPTIED = (
    "SET session_replication_role = replica",
    "DELETE FROM payments_entitlement",
    "DELETE FROM payments_payeeaccount",
    "SET session_replication_role = DEFAULT",
    "VACUUM ANALYZE",
)
KEPT = """
SELECT md5(string_agg(md5((to_jsonb(e) - 'id' - 'computed_at')::text), '' ORDER BY case_id, period))
FROM payments_entitlement e
"""
ACCOUNTS = """
SELECT md5(string_agg(md5((to_jsonb(a) - 'id')::text), '' ORDER BY case_id))
FROM payments_payeeaccount a
"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--cases", type=int, default=20_000)
    options.add_argument(
        "--only-together", action="store_true", help="more cases than one by one can wait for"
    )
    options.add_argument("--out", type=Path, default=HERE / "var" / "bench" / "due_amounts.json")
    chosen = options.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="tirek-due-"))
    os.environ["TIREK_VAR"] = str(folder)
    try:
        report = measured(chosen.cases, WAYS[:1] if chosen.only_together else WAYS)
    finally:
        import shutil

        shutil.rmtree(folder, ignore_errors=True)
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    chosen.out.write_text(json.dumps(report, indent=1), encoding="utf-8")
    sys.stdout.write(f"{json.dumps(report, indent=1)}\n")


def measured(count: int, ways: Sequence[str]) -> dict[str, Any]:
    """Seconds of each way, new rows and old ones, and whether they made the same."""
    from tirek.config.boot import boot

    embedded = boot()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    generate(count // TOLD)
    found = {way: both({"together": together, "one_by_one": one_by_one}[way]) for way in ways}
    rows = [one.pop("rows") for one in found.values()]
    assert rows[0] == rows[-1], rows
    report = {"load": os.getloadavg(), "cases": count, "entitlements": counted(), **found}
    connection.close()
    if embedded is not None:
        embedded.leave()
    return report


def generate(stories: int) -> None:
    """Granted cases: their people, what was applied for, what was decided from which facts."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE story (n bigint, place text, payload jsonb)")
        with cursor.copy("COPY story FROM STDIN") as copy:
            for n, (place, payload) in zip(range(stories), granted(stories), strict=False):
                copy.write_row((n, place, json.dumps(payload)))
        for statement in GENERATE:
            cursor.execute(statement, {"told": TOLD, "service": SERVICE})


def granted(stories: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """The place and the payload of the decision of invented cases that the law grants."""
    import duckdb

    from tirek.casework.queries.facts import nested
    from tirek.law.batch.population import write_population
    from tirek.law.catalogue import the_law
    from tirek.law.decide import decide
    from tirek.services import SERVICES

    service, out = SERVICES[SERVICE], Path(os.environ["TIREK_VAR"]) / "cases.parquet"
    write_population(service.rulebook(), PLACES, size=stories * 2, seed=1, out=out)
    found = duckdb.execute(f"SELECT * FROM '{out}'")
    names = [column[0] for column in found.description or ()]
    for row in found.fetchall():
        told = dict(zip(names, row, strict=True))
        facts = {
            fact.path: day.isoformat() if hasattr(day := told[name], "isoformat") else day
            for name, fact in service.rulebook().facts.items()
        }
        decision = decide(service, told["place"], nested(facts), law=the_law())
        if decision.outcome == "granted":
            document = {**decision.as_document(), "trace": {"event": 1}}
            said = {
                path: {"value": value, "source": "document", "detail": ""}
                for path, value in facts.items()
            }
            yield told["place"], {"decision": document, "facts": said}


def both(way: Callable[[list[int]], None]) -> dict[str, Any]:
    """The seconds of a way for new rows and for rows there are."""
    from django.db import connection

    with connection.cursor() as cursor:
        for statement in EMPTIED:
            cursor.execute(statement)
        found: dict[str, Any] = {}
        for name in ("new", "again"):
            cursor.execute("UPDATE payments_entitlement SET law = ''")
            cursor.execute("VACUUM ANALYZE payments_entitlement")
            found[name] = timed(way)
        found["rows"] = []
        for asked in (KEPT, ACCOUNTS):
            cursor.execute(asked)
            found["rows"] += cursor.fetchone()
    return found


def timed(way: Callable[[list[int]], None]) -> dict[str, float]:
    """By the clock, and of a processor: ours and the server's."""
    from tirek.payments.queries.stale import stale_cases

    begun, worked = time.perf_counter(), cpu()
    stale = stale_cases(None)
    found = time.perf_counter() - begun
    way(stale)
    seconds = time.perf_counter() - begun
    return {
        "seconds": round(seconds, 2),
        "cpu": round(cpu() - worked, 2),
        "finding_them": round(found, 2),
        "cases_a_second": round(len(stale) / seconds),
        "python_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def together(stale: list[int]) -> None:
    from tirek.payments.actions.recompute_many import recompute_many

    left = recompute_many(stale, at=AT)
    assert not left, len(left)


def one_by_one(stale: list[int]) -> None:
    from tirek.casework.models import Case
    from tirek.payments.actions.bring_up_to_date import AT_ONCE
    from tirek.payments.actions.recompute import recompute

    for first in range(0, len(stale), AT_ONCE):
        recompute(list(Case.objects.filter(pk__in=stale[first : first + AT_ONCE])), at=AT)


def counted() -> int:
    from tirek.payments.models import Entitlement

    return Entitlement.objects.count()


def cpu() -> float:
    """Seconds of a processor spent so far by this process and by its process in the server."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return time.process_time() + (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
