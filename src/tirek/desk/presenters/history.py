"""The events of a case as a line, and whether their chain is whole."""

from tirek.casework.queries.cases import CaseFile
from tirek.casework.queries.chain import walk
from tirek.casework.queries.timeline import TimelineItem, timeline
from tirek.procedure.lifecycle import standard
from tirek.web import formats
from tirek.web.components import LIFE_TONES, Moment
from tirek.web.language import current
from tirek.web.texts import spoken, text


def history(file: CaseFile) -> list[Moment]:
    """Everything that happened, the latest first."""
    told = timeline(file.case, "officer", file.events)
    return [_moment(item) for item in reversed(told)]


def chain_in_words(file: CaseFile) -> tuple[bool, str]:
    """Whether the chain of events is whole, and a sentence that says so."""
    case = file.case
    broken = walk(case.number, case.last_seq, file.events)
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
