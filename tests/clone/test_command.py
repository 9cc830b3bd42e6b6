"""The clone from the command line."""

import pytest
from django.core.management import CommandError, call_command

from conferences.models import Edition, Room
from delegations.models import Delegation
from tests.factories import (
    RoomFactory,
)

pytestmark = pytest.mark.django_db


def test_command_clones(edition, india, capsys):
    RoomFactory(edition=edition)
    call_command(
        "clone_edition", "forum/5", "--starts-on", "2018-10-31", "--ends-on", "2018-11-01", "--title", "Sixth"
    )
    out = capsys.readouterr().out.splitlines()
    assert out == [
        "india: observer → member. “member state” since 9 June 2017. Source: Declaration of Astana.",
        "forum/6 is there, as a draft: bodies 1, rooms 1, days 0.",
    ]
    assert Edition.objects.get(number=6).title == "Sixth"


def test_command_writes_nothing_in_a_dry_run(edition, india, capsys):
    call_command(
        "clone_edition", "forum/5", "--starts-on", "2018-10-31", "--ends-on", "2018-11-01", "--dry-run"
    )
    assert capsys.readouterr().out.splitlines()[-1] == "Dry run, nothing written: 1 bodies would come."
    assert (Edition.objects.count(), Room.objects.count()) == (1, 0)


def test_command_takes_decisions(edition, india, observer, capsys):
    arguments = ("clone_edition", "forum/5", "--starts-on", "2018-10-31", "--ends-on", "2018-11-01")
    call_command(*arguments, "--category", "india=observer")
    assert Delegation.objects.get(edition__number=6).category == observer
    call_command(*arguments, "--number", "7", "--without", "india")
    assert Delegation.objects.filter(edition__number=7).count() == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--without", "nowhere"), "No body “nowhere” is among those of this clone: india."),
        (("--category", "india"), "“india”: write BODY=CATEGORY. In force are: member, observer."),
        (("--number", "5"), "The series already has an edition with the number 5. Take another."),
    ],
)
def test_command_says_what_is_wrong(edition, india, arguments, message):
    with pytest.raises(CommandError) as refused:
        call_command(
            "clone_edition", "forum/5", "--starts-on", "2018-10-31", "--ends-on", "2018-11-01", *arguments
        )
    assert str(refused.value) == message
