"""What is told of vouchers below the pages: why not, what an SMS says, why a person waits anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tirek.kernel import toml
from tirek.kernel.text import Text


@dataclass(frozen=True)
class VoucherTexts:
    """voucher_texts.toml."""

    refused: Mapping[str, Text]
    sms: Mapping[str, Text]
    anew: Mapping[str, Text]
    again: Mapping[str, Text]


@cache
def voucher_texts() -> VoucherTexts:
    return toml.load(VoucherTexts, Path(__file__).with_name("voucher_texts.toml"))
