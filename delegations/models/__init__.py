"""The people: bodies, their delegations to editions, and the delegates in them."""

from delegations.models.badge import Badge
from delegations.models.badge_print import BadgePrint
from delegations.models.badge_template import BadgeTemplate
from delegations.models.body import Body, BodyAlias
from delegations.models.body_name import BodyName
from delegations.models.body_status import BodyStatus
from delegations.models.category import Category
from delegations.models.category_presence import CategoryPresence
from delegations.models.delegate import Delegate
from delegations.models.delegation import Delegation
from delegations.models.edition_host import EditionHost
from delegations.models.import_decision import ImportDecision
from delegations.models.likely_duplicate import LikelyDuplicate
from delegations.models.list_settings import ListSettings
from delegations.models.merge import Merge
from delegations.models.person import Person
from delegations.models.printed_list import PrintedList
from delegations.models.speaking_role import SpeakingRole

__all__ = [
    "Badge",
    "BadgePrint",
    "BadgeTemplate",
    "Body",
    "BodyAlias",
    "BodyName",
    "BodyStatus",
    "Category",
    "CategoryPresence",
    "Delegate",
    "Delegation",
    "EditionHost",
    "ImportDecision",
    "LikelyDuplicate",
    "ListSettings",
    "Merge",
    "Person",
    "PrintedList",
    "SpeakingRole",
]
