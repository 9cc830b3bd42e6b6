"""What every page of the staff side has: history, autocompletion, search by any spelling, translations."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import IntegrityError, models
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.text import smart_split, unescape_string_literal
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin, TranslationTabularInline
from modeltranslation.translator import translator
from modeltranslation.utils import build_localized_fieldname

from conferences.admin.addresses import GuardedAdmin
from conferences.admin.confirmation import COLLISION
from conferences.forms.fields import CountryField, LanguagesField
from conferences.forms.record import RecordForm
from conferences.forms.widgets import EditionAutocomplete, EditionAutocompleteMultiple
from eventsite.lib.likeness import romanized
from eventsite.lib.records import row_id
from eventsite.lib.search.question import asked
from eventsite.lib.text import match_key

#: Languages that the forms show first; the other official UN languages stand in a fieldset of their own.
INTERFACE_LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
OTHER_LANGUAGES = tuple(
    code for code in settings.MODELTRANSLATION_LANGUAGES if code not in INTERFACE_LANGUAGES
)
STAMPS = (_("Record"), {"fields": ("created_at", "updated_at"), "classes": ("collapse",)})
#: Words of a search that are looked for; each costs a query of its own inside that of the list.
_MOST_WORDS = 12
_FORM_FIELDS: dict[str, type[forms.Field]] = {
    "country_code": CountryField,
    "nationality": CountryField,
    "languages": LanguagesField,
    "interpretation": LanguagesField,
}

#: Titles and options, as Django takes them; its own type cannot say that a fieldset is computed.
Fieldsets = Any


def in_languages(
    *names: str, languages: Iterable[str] = settings.MODELTRANSLATION_LANGUAGES
) -> tuple[str, ...]:
    """Return the columns of translated fields, field by field."""
    languages = tuple(languages)
    return tuple(build_localized_fieldname(name, language) for name in names for language in languages)


def translated_fields(model: type[models.Model]) -> set[str]:
    """Return the names of the model's translated fields; of a model without translations, none."""
    if model not in translator.get_registered_models():
        return set()
    return set(translator.get_options_for_model(model).all_fields)


def localize(names: Iterable[Any], model: type[models.Model], languages: Sequence[str]) -> list[Any]:
    """Put the columns of the given languages in the place of each translated field."""
    translated = translated_fields(model)
    return [
        column
        for name in names
        for column in (in_languages(name, languages=languages) if name in translated else (name,))
    ]


class EditionAware(admin.options.BaseModelAdmin[Any]):
    """Autocompletion on every relation, and the fields of countries and languages."""

    formfield_overrides = {
        models.URLField: {"assume_scheme": "https"},
        models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 4})},
    }

    def get_autocomplete_fields(self, request: HttpRequest) -> list[str]:
        fields = [*self.opts.fields, *self.opts.many_to_many]
        return [
            field.name
            for field in fields
            if field.is_relation
            and field.editable
            and field.related_model
            and self.admin_site.is_registered(field.related_model)
        ]

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> "forms.ModelChoiceField[Any] | None":
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", EditionAutocomplete(db_field, self.admin_site))
            kwargs.setdefault("queryset", self._labelled(db_field.related_model, request))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> "forms.ModelMultipleChoiceField[Any] | None":
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", EditionAutocompleteMultiple(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> forms.Field | None:
        if form_class := _FORM_FIELDS.get(db_field.name):
            return form_class(label=db_field.verbose_name, required=False, help_text=db_field.help_text)
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(field, forms.ModelChoiceField):
            # What a record refers to is not deleted in passing.
            field.widget.can_delete_related = False
        return field

    def _labelled(self, model: type[models.Model], request: HttpRequest) -> models.QuerySet[Any]:
        """Rows with what their labels need, so that a label costs no query of its own."""
        return self.admin_site.get_model_admin(model).get_queryset(request)


class RecordAdmin(EditionAware, GuardedAdmin):
    """A model's pages.

    `name_keys` are lookups of stored match keys, `search_keys` of those of the search, `search_fields` plain
    text; `label_related` are the relations that `__str__` reads; `edition_lookup` leads to the edition that
    owns the row.
    """

    #: The package's own has an inline style, which the content policy refuses.
    object_history_list_template = "admin/history_list.html"
    name_keys: tuple[str, ...] = ()
    search_keys: tuple[str, ...] = ()
    label_related: tuple[str, ...] = ()
    edition_lookup: str = ""
    #: A part that is worked on inside its owner: not on the front page, but with a history of its own.
    is_part: bool = False
    #: Relations that stay as they were when the row was made: what hangs on the row would not follow.
    fixed: tuple[str, ...] = ()
    form = RecordForm
    list_select_related: ClassVar[Any] = ()
    list_per_page = 50
    save_on_top = False

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        # Both at once: the change list adds its own only where nothing is selected yet.
        related = {*self.label_related, *(self.list_select_related or ())}
        queryset: models.QuerySet[Any] = super().get_queryset(request)
        return queryset.select_related(*related) if related else queryset

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        fixed = self.fixed if obj else ()
        return (*super().get_readonly_fields(request, obj), *fixed, "created_at", "updated_at")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Fieldsets:
        """Declared fieldsets, translations in the interface's languages first, the moments last."""
        declared: Fieldsets = self.fieldsets or [(None, {"fields": self.fields or ()})]
        translated = translated_fields(self.model)
        shown: list[tuple[Any, dict[str, Any]]] = [
            (title, {**options, "fields": localize(options["fields"], self.model, INTERFACE_LANGUAGES)})
            for title, options in declared
        ]
        elsewhere = [
            column
            for _title, options in declared
            for column in localize(
                (name for name in options["fields"] if name in translated), self.model, OTHER_LANGUAGES
            )
        ]
        if elsewhere:
            shown.append((_("Other official languages"), {"fields": elsewhere, "classes": ("collapse",)}))
        return [*shown, *([STAMPS] if obj else [])]

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        return {} if self.is_part else super().get_model_perms(request)

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[Any], search_term: str
    ) -> tuple[models.QuerySet[Any], bool]:
        """Rows in which every word (or quoted phrase) stands, in whatever spelling."""
        rows = self.model._default_manager.all()
        for bit in islice(dict.fromkeys(smart_split(search_term)), _MOST_WORDS):
            word = unescape_string_literal(bit) if bit[0] == bit[-1] and bit[0] in "\"'" else bit
            queryset = queryset.filter(pk__in=rows.filter(self._word(word)).order_by().values("pk"))
        edition = row_id(request.GET.get("edition", ""))
        if self.edition_lookup and request.path.endswith("/autocomplete/") and edition is not None:
            queryset = queryset.filter(**{self.edition_lookup: edition})
        return queryset, False

    def _word(self, word: str) -> Q:
        found = Q()
        key = match_key(word)
        # Names are mostly on record in Latin letters, whatever the reader writes.
        for spelling in filter(None, dict.fromkeys((key, romanized(key)))):
            for lookup in self.name_keys:
                found |= Q(**{f"{lookup}__contains": spelling})
        question = asked(word)
        # A phrase has to stand as it is; those keys have single words.
        if self.search_keys and question.words and not any(map(str.isspace, word)):
            found |= question.condition(*self.search_keys)
        # SQLite, and PostgreSQL in the C locale, know upper and lower case of ASCII only.
        for spelling in {word, word.lower(), word.upper(), word.capitalize()}:
            for lookup in self.search_fields:
                found |= Q(**{f"{lookup}__icontains": spelling})
        return found

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Two people may save at once: the database lets one through, the other hears of it."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except IntegrityError:
            self.message_user(request, COLLISION, messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())

    def revert_disabled(self, request: HttpRequest, obj: Any = None) -> bool:
        return True


class TranslatedAdmin(RecordAdmin, TranslationAdmin[Any]):
    """The pages of a model with translated columns."""


class PartInline(EditionAware, admin.TabularInline[Any, Any]):
    """Rows inside their owner's page."""

    form = RecordForm
    extra = 0
    show_change_link = True
    classes: tuple[str, ...] = ("collapse",)
    #: What a row reads beyond the relations of its own.
    row_related: tuple[str, ...] = ()

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        own = (field.name for field in self.opts.fields if field.many_to_one)
        return super().get_queryset(request).select_related(*own, *self.row_related)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Fieldsets:
        """The language that every record has and that of the reader; the others are on the row's own page."""
        languages = tuple(
            dict.fromkeys(
                (settings.MODELTRANSLATION_DEFAULT_LANGUAGE, get_language() or INTERFACE_LANGUAGES[0])
            )
        )
        return [(None, {"fields": localize(self.fields or (), self.model, languages)})]


class TranslatedInline(PartInline, TranslationTabularInline[Any, Any]):
    """Rows with translated columns."""
