"""A run is of people or of suppliers; an entry of the ledger may be about a transfer to a supplier."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("payments", "0012_what_is_owed_to_suppliers")]
    operations: ClassVar = [
        migrations.RemoveConstraint(
            model_name="paymentrun",
            name="one_proposal_a_place",
        ),
        migrations.AddField(
            model_name="paymentrun",
            name="kind",
            field=models.CharField(
                choices=[("people", "People"), ("suppliers", "Suppliers")],
                default="people",
                max_length=16,
            ),
        ),
        migrations.AddConstraint(
            model_name="paymentrun",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ("people", "suppliers"))), name="run_kind_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="paymentrun",
            constraint=models.UniqueConstraint(
                condition=models.Q(("stage__in", ("proposed", "reviewed"))),
                fields=("place", "kind"),
                name="one_proposal_a_place",
            ),
        ),
        migrations.AddField(
            model_name="ledgerentry",
            name="transfer",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="entries",
                to="payments.suppliertransfer",
            ),
        ),
        migrations.AddIndex(
            model_name="ledgerentry",
            index=models.Index(
                condition=models.Q(("transfer__isnull", False)),
                fields=["transfer"],
                name="entries_of_a_supplier",
            ),
        ),
        migrations.AddIndex(
            model_name="contributionrate",
            index=models.Index(fields=["service", "place", "id"], name="rates_of_a_service"),
        ),
        migrations.AddConstraint(
            model_name="contributionrate",
            constraint=models.CheckConstraint(
                condition=models.Q(("percent__gt", 0), ("percent__lte", 100)),
                name="rate_is_a_share",
            ),
        ),
        migrations.AddConstraint(
            model_name="contributionrate",
            constraint=models.CheckConstraint(
                condition=models.Q(("since__regex", "^[0-9]{4}-(0[1-9]|1[0-2])$")),
                name="rate_holds_from_a_month",
            ),
        ),
        migrations.AddConstraint(
            model_name="contributionrate",
            constraint=models.CheckConstraint(
                condition=models.Q(("source", ""), _negated=True), name="rate_has_a_source"
            ),
        ),
        migrations.AddIndex(
            model_name="supplieraccount",
            index=models.Index(fields=["office", "id"], name="accounts_of_a_supplier"),
        ),
        migrations.AddConstraint(
            model_name="supplieraccount",
            constraint=models.CheckConstraint(
                condition=models.Q(("iban", ""), _negated=True), name="supplier_account_has_iban"
            ),
        ),
        migrations.AddIndex(
            model_name="accountword",
            index=models.Index(fields=["account", "place", "id"], name="words_of_an_account"),
        ),
        migrations.AddIndex(
            model_name="supplierclaim",
            index=models.Index(fields=["place", "due_on"], name="supplier_claims_by_day"),
        ),
        migrations.AddConstraint(
            model_name="supplierclaim",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount_tiyn__gt", 0)), name="supplier_claim_is_of_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="supplierclaim",
            constraint=models.CheckConstraint(
                condition=models.Q(("period__regex", "^[0-9]{4}-(0[1-9]|1[0-2])$")),
                name="supplier_claim_has_a_month",
            ),
        ),
        migrations.AddConstraint(
            model_name="supplierclaim",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kind", "contributions"), ("of__isnull", False), ("rate__isnull", False)
                    ),
                    models.Q(
                        models.Q(("kind", "contributions"), _negated=True),
                        ("of", None),
                        ("rate", None),
                    ),
                    _connector="OR",
                ),
                name="contributions_come_on_top",
            ),
        ),
        migrations.AddConstraint(
            model_name="suppliertransfer",
            constraint=models.UniqueConstraint(
                fields=("claim", "part"), name="one_transfer_a_part_of_a_claim"
            ),
        ),
        migrations.AddConstraint(
            model_name="suppliertransfer",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount_tiyn__gt", 0)), name="supplier_transfer_pays_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="suppliertransfer",
            constraint=models.CheckConstraint(
                condition=models.Q(("iban", ""), _negated=True), name="supplier_transfer_has_iban"
            ),
        ),
        migrations.AddConstraint(
            model_name="suppliertransfer",
            constraint=models.CheckConstraint(
                condition=models.Q(("part__gt", 0)), name="supplier_parts_from_1"
            ),
        ),
        migrations.AddConstraint(
            model_name="supplieroutcome",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("status__in", ("contradiction", "decided_paid", "decided_unpaid")),
                    _negated=True,
                ),
                fields=("instruction", "status"),
                name="one_outcome_of_a_kind_to_a_supplier",
            ),
        ),
        migrations.AddConstraint(
            model_name="supplieroutcome",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "status__in",
                        (
                            "dropped",
                            "pending",
                            "stated",
                            "accepted",
                            "rejected",
                            "partly",
                            "returned",
                            "unknown",
                            "decided_paid",
                            "decided_unpaid",
                            "contradiction",
                        ),
                    )
                ),
                name="supplier_outcome_is_known",
            ),
        ),
    ]
