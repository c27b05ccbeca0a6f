"""The events of a case as a line, and whether their chain is whole."""

from tirek.casework.models import Case
from tirek.casework.queries.chain import verify
from tirek.casework.queries.timeline import TimelineItem, timeline
from tirek.procedure.lifecycle import standard
from tirek.web import formats
from tirek.web.components import LIFE_TONES, Moment
from tirek.web.language import current
from tirek.web.texts import spoken, text


def history(case: Case) -> list[Moment]:
    """Everything that happened, the latest first."""
    return [_moment(item) for item in reversed(timeline(case, "officer"))]


def chain_in_words(case: Case) -> tuple[bool, str]:
    """Whether the chain of events is whole, and a sentence that says so."""
    broken = verify(case)
    if broken is None:
        return True, text("desk.case.chain_whole", n=case.last_seq)
    return False, text("desk.case.chain_broken", seq=broken.seq)


def _moment(item: TimelineItem) -> Moment:
    role = standard().roles.get(item.role)
    return Moment(
        title=spoken(item.title),
        when=formats.moment(item.at, current()),
        detail=spoken(item.detail) if item.detail else "",
        tone=LIFE_TONES[item.tone],
        datetime=item.at.isoformat(),
        by=f"{item.actor} ({spoken(role)})" if role and item.role != "system" else item.actor,
    )
