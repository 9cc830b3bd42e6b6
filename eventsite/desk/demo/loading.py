"""Load everything that the demo consists of."""

from django.utils import timezone

from conferences.models import Edition
from delegations.services.releases import release_waiting
from delegations.services.states import load_states
from eventsite.desk.demo.borders.record import load_borders
from eventsite.desk.demo.forum import frame
from eventsite.desk.demo.forum.calendar import move_to_today
from eventsite.desk.demo.forum.record import load_forum


def load_demo() -> str:
    """Load what is missing, move the sample's dates to today, and say what was done."""
    now = timezone.now()
    load_states()
    done = [
        text
        for happened, text in (
            (load_borders(), "two recorded editions written"),
            (load_forum(now=now), "the sample series written"),
        )
        if happened
    ]
    if count := len(release_waiting(Edition.objects.filter(series__slug=frame.SLUG), by=None)):
        done.append(f"programmes released: {count}")
    days = move_to_today(frame.SLUG, now=now)
    if days:
        done.append(f"the sample's current edition moved by {days} days")
    return f"Demo data: {', '.join(done) or 'already there'}."
