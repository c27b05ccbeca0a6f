"""The legal services: one folder each, blind to one another, one line here."""

from tirek.procedure.service import Service
from tirek.services import home_education, home_schooling_admission, housing_aid

SERVICES: dict[str, Service] = {
    service.slug: service
    for service in (
        home_education.SERVICE,
        home_schooling_admission.SERVICE,
        housing_aid.SERVICE,
    )
}
"""Every service by its slug."""
