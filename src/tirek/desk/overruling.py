"""What a specialist sent to decide otherwise than computed."""

from django.http import HttpRequest

from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.law.overrule import Overrule
from tirek.web.typed import words_sent

RULE, VALUE, REASON = "overrule", "overrule_value", "overrule_reason"


def overrule_sent(request: HttpRequest, case: Case) -> dict[str, Overrule]:
    """The condition that was chosen with what stands instead; nothing where all stays computed.

    Raises Refused for a reason that is too long.
    """
    rule = request.POST.get(RULE, "")
    if rule not in service_of(case).rulebook().overrulable:
        return {}
    return {rule: Overrule(request.POST.get(VALUE) == "yes", words_sent(request, REASON))}
