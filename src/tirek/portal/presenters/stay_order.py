"""What an order for a stay asks: how many days, and who goes with the child."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from tirek.portal.access import citizen
from tirek.procedure.answer import AnswerError, read_iin, read_name
from tirek.procedure.supply.stay import Stay
from tirek.supply.models import Choice
from tirek.supply.stay_order import Fellow, asks_companion
from tirek.supply.texts import texts
from tirek.web.components import Choice as Option
from tirek.web.components import Field
from tirek.web.texts import spoken, text

DIGITS, NAME_LENGTH = 3, 200
WHO = ("nobody", "me", "other")


@dataclass(frozen=True)
class StayDetails:
    """`fellow` is the companion, None for none; `fields` ask for what is not said."""

    days: int
    fellow: Fellow | None
    fields: Sequence[Field]
    complete: bool


def was_sent(request: HttpRequest) -> bool:
    """Whether something was answered: another language of the page answers nothing."""
    return bool(request.GET.keys() - {"lang"})


def stay_details(request: HttpRequest, choice: Choice, stay: Stay) -> StayDetails:
    """As the address says. An adult is asked for no companion."""
    days, days_field = _days(request)
    if not asks_companion(stay, choice.case):
        return StayDetails(days, None, [days_field], bool(days))
    fellow, answered, fields = _fellow(request)
    return StayDetails(days, fellow, [days_field, *fields], bool(days) and answered)


def _days(request: HttpRequest) -> tuple[int, Field]:
    written = request.GET.get("days", "").strip()
    fits = written.isascii() and written.isdigit() and len(written) <= DIGITS
    days = int(written) if fits else 0
    error = spoken(texts().refused["days_missing"]) if was_sent(request) and not days else ""
    label = text("portal.market.days")
    return days, Field("days", label, value=written, error=error, width=2, inputmode="numeric")


def _fellow(request: HttpRequest) -> tuple[Fellow | None, bool, list[Field]]:
    """Who goes, whether that was said, and the fields that ask for it."""
    who = request.GET.get("companion", "")
    options = [
        Option(one, text(f"portal.market.companion_{one}"), chosen=one == who) for one in WHO
    ]
    missing = was_sent(request) and who not in WHO
    error = spoken(texts().refused["companion_missing"]) if missing else ""
    asked = Field(
        "companion", text("portal.market.companion"), kind="radios", choices=options, error=error
    )
    name, wrong_name = _read(request, "companion_name", who)
    iin, wrong_iin = _read(request, "companion_iin", who)
    fields = [
        asked,
        _other(request, "companion_name", wrong_name),
        _other(request, "companion_iin", wrong_iin),
    ]
    if who == "other":
        told = bool(name and iin)
        return (Fellow(name, iin, himself=False) if told else None), told, fields
    user = citizen(request)
    return (Fellow(user.full_name, user.iin or "") if who == "me" else None), who in WHO, fields


def _read(request: HttpRequest, name: str, who: str) -> tuple[str, str]:
    """What was typed of another companion, and what is wrong with it."""
    if who != "other":
        return "", ""
    written = request.GET.get(name, "").replace("\0", "").strip()
    try:
        read = read_iin(written) if name.endswith("iin") else read_name(written, NAME_LENGTH)
    except AnswerError as wrong:
        return "", spoken(wrong.text)
    return read, ""


def _other(request: HttpRequest, name: str, error: str) -> Field:
    """Asked only of somebody else who goes."""
    return Field(
        name,
        text(f"portal.market.{name}"),
        value=request.GET.get(name, ""),
        error=error,
        optional=True,
        asked_if="companion",
        asked_if_values="other",
    )
