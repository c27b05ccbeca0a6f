"""Tiny real files to attach: a PDF of one page, a PNG of a grey sheet."""

from __future__ import annotations

import struct
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile


def pdf(words: str) -> bytes:
    """One A6 page that says the (Latin) words."""
    text = words.replace("\\", "").replace("(", "").replace(")", "")
    stream = f"BT /F1 14 Tf 24 380 Td ({text}) Tj ET".encode("latin-1")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 298 420]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj%s endobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return body + (
        b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
        + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(body))
    )


def png(width: int, height: int, grey: int) -> bytes:
    """A sheet of one grey, as a scanner gives an empty page."""
    rows = (b"\0" + bytes([grey]) * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", zlib.compress(rows, 9))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def certificate(serial: int) -> SimpleUploadedFile:
    """The school's certificate, as a PDF."""
    content = pdf(f"Demo: school certificate {serial}, invented")
    return SimpleUploadedFile(f"mektep-anyqtamasy-{serial}.pdf", content, "application/pdf")


def conclusion(serial: int) -> SimpleUploadedFile:
    """The medical commission's conclusion, as a scan."""
    content = png(105, 148, 200 + serial % 50)
    return SimpleUploadedFile(f"qorytyndy-{serial}.png", content, "image/png")
