"""Paper: a PDF/A-2b by typst, with typst's own fonts, the same on every machine."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typst import Compiler

_one_at_a_time = Lock()  # a compiler keeps its inputs between calls


def typeset(template: Path, values: Mapping[str, Any], *, at: datetime) -> bytes:
    """The template (a .typ file) filled in, not signed; the same values give the same bytes.

    The template reads `json(bytes(sys.inputs.letter))`; other files it needs lie beside it.
    """
    with _one_at_a_time:
        made = _compiler(template).compile(
            format="pdf",
            sys_inputs={"letter": json.dumps(values, ensure_ascii=False)},
            pdf_standards="a-2b",
            timestamp=int(at.timestamp()),
        )
    if not isinstance(made, bytes):
        raise TypeError(f"typst made {type(made).__name__}, one PDF was expected")
    return made


@cache
def _compiler(template: Path) -> Compiler:
    from typst import Compiler, Fonts

    # Fonts of the machine would make the paper differ from one machine to the next.
    fonts = Fonts(include_system_fonts=False)
    return Compiler(
        str(template),
        root=str(template.parent),
        font_paths=fonts,
        ignore_system_fonts=True,
    )
