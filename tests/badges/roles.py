"""The names of the roles, and the new addresses."""

from django.urls import reverse

from delegations.models import Badge, BadgePrint
from tests.badges import scene
from tests.factories import BadgeTemplateFactory

OFFICER, PROTOCOL, DESK, EDITOR, AUDITOR = (
    *("Conference officer", "Protocol officer", "Registration desk"),
    *("Editor", "Auditor"),
)


def addresses():
    """Return every new address with rows behind it."""
    edition = scene.edition()
    delegate = scene.delegate(edition)
    template = BadgeTemplateFactory(series=edition.series)
    scene.printed(edition)
    badge, printed = Badge.objects.get(), BadgePrint.objects.get()
    return {
        "badges": reverse("admin:delegations_badges", args=[edition.pk]),
        "plates": reverse("admin:delegations_plates", args=[edition.pk]),
        "badge": reverse("admin:delegations_delegate_badge", args=[delegate.pk]),
        "picture": reverse("admin:delegations_delegate_badge_picture", args=[delegate.pk]),
        "templates": reverse("admin:delegations_badgetemplate_changelist"),
        "template": reverse("admin:delegations_badgetemplate_change", args=[template.pk]),
        "template add": reverse("admin:delegations_badgetemplate_add"),
        "log": reverse("admin:delegations_badgeprint_changelist"),
        "print": reverse("admin:delegations_badgeprint_change", args=[printed.pk]),
        "numbers": reverse("admin:delegations_badge_changelist"),
        "number": reverse("admin:delegations_badge_change", args=[badge.pk]),
    }
