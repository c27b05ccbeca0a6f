"""Officers, citizens who sign in, and the offices they belong to."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "tirek.accounts"
    label = "accounts"
