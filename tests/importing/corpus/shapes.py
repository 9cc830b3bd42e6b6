"""Text files by what stands in them and where: headings, blanks, odd characters, limits."""

from collections.abc import Iterator, Sequence
from functools import partial

from tests.importing.corpus.case import ANNA, BOTH, HEAD, OMAR, Case, text_file

EMPTY = ("",) * 4
REJECTED = (("rejected", 1),)
HEADINGS = {
    "English": ("Delegation", "Category", "FULL_NAME", " Job  title "),
    "Russian": ("Делегация", "Категория", "ФИО", "Должность"),
    "French": ("Délégation", "Catégorie", "Nom et prénom", "Fonction"),
    "Spanish": ("Delegación", "Categoría", "Nombre completo", "Cargo"),
    "Chinese": ("代表团", "类别", "姓名", "职务"),
    "Arabic": ("الوفد", "الفئة", "الاسم الكامل", "المنصب"),
}


def one(name: str, function: str, expected: str, **facts: object) -> Case:
    """Return a case of one row whose last cell is the hazard."""
    make = partial(text_file, (HEAD, (*ANNA[:3], function)))
    return Case(name, make, rows=((2, *ANNA[:3], expected),), **facts)  # type: ignore[arg-type]


def of(name: str, table: Sequence[Sequence[str]], **facts: object) -> Case:
    return Case(name, partial(text_file, table), **facts)  # type: ignore[arg-type]


def headings() -> Iterator[Case]:
    for language, words in HEADINGS.items():
        yield of(f"headings in {language}", (words, ANNA, OMAR))
    yield of(
        "order of columns turned round",
        [row[::-1] for row in (HEAD, ANNA, OMAR)],
        rows=((2, *ANNA[::-1]), (3, *OMAR[::-1])),
    )
    yield of(
        "lines above the headings",
        (("LIST OF PARTICIPANTS",), (), ("as of", "1 May"), HEAD, ANNA, OMAR),
        rows=((5, *ANNA), (6, *OMAR)),
        notes=("2 lines before the headings (line 4) were passed over.",),
    )
    yield of(
        "headings again in the middle",
        (HEAD, ANNA, HEAD, OMAR),
        rows=((2, *ANNA), (4, *OMAR)),
        notes=("The headings stand again among the rows and were passed over: lines 3.",),
    )


def missing_headings() -> Iterator[Case]:
    yield of(
        "a heading twice",
        ((*HEAD, "Body"), (*ANNA, "x")),
        rows=((2, *ANNA, "x"),),
        unusable="Two columns mean the same (Delegation): “body (Column 1)” and “Body (Column 5)”.",
    )
    yield of(
        "two headings with one meaning",
        ((*HEAD, "Country"), (*ANNA, "x")),
        rows=((2, *ANNA, "x"),),
        unusable="Two columns mean the same (Delegation): “body” and “Country”.",
    )
    yield of(
        "no headings but people with addresses",
        ((*ANNA, "a@example.org"), (*OMAR, "b@example.org")),
        rows=((1, *ANNA, "a@example.org"), (2, *OMAR, "b@example.org")),
        unusable="Line 1 looks like an entry of the list, not like headings. Say what each column holds",
    )
    yield of(
        "no headings but countries",
        (ANNA, OMAR),
        rows=((1, *ANNA), (2, *OMAR)),
        unusable="Line 1 looks like an entry",
    )
    yield of(
        "headings that nobody knows",
        (("alpha", "beta"), ("one", "two")),
        rows=((2, "one", "two"),),
        unusable="There is no column with the person's name",
    )
    yield of(
        "one column",
        (("full_name",), ("Anna Bel",)),
        rows=((2, "Anna Bel"),),
        unusable="There is no column that says which delegation",
    )
    yield of("headings alone", (HEAD,), refused="Line 1 is the only one with text.")


def blanks() -> Iterator[Case]:
    yield of(
        "blank column at the left",
        [("", *row) for row in (HEAD, ANNA, OMAR)],
        rows=((2, "", *ANNA), (3, "", *OMAR)),
    )
    yield of("blank columns at the right", [(*row, "", " ") for row in (HEAD, ANNA, OMAR)])
    yield of("blank rows at the end", (HEAD, ANNA, OMAR, *[EMPTY] * 500))
    yield of(
        "a value without a heading",
        ((*HEAD, "", "x"), (*ANNA, "stray", "y")),
        rows=((2, *ANNA, "stray", "y"),),
        notes=("Columns without a heading are passed over unless you say what they hold: 5.",),
    )
    yield of("row too short", (HEAD, ANNA, OMAR[:3]), rows=((2, *ANNA), (3, *OMAR[:3], "")))
    yield of("row too long", (HEAD, ANNA, (*OMAR, "stray")), verdicts=(("new", 1), ("rejected", 1)))
    yield one("not available", "NA", "")
    yield one("blanks of every kind", "\u00a0Director\u2003\u3000General\u2800", "Director General")
    yield one("decomposed letters", "Pre\u0301sident", "Président")
    yield one("right-to-left override", "Director\u202e lareneG\u202c", "Director lareneG")
    yield one("zero-width blanks", "\ufeffDi\u200brector\u00ad", "Director")


def characters() -> Iterator[Case]:
    for name, character, code in (
        ("NUL", "\0", "U+0000"),
        ("escape", "\x1b", "U+001B"),
        ("C1", "\x9b", "U+009B"),
    ):
        yield one(
            f"control character {name}",
            f"Dir{character}ector",
            f"Dir{code}ector",
            verdicts=REJECTED,
        )
    yield one("noncharacter", "Dir\ufdd0ector", "DirU+FDD0ector", verdicts=REJECTED)
    yield of(
        "control character in one row of two",
        (HEAD, ("Kenya", "members", "Anna\a Bel", ""), OMAR),
        rows=((2, "Kenya", "members", "AnnaU+0007 Bel", ""), (3, *OMAR)),
        verdicts=(("new", 1), ("rejected", 1)),
    )
    yield of(
        "control character in a column that is not read",
        ((*HEAD, "Shoe size"), (*ANNA, "4\a2")),
        rows=((2, *ANNA, "4U+00072"),),
    )
    yield of(
        "control character in the headings",
        ((*HEAD[:3], "func\ation"), ANNA),
        refused="Line 1, column “4”: the control character U+0007 cannot be read.",
    )
    yield one("formula with its guard", "'=1+1", "=1+1")
    yield one(
        "formula of an attacker", '=HYPERLINK("http://example.org")', '=HYPERLINK("http://example.org")'
    )
    yield one("phone with a plus", "'+998 71 1234567", "+998 71 1234567")
    yield one(
        "error of a sheet",
        "#REF!",
        "",
        notes=("Spreadsheet errors such as #N/A were read as empty: lines 2.",),
    )


def long_cells() -> Iterator[Case]:
    yield one("cell of 2,000 characters", "x" * 2000, "x" * 2000)
    yield one(
        "cell of 2,001 characters",
        "x" * 2001,
        "x" * 200 + "…",
        verdicts=REJECTED,
    )
    yield Case(
        "nine thousand cells of 2,001 characters and more",
        lambda: (
            text_file((HEAD,))
            + b"".join(b"Chad,members,Ali,%d" % at + b"x" * 2000 + b"\r\n" for at in range(9_000))
        ),
        verdicts=(("rejected", 9_000),),
        rows=(),
        hostile=True,
    )


def limits() -> Iterator[Case]:
    yield of(
        "101 columns",
        ((*HEAD, *(f"column {at}" for at in range(97))), ANNA),
        refused="Line 1 has more than 100 columns. Delete those that the list does not need",
    )
    yield Case(
        "a million columns",
        lambda: b"body," * 1_000_000 + b"\n" + text_file(),
        hostile=True,
        refused="Line 1 has more than 100 columns.",
    )
    yield Case(
        "a million columns below the headings",
        lambda: text_file() + b"x," * 1_000_000,
        hostile=True,
        refused="Line 4 has more than 100 columns.",
    )
    yield Case(
        "a line of nothing but delimiters",
        lambda: b"," * 10_000_000,
        hostile=True,
        refused="Line 1 has more than 100 columns.",
    )
    yield Case(
        "100,001 rows",
        lambda: text_file() + b"Chad,members,Ali,\r\n" * 99_999,
        hostile=True,
        refused="The file has more than 100000 rows. Send the list in several files.",
    )
    yield Case("a million blank lines", lambda: text_file() + b"\n" * 1_000_000)
    yield Case(
        "ten million blank lines",
        lambda: text_file() + b"\n" * 10_000_000,
        hostile=True,
        refused="The file goes on after line 2000000. Delete its blank lines",
    )
    yield Case(
        "a cell of ten million signs",
        lambda: text_file() + b"@" * 10_000_000,
        hostile=True,
        refused="Line 4: a cell is far too long",
    )


def sizes() -> Iterator[Case]:
    yield Case(
        "larger than the limit",
        lambda: text_file() + b"x" * 21 * 1024 * 1024,
        hostile=True,
        turned_away="The file is too large.",
        refused="The file has 21.0 MB; at most 20 MB can be read.",
    )
    yield Case("empty", lambda: b"", refused="The file is empty.", turned_away="The submitted file is empty.")
    yield Case("byte order mark alone", lambda: b"\xef\xbb\xbf", refused="The file is empty.")
    yield Case("blanks alone", lambda: b" , ,\n,,\n", refused="The file holds no text.")


def cases() -> Iterator[Case]:
    yield from headings()
    yield from missing_headings()
    yield from blanks()
    yield from characters()
    yield from long_cells()
    yield from limits()
    yield from sizes()
    yield Case("plain", text_file, rows=BOTH)
