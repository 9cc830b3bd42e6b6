"""Directories stand in the order of the language of the page, on every database."""

import pytest

from tests.factories import (
    BodyNameFactory,
    DelegationFactory,
    EditionFactory,
    EditionTopicFactory,
    SeriesFactory,
    TopicFactory,
)
from tests.public.directories import options

pytestmark = pytest.mark.django_db

#: Names of each language in the order of its dictionaries, which is that of no code points.
IN_ORDER = {
    "ru": ["Ева", "Ёж", "Ель", "Жук", "Иск", "Йод", "Кит"],
    "fr": ["Eau", "École", "Effort", "Zone"],
    "es": ["Nube", "Ñandú", "Obra", "Óxido", "Pan"],
    "zh-hans": ["安全", "北京", "重庆", "中国"],
    "ar": ["البيئة", "تعاون", "الثقة", "جبال"],
}


@pytest.mark.parametrize("language", IN_ORDER)
class TestOrderOfALanguage:
    def test_topics(self, client, language):
        column = f"name_{language.replace('-', '_')}"
        for name in sorted(IN_ORDER[language]):
            EditionTopicFactory(topic=TopicFactory(name="Topic", **{column: name}))

        page = client.get(f"/{language}/topics/").context["page"]

        assert [entry.name.text for entry in page] == IN_ORDER[language]

    def test_editions_by_title_and_the_series_to_choose(self, client, language):
        column = language.replace("-", "_")
        for name in sorted(IN_ORDER[language]):
            series = SeriesFactory(name="Series", **{f"name_{column}": name})
            EditionFactory(series=series, title="Title", **{f"title_{column}": name})

        address = f"/{language}/editions/?sort=title"

        assert [card.title.text for card in client.get(address).context["cards"]] == IN_ORDER[language]
        assert [words.removesuffix(" (1)") for words in options(client, address, "series")[1:]] == IN_ORDER[
            language
        ]

    def test_bodies(self, client, language):
        for name in sorted(IN_ORDER[language]):
            body = DelegationFactory().body
            BodyNameFactory(body=body, text="Body")
            BodyNameFactory(body=body, text=name, language=language)

        entries = client.get(f"/{language}/bodies/").context["entries"]

        assert [entry.name.text for entry in entries] == IN_ORDER[language]
