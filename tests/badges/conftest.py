"""Staff who print badges, or may not."""

import pytest
from django.contrib.auth.models import Group

from eventsite.desk.roles import sync_roles
from tests.factories import UserFactory


@pytest.fixture
def sign_in(client):
    def signed_in(role: str):
        sync_roles()
        user = UserFactory()
        if role:
            user.groups.add(Group.objects.get(name=role))
        client.force_login(user)
        return client

    return signed_in
