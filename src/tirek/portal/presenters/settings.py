"""The page of one's wishes: SMS or not, the language of messages."""

from collections.abc import Mapping

from django.urls import reverse

from tirek.accounts.models import User
from tirek.people.queries import wishes_of
from tirek.web.components import Choice, Field
from tirek.web.forms import FormPage
from tirek.web.language import OWN_NAMES
from tirek.web.texts import text

SMS: Mapping[str, bool] = {"yes": True, "no": False}


def settings_page(user: User) -> FormPage:
    """What is kept is chosen."""
    wishes = wishes_of(user.iin)
    languages = [
        Choice("", text("portal.settings.as_applied"), chosen=not wishes.language),
        *(Choice(code, name, chosen=wishes.language == code) for code, name in OWN_NAMES.items()),
    ]
    sms = [
        Choice(
            value,
            text(f"portal.settings.sms_{value}"),
            text(f"portal.settings.sms_{value}_hint"),
            chosen=wishes.sms is wanted,
        )
        for value, wanted in SMS.items()
    ]
    return FormPage(
        title=text("portal.settings.title"),
        back=reverse("cases"),
        heading=text("portal.settings.title"),
        fields=[
            Field("sms", text("portal.settings.sms"), kind="radios", choices=sms),
            Field("language", text("portal.settings.language"), kind="radios",
                  hint=text("portal.settings.language_hint"), choices=languages),
        ],
        button=text("portal.settings.save"),
    )  # fmt: skip
