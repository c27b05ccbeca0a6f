"""Where the transfers of a kind of run lie, and what became of them.

People and suppliers have tables of one shape, so that what judges, books and compares is said once:
a statement names the tables in braces.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import QuerySet

from tirek.payments.models import (
    Instruction,
    Outcome,
    PaymentRun,
    SupplierOutcome,
    SupplierTransfer,
)
from tirek.payments.models.run import PREFIX
from tirek.payments.models.supplier import PREFIX as SUPPLIERS_PREFIX


class Tables(NamedTuple):
    """`entry` is the column of the ledger that names the transfer, `colon` what stands before its
    number in a key, `number` the column of the payee's IIN or BIN, `prefix` what an end-to-end id
    begins with."""

    transfer: str
    outcome: str
    standing: str
    entry: str
    colon: str
    number: str
    prefix: str

    def of(self, statement: str) -> str:
        """The statement about these tables."""
        return statement.format(**self._asdict())


PEOPLE = Tables(
    "payments_instruction",
    "payments_outcome",
    "payments_standing",
    "instruction_id",
    ":",
    "payee_iin",
    PREFIX,
)
SUPPLIERS = Tables(
    "payments_suppliertransfer",
    "payments_supplieroutcome",
    "payments_supplierstanding",
    "transfer_id",
    "::",
    "payee_bin",
    SUPPLIERS_PREFIX,
)
OF_KIND = {PaymentRun.Kind.PEOPLE: PEOPLE, PaymentRun.Kind.SUPPLIERS: SUPPLIERS}

Transferred = Instruction | SupplierTransfer
"""A transfer, to whomever."""


def tables_of(run: PaymentRun) -> Tables:
    """Where the transfers of the run lie."""
    return OF_KIND[PaymentRun.Kind(run.kind)]


def tables_holding(transfer: Transferred) -> Tables:
    """Where the transfer lies."""
    return PEOPLE if isinstance(transfer, Instruction) else SUPPLIERS


def all_lines(run: PaymentRun) -> QuerySet[Any]:
    """Every transfer of the run."""
    model = SupplierTransfer if run.kind == PaymentRun.Kind.SUPPLIERS else Instruction
    return model.objects.filter(run=run)


def live_lines(run: PaymentRun) -> QuerySet[Any]:
    """The transfers of the run that were not left out when it was frozen."""
    return all_lines(run).exclude(outcomes__status="dropped")


def left_out(run: PaymentRun) -> set[int]:
    """The numbers of those that were left out when it was frozen."""
    model = SupplierOutcome if run.kind == PaymentRun.Kind.SUPPLIERS else Outcome
    found = model.objects.filter(instruction__run=run, status="dropped")
    return set(found.values_list("instruction_id", flat=True))


def named(end_to_end: str) -> Transferred | None:
    """The transfer that the bank calls so; None for an id that is not ours."""
    for model in (Instruction, SupplierTransfer):
        pk = model.pk_of(end_to_end)
        if pk is not None:
            return model.objects.select_related("run").filter(pk=pk).first()
    return None
