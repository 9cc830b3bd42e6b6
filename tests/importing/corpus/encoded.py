"""Text files by encoding, delimiter, line ends and quotation."""

from collections.abc import Iterator
from functools import partial

from tests.importing.corpus.case import ANNA, BOTH, HEAD, OMAR, ROWS, Case, text_file

RUSSIAN = ("Kenya", "members", "Пётр Щукин", "Директор департамента")
FRENCH = ("Chad", "members", "Zoë Noël", "Conseillère à la présidence")
CHINESE = ("Kenya", "members", "王伟", "外交部司长")
WRITTEN = {
    "utf-8": (RUSSIAN, FRENCH, CHINESE),
    "utf-8-sig": (RUSSIAN, FRENCH, CHINESE),
    "utf-16": (RUSSIAN, FRENCH, CHINESE),
    "utf-16-le": (RUSSIAN, FRENCH, CHINESE),
    "utf-16-be": (RUSSIAN, FRENCH, CHINESE),
    "utf-32": (RUSSIAN, FRENCH, CHINESE),
    "cp1251": (RUSSIAN,),
    "cp1252": (FRENCH,),
    "gb18030": (CHINESE,),
}
NAMES = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}


def numbered(*rows: tuple[str, ...]) -> tuple[tuple[object, ...], ...]:
    """Return rows with the lines on which they stand below a header."""
    return tuple((line, *row) for line, row in enumerate(rows, start=2))


def encodings() -> Iterator[Case]:
    for encoding, rows in WRITTEN.items():
        for delimiter, name in NAMES.items():
            make = partial(text_file, (HEAD, *rows), delimiter=delimiter, encoding=encoding)
            yield Case(f"{encoding} with {name}", make, rows=numbered(*rows))


def line_ends() -> Iterator[Case]:
    for name, end in (("unix", "\n"), ("windows", "\r\n"), ("old macintosh", "\r")):
        yield Case(f"line ends {name}", partial(text_file, end=end))
    yield Case("line ends mixed", lambda: text_file(end="\n").replace(b"\n", b"\r\n", 1))
    yield Case("no line end at the end", lambda: text_file().rstrip())
    yield Case("blank lines between", lambda: text_file(end="\n\n"), rows=((3, *ANNA), (5, *OMAR)))
    broken = (*ANNA[:3], "Director\u2028General")
    yield Case(
        "line separator of Unicode in a cell",
        partial(text_file, (HEAD, broken)),
        rows=((2, *ANNA[:3], "Director\nGeneral"),),
    )


def quotation() -> Iterator[Case]:
    several = (*ANNA[:3], 'Director, "Acting"; head | of\tthe unit\nMinistry of Things')
    yield Case(
        "delimiters, quotes and line ends in a quoted cell",
        partial(text_file, (HEAD, several, OMAR)),
        rows=((2, *ANNA[:3], 'Director, "Acting"; head | of the unit\nMinistry of Things'), (4, *OMAR)),
    )
    yield Case(
        "every cell in quotes",
        lambda: "\n".join(",".join(f'"{cell}"' for cell in row) for row in ROWS).encode(),
    )
    yield Case(
        "quotation marks within an unquoted cell",
        lambda: b'body,category,full_name,function\nKenya,members,Anna "Ann" Bel,Director\n',
        rows=((2, "Kenya", "members", 'Anna "Ann" Bel', "Director"),),
    )
    yield Case(
        "quotation mark never closed",
        lambda: text_file() + b'Chad,members,"Ali Bey,Adviser\n',
        refused="Line 4: a quotation mark opens a cell and is not closed rightly.",
    )
    yield Case(
        "text after a closing quotation mark",
        lambda: text_file() + b'Chad,members,"Ali" Bey,Adviser\n',
        refused="Line 4: a quotation mark opens a cell and is not closed rightly.",
    )
    yield Case(
        "quotation mark never closed in a long file",
        lambda: text_file() + b'Chad,members,"Ali' + b"x,y\n" * 50_000,
        refused="Line 4: a cell is far too long; a quotation mark may not be closed.",
    )
    yield Case(
        "hint of Excel for the delimiter",
        lambda: b"sep=;\r\n" + text_file(delimiter=";"),
        rows=((3, *ANNA), (4, *OMAR)),
    )


def damage() -> Iterator[Case]:
    yield Case(
        "koi8-r",
        lambda: text_file((HEAD, RUSSIAN), encoding="koi8-r"),
        refused="The encoding of the file is not known.",
    )
    yield Case(
        "utf-8 with a broken letter",
        lambda: text_file((HEAD, RUSSIAN)) + b"Kenya,members,\xd0A,\n",
        refused="does not read as UTF-8: line 3",
    )
    yield Case(
        "utf-8 with a lone surrogate",
        lambda: text_file((HEAD, RUSSIAN, CHINESE)) + b"Kenya,members,\xed\xa0\x80,\n",
        refused="does not read as UTF-8: line 4",
    )
    yield Case(
        "utf-16 cut in the middle of a letter",
        lambda: text_file(encoding="utf-16")[:-1],
        refused="does not read as utf-16: line",
    )
    yield Case(
        "letters lost before",
        lambda: text_file((HEAD, (*ANNA[:2], "Ren\ufffd Bel", ""))),
        rows=((2, "Kenya", "members", "Ren\ufffd Bel", ""),),
        notes=("Letters were lost before the file was saved (they show as �): lines 2.",),
    )
    yield Case("name of a file that lies", text_file, filename="list.xlsx", rows=BOTH)


def cases() -> Iterator[Case]:
    yield from encodings()
    yield from line_ends()
    yield from quotation()
    yield from damage()
