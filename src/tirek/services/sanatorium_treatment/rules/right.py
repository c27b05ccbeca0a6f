"""Who is given treatment from the budget, and by which way."""

from datetime import date

from tirek.law.rule import rule

ORDER = "order-283-2023"


@rule("terms.recipient", f"{ORDER}#annex-2")
def established(disability_established: bool) -> bool:
    """Treatment is given to persons with a disability and to children with a disability."""
    return disability_established


@rule("terms.measures", f"{ORDER}#3")
def measure(measure_listed: bool) -> bool:
    """It is given under the individual programme: the measure is listed."""
    return measure_listed


@rule("terms.in_term", f"{ORDER}#4")
def day_of_treatment(asked_from: date | None, applied_on: date) -> date:
    """The day of arrival asked for; that of the application while none is."""
    return applied_on if asked_from is None else asked_from


@rule("terms.in_term", f"{ORDER}#4")
def in_term(programme_until: date | None, day_of_treatment: date) -> bool:
    """The treatment falls within the term of the measure of the programme."""
    return programme_until is None or day_of_treatment <= programme_until


@rule("terms.residence", f"{ORDER}#5", f"{ORDER}#10")
def filed_at_residence(lives_in_place: bool) -> bool:
    """The application is made where the person with a disability lives."""
    return lives_in_place


@rule("terms.truth", f"{ORDER}#annex-3/9")
def papers_true(documents_true: bool) -> bool:
    """Papers found untrue are a ground of refusal."""
    return documents_true


@rule("terms.consent", f"{ORDER}#annex-3/9")
def consented(data_consent: bool) -> bool:
    """Without consent to access to restricted personal data the service is not given."""
    return data_consent


@rule("terms.budget", f"{ORDER}#9", "social-code#art-160")
def employer_gone(injury_employer: str | None) -> bool:
    """The employer to blame has ceased, is liquidated or is bankrupt by a judgment in force."""
    return injury_employer in ("ceased", "liquidated", "bankrupt")


@rule("terms.employer", "terms.budget", f"{ORDER}#8", f"{ORDER}#9")
def budget_pays(injury_by_employer: bool, employer_gone: bool) -> bool:
    """Whoever an employer made disabled is treated at the employer's cost while there is one."""
    return not injury_by_employer or employer_gone


@rule("terms.companion", f"{ORDER}#31", "social-code#art-168")
def companion_represents(accompanied: bool, companion_representative: bool | None) -> bool:
    """The companion is one of the legal representatives of the child."""
    return not accompanied or (companion_representative is not None and companion_representative)


@rule("terms.procurement", f"{ORDER}#47", "social-code#art-169")
def by_procurement(mode: str, no_suppliers: bool) -> bool:
    """Treatment is bought where the commission found that the portal has no suppliers."""
    return mode == "procurement" and no_suppliers


@rule("terms.ways", f"{ORDER}#29", f"{ORDER}#47")
def procurement_wished(mode: str, no_suppliers: bool) -> bool:
    """Procurement was ticked without the commission's conclusion."""
    return mode == "procurement" and not no_suppliers


@rule("terms.ways", f"{ORDER}#29")
def way_open(procurement_wished: bool, reading_wished_way: str) -> bool:
    """The way asked for is open, or the wish for it stands against nothing."""
    return not procurement_wished or reading_wished_way == "portal"


@rule("terms.recipient", f"{ORDER}#3", f"{ORDER}#4")
def eligible(
    established: bool,
    measure: bool,
    in_term: bool,
    no_contraindication: bool,
    needed_by_card: bool,
    once_a_year: bool,
    not_too_long: bool,
    filed_at_residence: bool,
    budget_pays: bool,
    companion_represents: bool,
    way_open: bool,
    papers_true: bool,
    consented: bool,
) -> bool:
    """There are grounds to give the treatment."""
    return (
        established
        and measure
        and in_term
        and no_contraindication
        and needed_by_card
        and once_a_year
        and not_too_long
        and filed_at_residence
        and budget_pays
        and companion_represents
        and way_open
        and papers_true
        and consented
    )
