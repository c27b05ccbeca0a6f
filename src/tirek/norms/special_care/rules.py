"""The norms that both standards print alike: one function, one norm."""

from datetime import date

from tirek.law.rule import age_on, months_on, rule


@rule("terms.ages")
def under_age(person_born_on: date, applied_on: date, ages_adult: int) -> bool:
    """The person has not come of age."""
    return age_on(person_born_on, applied_on) < ages_adult


@rule("terms.ages")
def comes_of_age(person_born_on: date, applied_on: date, ages_adult: int) -> bool:
    """It is the very birthday: only then do years come out whole counted back as well."""
    return (
        age_on(person_born_on, applied_on) == ages_adult
        and age_on(applied_on, person_born_on) == 0 - ages_adult
    )


@rule("terms.ages")
def as_child(under_age: bool, comes_of_age: bool, reading_eighteen: str) -> bool:
    """The categories of children are for the age up to eighteen."""
    return under_age or (comes_of_age and reading_eighteen == "child")


@rule("terms.ages")
def as_adult(under_age: bool, comes_of_age: bool, reading_eighteen: str) -> bool:
    """The category of adults is for those older than eighteen."""
    return not under_age and not (comes_of_age and reading_eighteen != "adult")


@rule("terms.child_psychoneurological")
def child_psychoneurological(
    person_disability_established: bool, as_child: bool, person_psychoneurological: bool
) -> bool:
    """A child with a disability and psychoneurological deviations."""
    return person_disability_established and as_child and person_psychoneurological


@rule("terms.child_musculoskeletal")
def child_musculoskeletal(
    person_disability_established: bool, as_child: bool, person_musculoskeletal: bool | None
) -> bool:
    """A child with a disability and a musculoskeletal disorder."""
    return (
        person_disability_established
        and as_child
        and person_musculoskeletal is not None
        and person_musculoskeletal
    )


@rule("terms.adult_psychoneurological")
def adult_psychoneurological(
    person_disability_established: bool, as_adult: bool, person_psychoneurological: bool
) -> bool:
    """Somebody older than eighteen with a disability, of any group, and such a disease."""
    return person_disability_established and as_adult and person_psychoneurological


@rule("terms.first_groups")
def of_first_groups(
    person_disability_established: bool, person_first_group: bool, person_second_group: bool
) -> bool:
    """A person with a disability of the first or second group, whatever the diagnosis."""
    return person_disability_established and (person_first_group or person_second_group)


@rule("terms.aged")
def unable_before_pension(person_unable_by_age: bool | None, person_pension_age: bool) -> bool:
    """Said to be unable because of age by somebody who has not reached pension age."""
    return person_unable_by_age is not None and person_unable_by_age and not person_pension_age


@rule("terms.aged")
def aged(
    person_unable_by_age: bool | None, unable_before_pension: bool, reading_advanced_age: str
) -> bool:
    """Somebody who cannot serve themselves because of advanced age."""
    return (
        person_unable_by_age is not None
        and person_unable_by_age
        and not (unable_before_pension and reading_advanced_age == "pension")
    )


@rule("terms.ages")
def in_category(
    child_psychoneurological: bool,
    child_musculoskeletal: bool,
    adult_psychoneurological: bool,
    of_first_groups: bool,
    aged: bool,
) -> bool:
    """The services are for the five categories named."""
    return (
        child_psychoneurological
        or child_musculoskeletal
        or adult_psychoneurological
        or of_first_groups
        or aged
    )


@rule("terms.ages")
def old_enough(
    as_child: bool, person_born_on: date, applied_on: date, ages_youngest_months: int
) -> bool:
    """A child is taken from a certain age."""
    return not as_child or months_on(person_born_on, applied_on) >= ages_youngest_months


@rule("terms.need")
def in_need(need_recognised: bool) -> bool:
    """The guaranteed volume is for those recognised as needing special social services."""
    return need_recognised


@rule("terms.residence")
def filed_at_residence(lives_in_place: bool) -> bool:
    """The application is made at the place of residence."""
    return lives_in_place


@rule("terms.application")
def by_petition(applied_by: str) -> bool:
    """A medical organisation asks in place of an application."""
    return applied_by in (
        "medical_organisation",
        "organisation_for_child",
        "organisation_for_ward",
    )


@rule("terms.application")
def represented(under_age: bool, person_incapable: bool) -> bool:
    """For minors and incapable persons the legal representative applies."""
    return under_age or person_incapable


@rule("terms.application")
def proper_applicant(
    applied_by: str, represented: bool, by_petition: bool, reading_petition: str
) -> bool:
    """The recipient applies, or the legal representative, or a medical organisation asks."""
    return (
        represented or reading_petition == "anybody"
        if by_petition
        else represented == (applied_by in ("child_representative", "guardian"))
    )


@rule("terms.application")
def papers_true(documents_true: bool) -> bool:
    """Papers found untrue are a ground of refusal."""
    return documents_true


@rule("terms.records")
def measure_on_record(on_record_measure: bool) -> bool:
    """The measures of the individual programme are asked for."""
    return on_record_measure


@rule("terms.records")
def veteran_on_record(on_record_veteran: bool) -> bool:
    """The status of a veteran or of a fallen serviceman's family is asked for."""
    return on_record_veteran
