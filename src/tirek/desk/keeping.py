"""What the administrator typed, and what stopped it, as other pages say it."""

from collections.abc import Callable

from django.http import HttpRequest

from tirek.accounts.actions.keep_office import OfficeSaid
from tirek.accounts.actions.keep_officer import OfficerSaid
from tirek.accounts.keeping import CannotKeep
from tirek.casework.refused import Refused
from tirek.web.step import Stopped, attempt

YES = "yes"


def tried(action: Callable[[], object]) -> Stopped | None:
    """Do it; None if it was done."""

    def kept() -> None:
        try:
            action()
        except CannotKeep as cannot:
            raise Refused(cannot.text, field=cannot.field) from cannot

    return attempt(kept)


def words(request: HttpRequest, name: str) -> str:
    """A line that was typed."""
    return request.POST.get(name, "").replace("\0", "").strip()


def office_said(request: HttpRequest) -> OfficeSaid:
    """The names and the BIN of an office, and what bodies it is."""
    return OfficeSaid(
        name_kk=words(request, "name_kk"),
        name_ru=words(request, "name_ru"),
        name_en=words(request, "name_en"),
        bin=words(request, "bin"),
        bodies=tuple(request.POST.getlist("bodies")),
    )


def officer_said(request: HttpRequest) -> OfficerSaid:
    """The name, role, office and IIN of an officer."""
    office = words(request, "office")
    return OfficerSaid(
        full_name=words(request, "full_name"),
        role=words(request, "role"),
        office=int(office) if office.isascii() and office.isdigit() else None,
        iin=words(request, "iin"),
    )
