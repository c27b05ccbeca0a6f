"""Who may sign in, in which role, for which office."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from tirek.accounts.sessions import SessionStore
from tirek.kernel.text import Text
from tirek.procedure.body import every_body


class Role(models.TextChoices):
    """What a user is; what each role may do to a case is in `casework.permissions`."""

    CITIZEN = "citizen"
    OPERATOR = "operator"
    SPECIALIST = "specialist"
    HEAD = "head"
    ACCOUNTANT = "accountant"
    SCHOOL = "school"
    COMMISSION = "commission"
    SUPPLIER = "supplier"
    MANAGER = "manager"
    AUDITOR = "auditor"
    LAWYER = "lawyer"
    ADMINISTRATOR = "administrator"


OFFICERS = frozenset(Role) - {Role.CITIZEN, Role.ADMINISTRATOR}
"""Roles that work for one office; which cases of its place they see is said by casework."""


class OfficeKind(models.TextChoices):
    DEPARTMENT = "department"
    STATE_CORPORATION = "state_corporation"
    AKIM = "akim"
    SCHOOL = "school"
    COMMISSION = "commission"
    SUPPLIER = "supplier"
    AUTHORITY = "authority"
    QUALITY_BODY = "quality_body"


class Office(models.Model):
    """Where officers work in one place; its departments provide the services.

    `bodies` are the kinds of bodies it is (procedure/bodies.toml): which services are its business.
    """

    place = models.CharField(max_length=80)
    kind = models.CharField(max_length=20, choices=OfficeKind, default=OfficeKind.DEPARTMENT)
    name_kk = models.CharField(max_length=300)
    name_ru = models.CharField(max_length=300)
    name_en = models.CharField(max_length=300, blank=True)
    bin = models.CharField(
        max_length=12, blank=True, default="", help_text="by which registries name it"
    )
    bodies = ArrayField(models.CharField(max_length=40), default=every_body)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ("place", "kind", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["kind", "bin"],
                condition=~models.Q(bin=""),
                name="one_office_of_a_kind_for_a_bin",
            ),
            models.UniqueConstraint(
                fields=["place", "kind", "name_ru"], name="offices_of_a_kind_have_names"
            ),
        )

    def __str__(self) -> str:
        return f"{self.place} {self.kind}"

    @property
    def name(self) -> Text:
        return Text(kk=self.name_kk, ru=self.name_ru, en=self.name_en)


class UserManager(BaseUserManager["User"]):
    """Makes users whose password is hashed."""

    def create_user(self, username: str, password: str | None = None, **fields: object) -> User:
        user = self.model(username=self.model.normalize_username(username), **fields)
        user.set_password(password)
        user.full_clean(exclude=["password"])
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person who signs in: a citizen with an IIN, or an officer of an office."""

    username = models.CharField(max_length=150, unique=True)
    role = models.CharField(max_length=20, choices=Role)
    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, null=True, blank=True, related_name="users"
    )
    iin = models.CharField(max_length=12, unique=True, null=True, blank=True)
    full_name = models.CharField(max_length=300)
    language = models.CharField(max_length=2, default="kk")
    is_active = models.BooleanField(default=True)
    password_is_temporary = models.BooleanField(
        default=False, help_text="given by the administrator: the officer chooses another one first"
    )

    objects: ClassVar[UserManager] = UserManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["role", "full_name"]

    class Meta:
        ordering = ("username",)
        constraints = (
            models.CheckConstraint(
                name="officers_have_an_office",
                condition=models.Q(office__isnull=False)
                | models.Q(role__in=[Role.CITIZEN, Role.ADMINISTRATOR]),
                violation_error_message="an officer belongs to an office",
            ),
            models.CheckConstraint(
                name="user_language_is_known",
                condition=models.Q(language__in=["kk", "ru", "en"]),
            ),
        )

    def __str__(self) -> str:
        return self.username

    @property
    def is_citizen(self) -> bool:
        return self.role == Role.CITIZEN

    @property
    def is_officer(self) -> bool:
        return self.role in OFFICERS

    @property
    def place(self) -> str | None:
        """The place whose cases this officer works on."""
        return self.office.place if self.office else None


class Deputy(models.Model):
    """By an order, one officer acts for another of the same office from a day to a day.

    Only the day on which it `ended_on` before its time is written in later.
    """

    deputy = models.ForeignKey(User, on_delete=models.PROTECT, related_name="deputyships")
    acts_for = models.ForeignKey(User, on_delete=models.PROTECT, related_name="deputies")
    begins = models.DateField()
    ends = models.DateField(help_text="the last day")
    order = models.CharField(max_length=300, help_text="whose order, its number and day")
    appointed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    appointed_at = models.DateTimeField()
    ended_on = models.DateField(null=True, blank=True, help_text="the first day without it")

    class Meta:
        ordering = ("begins", "pk")
        constraints = (
            models.CheckConstraint(
                name="nobody_is_their_own_deputy",
                condition=~models.Q(deputy=models.F("acts_for")),
            ),
            models.CheckConstraint(
                name="a_deputyship_ends_after_it_begins",
                condition=models.Q(ends__gte=models.F("begins")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.deputy_id} for {self.acts_for_id}"


class Keeping(models.Model):
    """What was done to an office or an officer, or to one's own sessions; never changed.

    `before` and `after` hold the columns that changed; a password is never among them.
    """

    class Kind(models.TextChoices):
        OFFICE_ADDED = "office_added"
        OFFICE_CHANGED = "office_changed"
        OFFICER_ADDED = "officer_added"
        OFFICER_CHANGED = "officer_changed"
        PASSWORD_GIVEN = "password_given"
        PASSWORD_CHOSEN = "password_chosen"
        DEPUTY_APPOINTED = "deputy_appointed"
        DEPUTY_ENDED = "deputy_ended"
        SESSIONS_ENDED = "sessions_ended"

    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind)
    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, null=True, blank=True, related_name="keepings"
    )
    officer = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="keepings"
    )
    before = models.JSONField(default=dict, blank=True)
    after = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.kind} {self.office_id or self.officer_id}"


class SignIn(models.Model):
    """Somebody signed in, asked for a code to sign in, or was refused; never changed.

    `user` is empty where nobody is known to have come; `iin` is what was proved or typed.
    """

    class Way(models.TextChoices):
        PASSWORD = "password"
        PROVIDER = "provider"
        KEY = "key"
        CODE = "code"

    class Outcome(models.TextChoices):
        ENTERED = "entered"
        ASKED = "asked"
        REFUSED = "refused"

    at = models.DateTimeField()
    way = models.CharField(max_length=10, choices=Way)
    outcome = models.CharField(max_length=10, choices=Outcome)
    why = models.CharField(max_length=40, blank=True, help_text="why refused, in one word")
    user = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="sign_ins"
    )
    iin = models.CharField(max_length=12, blank=True)
    address = models.GenericIPAddressField(null=True, blank=True)

    class Meta:
        ordering = ("at", "pk")
        indexes = (
            models.Index(fields=["user", "at"], name="sign_ins_of_a_user"),
            models.Index(fields=["iin", "at"], name="sign_ins_by_iin"),
            models.Index(fields=["address", "at"], name="sign_ins_from_an_address"),
        )

    def __str__(self) -> str:
        return f"{self.way} {self.outcome} {self.at:%Y-%m-%d %H:%M}"


class Session(AbstractBaseSession):
    """A browser somebody came with; `sign_in` says who and how, once they signed in.

    Unlike the journal it is let go: at sign-out, when it is over, or ended from another browser.
    """

    sign_in = models.ForeignKey(
        SignIn, on_delete=models.PROTECT, null=True, related_name="sessions"
    )

    def __str__(self) -> str:
        return f"{self.sign_in_id} until {self.expire_date:%Y-%m-%d %H:%M}"

    @classmethod
    def get_session_store_class(cls) -> type[SessionStore]:
        return SessionStore
