"""Whether somebody who was granted a service can still be given it, as the registries told last."""

from __future__ import annotations

from tirek.casework.models import Case
from tirek.casework.refused import Refused
from tirek.supply.queries.elsewhere import granted_elsewhere
from tirek.supply.queries.programmes import has_died, has_lost_measure
from tirek.supply.texts import texts


def require_there(case: Case) -> None:
    """Raises Refused where the person has died, or another place grants the service by now."""
    if has_died(case):
        raise Refused(texts().refused["has_died"])
    if granted_elsewhere(case) is not None:
        raise Refused(texts().refused["granted_elsewhere"])


def require_still(case: Case) -> None:
    """The same, and where what was granted has ended because its ground was gone."""
    require_there(case)
    if has_lost_measure(case):
        raise Refused(texts().refused["ground_gone"])
