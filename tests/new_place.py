# ruff: noqa: E501  (lines of a data file)
"""A thirteenth place in one file, as a lawyer of that place would write it."""

from __future__ import annotations

from pathlib import Path

FILE = """
service = "home-education"
place = "akmola/burabay"
mark = "verified"
source = "000"
checked = { on = 2026-01-15, by = "a lawyer of the district" }

[act]
id = "akmola-burabay-2026"
kind = "decision"
body = { kk = "Бурабай аудандық мәслихаты", ru = "Бурабайский районный маслихат", en = "Burabay district maslikhat" }
title = { kk = "Үйде оқыту шығындарын өтеу туралы", ru = "О возмещении затрат на обучение на дому" }
number = "9С-1-2"
adopted = 2025-12-20
mark = "verified"

[new_place]
id = "akmola/burabay"
parent = "akmola"
name = { kk = "Бурабай ауданы", ru = "Бурабайский район", en = "Burabay district" }

[in_force]
from = 2026-01-01

[terms.endings]
paragraph = "5"
age = 18

[terms.amount]
paragraph = "7"
mci = 2.5
per = "month"
"""
"""In force from 2026: two and a half indices a month."""


def write(folder: Path, text: str = FILE, name: str = "burabay-2026.toml") -> Path:
    """The file in a folder of further editions; the folder is what `--editions` takes."""
    path = folder / "home_education" / "akmola" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.lstrip("\n"), encoding="utf-8")
    return folder
