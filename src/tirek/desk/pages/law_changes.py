"""What changes when: acts that begin or end, values that are not yet set."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role
from tirek.desk.frame import desk_page
from tirek.desk.presenters.law_changes import changes_view
from tirek.law.catalogue import the_law
from tirek.web.access import only_for
from tirek.web.components import Page
from tirek.web.texts import text


@only_for(Role.LAWYER)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Of every place: a lawyer writes by the example of the neighbours."""
    view = changes_view(the_law(), timezone.localdate())
    return desk_page(request, "law_changes", Page(text("desk.law_changes.title")), view=view)
