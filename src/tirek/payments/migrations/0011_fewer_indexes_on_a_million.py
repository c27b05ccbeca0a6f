"""A row of money is written into as few indexes as find it again; what is held stays what it was.

An entry of the ledger about a transfer is found by the transfer, and that index holds "booked once"
too: a key names its transfer, so the pair is unique where the key was. Only entries about no
transfer (debts) are looked up by case and period. The form of a transfer's period is held by what
is due (0003): no transfer gets in for a period that nobody is due (0009). The transfers of a run are
written together, so where they lie is said in a few lines, not one by one.
"""

from typing import ClassVar

import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

OF_A_PERIOD = "entries_of_a_period"
BOOKED_ONCE = "one_entry_a_key"
NAMED = """
ALTER TABLE payments_ledgerentry ADD CONSTRAINT entry_key_names_its_transfer
CHECK (split_part(key, ':', 2) = coalesce(instruction_id::text, ''))
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("payments", "0010_letters_refunds_codes")]
    operations: ClassVar = [
        migrations.AlterField(
            model_name="instruction",
            name="run",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="instructions",
                to="payments.paymentrun",
            ),
        ),
        migrations.AddIndex(
            model_name="instruction",
            index=django.contrib.postgres.indexes.BrinIndex(
                autosummarize=True, fields=["run"], name="transfers_of_a_run", pages_per_range=16
            ),
        ),
        migrations.RemoveConstraint(model_name="instruction", name="instruction_period_is_one"),
        migrations.RunSQL(
            NAMED, "ALTER TABLE payments_ledgerentry DROP CONSTRAINT entry_key_names_its_transfer"
        ),
        migrations.RemoveConstraint(model_name="ledgerentry", name=BOOKED_ONCE),
        migrations.AddConstraint(
            model_name="ledgerentry",
            constraint=models.UniqueConstraint(
                fields=("instruction", "key"), name=BOOKED_ONCE, nulls_distinct=False
            ),
        ),
        migrations.AlterField(
            model_name="ledgerentry",
            name="instruction",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="entries",
                to="payments.instruction",
            ),
        ),
        migrations.RemoveIndex(model_name="ledgerentry", name=OF_A_PERIOD),
        migrations.AddIndex(
            model_name="ledgerentry",
            index=models.Index(
                condition=models.Q(instruction=None), fields=["case", "period"], name=OF_A_PERIOD
            ),
        ),
    ]
