"""Where the answers of an application come from, in words."""

from collections.abc import Mapping

from tirek.casework.models import Draft
from tirek.casework.queries.prefilled import sources_of
from tirek.procedure.registry import registries
from tirek.web.formats import day_short
from tirek.web.language import current
from tirek.web.texts import spoken


def source_words(draft: Draft) -> Mapping[str, str]:
    """By field: "from the state database “Natural persons”, 12 Sep 2025"."""
    return {
        field: f"{spoken(registries()[one.ask.registry].from_)}, {day_short(one.at, current())}"
        for field, one in sources_of(draft).items()
    }
