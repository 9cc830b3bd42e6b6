"""The steps of an import in the admin, as a browser takes them."""

from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from conferences.models import Edition
from tests.factories import UserFactory
from tests.importing.attendees import as_file

IMPORT = "/admin/delegations/delegate/import/"
PROCESS = "/admin/delegations/delegate/process_import/"
HEAD = "body,category,full_name,role,function"
GOOD = "Arvania,members,Ana Bel,head,Minister"
BAD = "Arvania,members,Bob Cor,boss,"
RIGHTS = ("import_delegate", "add_delegate", "change_delegate", "view_delegate", "add_delegation")


def officer_with(*rights: str) -> Client:
    """Return the browser of a staff member with these permissions."""
    user = UserFactory()
    user.user_permissions.set(
        Permission.objects.filter(
            content_type__app_label__in=("conferences", "delegations"), codename__in=rights
        )
    )
    client = Client()
    client.force_login(user)
    return client


def upload(client: Client, edition: Edition, *lines: str, **choices):
    file = SimpleUploadedFile("list.csv", as_file(*lines))
    return client.post(IMPORT, {"edition": edition.pk, "import_file": file, **choices})


def open_preview(client: Client, edition: Edition, *lines: str, **choices):
    return client.get(upload(client, edition, *lines, **choices).url)


def confirm(client: Client, preview, **choices):
    seen = preview.context["confirm_form"].initial
    values = {"token": seen["token"], "fingerprint": seen["fingerprint"], **choices}
    return client.post(PROCESS, values, follow=True)


def messages_of(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]
