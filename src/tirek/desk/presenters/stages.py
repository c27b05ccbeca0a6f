"""Stages of a case as officers read them."""

from tirek.casework.legal import service_of
from tirek.casework.models import Case
from tirek.web.components import LIFE_TONES, Tone
from tirek.web.texts import spoken


def stage_of(case: Case) -> tuple[str, Tone]:
    """The name of the case's stage and the tone of its tag."""
    stage = service_of(case).lifecycle.stage(case.stage)
    return spoken(stage.officer), LIFE_TONES[stage.tone]
