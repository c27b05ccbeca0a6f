"""Which format the bank speaks: one module, named by TIREK_BANK_FORMAT."""

from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from tirek.payments.bank import BankFormat


@cache
def the_format() -> BankFormat:
    """The format of this installation. Raises ImportError where the setting names none."""
    made: BankFormat = import_string(settings.TIREK_BANK_FORMAT)()
    return made
