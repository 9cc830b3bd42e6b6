"""Names of invented people in the shapes that real lists have, none of them drawn from a real list.

Families are made of syllables or of invented places; each name is the same at every run.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, product, zip_longest
from typing import NamedTuple

from delegations.enums import Gender

F, M = Gender.FEMALE, Gender.MALE


class InventedName(NamedTuple):
    full: str
    gender: Gender = Gender.NOT_STATED
    given: str = ""
    family: str = ""
    patronymic: str = ""
    original: str = ""
    language: str = "en"


_FAMILIES = [
    head + tail
    for head in ("Bel", "Cor", "Dar", "Fen", "Gal", "Hal", "Jor", "Kel", "Lor", "Mar", "Nor", "Pel", "Quin")
    for tail in ("dane", "holt", "lind", "nesse", "oven", "rell", "sted", "tine", "vik")
]
_GIVEN = (
    *(
        (name, F)
        for name in [
            "Ilse",
            "Nadia",
            "Amara",
            "Camille",
            "Beatriz",
            "Tove",
            "Helen",
            "Zoé",
            "Maëlle",
            "Ingrid",
            "Petra",
            "Rosalía",
        ]
    ),
    *(
        (name, M)
        for name in [
            "Anselm",
            "Rafael",
            "Jonas",
            "Darius",
            "Pavel",
            "Étienne",
            "Tomás",
            "Henrik",
            "Joaquín",
            "Søren",
            "Bram",
            "Émile",
        ]
    ),
)
_PARTICLES = ("van der", "de la", "von", "dos", "ter", "d’")
_SLAVIC_GIVEN = (
    ("Temur", "Темур", M), ("Daniyar", "Данияр", M), ("Lev", "Лев", M), ("Artyom", "Артём", M),
    ("Saida", "Саида", F), ("Vesta", "Веста", F), ("Alyona", "Алёна", F), ("Rada", "Рада", F),
)  # fmt: skip
_SLAVIC_FATHERS = (
    ("Rustam", "Рустам"),
    ("Oleg", "Олег"),
    ("Farid", "Фарид"),
    ("Ermek", "Ермек"),
    ("Stepan", "Степан"),
)
_SLAVIC_FAMILIES = (
    ("Ashkarov", "Ашкаров"), ("Dorvalov", "Дорвалов"), ("Belmorin", "Бельморин"), ("Kaldurov", "Калдуров"),
    ("Vesmarkin", "Весмаркин"), ("Istrovin", "Истровин"), ("Palungov", "Палунгов"),
)  # fmt: skip
_ARABIC_GIVEN = (
    ("Yusuf", "يوسف", M), ("Nabil", "نبيل", M), ("Samir", "سمير", M), ("Leila", "ليلى", F),
    ("Huda", "هدى", F),
)  # fmt: skip
_ARABIC_FAMILIES = (
    ("al-Faruni", "الفاروني"), ("al-Tamarili", "التماريلي"), ("al-Dorvali", "الدورفالي"),
    ("al-Ulmeshi", "الأولمشي"),
    ("bin Jundar", "بن جندر"), ("al-Lirwani", "الليرواني"), ("al-Omrithi", "الأومريثي"),
)  # fmt: skip
_CHINESE_FAMILIES = (("Lin", "林"), ("Gu", "顾"), ("Shu", "舒"), ("Ying", "应"), ("Mu", "穆"))
_CHINESE_GIVEN = (
    ("Xuelan", "雪岚"), ("Shanyu", "山屿"), ("Yunfeng", "云峰"), ("Lingbo", "岭波"), ("Qingxi", "清溪"),
    ("Hanbing", "寒冰"), ("Songtao", "松涛"),
)  # fmt: skip
_KOREAN_FAMILIES = (("Seo", "서"), ("Nam", "남"), ("Maeng", "맹"))
_KOREAN_GIVEN = (
    ("San-ha", "산하"),
    ("Nun-sol", "눈솔"),
    ("Ba-ram", "바람"),
    ("Ha-neul", "하늘"),
    ("Gang-u", "강우"),
)
_SINGLE = [
    "Tolegen",
    "Kezia",
    "Suharti",
    "Oyuna",
    "Wirdanu",
    "Tashmira",
    "Belek",
    "Ndari",
    "Sukmara",
    "Ariunaa",
]


def invented_names() -> list[InventedName]:
    """Return more than 420 names, all different, the shapes well mixed, in the same order every time."""
    shapes = (
        _spread(list(_western()), 131),
        _spread(list(_western_again()), 101),
        _spread(list(_slavic()), 89),
        _spread(list(_double()), 31),
        _spread(list(_arabic()), 8),
        _spread(list(_chinese()), 8),
        _spread(list(_particles()), 25),
        _spread(list(_korean()), 4),
        [InventedName(name) for name in _SINGLE] + [InventedName("H.H Tamrin", M)],
    )
    mixed = chain.from_iterable(zip_longest(*(shape[:80] for shape in shapes)))
    return [name for name in mixed if name is not None]


def _spread(names: Sequence[InventedName], step: int) -> list[InventedName]:
    """Reorder so that neighbours differ; `step` has no factor in common with the length."""
    return [names[(number * step + step // 2) % len(names)] for number in range(len(names))]


def _western() -> Iterator[InventedName]:
    for (given, gender), family in product(_GIVEN, _FAMILIES[0::2]):
        yield InventedName(f"{given} {family}", gender, given, family)


def _western_again() -> Iterator[InventedName]:
    for (given, gender), family in product(_GIVEN, _FAMILIES[1::2]):
        yield InventedName(f"{given} {family}", gender, given, family, language="fr")


def _double() -> Iterator[InventedName]:
    pairs = zip(_FAMILIES[3::4], _FAMILIES[5::4], strict=False)
    for (given, gender), (first, second) in product(_GIVEN[::5], pairs):
        yield InventedName(f"{given} {first} {second}", gender, given, f"{first} {second}", language="es")


def _particles() -> Iterator[InventedName]:
    for (given, gender), particle, family in product(_GIVEN[1::3], _PARTICLES, _FAMILIES[7::40]):
        whole = f"{particle}{family}" if particle.endswith("’") else f"{particle} {family}"
        yield InventedName(f"{given} {whole}", gender, given, whole)


def _slavic() -> Iterator[InventedName]:
    for (given, written, gender), father, family in product(_SLAVIC_GIVEN, _SLAVIC_FATHERS, _SLAVIC_FAMILIES):
        latin, cyrillic = ("ovna", "овна") if gender == F else ("ovich", "ович")
        ending = ("a", "а") if gender == F else ("", "")
        patronymic, surname = father[0] + latin, family[0] + ending[0]
        original = f"{family[1]}{ending[1]} {written} {father[1]}{cyrillic}"
        yield InventedName(
            f"{given} {patronymic} {surname}", gender, given, surname, patronymic, original, "ru"
        )


def _arabic() -> Iterator[InventedName]:
    for (given, written, gender), (family, script) in product(_ARABIC_GIVEN, _ARABIC_FAMILIES):
        yield InventedName(f"{given} {family}", gender, given, family, "", f"{written} {script}", "ar")


def _chinese() -> Iterator[InventedName]:
    for (family, sign), (given, signs) in product(_CHINESE_FAMILIES, _CHINESE_GIVEN):
        yield InventedName(f"{family} {given}", Gender.NOT_STATED, given, family, "", sign + signs, "zh-hans")


def _korean() -> Iterator[InventedName]:
    for (family, sign), (given, signs) in product(_KOREAN_FAMILIES, _KOREAN_GIVEN):
        yield InventedName(f"{family} {given}", Gender.NOT_STATED, given, family, "", sign + signs)
