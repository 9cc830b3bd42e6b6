"""An edition with its parts on one page."""

import datetime as dt

from django.urls import reverse

from tests.factories import DayFactory, EditionFactory, SessionFactory


def form_errors(response):
    return response.context["adminform"].form.errors


def edition_values(edition, *days, **changes: object) -> dict[str, object]:
    data: dict[str, object] = {
        "number": edition.number,
        "title_en": edition.title,
        "starts_on": edition.starts_on,
        "ends_on": edition.ends_on,
        "dates_basis": edition.dates_basis,
        "time_zone": edition.time_zone,
        "city_en": edition.city,
        "publication": edition.publication,
        "body_name_form": edition.body_name_form,
        "host_place": edition.host_place,
        "list_completeness": edition.list_completeness,
    }
    parts = "hosts days rooms agenda_items edition_topics outcome_points edition_sources category_presences"
    for part in parts.split():
        data |= {f"{part}-TOTAL_FORMS": 0, f"{part}-INITIAL_FORMS": 0}
    data |= {"days-TOTAL_FORMS": len(days), "days-INITIAL_FORMS": len(days)}
    for index, (day, on) in enumerate(days):
        data |= {f"days-{index}-id": day.pk, f"days-{index}-on": on, f"days-{index}-edition": edition.pk}
    return data | changes


def test_edition_keeps_its_days_inside(admin_client):
    day = DayFactory()
    response = admin_client.post(
        reverse("admin:conferences_edition_change", args=[day.edition_id]),
        edition_values(day.edition, (day, day.on), starts_on="2025-06-04"),
    )
    assert response.context["inline_admin_formsets"][1].formset.errors == [
        {"__all__": ["2025-06-03 is outside the edition, which lasts from 2025-06-04 to 2025-06-05."]}
    ]


def test_sessions_keep_their_local_times_when_edition_and_days_move(admin_client):
    session = SessionFactory()
    edition = session.day.edition
    admin_client.post(
        reverse("admin:conferences_edition_change", args=[edition.pk]),
        edition_values(
            edition,
            (session.day, "2026-06-03"),
            starts_on="2026-06-03",
            ends_on="2026-06-05",
            time_zone="Europe/Vienna",
        ),
    )
    session.refresh_from_db()
    assert session.starts_at == dt.datetime(2026, 6, 3, 7, 0, tzinfo=dt.UTC)


def test_unknown_time_zone_is_refused(admin_client):
    edition = EditionFactory()
    response = admin_client.post(
        reverse("admin:conferences_edition_change", args=[edition.pk]),
        edition_values(edition, time_zone="Tashkent"),
    )
    assert form_errors(response) == {
        "time_zone": ["“Tashkent” is no IANA time zone. Write it as Area/City, for example Asia/Tashkent."]
    }


def test_deadline_is_typed_and_shown_in_the_local_time_of_the_edition(admin_client):
    edition = EditionFactory()
    address = reverse("admin:conferences_edition_change", args=[edition.pk])
    deadline = {"nominations_close_at_0": "2025-05-01", "nominations_close_at_1": "18:00"}
    admin_client.post(address, edition_values(edition, **deadline))
    edition.refresh_from_db()
    assert edition.nominations_close_at == dt.datetime(2025, 5, 1, 13, 0, tzinfo=dt.UTC)
    shown = admin_client.get(address).context["adminform"].form.initial["nominations_close_at"]
    assert (shown.hour, shown.tzinfo) == (18, None)


def test_date_that_could_mean_two_days_is_refused(admin_client):
    edition = EditionFactory()
    address = reverse("admin:conferences_edition_change", args=[edition.pk])
    response = admin_client.post(address, edition_values(edition, starts_on="03/04/2025"))
    assert form_errors(response) == {"starts_on": ["Enter a valid date."]}
