"""Badges are issued with a number and a token, and every print of one goes into the log."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conferences.models import Edition
from delegations.enums import SEATED_STATUSES, PrintReason
from delegations.models import Badge, BadgePrint
from delegations.reports.badge_choice import MOST
from delegations.reports.badges import BadgeText
from eventsite.lib.bulk.ids import among
from eventsite.lib.history import insert_rows, update_rows

#: Reasons of which one is asked where a badge was printed before.
AGAIN = (PrintReason.LOST, PrintReason.DAMAGED, PrintReason.CHANGED)


@transaction.atomic
def issue_badges(
    *, edition: Edition, texts: Sequence[BadgeText], reason: str, by: Any, at: dt.datetime
) -> dict[int, Badge]:
    """Return the badge of each delegate (id), made where there is none yet.

    With the reason "lost" the badges that were printed lose their force and others take their place, with
    other tokens. Nothing counts as printed before `record_prints`. Raises ValidationError where there is
    nobody, are too many, where one has no seat, or where a printed badge comes again without a reason.
    """
    _check_number(len(texts))
    _check_seats(texts)
    # One at a time: the numbers of an edition go on without a gap.
    Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
    valid = _valid(texts)
    printed = _printed(valid)
    if printed and reason not in AGAIN:
        raise ValidationError(_already(printed), code="again")
    if reason == PrintReason.LOST:
        _void([valid.pop(pk) for pk in printed], by=by, at=at)
    return valid | _made(edition, [text for text in texts if text.delegate.pk not in valid], by=by)


@transaction.atomic
def record_prints(
    *,
    texts: Sequence[BadgeText],
    badges: Mapping[int, Badge],
    paper: str,
    reason: str,
    by: Any,
    at: dt.datetime,
) -> uuid.UUID:
    """Note in the log that these badges were printed, and return the name of the batch."""
    batch = uuid.uuid4()
    again = _ever_printed(badges)
    rows = [
        BadgePrint(
            badge=badges[text.delegate.pk],
            batch=batch,
            printed_at=at,
            printed_by=by,
            reason=reason if text.delegate.pk in again else PrintReason.FIRST,
            template=text.template,
            paper=paper,
            digest=text.digest,
        )
        for text in texts
    ]
    insert_rows(rows, by=by, reason="badge printed")
    return batch


def _check_number(count: int) -> None:
    if not count:
        raise ValidationError(_("There is nobody to print a badge for."), code="nobody")
    if count > MOST:
        raise ValidationError(
            _(
                "These are %(count)d badges. One batch holds at most %(most)d: "
                "choose a category or a badge type."
            ),
            code="too_many",
            params={"count": count, "most": MOST},
        )


def _check_seats(texts: Sequence[BadgeText]) -> None:
    for text in texts:
        if text.delegate.status not in SEATED_STATUSES:
            raise ValidationError(
                _("%(name)s holds no seat any more and gets no badge."),
                code="no_seat",
                params={"name": text.delegate.full_name},
            )


def _valid(texts: Sequence[BadgeText]) -> dict[int, Badge]:
    ids = [text.delegate.pk for text in texts]
    rows = Badge.objects.valid().filter(delegate__in=among(ids)).order_by("id")
    return {badge.delegate_id: badge for badge in rows}


def _printed(valid: Mapping[int, Badge]) -> list[int]:
    """Return the delegates (ids) of badges that were printed."""
    found = BadgePrint.objects.filter(badge__in=among([badge.pk for badge in valid.values()]))
    printed = set(found.order_by().values_list("badge__delegate", flat=True))
    return [pk for pk in valid if pk in printed]


def _ever_printed(badges: Mapping[int, Badge]) -> set[int]:
    """Return the delegates (ids) who had a badge printed before, one without force now included."""
    found = BadgePrint.objects.filter(badge__delegate__in=among(list(badges)))
    return set(found.order_by().values_list("badge__delegate", flat=True))


def _already(printed: Sequence[int]) -> str:
    text = ngettext(
        "%(count)d of these badges was printed before. Say why it is printed again.",
        "%(count)d of these badges were printed before. Say why they are printed again.",
        len(printed),
    )
    return text % {"count": len(printed)}


def _void(badges: Sequence[Badge], *, by: Any, at: dt.datetime) -> None:
    for badge in badges:
        badge.voided_at = at
    update_rows(badges, ["voided_at"], by=by, reason="badge lost: its token has no force any more")


def _made(edition: Edition, texts: Sequence[BadgeText], *, by: Any) -> dict[int, Badge]:
    last = Badge.objects.filter(edition=edition).aggregate(last=Max("number"))["last"] or 0
    rows = [
        Badge(edition=edition, delegate=text.delegate, number=last + place)
        for place, text in enumerate(texts, 1)
    ]
    return {badge.delegate_id: badge for badge in insert_rows(rows, by=by, reason="badge issued")}
