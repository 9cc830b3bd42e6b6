"""What all pages of an import need: its addresses, its permissions, and the imports of whoever asks."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from conferences.importing.kinds import ListKind
from conferences.models import ImportBatch


class OwnImports:
    """Goes before the admin of a model, from which it has the attributes without a value."""

    admin_site: Any
    opts: Any
    media: Any
    message_user: Any
    import_kind: ListKind
    #: What the user must be allowed to do to let it create what the rows need besides.
    creating_rights: tuple[str, ...] = ()
    #: What to say to those who are not.
    creating_refused: Any = ""

    def _view(self, view: Any) -> Any:
        return self.admin_site.admin_view(view)

    def _name(self, page: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{page}"

    def _url(self, page: str, *args: Any) -> str:
        return reverse(f"admin:{self._name(page)}", args=args)

    def has_import_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perms(self.import_kind.rights)

    def may_create(self, request: HttpRequest) -> bool:
        return request.user.has_perms(self.creating_rights)

    def may(self, request: HttpRequest) -> dict[str, bool]:
        """Return what the forms of reading have to know of the user's rights."""
        return {"may_create": self.may_create(request)}

    def refused(self, request: HttpRequest, options: Mapping[str, Any]) -> str:
        """Return why the user may not confirm an import with these options, or nothing."""
        if self.import_kind.creates(options) and not self.may_create(request):
            return str(self.creating_refused)
        return ""

    def _own_batch(self, request: HttpRequest, token: uuid.UUID) -> ImportBatch:
        """Return an import of this user; anybody else's is not found."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        batch = self._mine(request).filter(token=token).first()
        if batch is None:
            raise Http404(_("There is no such import of yours."))
        return batch

    def _mine(self, request: HttpRequest) -> QuerySet[ImportBatch]:
        """Return the imports of this user into this kind of list."""
        of_kind = ImportBatch.objects.filter(kind=self.import_kind.name)
        return of_kind.select_related("edition__series").filter(uploaded_by_id=request.user.pk)

    def _page(self, request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
        request.current_app = self.admin_site.name
        shared = {**self.admin_site.each_context(request), "opts": self.opts, "media": self.media}
        return TemplateResponse(request, template, {**shared, **context})
