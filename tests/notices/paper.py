"""Reading a PDF back, as a person would: its text, its marks."""

from __future__ import annotations

import io
import re

from pypdf import PdfReader


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf), strict=True)


def pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in reader(pdf).pages]


def bare(text: str) -> str:
    """Without any white space: where lines break is not what a test is about."""
    return re.sub(r"\s+", "", text)


FOOTER = re.compile(r"(?:Уведомление№|NoticeNo|№)ZHK-[0-9-]+/\d+[^/]{0,60}\d+/\d+$")


def text_of(pdf: bytes) -> str:
    """All text as one row, without the line at the foot of each page."""
    return "".join(FOOTER.sub("", bare(page)) for page in pages(pdf))


def metadata(pdf: bytes) -> str:
    root = reader(pdf).trailer["/Root"]
    return root["/Metadata"].get_data().decode()  # type: ignore[index]
