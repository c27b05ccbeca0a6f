"""The form of a complaint: the same questions for a citizen and for an officer with the paper."""

from datetime import date

from django.conf import settings

from tirek.accounts.models import User
from tirek.appeals.queries.officers import ActedInCase, officers_of
from tirek.appeals.queries.subject import TYPED, known_since
from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.documents.actions.store import MEGABYTE
from tirek.procedure.answer import boxes
from tirek.web import formats
from tirek.web.complaint_sent import CHOICES, KEPT, Typed
from tirek.web.components import Choice, Field
from tirek.web.forms import date_field
from tirek.web.language import current
from tirek.web.texts import spoken, text

OTHER = "other"
ACCEPT = ".pdf,.jpg,.jpeg,.png"


def complaint_fields(case: Case, user: User, typed: Typed) -> list[Field]:
    """The fields with what was typed and what is wrong with it."""
    paper = not user.is_citizen
    return [
        *(_who(typed) if paper else ()),
        _against(case, typed),
        *_conduct(case, typed, named=paper),
        _when(typed),
        _area("text", typed, rows=8),
        _area("wish", typed, rows=3, optional=True),
        *_files(typed),
        *(_late(typed) if typed.late_since else ()),
    ]


def _against(case: Case, typed: Typed) -> Field:
    today = date.max
    offered = [
        one for one in CHOICES if one != "decision" or known_since(case, one, today) is not None
    ]
    chosen = typed.raw.get("against", "")
    return Field(
        "against",
        text("web.complaint.against"),
        kind="radios",
        error=typed.errors.get("against", ""),
        choices=[
            Choice(one, text(f"web.complaint.against_{one}"), chosen=one == chosen)
            for one in offered
        ],
    )


def _conduct(case: Case, typed: Typed, *, named: bool) -> list[Field]:
    """Which officer; a citizen chooses by the role, as everywhere in the case."""
    chosen = typed.raw.get("officer", OTHER)
    choices = [
        Choice(str(one.user.pk), _officer(case, one, named), chosen=str(one.user.pk) == chosen)
        for one in officers_of(case)
    ]
    other = Choice(OTHER, text("web.complaint.officer_other"), chosen=chosen == OTHER)
    asked = {"asked_if": "against", "asked_if_values": "conduct"}
    return [
        Field(
            "officer",
            text("web.complaint.officer"),
            kind="select",
            error=typed.errors.get("officer", ""),
            choices=[*choices, other],
            **asked,  # type: ignore[arg-type]
        ),
        Field(
            "officer_named",
            text("web.complaint.officer_named"),
            hint=text("web.complaint.officer_named_hint"),
            value=typed.raw.get("officer_named", ""),
            optional=True,
            **asked,  # type: ignore[arg-type]
        ),
    ]


def _officer(case: Case, one: ActedInCase, named: bool) -> str:
    roles = service_of(case).lifecycle.roles
    role = spoken(roles[one.user.role])
    day = formats.day_short(one.first_on, current())
    since = text("web.complaint.officer_since", role=role, day=day)
    return f"{one.user.full_name}, {role}" if named else since


def _when(typed: Typed) -> Field:
    held = typed.raw if "on-day" in typed.raw else boxes("on", "date", None)
    asked = date_field("on", text("web.complaint.on"), held)
    return Field(
        "on",
        asked.label,
        kind="date",
        parts=asked.parts,
        error=typed.errors.get("on", ""),
        asked_if="against",
        asked_if_values=" ".join(TYPED),
    )


def _area(name: str, typed: Typed, *, rows: int, optional: bool = False) -> Field:
    return Field(
        name,
        text(f"web.complaint.{name}"),
        kind="textarea",
        hint=text(f"web.complaint.{name}_hint"),
        error=typed.errors.get(name, ""),
        value=typed.raw.get(name, ""),
        rows=rows,
        optional=optional,
    )


def _files(typed: Typed) -> list[Field]:
    limit = settings.TIREK_UPLOAD_LIMIT
    upload = Field(
        "files",
        text("web.complaint.files"),
        kind="file",
        hint=text("web.complaint.files_hint", limit=limit // MEGABYTE),
        error=typed.errors.get("files", ""),
        accept=ACCEPT,
        max_bytes=limit,
        multiple=True,
        optional=True,
    )
    if not typed.files:
        return [upload]
    kept = Field(
        KEPT,
        text("web.complaint.kept"),
        kind="checkboxes",
        hint=text("web.complaint.kept_hint"),
        choices=[Choice(str(file.pk), file.name, chosen=True) for file in typed.files],
    )
    return [kept, upload]


def _late(typed: Typed) -> list[Field]:
    assert typed.late_since is not None
    day = formats.day(typed.late_since, current())
    return [
        Field(
            "late_because",
            text("web.complaint.late"),
            kind="textarea",
            hint=text("web.complaint.late_hint", day=day),
            value=typed.raw.get("late_because", ""),
            rows=3,
            optional=True,
        )
    ]


def _who(typed: Typed) -> list[Field]:
    chosen = typed.raw.get("who", "applicant")
    return [
        Field(
            "complainant",
            text("web.complaint.complainant"),
            hint=text("web.complaint.complainant_hint"),
            value=typed.raw.get("complainant", ""),
        ),
        Field(
            "who",
            text("web.complaint.who"),
            kind="radios",
            choices=[
                Choice(one, text(f"web.complaint.who_{one}"), chosen=one == chosen)
                for one in ("applicant", "representative")
            ],
        ),
    ]
