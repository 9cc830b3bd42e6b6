"""Actions that ask before they act."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

#: The page that asks names this many of the rows, and says how many more there are.
SHOWN = 50
#: Two people wrote at once: the database let one through.
COLLISION = _("Nothing was saved: somebody else has just changed these records. Look again, and repeat.")


def confirm(
    admin: Any,
    request: HttpRequest,
    queryset: QuerySet[Any],
    *,
    action: str,
    question: str,
    consequence: str,
    act: Callable[[], str],
    job: uuid.UUID | None = None,
) -> HttpResponse | None:
    """Ask first; once confirmed call `act`, which returns what to tell or raises ValidationError.

    `job` names what may take long, so that the page can ask how far it has come.
    """
    if "confirmed" not in request.POST:
        return _question(
            admin, request, queryset, action, {"question": question, "consequence": consequence, "job": job}
        )
    report(admin, request, act)
    return None


def report(admin: Any, request: HttpRequest, act: Callable[[], str]) -> None:
    """Call `act` and tell its result, or why it was refused."""
    try:
        admin.message_user(request, act(), messages.SUCCESS)
    except ValidationError as error:
        for text in error.messages:
            admin.message_user(request, text, messages.ERROR)
    except IntegrityError:
        admin.message_user(request, COLLISION, messages.ERROR)


def _question(
    admin: Any, request: HttpRequest, queryset: QuerySet[Any], action: str, words: dict[str, Any]
) -> HttpResponse:
    everywhere = request.POST.get("select_across") == "1"
    selected = request.POST.getlist(ACTION_CHECKBOX_NAME)
    count = queryset.count()
    context = {
        **admin.admin_site.each_context(request),
        **words,
        "title": words["question"],
        "opts": admin.opts,
        "action": action,
        "rows": list(queryset[:SHOWN]),
        "count": count,
        "more": max(count - SHOWN, 0),
        "select_across": int(everywhere),
        "selected": selected[:1] if everywhere else selected,
        "checkbox": ACTION_CHECKBOX_NAME,
    }
    return TemplateResponse(request, "admin/confirm_action.html", context)
