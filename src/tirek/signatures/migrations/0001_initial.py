"""Signatures and their verifications."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Signature",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "what",
                    models.CharField(
                        choices=[("application", "Application"), ("decision", "Decision")],
                        max_length=20,
                    ),
                ),
                ("about", models.CharField(db_index=True, max_length=60)),
                ("content", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "method",
                    models.CharField(choices=[("cms", "Cms"), ("code", "Code")], max_length=10),
                ),
                ("cms", models.BinaryField(blank=True, default=b"")),
                ("code", models.UUIDField(blank=True, null=True)),
                ("phone", models.CharField(blank=True, max_length=20)),
                ("signer_iin", models.CharField(blank=True, max_length=12)),
                ("signer_name", models.CharField(max_length=300)),
                ("organisation", models.CharField(blank=True, max_length=300)),
                ("certificate_serial", models.CharField(blank=True, max_length=64)),
                ("certificate_issuer", models.CharField(blank=True, max_length=300)),
                ("certificate_begins", models.DateTimeField(blank=True, null=True)),
                ("certificate_ends", models.DateTimeField(blank=True, null=True)),
                (
                    "kept_key",
                    models.BooleanField(
                        default=False, help_text="a test key that Tirek itself keeps"
                    ),
                ),
                ("signed_at", models.DateTimeField()),
                (
                    "signer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("signed_at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Check",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("verifier", models.CharField(max_length=20)),
                ("state", models.CharField(max_length=20)),
                ("reason", models.CharField(blank=True, max_length=40)),
                ("details", models.JSONField(blank=True, default=dict)),
                (
                    "signature",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checks",
                        to="signatures.signature",
                    ),
                ),
            ],
            options={
                "ordering": ("at", "pk"),
            },
        ),
    ]
