"""The fields by which a specialist decides otherwise than computed."""

from collections.abc import Mapping

from django.http import HttpRequest

from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.desk.overruling import REASON, RULE, VALUE
from tirek.desk.presenters.step import Fold
from tirek.law.overrule import Overrule
from tirek.web.components import Field
from tirek.web.step import Stopped
from tirek.web.texts import spoken, text
from tirek.web.typed import chosen, typed


def overrule_fold(
    request: HttpRequest,
    case: Case,
    stopped: Stopped | None,
    start: Mapping[str, Overrule] | None = None,
) -> Fold:
    """The conditions of the service, the answer that stands instead, the reason."""
    rule, given = next(iter((start or {}).items()), ("", None))
    return Fold(
        title=text("desk.overrule.title"),
        what=text("desk.overrule.what"),
        fields=[
            _conditions(request, case, stopped, rule),
            chosen(
                request,
                VALUE,
                text("desk.overrule.value"),
                stopped,
                [("yes", text("desk.overrule.met")), ("no", text("desk.overrule.not_met"))],
                start=("yes" if given.value else "no") if given else "",
            ),
            typed(
                request,
                REASON,
                text("desk.overrule.reason"),
                stopped,
                kind="textarea",
                hint=text("desk.overrule.reason_hint"),
                start=given.reason if given else "",
            ),
        ],
    )


def _conditions(request: HttpRequest, case: Case, stopped: Stopped | None, start: str) -> Field:
    book = service_of(case).rulebook()
    conditions = [(name, spoken(book.texts[name].name)) for name in book.overrulable]
    choices = [("", text("desk.overrule.none")), *conditions]
    return chosen(request, RULE, text("desk.overrule.rule"), stopped, choices, start=start)
