"""A supplier asks to be on the portal, with its papers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from tirek.accounts.models import Role, User
from tirek.casework.refused import Refused
from tirek.documents.actions.store import store
from tirek.procedure.supply.supplier import supplier_table
from tirek.supply.models import Supplier, SupplierPaper, SupplierStep
from tirek.supply.permissions import require_role
from tirek.supply.steps import add_supplier_step
from tirek.supply.texts import texts

PAPER = "supplier"


@transaction.atomic
def apply_supplier(
    *, papers: Sequence[UploadedFile[bytes]], words: str, by: User, at: datetime
) -> SupplierStep:
    """Keep the papers and lay them before the commission.

    Raises NotAllowed, RefusedTransition for who asked already or is admitted, Refused without a
    paper, documents' RefusedFile; then nothing is kept.
    """
    require_role(by, Role.SUPPLIER)
    begins = supplier_table().begins
    made, _ = Supplier.objects.get_or_create(office=by.office, defaults={"stage": begins})
    supplier = Supplier.objects.select_for_update().get(pk=made.pk)
    supplier.stage = supplier_table().after(supplier.stage, "Applied", by="supplier")
    if not papers:
        raise Refused(texts().refused["papers_missing"], field="papers")
    kept = [store(one, kind=PAPER, by=by, at=at) for one in papers]
    told = {"words": words, "papers": [[one.name, one.sha256] for one in kept]}
    step = add_supplier_step(supplier, "Applied", by=by, at=at, payload=told)
    SupplierPaper.objects.bulk_create(SupplierPaper(step=step, file=one) for one in kept)
    return step
