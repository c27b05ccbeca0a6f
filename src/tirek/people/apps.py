"""The people a case is about: applicants, children, their consents."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "tirek.people"
    label = "people"
