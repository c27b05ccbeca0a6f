"""The legal services: one folder each, blind to one another, one line here."""

from pathlib import Path

from tirek.procedure.named import Named, load_named
from tirek.procedure.service import Service
from tirek.services import (
    guardianship_property_permit,
    home_care,
    home_education,
    home_schooling_admission,
    housing_aid,
    individual_assistant,
    labour_migrant_permit,
    local_social_assistance,
    prosthetic_aid,
    rehabilitated_person_certificate,
    residential_care,
    sanatorium_treatment,
    semipalatinsk_compensation,
    semipalatinsk_duplicate,
    semipalatinsk_entitlements,
    sign_language_specialist,
    technical_aids,
    tree_felling_permit,
    wheelchairs,
)

SERVICES: dict[str, Service] = {
    service.slug: service
    for service in (
        guardianship_property_permit.SERVICE,
        home_care.SERVICE,
        home_education.SERVICE,
        home_schooling_admission.SERVICE,
        housing_aid.SERVICE,
        individual_assistant.SERVICE,
        labour_migrant_permit.SERVICE,
        local_social_assistance.SERVICE,
        prosthetic_aid.SERVICE,
        rehabilitated_person_certificate.SERVICE,
        residential_care.SERVICE,
        sanatorium_treatment.SERVICE,
        semipalatinsk_compensation.SERVICE,
        semipalatinsk_duplicate.SERVICE,
        semipalatinsk_entitlements.SERVICE,
        sign_language_specialist.SERVICE,
        technical_aids.SERVICE,
        tree_felling_permit.SERVICE,
        wheelchairs.SERVICE,
    )
}
"""Every service by its slug."""

NAMED_FILE = Path(__file__).with_name("named.toml")


def named() -> tuple[Named, ...]:
    """Services that an act names and whose standard is not in the sources."""
    return load_named(NAMED_FILE)
