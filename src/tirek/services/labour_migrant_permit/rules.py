"""The norms of a labour migrant's permit: one function, one norm."""

from datetime import date
from decimal import Decimal

from tirek.law.rule import days_after, months_later, rule

ORDER = "order-123-2022"


@rule("terms.jointly")
def jointly(asked_what: str, asked_employer_is_person: bool | None) -> bool:
    """The migrant applies together with an employer who is a natural person."""
    return asked_what == "copy" or (
        asked_employer_is_person is not None and asked_employer_is_person
    )


@rule("terms.signed")
def signed(asked_what: str, asked_signed_by_both: bool) -> bool:
    """The foreigner and the employer have signed the application."""
    return asked_what == "copy" or asked_signed_by_both


@rule("terms.prepaid")
def prepaid(asked_what: str, papers_tax_prepaid: bool) -> bool:
    """The advance payment of individual income tax is made."""
    return asked_what == "copy" or papers_tax_prepaid


@rule("terms.border")
def crossed_lately(
    asked_what: str, passport_border_crossed_on: date | None, applied_on: date, border_months: int
) -> bool:
    """The passport has a mark of crossing the border made within the last months."""
    return asked_what == "copy" or (
        passport_border_crossed_on is not None
        and applied_on <= months_later(passport_border_crossed_on, border_months)
    )


@rule("terms.certificate")
def examined(
    asked_what: str, papers_certificate_on: date | None, applied_on: date, certificate_months: int
) -> bool:
    """For issue there is a medical certificate that is not too old."""
    return asked_what in ("extension", "copy") or (
        papers_certificate_on is not None
        and applied_on <= months_later(papers_certificate_on, certificate_months)
    )


@rule("terms.cover")
def covered(asked_what: str, insurance_covers_care: bool) -> bool:
    """The insurance covers primary care and specialised emergency in-patient care."""
    return asked_what == "copy" or insurance_covers_care


@rule("terms.insured")
def insured_long_enough(
    asked_what: str, asked_months: Decimal | None, insurance_months: Decimal | None
) -> bool:
    """The insurance is valid for not less than the term stated in the application."""
    return asked_what == "copy" or (
        insurance_months is not None
        and asked_months is not None
        and asked_months <= insurance_months
    )


@rule("terms.insured")
def insurance_is_registered(asked_what: str, insurance_registered: bool) -> bool:
    """The insurance is registered in the unified insurance database."""
    return asked_what == "copy" or insurance_registered


@rule("terms.agreement")
def agreed(asked_what: str, papers_agreement: bool) -> bool:
    """For issue there is an agreement on the intention to conclude a labour contract."""
    return asked_what in ("extension", "copy") or papers_agreement


@rule("terms.contract")
def contracted(asked_what: str, papers_contract: bool) -> bool:
    """For extension there is the labour contract."""
    return asked_what != "extension" or papers_contract


@rule("terms.notarised")
def passport_is_certified(asked_what: str, passport_certified: bool) -> bool:
    """For extension the passport itself is shown, or its notarised copy sent by a portal."""
    return asked_what != "extension" or passport_certified


@rule("terms.length")
def length_allowed(
    asked_what: str, asked_months: Decimal | None, length_least_months: int, length_most_months: int
) -> bool:
    """The term asked for lies between the shortest and the longest."""
    return asked_what == "copy" or (
        asked_months is not None and length_least_months <= asked_months <= length_most_months
    )


@rule("terms.total")
def total_allowed(
    asked_what: str,
    asked_months: Decimal | None,
    permit_months: Decimal | None,
    total_most_months: int,
) -> bool:
    """With its extensions the permit is not valid for longer than the longest term."""
    return asked_what != "extension" or (
        asked_months is not None
        and permit_months is not None
        and permit_months + asked_months <= total_most_months
    )


@rule("terms.extension")
def not_too_early(
    asked_what: str, permit_until: date | None, applied_on: date, extension_first_days: int
) -> bool:
    """An extension is asked for not earlier than so many calendar days before the end."""
    return asked_what != "extension" or (
        permit_until is not None and permit_until <= days_after(applied_on, extension_first_days)
    )


@rule("terms.extension")
def not_too_late(
    asked_what: str, permit_until: date | None, applied_on: date, extension_last_days: int
) -> bool:
    """An extension is asked for not later than so many calendar days before the end."""
    return asked_what != "extension" or (
        permit_until is not None and days_after(applied_on, extension_last_days) <= permit_until
    )


@rule("terms.renewal")
def before_its_window(
    asked_what: str, permit_until: date | None, applied_on: date, renewal_first_days: int
) -> bool:
    """The new permit is asked for before the last days of the current one."""
    return (
        asked_what == "new"
        and permit_until is not None
        and days_after(applied_on, renewal_first_days) < permit_until
    )


@rule("terms.renewal")
def new_in_its_window(
    asked_what: str,
    permit_months: Decimal | None,
    total_most_months: int,
    before_its_window: bool,
    permit_until: date | None,
    applied_on: date,
    renewal_last_days: int,
    reading_new_earlier: str,
) -> bool:
    """One that reached the longest term is replaced on an application of its last days."""
    return asked_what != "new" or (
        permit_months is not None
        and permit_months >= total_most_months
        and permit_until is not None
        and days_after(applied_on, renewal_last_days) <= permit_until
        and not (before_its_window and reading_new_earlier == "not_open")
    )


@rule("terms.copy")
def copy_needed(asked_what: str, permit_held: bool, permit_spoiled_or_lost: bool | None) -> bool:
    """A copy is given of a permit that was issued and is damaged or lost."""
    return asked_what != "copy" or (
        permit_held and permit_spoiled_or_lost is not None and permit_spoiled_or_lost
    )


@rule("terms.length")
def permit_for_months(asked_what: str, asked_months: Decimal | None) -> Decimal | None:
    """The permit is given or extended for the term stated in the application."""
    return None if asked_what == "copy" else asked_months


@rule("terms.length")
def names_term(asked_what: str, asked_months: Decimal | None) -> bool:
    """The permit says for how many months it is given or extended; a copy says nothing new."""
    return asked_what != "copy" and asked_months is not None


@rule(ORDER)
def eligible(
    jointly: bool,
    signed: bool,
    prepaid: bool,
    crossed_lately: bool,
    examined: bool,
    covered: bool,
    insured_long_enough: bool,
    insurance_is_registered: bool,
    agreed: bool,
    contracted: bool,
    passport_is_certified: bool,
    length_allowed: bool,
    total_allowed: bool,
    not_too_early: bool,
    not_too_late: bool,
    new_in_its_window: bool,
    copy_needed: bool,
) -> bool:
    """There are grounds to issue, to extend or to copy the permit."""
    return (
        jointly
        and signed
        and prepaid
        and crossed_lately
        and examined
        and covered
        and insured_long_enough
        and insurance_is_registered
        and agreed
        and contracted
        and passport_is_certified
        and length_allowed
        and total_allowed
        and not_too_early
        and not_too_late
        and new_in_its_window
        and copy_needed
    )
