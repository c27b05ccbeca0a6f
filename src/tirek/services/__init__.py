"""The legal services: one folder each, blind to one another, one line here."""

from pathlib import Path

from tirek.procedure.named import Named, load_named
from tirek.procedure.service import Service
from tirek.services import (
    home_education,
    home_schooling_admission,
    housing_aid,
    individual_assistant,
    local_social_assistance,
    prosthetic_aid,
    semipalatinsk_compensation,
    semipalatinsk_duplicate,
    semipalatinsk_entitlements,
    sign_language_specialist,
    technical_aids,
    wheelchairs,
)

SERVICES: dict[str, Service] = {
    service.slug: service
    for service in (
        home_education.SERVICE,
        home_schooling_admission.SERVICE,
        housing_aid.SERVICE,
        individual_assistant.SERVICE,
        local_social_assistance.SERVICE,
        prosthetic_aid.SERVICE,
        semipalatinsk_compensation.SERVICE,
        semipalatinsk_duplicate.SERVICE,
        semipalatinsk_entitlements.SERVICE,
        sign_language_specialist.SERVICE,
        technical_aids.SERVICE,
        wheelchairs.SERVICE,
    )
}
"""Every service by its slug."""

NAMED_FILE = Path(__file__).with_name("named.toml")


def named() -> tuple[Named, ...]:
    """Services that an act names and whose standard is not in the sources."""
    return load_named(NAMED_FILE)
