"""One step of a month of payments as a program of its own, to be killed in the middle of it.

    python tests/payments/faults/month.py STEP [worker|database STATEMENT]

The program, or the database server under it, is killed with signal 9 just before the statement of
that number is done. Without a number the step is done to its end, and pressed once more.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).parents[3]
AT = datetime(2026, 2, 20, 5, 0, tzinfo=UTC)
STEPS = ("propose", "review", "freeze", "approve", "file", "send", "answer", "reconcile")


def main(step: str, victim: str = "", number: str = "0") -> None:
    sys.path.insert(0, str(HERE / "tests"))
    os.environ["TIREK_BANK_FORMAT"] = "money_making.SpokenFormat"
    os.environ["DJANGO_SETTINGS_MODULE"] = "tirek.config.settings"
    import django

    django.setup()
    from django.db import connection

    if step in ("begin", "tell"):
        {"begin": begin, "tell": tell}[step]()
        return
    with connection.execute_wrapper(killer(victim, int(number))):
        take(step)
    take(step)  # whoever presses again changes nothing


def killer(victim: str, number: int) -> Callable[..., Any]:
    """Kills at the statement of that number; 0 is never."""
    done = 0

    def count(execute: Callable[..., Any], *args: Any) -> Any:
        nonlocal done
        done += 1
        if done == number:
            target = int(os.environ["TIREK_POSTMASTER"]) if victim == "database" else os.getpid()
            os.kill(target, signal.SIGKILL)
        return execute(*args)

    return count


def begin() -> None:
    """The tables, a department that may pay, two children."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from making import decided, officer
    from money_making import payer

    payer()
    officer("accountant", username="accountant")
    officer("head", username="the-head")
    for name in ("Әлихан", "Дана"):
        decided(child_given_name=name)


def take(step: str) -> None:
    """The step for whatever run stands before it; a run that has passed it is left alone."""
    from making import ZHAKSY
    from money_making import message, took
    from tirek.accounts.models import User
    from tirek.kernel.period import Month
    from tirek.payments.actions import (
        approve_run,
        file_run,
        freeze_run,
        propose_run,
        reconcile_run,
        review_run,
        send_run,
    )
    from tirek.payments.models import Instruction, PaymentRun

    accountant = User.objects.get(username="accountant")
    head = User.objects.get(username="the-head")
    before = {
        "review": ("proposed", review_run.review_run, accountant),
        "freeze": ("reviewed", freeze_run.freeze_run, accountant),
        "approve": ("frozen", approve_run.approve_run, head),
        "file": ("approved", file_run.file_run, accountant),
        "send": ("filed", send_run.send_run, accountant),
    }
    if step == "propose":
        if not PaymentRun.objects.exclude(stage="dropped").exists():
            month = Month.parse("2026-02")
            propose_run.propose_run(place=ZHAKSY, month=month, by=accountant, at=AT)
    elif step == "answer":
        ids = Instruction.objects.order_by("pk").values_list("pk", flat=True)
        took(message([(f"TRK{pk}", "accepted") for pk in ids]), AT)
    elif step == "reconcile":
        for run in PaymentRun.objects.filter(stage="answered"):
            reconcile_run.reconcile_run(run=run, by=accountant, at=AT, words="қолмен")
    else:
        stage, verb, by = before[step]
        for run in PaymentRun.objects.filter(stage=stage):
            verb(run=run, by=by, at=AT)


def tell() -> None:
    """What the books say in the end, for whoever started us."""
    from money_making import balances
    from tirek.payments.models import Instruction, PaymentRun

    stages = sorted(PaymentRun.objects.values_list("stage", flat=True))
    sys.stdout.write(f"{stages} {Instruction.objects.count()} {sorted(balances().items())}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
