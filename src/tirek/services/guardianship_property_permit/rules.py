"""The norms of a permission over a ward's property: one function, one norm."""

from datetime import date

from tirek.law.rule import age_on, rule

ORDER = "order-428-2024"


@rule("terms.dispose", "terms.alienate", ORDER)
def names_property(property_what: str | None) -> bool:
    """The decision names the property it is about."""
    return property_what is not None


@rule(ORDER)
def interest_told(interest: str) -> bool:
    """The decision records how it serves the ward."""
    return interest != ""


@rule("terms.title", ORDER)
def only_payments(asked: str) -> bool:
    """Only payments are received: no property is disposed of or alienated."""
    return asked == "payments"


@rule("terms.title", ORDER)
def property_papers_due(only_payments: bool, reading_marks: str) -> bool:
    """The papers marked "for disposing of and alienating property" are due only for that."""
    return not only_payments or reading_marks == "always"


@rule("terms.account", ORDER)
def only_property(asked: str) -> bool:
    """In the first sub-kind only property is disposed of."""
    return asked == "property"


@rule("terms.account", "terms.income", ORDER)
def money_papers_due(asked: str, only_property: bool, reading_unmarked: str) -> bool:
    """The first sub-kind asks for the papers of the account and of the income."""
    return asked in ("payments", "both") or (only_property and reading_unmarked == "as_printed")


@rule("terms.vehicle", ORDER)
def without_vehicle(property_papers_due: bool, property_vehicle: bool | None) -> bool:
    """The property asked about is no vehicle."""
    return property_papers_due and (property_vehicle is None or not property_vehicle)


@rule("terms.ward", ORDER)
def adult(ward_born_on: date, applied_on: date, ward_from_age: int) -> bool:
    """The ward is an adult."""
    return age_on(ward_born_on, applied_on) >= ward_from_age


@rule("terms.ward", ORDER)
def incapable(ward_capacity: str) -> bool:
    """The ward is incapable or has limited capacity."""
    return ward_capacity != "full"


@rule("terms.court", ORDER)
def recognised(asked: str, ward_by_court: bool) -> bool:
    """For alienation the incapacity is established by a court."""
    return asked != "alienate" or ward_by_court


@rule("terms.guardianship", ORDER)
def guarded(guardianship: bool) -> bool:
    """Guardianship or trusteeship is established by the provider's order."""
    return guardianship


@rule("terms.title", ORDER)
def title_there(property_papers_due: bool, papers_title: bool) -> bool:
    """Where property is concerned the title documents are there."""
    return not property_papers_due or papers_title


@rule("terms.inheritance", ORDER)
def inheritance_there(property_inherited_by_law: bool | None, papers_inheritance: bool) -> bool:
    """What was inherited by law has the notary's certificate of inheritance."""
    return property_inherited_by_law is None or not property_inherited_by_law or papers_inheritance


@rule("terms.vehicle", ORDER)
def vehicle_there(
    property_papers_due: bool, without_vehicle: bool, papers_vehicle: bool, reading_vehicle: str
) -> bool:
    """A vehicle has the paper that confirms its ownership."""
    return (
        papers_vehicle
        or not property_papers_due
        or (without_vehicle and reading_vehicle == "if_concerned")
    )


@rule("terms.account", ORDER)
def account_there(money_papers_due: bool, papers_account: bool) -> bool:
    """The notice of the account opened for the ward is there."""
    return not money_papers_due or papers_account


@rule("terms.income", ORDER)
def income_there(money_papers_due: bool, papers_income: bool) -> bool:
    """The papers of the ward's income are there."""
    return not money_papers_due or papers_income


@rule("terms.guarantee", ORDER)
def guarantee_there(property_sold: bool | None, papers_guarantee: bool) -> bool:
    """What is sold has the notary's guarantee obligations."""
    return property_sold is None or not property_sold or papers_guarantee


@rule(ORDER)
def against_interest(serves_ward: bool) -> bool:
    """The provider found that it does not serve the ward."""
    return not serves_ward


@rule(ORDER)
def served(against_interest: bool, reading_interest: str) -> bool:
    """It serves the ward's interest."""
    return not against_interest or reading_interest == "papers_only"


@rule("terms.guardianship", ORDER)
def papers_true(documents_true: bool) -> bool:
    """Papers found untrue are a ground of refusal."""
    return documents_true


@rule("terms.dispose", "terms.alienate", ORDER)
def eligible(
    adult: bool,
    incapable: bool,
    recognised: bool,
    guarded: bool,
    title_there: bool,
    inheritance_there: bool,
    vehicle_there: bool,
    account_there: bool,
    income_there: bool,
    guarantee_there: bool,
    served: bool,
    papers_true: bool,
) -> bool:
    """There are grounds for the permission."""
    return (
        adult
        and incapable
        and recognised
        and guarded
        and title_there
        and inheritance_there
        and vehicle_there
        and account_there
        and income_there
        and guarantee_there
        and served
        and papers_true
    )


@rule("terms.dispose", ORDER)
def permits_payments(eligible: bool, asked: str) -> bool:
    """The guardian may receive what comes to the ward's account."""
    return eligible and asked in ("payments", "both")


@rule("terms.dispose", ORDER)
def permits_disposal(eligible: bool, asked: str) -> bool:
    """The guardian may dispose of the ward's property."""
    return eligible and asked in ("property", "both")


@rule("terms.alienate", ORDER)
def permits_alienation(eligible: bool, asked: str) -> bool:
    """The guardian may alienate the ward's property: the second sub-kind."""
    return eligible and asked == "alienate"
