"""A letter laid out as a PDF/A-2b by typst, with typst's own fonts, the same on every machine."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from tirek.kernel.text import Language
from tirek.notices.facts import NoticeFacts
from tirek.notices.letter import compose

if TYPE_CHECKING:
    from typst import Compiler

TEMPLATES = Path(__file__).parent / "templates"
_one_at_a_time = Lock()  # a compiler keeps its inputs between calls


def render(facts: NoticeFacts, language: Language) -> bytes:
    """The notice in one language, not signed yet. The same facts give the same bytes."""
    letter = json.dumps(compose(facts, language), ensure_ascii=False)
    with _one_at_a_time:
        made = _compiler().compile(
            format="pdf",
            sys_inputs={"letter": letter},
            pdf_standards="a-2b",
            timestamp=int(facts.case.issued_at.timestamp()),
        )
    if not isinstance(made, bytes):
        raise TypeError(f"typst made {type(made).__name__}, one PDF was expected")
    return made


@cache
def _compiler() -> Compiler:
    from typst import Compiler, Fonts

    # Fonts of the machine would make the paper differ from one machine to the next.
    fonts = Fonts(include_system_fonts=False)
    return Compiler(
        str(TEMPLATES / "notice.typ"),
        root=str(TEMPLATES),
        font_paths=fonts,
        ignore_system_fonts=True,
    )
