"""The documents of paragraph 33, shown to the sanatorium on arrival."""

from tirek.law.rule import rule

PARAGRAPH = "order-283-2023#33"


@rule("terms.on_arrival", PARAGRAPH)
def own_papers(
    arrival_identity: bool, arrival_card: bool, arrival_confirmation: bool, by_procurement: bool
) -> bool:
    """Identity, the card and, by the portal, the notice that confirms the bed."""
    return arrival_identity and arrival_card and (arrival_confirmation or by_procurement)


@rule("terms.of_companion", PARAGRAPH)
def companion_papers(
    accompanied: bool,
    arrival_companion_identity: bool,
    arrival_companion_status: bool,
    arrival_companion_health: bool,
) -> bool:
    """Identity, proof of representing the child, and the paper of paragraph 33 on health."""
    return not accompanied or (
        arrival_companion_identity and arrival_companion_status and arrival_companion_health
    )


@rule("terms.of_companion", PARAGRAPH)
def epidemiologist_asked(accompanied: bool, arrival_companion_treated: bool) -> bool:
    """A companion who is not treated shows an epidemiologist's certificate, else the card."""
    return accompanied and not arrival_companion_treated


@rule("terms.on_arrival", "terms.of_companion", PARAGRAPH)
def papers_short(arrival_checked: bool, own_papers: bool, companion_papers: bool) -> bool:
    """The documents were checked on arrival, and some of them are not there."""
    return arrival_checked and not (own_papers and companion_papers)
