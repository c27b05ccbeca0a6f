"""Claims of suppliers, their accounts, rates of contributions, transfers and outcomes."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("accounts", "0008_sessions_know_their_sign_in"),
        ("casework", "0012_certificates_of_organisations"),
        ("payments", "0011_fewer_indexes_on_a_million"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="AccountWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("place", models.CharField(max_length=80)),
                ("admitted", models.BooleanField()),
                ("words", models.CharField(max_length=500)),
            ],
        ),
        migrations.CreateModel(
            name="ContributionRate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("service", models.CharField(max_length=64)),
                ("place", models.CharField(max_length=80)),
                ("percent", models.DecimalField(decimal_places=3, max_digits=6)),
                ("since", models.CharField(max_length=7)),
                ("name", models.CharField(max_length=140)),
                ("bin", models.CharField(max_length=12)),
                ("iban", models.CharField(max_length=34)),
                ("source", models.CharField(max_length=500)),
            ],
        ),
        migrations.CreateModel(
            name="RateWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("agreed", models.BooleanField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SupplierAccount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("iban", models.CharField(max_length=34)),
                ("name", models.CharField(max_length=140)),
                ("bin", models.CharField(max_length=12)),
            ],
        ),
        migrations.CreateModel(
            name="SupplierClaim",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("source", models.CharField(max_length=80, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("work", "Work"),
                            ("order", "Order"),
                            ("contributions", "Contributions"),
                        ],
                        max_length=16,
                    ),
                ),
                ("number", models.CharField(max_length=140)),
                ("service", models.CharField(max_length=64)),
                ("place", models.CharField(max_length=80)),
                ("period", models.CharField(max_length=7)),
                ("amount_tiyn", models.BigIntegerField()),
                ("due_on", models.DateField(null=True)),
                ("handed_in", models.DateField()),
                ("papers_by", models.DateField(null=True)),
                ("contributions_by", models.DateField(null=True)),
                ("cites", models.JSONField(default=list)),
            ],
        ),
        migrations.CreateModel(
            name="SupplierOutcome",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("status", models.CharField(max_length=16)),
                ("paid_tiyn", models.BigIntegerField(null=True)),
                ("reason", models.CharField(blank=True, default="", max_length=40)),
                ("words", models.CharField(blank=True, default="", max_length=2000)),
                ("on", models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name="SupplierTransfer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("service", models.CharField(max_length=64)),
                ("place", models.CharField(max_length=80)),
                ("period", models.CharField(max_length=7)),
                ("part", models.PositiveSmallIntegerField()),
                ("amount_tiyn", models.BigIntegerField()),
                ("iban", models.CharField(max_length=34)),
                ("payee_name", models.CharField(max_length=140)),
                ("payee_bin", models.CharField(max_length=12)),
            ],
        ),
        migrations.AddField(
            model_name="accountword",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="contributionrate",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="rateword",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="rateword",
            name="rate",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="word",
                to="payments.contributionrate",
            ),
        ),
        migrations.AddField(
            model_name="supplieraccount",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="supplieraccount",
            name="office",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="supplier_accounts",
                to="accounts.office",
            ),
        ),
        migrations.AddField(
            model_name="accountword",
            name="account",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="words",
                to="payments.supplieraccount",
            ),
        ),
        migrations.AddField(
            model_name="supplierclaim",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="supplierclaim",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="casework.case"
            ),
        ),
        migrations.AddField(
            model_name="supplierclaim",
            name="of",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="contributions",
                to="payments.supplierclaim",
            ),
        ),
        migrations.AddField(
            model_name="supplierclaim",
            name="payee",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="supplier_claims",
                to="accounts.office",
            ),
        ),
        migrations.AddField(
            model_name="supplierclaim",
            name="rate",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="payments.contributionrate",
            ),
        ),
        migrations.AddField(
            model_name="supplieroutcome",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="supplieroutcome",
            name="message",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="payments.bankmessage",
            ),
        ),
        migrations.AddField(
            model_name="suppliertransfer",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="casework.case"
            ),
        ),
        migrations.AddField(
            model_name="suppliertransfer",
            name="claim",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="transfers",
                to="payments.supplierclaim",
            ),
        ),
        migrations.AddField(
            model_name="suppliertransfer",
            name="payee",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.office"
            ),
        ),
        migrations.AddField(
            model_name="suppliertransfer",
            name="run",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="supplier_transfers",
                to="payments.paymentrun",
            ),
        ),
        migrations.AddField(
            model_name="supplieroutcome",
            name="instruction",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="outcomes",
                to="payments.suppliertransfer",
            ),
        ),
    ]
