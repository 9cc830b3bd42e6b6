"""An attendee file of any length, openly made up, the same at every run: fifteen columns in four scripts.

One row in a hundred is wrong, one in fifty changes a delegate on record, one in five hundred repeats a name.
"""

import csv
import io
from collections.abc import Iterator

BODIES = 300
CATEGORIES = ("members", "observers", "partners", "united-nations", "guests")
HEADER = (
    "Delegation", "Code", "Category", "Title", "Full name", "Name in original script", "Role", "Function",
    "Division", "E-mail", "Telephone", "Nationality", "Language", "Badge", "Listed",
)  # fmt: skip
#: Columns by their place, where a row is made wrong or changed.
_BODY, _NAME, _ROLE, _FUNCTION, _EMAIL = 0, 4, 6, 7, 9

_SYLLABLES = (
    ("ba", "den", "ro", "mi", "ka", "lun", "ter", "so", "vi", "hal", "nor", "ge", "pa", "ril", "tu", "wen"),
    ("ба", "дэн", "ро", "ми", "ка", "лун", "тер", "со", "ви", "гал", "нор", "ге", "па", "рил", "ту", "вен"),
    ("林", "海", "山", "雨", "文", "光", "明", "华", "江", "春", "安", "平", "云", "金", "石", "月"),
    ("با", "دين", "رو", "مي", "كا", "لون", "تر", "سو", "في", "حل", "نور", "جي", "زين", "ريل", "تو", "ون"),
)
_TITLES = ("Ms", "Г-н", "先生", "السيد")
_FUNCTIONS = (
    "Director, Department of Cooperation", "Начальник управления сотрудничества", "合作司司长",
    "مدير إدارة التعاون", "First Secretary", "Советник", "二等秘书", "مستشار",
)  # fmt: skip
_DIVISIONS = ("Division of Borders", "Управление границ", "边境处", "قسم الحدود", "")
_ROLES = ("delegate", "adviser", "делегат", "专家", "مستشار", "alternate", "", "expert")
_LANGUAGES = ("en", "ru", "zh", "ar")
_COUNTRIES = ("KGZ", "KAZ", "FRA", "CHN", "EGY", "BRA", "IND", "KEN")
_BADGES = ("delegate", "press", "staff")


def body_names(number: int) -> tuple[str, ...]:
    """Return the name of a made-up body in the four scripts."""
    return tuple(
        f"{word}{'' if script == 2 else ' '}{_word(number, script).title()}"
        for script, word in enumerate(("Institute", "Институт", "研究所", "معهد"))
    )


def person_name(number: int, script: int) -> tuple[str, str]:
    """Return the given and the family name of a made-up person in one of the four scripts."""
    return _word(number, script).title(), _word(number * 7 + 3, script).title()


def body_code(number: int) -> str:
    return f"MB{number:03}"


def rows_on_record(count: int) -> Iterator[tuple[str, ...]]:
    """Yield the rows that stand on record before the file of `count` rows comes."""
    yield HEADER
    yield from (_row(number) for number in range(count) if _changes(number))


def rows_of_file(count: int) -> Iterator[tuple[str, ...]]:
    """Yield the header and `count` rows with their mess."""
    yield HEADER
    for number in range(count):
        row = list(_row(number))
        if _changes(number):
            row[_FUNCTION] = f"Deputy {row[_FUNCTION]}"
        elif number % 100 == 37:
            _spoil(row, number)
        elif number % 500 == 313:
            row = list(_row(number - BODIES if number >= BODIES else number))
        yield tuple(row)


def as_csv(rows: Iterator[tuple[str, ...]]) -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file).writerows(rows)
    return file.getvalue().encode()


def expected_verdicts(count: int) -> dict[str, int]:
    """Return how many rows of the file are rejected, held and updated."""
    numbers = range(count)
    return {
        "rejected": sum(number % 100 == 37 for number in numbers),
        "held": sum(number % 500 == 313 and number >= BODIES for number in numbers),
        "updated": sum(_changes(number) for number in numbers),
    }


def _changes(number: int) -> bool:
    return number % 50 == 11


def _spoil(row: list[str], number: int) -> None:
    """Make a row wrong in one of four ways."""
    place, text = ((_EMAIL, "no address"), (_ROLE, "bos"), (_NAME, ""), (_BODY, f"Nowhere {number % 7}"))[
        number // 100 % 4
    ]
    row[place] = text
    if place == _BODY:
        row[_BODY + 1] = ""


def _row(number: int) -> tuple[str, ...]:
    body = number % BODIES
    script = number // BODIES % 4
    category = CATEGORIES[body % len(CATEGORIES)]
    name = _blank(script).join(person_name(number, script))
    return (
        _as_people_type(body_names(body)[number % 4], number),
        body_code(body) if number % 3 else "",
        category,
        _TITLES[script],
        name,
        "" if script == 0 else name,
        _ROLES[number % len(_ROLES)],
        _FUNCTIONS[number // 5 % len(_FUNCTIONS)],
        _DIVISIONS[number % len(_DIVISIONS)],
        f"p{number}@sample.example" if number % 10 else "",
        f"+998 71 {number % 1000:03} {number // 1000:03}" if number % 4 else "",
        _COUNTRIES[number % len(_COUNTRIES)],
        _LANGUAGES[script],
        _BADGES[number % len(_BADGES)],
        "yes" if number % 11 else "no",
    )


def _blank(script: int) -> str:
    return "" if script == 2 else " "


def _word(number: int, script: int) -> str:
    """Return a made-up word, another one for every number below 65,536."""
    syllables = _SYLLABLES[script]
    return "".join(syllables[number >> shift & 15] for shift in (0, 4, 8, 12))


def _as_people_type(text: str, number: int) -> str:
    """Return the text with the blanks and capitals of careless typing, now and then."""
    if number % 13 == 0:
        return text.upper()
    return f" {text}\u00a0" if number % 17 == 0 else text
