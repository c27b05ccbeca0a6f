"""The legal services: one folder each, blind to one another, one line here."""

from tirek.procedure.service import Service
from tirek.services import (
    home_education,
    home_schooling_admission,
    housing_aid,
    individual_assistant,
    labour_migrant_permit,
    local_social_assistance,
    semipalatinsk_compensation,
    semipalatinsk_duplicate,
    semipalatinsk_entitlements,
    sign_language_specialist,
    tree_felling_permit,
)

SERVICES: dict[str, Service] = {
    service.slug: service
    for service in (
        home_education.SERVICE,
        home_schooling_admission.SERVICE,
        housing_aid.SERVICE,
        individual_assistant.SERVICE,
        labour_migrant_permit.SERVICE,
        local_social_assistance.SERVICE,
        semipalatinsk_compensation.SERVICE,
        semipalatinsk_duplicate.SERVICE,
        semipalatinsk_entitlements.SERVICE,
        sign_language_specialist.SERVICE,
        tree_felling_permit.SERVICE,
    )
}
"""Every service by its slug."""
