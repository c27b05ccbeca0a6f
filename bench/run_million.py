"""One run over a million entitlements: proposed, reviewed, frozen, approved, its file written.

    python bench/run_million.py [--rows 1000000] [--out var/bench/run_million.json]

Beside it, in the same minutes and the same database, what cannot be done without: a plain
INSERT ... SELECT of the same rows into a bare table, and a plain dump of them as XML. The ratio is
told to these two, and to these and a plain INSERT ... SELECT of the ledger's rows, which a run
writes as well.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

HERE = Path(__file__).parents[1]
AT = datetime(2026, 2, 20, 5, 0, tzinfo=UTC)
PLACES = ("akmola/zhaksy",)
GENERATE = (
    "SET session_replication_role = replica",
    """INSERT INTO people_person (iin, surname, given_name, patronymic, phone, sort_key,
        search_name)
    SELECT lpad(n::text, 12, '0'), 'Сериков' || n %% 1000, 'Алихан' || n %% 97, 'Маратович', '',
        n, n
    FROM generate_series(1, %(rows)s) n""",
    """INSERT INTO casework_case (number, service, place, applicant_id, subject_id, channel,
        language, subject_key, last_seq, stage, received_on, decided_on, on_hold, held_because)
    SELECT 'BENCH-' || id, 'home-education', 'akmola/zhaksy', id, id, 'portal', 'kk', '', 1,
        'in_payment', '2026-01-10', '2026-01-15', false, '' FROM people_person""",
    """INSERT INTO payments_entitlement (case_id, service, place, subject_id, payee_id, period,
        months, due_in, amount_tiyn, state, why, edition, law, known_seq, computed_at)
    SELECT id, service, place, subject_id, applicant_id, '2026-02', '{2026-02}', '2026-02',
        1297500, 'due', '[]', '', %(law)s, 1, now() FROM casework_case""",
    """INSERT INTO payments_payeeaccount (case_id, person_id, iban, source, checked, usable_from,
        at)
    SELECT id, applicant_id, 'KZ86' || (ARRAY['125', '601', '722', '826'])[1 + id %% 4]
        || lpad(id::text, 13, '0'), 'application', 'belongs', '2026-01-10', now()
    FROM casework_case""",
    "SET session_replication_role = DEFAULT",
    "ANALYZE",
)
PLAIN = """
INSERT INTO plain SELECT e.id, e.service, e.place, e.period, e.months, 1, e.amount_tiyn, a.iban,
    concat_ws(' ', p.surname, p.given_name, p.patronymic), p.iin, e.case_id, e.payee_id, 1,
    e.subject_id
FROM payments_entitlement e JOIN people_person p ON p.id = e.payee_id
JOIN payments_payeeaccount a ON a.case_id = e.case_id AND a.person_id = e.payee_id
"""
PLAIN_ENTRIES = """
INSERT INTO plain_entries SELECT i.id, 'due:' || i.id, 'expense', 'payable', i.amount_tiyn,
    i.period, '2026-02-20', now(), '', 1, i.case_id, i.id
FROM plain i
"""
DUMPED = """<CdtTrfTxInf><PmtId><EndToEndId>TRK{0}</EndToEndId></PmtId>\
<Amt><InstdAmt Ccy="KZT">{1}.{2:02}</InstdAmt></Amt>\
<Cdtr><Nm>{3}</Nm><Id>{4}</Id></Cdtr><CdtrAcct><IBAN>{5}</IBAN></CdtrAcct>\
<RmtInf><Ustrd>{6}</Ustrd></RmtInf></CdtTrfTxInf>\n"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--out", type=Path, default=HERE / "var" / "bench" / "run_million.json")
    chosen = options.parse_args()
    folder = HERE / "var" / "bench" / f"run-{os.getpid()}"
    os.environ["TIREK_VAR"] = str(folder)
    try:
        report = measured(chosen.rows)
    finally:
        import shutil

        shutil.rmtree(folder, ignore_errors=True)
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    chosen.out.write_text(json.dumps(report, indent=1), encoding="utf-8")
    sys.stdout.write(f"{json.dumps(report, indent=1)}\n")


def measured(count: int) -> dict[str, Any]:
    """The seconds of every step, ours and the plain ones, and the memory at the highest."""
    from tirek.config.boot import boot

    embedded = boot()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    generate(count)
    plain = {"insert": timed(plain_insert), "dump": timed(plain_dump)}
    entries = {"insert_entries": timed(plain_entries)}
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE plain, plain_entries")
    ours = steps()
    memory = {
        "python_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "postgres_backend_mib": backend_peak(),
    }
    connection.close()
    if embedded is not None:
        embedded.leave()
    return {
        "rows": count,
        "plain": {name: asdict(one) for name, one in {**plain, **entries}.items()},
        "ours": {name: asdict(one) for name, one in ours.items()},
        "ratio": {name: ratio(ours, plain, name) for name in ("seconds", "cpu")},
        "ratio_with_entries": {
            name: ratio(ours, plain | entries, name) for name in ("seconds", "cpu")
        },
        "memory": memory,
    }


def ratio(ours: dict[str, Cost], plain: dict[str, Cost], what: str) -> float:
    """How many times as much the run took."""
    sums = [sum(getattr(one, what) for one in steps.values()) for steps in (ours, plain)]
    return round(sums[0] / sums[1], 2)


def generate(count: int) -> None:
    """The people, their cases, what they are due and their accounts."""
    from django.db import connection

    from tirek.law.catalogue import the_law
    from tirek.services import SERVICES

    law = the_law().fingerprint(SERVICES["home-education"].rulebook())
    with connection.cursor() as cursor:
        for statement in GENERATE:
            cursor.execute(statement, {"rows": count, "law": law})
        cursor.execute("VACUUM ANALYZE")


@dataclass(frozen=True)
class Cost:
    """What a step took: seconds by the clock, and of a processor (ours and the server's)."""

    seconds: float
    cpu: float


def timed(what: Callable[[], object]) -> Cost:
    began, worked = time.perf_counter(), cpu()
    what()
    return Cost(round(time.perf_counter() - began, 2), round(cpu() - worked, 2))


def cpu() -> float:
    """Seconds of a processor spent so far by this process and by its process in the server."""
    stat = Path(f"/proc/{backend()}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return time.process_time() + (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")


def backend() -> int:
    """The number of the server's process that works for us."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    return int(pid)


def plain_insert() -> None:
    """The same rows into a table without a key, an index or a rule."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE plain (LIKE payments_instruction)")
        cursor.execute(PLAIN)


def plain_entries() -> None:
    """An entry of the ledger for each, into a table without a key, an index or a rule."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE plain_entries (LIKE payments_ledgerentry)")
        cursor.execute(PLAIN_ENTRIES)


def plain_dump() -> None:
    """The same transfers as XML, with nothing checked."""
    target = Path(os.environ["TIREK_VAR"]) / "plain.xml"
    with target.open("w", encoding="utf-8") as file:
        file.write("<Document>\n")
        file.writelines(DUMPED.format(*row) for row in plain_rows())
        file.write("</Document>\n")


def plain_rows() -> Iterator[tuple[Any, ...]]:
    from django.db import connection, transaction

    with transaction.atomic(), connection.connection.cursor(name="plain") as cursor:
        cursor.itersize = 10_000
        cursor.execute("SELECT id, amount_tiyn, payee_name, payee_iin, iban, period FROM plain")
        for pk, tiyn, name, iin, iban, period in cursor:
            yield pk, tiyn // 100, tiyn % 100, escape(name), iin, iban, escape(period)


def steps() -> dict[str, Cost]:
    """The real actions, one after another, by an accountant and a head."""
    from tirek.accounts.models import Office, OfficeKind, Role, User
    from tirek.kernel.period import Month
    from tirek.payments.actions.approve_run import approve_run
    from tirek.payments.actions.file_run import file_run
    from tirek.payments.actions.freeze_run import freeze_run
    from tirek.payments.actions.propose_run import propose_run
    from tirek.payments.actions.review_run import review_run
    from tirek.payments.models import BudgetLine, Payer, PaymentRun

    place = PLACES[0]
    office = Office.objects.create(
        place=place, kind=OfficeKind.DEPARTMENT, name_kk="бөлім", name_ru="отдел"
    )
    by = {
        role: User.objects.create_user(
            username=role, password=None, full_name=role, role=role, office=office
        )
        for role in (Role.ACCOUNTANT, Role.HEAD)
    }
    accountant, head = by[Role.ACCOUNTANT], by[Role.HEAD]
    BudgetLine.objects.create(place=place, year=2026, amount_tiyn=10**15, basis="bench", at=AT)
    Payer.objects.create(
        place=place, name="bench", bin="050140001233", iban="KZ75070000000000012B", at=AT
    )
    february = Month.parse("2026-02")
    found = {
        "propose": timed(lambda: propose_run(place=place, month=february, by=accountant, at=AT))
    }
    run = PaymentRun.objects.get()
    for name, verb, who in (
        ("review", review_run, accountant),
        ("freeze", freeze_run, accountant),
        ("approve", approve_run, head),
        ("file", file_run, accountant),
    ):
        found[name] = timed(lambda verb=verb, who=who: verb(run=run, by=who, at=AT))  # type: ignore[misc]
    return found


def backend_peak() -> int:
    """The highest resident memory of our server process, shared buffers it touched included."""
    status = Path(f"/proc/{backend()}/status").read_text(encoding="ascii")
    (peak,) = (line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    return int(peak) // 1024


if __name__ == "__main__":
    main()
