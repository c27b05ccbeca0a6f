"""The letter that would go out, before anything is proposed or confirmed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.casework.models import UNDECIDED
from tirek.desk.cases import opened
from tirek.desk.frame import desk_page
from tirek.kernel.text import Language
from tirek.notices.facts import LANGUAGES_OF_NOTICES, NoNotice
from tirek.notices.queries.draft import draft_letter
from tirek.web.access import CASE_ROLES, officer, only_for
from tirek.web.components import Page, Tab
from tirek.web.language import OWN_NAMES
from tirek.web.texts import text


@only_for(*CASE_ROLES)
@require_safe
def page(request: HttpRequest, number: str, language: str) -> HttpResponse:
    """In Kazakh or Russian, as it will be; a case that is decided has its letters already."""
    case = opened(request, number, "draft-letter")
    if language not in LANGUAGES_OF_NOTICES or case.stage not in UNDECIDED:
        raise Http404
    try:
        letter = draft_letter(case, language, by=officer(request), at=timezone.now())
    except NoNotice:
        letter = None
    return desk_page(
        request,
        "draft_letter",
        Page(text("desk.draft_letter.title"), back=reverse("desk:case", args=[number])),
        number=number,
        letter=letter,
        letter_language=language,
        tabs=[_tab(number, one, language) for one in LANGUAGES_OF_NOTICES],
    )


def _tab(number: str, language: Language, chosen: str) -> Tab:
    href = reverse("desk:draft-letter", args=[number, language])
    return Tab(href, OWN_NAMES[language], chosen=language == chosen)
