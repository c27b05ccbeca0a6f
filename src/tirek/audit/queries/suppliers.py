"""The journal of every supplier: whole, and a way that its table allows."""

from __future__ import annotations

from collections.abc import Iterator

from tirek.audit.broken import Broken, Tick
from tirek.audit.links import broken_way
from tirek.procedure.supply.supplier import supplier_table
from tirek.supply.models import Supplier
from tirek.supply.steps import hash_of_supplier

AT_ONCE = 500


def broken_suppliers(tick: Tick) -> Iterator[Broken]:
    """The first breach of each supplier that has one."""
    found = Supplier.objects.order_by("pk").select_related("office")
    for supplier in found.iterator(AT_ONCE):
        steps = supplier.steps.order_by("seq")
        broken = broken_way(supplier, steps, supplier_table(), hash_of_supplier, tick)
        if broken is not None:
            values = {"supplier": supplier.office.name_kk, "seq": broken[1]}
            yield Broken(f"supplier_{broken[0]}", "", values)
