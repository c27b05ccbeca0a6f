"""A paper of vouchers to take away."""

from django.http import HttpResponse

TYPES = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def file_of(content: bytes, name: str, form: str) -> HttpResponse:
    """`form` is one of TYPES."""
    named = f'attachment; filename="{name}.{form}"'
    return HttpResponse(content, content_type=TYPES[form], headers={"Content-Disposition": named})
