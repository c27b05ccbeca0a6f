"""People by their IIN, and the consents they gave."""

from __future__ import annotations

from django.db import models

from tirek.kernel.text import Text
from tirek.people.names import search_name, sort_key


class Person(models.Model):
    """A natural person; the same IIN is the same person in every case."""

    iin = models.CharField(max_length=12, unique=True)
    surname = models.CharField(max_length=120)
    given_name = models.CharField(max_length=120)
    patronymic = models.CharField(max_length=120, blank=True)
    born_on = models.DateField(null=True, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    # PostgreSQL from pip has no Kazakh collation: the order of the alphabet is kept in the key.
    sort_key = models.CharField(max_length=800, db_collation="C", editable=False)
    search_name = models.CharField(max_length=400, editable=False)

    class Meta:
        ordering = ("sort_key", "pk")
        indexes = (models.Index(fields=["sort_key"], name="person_in_order"),)

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        return " ".join(filter(None, (self.surname, self.given_name, self.patronymic)))

    def derive(self) -> None:
        """Bring the sort key and the search name in line with the names."""
        self.sort_key = sort_key(self.full_name)
        self.search_name = search_name(self.full_name)


class Consent(models.Model):
    """A consent to use personal data, with the very words the person agreed to; never changed."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="consents")
    case_number = models.CharField(max_length=40, db_index=True)
    version = models.CharField(max_length=40)
    text_kk = models.TextField()
    text_ru = models.TextField()
    text_en = models.TextField(blank=True)
    language = models.CharField(max_length=2)
    proof = models.JSONField(
        default=dict, blank=True, help_text="the code it was given with in front of an officer"
    )
    given_at = models.DateTimeField()

    class Meta:
        ordering = ("given_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["person", "case_number", "version"], name="consent_given_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.case_number} {self.version}"

    @property
    def text(self) -> Text:
        return Text(kk=self.text_kk, ru=self.text_ru, en=self.text_en)


class ConsentWithdrawn(models.Model):
    """The person took a consent back; never changed. What was learnt before stays."""

    consent = models.OneToOneField(Consent, on_delete=models.PROTECT, related_name="withdrawn")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.consent_id} withdrawn"


class Wishes(models.Model):
    """How a person wants to be told of news; who has said nothing is told by SMS.

    `language` "" is that of the application.
    """

    iin = models.CharField(max_length=12, unique=True)
    language = models.CharField(max_length=2, blank=True)
    sms = models.BooleanField(default=True)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="wished_language_is_known",
                condition=models.Q(language__in=["", "kk", "ru", "en"]),
            ),
        )

    def __str__(self) -> str:
        return self.iin


class Basis(models.TextChoices):
    POWER_OF_ATTORNEY = "power_of_attorney"
    GUARDIAN = "guardian"
    CONSENT_BY_CODE = "consent_by_code"


class Representation(models.Model):
    """One person may act for another, on a paper somebody looked at or a consent; never changed.

    `service` "" is every service; `until` is the last day, None where the paper names none.
    """

    representative = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="representations"
    )
    represented = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    basis = models.CharField(max_length=20, choices=Basis)
    service = models.CharField(max_length=80, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    document = models.CharField(max_length=300, help_text="number, day and issuer; or the code")
    notarised = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=300)

    class Meta:
        ordering = ("recorded_at", "pk")
        indexes = (models.Index(fields=["representative", "since"], name="who_acts_for_whom"),)
        constraints = (
            models.CheckConstraint(
                name="nobody_represents_themselves",
                condition=~models.Q(representative=models.F("represented")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.representative_id} for {self.represented_id}"


class RepresentationEnded(models.Model):
    """It ended before its last day: revoked by the represented person, or found untrue."""

    representation = models.OneToOneField(
        Representation, on_delete=models.PROTECT, related_name="ended"
    )
    at = models.DateTimeField()
    why = models.CharField(max_length=2000)
    by = models.CharField(max_length=300)

    class Meta:
        ordering = ("at",)

    def __str__(self) -> str:
        return f"{self.representation_id} ended"
