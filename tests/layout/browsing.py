"""What an officer's browser sends to the pages of a day."""

from django.urls import reverse


def url(view: str, day, *more: int) -> str:
    return reverse(f"admin:conferences_day_{view}", args=[day.pk, *more])


def place(client, day, session) -> dict[str, str]:
    """Return what the grid would send if the session stayed where it is."""
    form = client.get(url("place", day, session.pk)).context["form"]
    return {"session": session.pk, **{name: form[name].value() or "" for name in form.fields}}


def move(client, day, session, **wanted):
    data = place(client, day, session) | wanted
    return client.post(url("move", day), data, headers={"accept": "application/json"}).json()


def undo(client, day):
    return client.post(url("undo", day), headers={"accept": "application/json"}).json()
