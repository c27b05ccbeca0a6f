"""The journal of what was asked of state information systems, and what is still to be asked."""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from tirek.people.models import Consent
from tirek.procedure.programme import Version


class Query(models.Model):
    """One attempt to ask: written down before the question goes out, and never changed.

    Nobody looks into a registry without leaving this row, even if the machine stops meanwhile.
    """

    request_id = models.UUIDField(unique=True)
    registry = models.CharField(max_length=40)
    about = models.CharField(max_length=20, help_text="child or applicant")
    iin = models.CharField(max_length=12, db_index=True, help_text="who is asked about")
    sends = models.JSONField(default=dict, blank=True, encoder=DjangoJSONEncoder)
    case_number = models.CharField(
        max_length=40, db_index=True, help_text="the case; the draft's id while it has no number"
    )
    service = models.CharField(max_length=80)
    consent = models.ForeignKey(Consent, on_delete=models.PROTECT, related_name="queries")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="who triggered it; nobody: Tirek itself",
    )
    asked_at = models.DateTimeField()

    class Meta:
        ordering = ("asked_at", "pk")

    def __str__(self) -> str:
        return f"{self.registry} {self.request_id}"


class Answer(models.Model):
    """How a query ended; never changed. A query without one was cut off with the machine."""

    class Outcome(models.TextChoices):
        ANSWERED = "answered"
        NO_DATA = "no_data"
        ERROR = "error"
        NO_ANSWER = "no_answer"

    query = models.OneToOneField(Query, on_delete=models.PROTECT, related_name="answer")
    outcome = models.CharField(max_length=20, choices=Outcome)
    answered_at = models.DateTimeField(help_text="or when waiting ended")
    document = models.JSONField(null=True, blank=True, encoder=DjangoJSONEncoder)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("answered_at", "pk")

    def __str__(self) -> str:
        return f"{self.query_id} {self.outcome}"

    @property
    def is_final(self) -> bool:
        """Whether the registry has said what it has to say: there is nothing to ask again."""
        return self.outcome in (self.Outcome.ANSWERED, self.Outcome.NO_DATA)


class Programme(models.Model):
    """A version of the individual programme of a person, as registries told it; never changed.

    `answer` is the one by which it became another: what the other registries had told before
    stands in it as well. `learned_at` is when that came.
    """

    iin = models.CharField(max_length=12)
    seq = models.PositiveIntegerField()
    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="programmes")
    measures = models.JSONField(default=list)
    begins = models.DateField(null=True)
    ends = models.DateField(null=True)
    group = models.CharField(max_length=40, blank=True)
    place = models.CharField(max_length=80, blank=True)
    died_on = models.DateField(null=True)
    learned_at = models.DateTimeField()

    class Meta:
        ordering = ("iin", "seq")
        constraints = (
            models.UniqueConstraint(fields=["iin", "seq"], name="versions_of_a_programme_in_order"),
        )

    def __str__(self) -> str:
        return f"{self.iin} {self.seq}"

    @property
    def version(self) -> Version:
        """What it says."""
        return Version(
            measures=frozenset(self.measures),
            begins=self.begins,
            ends=self.ends,
            group=self.group,
            place=self.place,
            died_on=self.died_on,
        )


class Silence(models.Model):
    """A registry that owes a case an answer: when it is asked again. Gone once it answers."""

    case_number = models.CharField(max_length=40)
    registry = models.CharField(max_length=40)
    about = models.CharField(max_length=20)
    since = models.DateTimeField()
    attempts = models.PositiveIntegerField()
    again_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ("again_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["case_number", "registry", "about"], name="one_silence_per_question"
            ),
        )

    def __str__(self) -> str:
        return f"{self.case_number} {self.registry} {self.about}"
